// What the runner gives a step: environment, inputs, the event. Read without the toolkit, so that the first request
// leaves early; the toolkit is loaded while GitHub answers.
import { readFileSync } from "node:fs";
import { EnvironmentError } from "../model/failure.ts";
import type { RepositoryName } from "../model/repository.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Runner {
  readonly environment: Environment;
  readonly repository: RepositoryName;
  readonly eventName: string;
  readonly payload: unknown;
  /** The commit that started the run. */
  readonly sha: string;
  /** "refs/heads/main", "refs/pull/7/merge". */
  readonly ref: string;
  /** "https://github.com" or the Enterprise server's. */
  readonly server: string;
  readonly api: string;
  /** The checkout's folder, whether or not there is one. */
  readonly workspace: string | null;
  /** A folder for files that later steps may read. */
  readonly temporary: string | null;
}

/** Throws an EnvironmentError when this is no workflow run. */
export function readRunner(environment: Environment): Runner {
  const [owner, repo, ...rest] = (environment.GITHUB_REPOSITORY ?? "").split("/");
  if (!owner || !repo || rest.length > 0) {
    throw new EnvironmentError(
      "invalid",
      "Unexpected environment without `GITHUB_REPOSITORY`, expected a workflow run",
      {
        advice: "Use Plansync as a step of a workflow. On a laptop, `npx plansync preview` shows what a run would do.",
      },
    );
  }
  return {
    environment,
    repository: { owner, repo },
    eventName: environment.GITHUB_EVENT_NAME ?? "",
    payload: readPayload(environment.GITHUB_EVENT_PATH),
    sha: environment.GITHUB_SHA ?? "",
    ref: environment.GITHUB_REF ?? "",
    server: (environment.GITHUB_SERVER_URL || "https://github.com").replace(/\/+$/, ""),
    api: input(environment, "github-api-url") || environment.GITHUB_API_URL || "https://api.github.com",
    workspace: environment.GITHUB_WORKSPACE || null,
    temporary: environment.RUNNER_TEMP || null,
  };
}

/** An input of action.yml, trimmed; "" when it is not given (docs.github.com, "Metadata syntax", `inputs`). */
export function input(environment: Environment, name: string): string {
  return (environment[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
}

function readPayload(path: string | undefined): unknown {
  if (!path) return {};
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new EnvironmentError("invalid", "The event's file could not be read", { cause });
  }
}
