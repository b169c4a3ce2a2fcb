// What a run is to do, by the event that started it and the `mode` input.
import { at, listAt, numberAt, textAt } from "./payload.ts";
import type { Runner } from "./runner.ts";

export type Mode = "auto" | "preview" | "apply" | "check" | "drift";

export interface Pull {
  readonly number: number;
  readonly headSha: string;
  readonly headRepository: string;
  readonly isFork: boolean;
  readonly labels: readonly string[];
  /** The commit that merging would make, where the event was given one. */
  readonly mergeSha: string | null;
}

export type Trigger =
  | { readonly kind: "apply" }
  | { readonly kind: "drift" }
  | { readonly kind: "check"; readonly branch: string; readonly sha: string }
  | { readonly kind: "preview"; readonly pull: Pull | null; readonly branch: string; readonly sha: string }
  | {
      readonly kind: "comment";
      readonly comment: {
        readonly id: number;
        readonly body: string;
        readonly author: string;
        readonly isBot: boolean;
        readonly edited: boolean;
      };
      readonly subject: {
        readonly number: number;
        readonly isPull: boolean;
        readonly author: string;
        readonly assignees: readonly string[];
      };
    }
  | { readonly kind: "nothing"; readonly why: string };

/** `branch` is the default branch, "" when the event does not tell it. */
export function readTrigger(runner: Runner, mode: Mode): Trigger {
  const { eventName, payload, ref, sha } = runner;
  const branch = textAt(payload, "repository", "default_branch") || (eventName === "schedule" ? branchOf(ref) : "");
  if (eventName === "issue_comment") return readComment(payload);
  if (eventName === "pull_request" || eventName === "pull_request_target") return readPull(runner, branch);
  if (eventName === "push") {
    if (at(payload, "deleted") === true) return nothing("the branch was deleted");
    if (!ref.startsWith("refs/heads/")) return nothing("only branches hold plans, and this is a tag");
    if (branchOf(ref) !== branch) return mode === "preview" ? preview(branch, sha) : { kind: "check", branch, sha };
  }
  if (eventName === "merge_group") return { kind: "check", branch, sha };
  if (mode === "preview") return preview(branch, sha);
  if (mode === "check") return { kind: "check", branch, sha };
  if (mode === "drift" || (mode === "auto" && eventName === "schedule")) return { kind: "drift" };
  return { kind: "apply" };
}

function readPull(runner: Runner, branch: string): Trigger {
  const { payload, repository, eventName, sha } = runner;
  const number = numberAt(payload, "pull_request", "number");
  const headSha = textAt(payload, "pull_request", "head", "sha");
  if (number === 0 || headSha === "") return nothing("the event names no pull request");
  if (textAt(payload, "action") === "closed")
    return nothing("the pull request is closed; a merge is applied by its push");
  const base = textAt(payload, "pull_request", "base", "ref");
  if (branch !== "" && base !== branch) return nothing(`it goes into ${base}; plans are mirrored from ${branch} alone`);
  const headRepository = textAt(payload, "pull_request", "head", "repo", "full_name");
  const isFork = headRepository.toLowerCase() !== `${repository.owner}/${repository.repo}`.toLowerCase();
  const labels = listAt(payload, "pull_request", "labels").map((label) => textAt(label, "name"));
  const mergeSha = eventName === "pull_request" && sha !== "" && sha !== headSha ? sha : null;
  return { kind: "preview", pull: { number, headSha, headRepository, isFork, labels, mergeSha }, branch, sha: headSha };
}

function readComment(payload: unknown): Trigger {
  const body = textAt(payload, "comment", "body");
  // Nothing in it can be a command: no request is made.
  if (!/^[ \t]{0,3}\//m.test(body)) return nothing("the comment holds no command");
  const assignees = listAt(payload, "issue", "assignees").map((one) => textAt(one, "login"));
  return {
    kind: "comment",
    comment: {
      id: numberAt(payload, "comment", "id"),
      body,
      author: textAt(payload, "comment", "user", "login"),
      isBot: textAt(payload, "comment", "user", "type") === "Bot",
      edited: textAt(payload, "action") !== "created",
    },
    subject: {
      number: numberAt(payload, "issue", "number"),
      isPull: at(payload, "issue", "pull_request") !== undefined,
      author: textAt(payload, "issue", "user", "login"),
      assignees,
    },
  };
}

function preview(branch: string, sha: string): Trigger {
  return { kind: "preview", pull: null, branch, sha };
}

function branchOf(ref: string): string {
  return ref.startsWith("refs/heads/") ? ref.slice("refs/heads/".length) : "";
}

function nothing(why: string): Trigger {
  return { kind: "nothing", why };
}
