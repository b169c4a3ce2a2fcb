// What a reader or writer is made of.
import type { RequestInterface } from "@octokit/types";
import { type Clock, realClock } from "../model/clock.ts";
import { EnvironmentError } from "../model/failure.ts";
import type { RepositoryName } from "../model/repository.ts";
import { createPace, type Pace } from "./pace.ts";
import { createTransport } from "./request.ts";
import { emptyKnown, type Session } from "./session.ts";

export interface GitHubOptions {
  readonly repository: RepositoryName;
  readonly token?: string;
  /** Default https://api.github.com; https://host/api/v3 for GitHub Enterprise Server. */
  readonly baseUrl?: string;
  readonly clock?: Clock;
  /** How to fetch (a proxy's). */
  readonly fetch?: typeof globalThis.fetch;
  readonly userAgent?: string;
  /** An octokit that is signed in already (an app's installation), instead of token, baseUrl and fetch. */
  readonly octokit?: { readonly request: unknown };
  /** Shared by all readers and writers of one token or installation. */
  readonly pace?: Pace;
  /** The longest a single wait for a limit may last (milliseconds). Default ten minutes. */
  readonly patience?: number;
  /** Where to tell what is done without. Default: nowhere. */
  readonly log?: (message: string) => void;
  /** The login to assume where GitHub does not tell it. */
  readonly viewer?: string;
  /** Milliseconds until an answer counts as lost. Default a minute. */
  readonly timeout?: number;
}

const PATIENCE = 10 * 60_000;

export function createSession(options: GitHubOptions, rights: { readOnly: boolean; maxWrites: number }): Session {
  const clock = options.clock ?? realClock;
  const pace = options.pace ?? createPace({ clock, patience: options.patience ?? PATIENCE });
  const { token, baseUrl, fetch, userAgent, timeout } = options;
  const octokit = options.octokit as { readonly request: RequestInterface } | undefined;
  const transport = createTransport({
    pace,
    clock,
    readOnly: rights.readOnly,
    token,
    baseUrl,
    fetch,
    userAgent,
    timeout,
    octokit,
  });
  const { owner, repo } = options.repository;
  return {
    repository: options.repository,
    at: { owner, repo },
    transport,
    clock,
    log: options.log ?? (() => undefined),
    assumedViewer: options.viewer ?? "github-actions[bot]",
    budget: { left: rights.maxWrites > 0 ? rights.maxWrites : Number.POSITIVE_INFINITY },
    can: {},
    known: emptyKnown(),
    room: (wanted) => pace.room(wanted),
    holdFor(setback, times) {
      try {
        const until = setback.kind === "limited" ? setback.until : null;
        pace.hold(until ?? clock.now() + 60_000 * 2 ** times, setback.error.message);
      } catch (refusal) {
        // The next request says so, with what was done before it.
        if (!(refusal instanceof EnvironmentError)) throw refusal;
      }
    },
  };
}
