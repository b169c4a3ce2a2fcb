// The repository on GitHub that the current folder belongs to, and the token to reach it with.
import { execFileSync } from "node:child_process";
import { EnvironmentError } from "../model/failure.ts";
import type { RepositoryName } from "../model/repository.ts";
import type { Given } from "./command.ts";

export interface Remote {
  readonly repository: RepositoryName;
  readonly token: string;
  readonly baseUrl: string;
}

/** Options that every command which reaches GitHub understands. */
export const REMOTE_OPTIONS = { repo: { type: "string" }, "api-url": { type: "string" } } as const;

export const REMOTE_ABOUT = {
  repo: "owner/name on GitHub (default: GITHUB_REPOSITORY, or the `origin` of this folder)",
  "api-url": "address of the API for GitHub Enterprise Server (default: GITHUB_API_URL, or api.github.com)",
};

/** Where to reach GitHub, or null without a token: then a command works offline or says what is missing. */
export function findRemote(options: Given["options"]): Remote | null {
  const token = process.env.GITHUB_TOKEN ?? process.env.GH_TOKEN;
  const name = text(options.repo) ?? process.env.GITHUB_REPOSITORY ?? originName();
  if (token === undefined || token === "" || name === undefined) return null;
  const [owner, repo] = name.split("/");
  if (!owner || !repo || name.split("/").length !== 2) {
    throw new EnvironmentError("invalid", `Unexpected repository \`${name}\`, expected \`owner/name\``);
  }
  return {
    repository: { owner, repo },
    token,
    baseUrl: text(options["api-url"]) ?? process.env.GITHUB_API_URL ?? "https://api.github.com",
  };
}

/** As `findRemote`, but throws with what to set when something is missing. */
export function needRemote(options: Given["options"]): Remote {
  const remote = findRemote(options);
  if (remote !== null) return remote;
  throw new EnvironmentError("permission", "No token or no repository to work on", {
    advice:
      "Set GITHUB_TOKEN (issues, checks and contents of the repository), and --repo owner/name outside a clone of it.",
  });
}

function originName(): string | undefined {
  try {
    const url = execFileSync("git", ["config", "--get", "remote.origin.url"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return /[/:]([^/:]+\/[^/]+?)(?:\.git)?\/?$/.exec(url.trim())?.[1];
  } catch {
    return undefined;
  }
}

function text(value: Given["options"][string]): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
