// The repository's plans as they stand on the default branch, read once a look and shared by all that the look does.
import { applyChecks } from "../apply/apply-checks.ts";
import { CONFIG_PATHS, type Gathered, gather } from "../gather.ts";
import { EnvironmentError } from "../model/failure.ts";
import { type Input, type Proposal, propose, type Reconciliation, reconcile } from "../reconcile.ts";
import { desiredChecks } from "../report/desired-checks.ts";
import { withButtons } from "./edges/with-buttons.ts";
import type { SharedCounters } from "./queue/port.ts";
import type { Session } from "./session.ts";

export interface Bounds {
  readonly maxTasks: number;
  readonly maxBytes: number;
}

export interface PlansNow {
  /** null: the repository is empty. Throws an EnvironmentError when the plans could not be read, or are too large. */
  gathered(): Promise<Gathered | null>;
  /** What would change. */
  propose(): Promise<Proposal | null>;
  /** Brings everything in step; null when there is nothing to, or when the configuration is wrong: that is told alone. */
  reconcile(): Promise<Reconciliation | null>;
  /** Somebody with the right allowed what the guards stop, for the plans as they stand. */
  allow(): Promise<void>;
  /** The plans were changed by us: they are read again. */
  changed(): void;
}

/** What was allowed holds for one commit, and so long that a large import comes to its end. */
const ALLOWED = 3 * 24 * 3_600_000;

export function plansNow(
  session: Session,
  repository: number,
  bounds: Bounds,
  counters: SharedCounters,
  today: string,
): PlansNow {
  let reading: Promise<Gathered | null> | null = null;
  const gathered = () => {
    reading ??= read(session, bounds);
    return reading;
  };
  const allowedName = (sha: string) => `allow:${repository}:${sha}`;
  const input = async (): Promise<Input | null> => {
    const now = await gathered();
    if (now === null) return null;
    const allowed = (await counters.read(allowedName(now.sha))) > 0;
    return {
      files: now.files,
      present: now.present,
      config: now.config,
      diagnostics: now.diagnostics,
      context: {
        today,
        sha: now.sha,
        branch: session.defaultBranch,
        onDefaultBranch: true,
        allow: { creates: allowed, closes: allowed },
      },
    };
  };
  return {
    gathered,
    propose: async () => {
      const asked = await input();
      return asked && propose(session.writer, asked);
    },
    reconcile: async () => {
      const asked = await input();
      if (asked === null) return null;
      const writer = withButtons(session.writer, asked.config);
      if (!isWrong(asked)) return reconcile(writer, asked);
      const proposal = await propose(writer, asked);
      await applyChecks(desiredChecks(proposal, asked.config), asked.context.sha, writer, asked.config.checks);
      return null;
    },
    allow: async () => {
      const now = await gathered();
      if (now !== null) await counters.raise(allowedName(now.sha), 1, ALLOWED);
    },
    changed: () => {
      reading = null;
    },
  };
}

/** A configuration that could not be read as meant: nothing is changed by what it was perhaps not to say. */
function isWrong(input: Input): boolean {
  const paths: readonly string[] = CONFIG_PATHS;
  return input.diagnostics.some((one) => one.severity === "error" && paths.includes(one.place.path));
}

/**
 * What stands at a commit, with our own login among the identities: not every server tells an app who it is, and
 * markers of an identity that is not known would be made a second time.
 */
export async function gatherAs(session: Session, sha: string, configRef: string): Promise<Gathered> {
  const gathered = await gather(session.writer, { sha, configRef });
  const identities = [...new Set([...gathered.config.identities, session.login])];
  return { ...gathered, config: { ...gathered.config, identities } };
}

async function read(session: Session, bounds: Bounds): Promise<Gathered | null> {
  const sha = await session.writer.readBranch(session.defaultBranch);
  if (sha === null) return null;
  const gathered = await gatherAs(session, sha, sha);
  const bytes = gathered.files.reduce((sum, file) => sum + file.text.length, 0);
  if (bytes > bounds.maxBytes) {
    throw new EnvironmentError("invalid", `The plans hold ${bytes} bytes, this app takes ${bounds.maxBytes}`, {
      advice: "Raise PLANSYNC_MAX_PLAN_BYTES, or leave documents out by `exclude` in the configuration.",
    });
  }
  return gathered;
}
