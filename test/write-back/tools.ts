// A repository on the stand-in, a writer on it, and edits that tick a line `[ ] key`.
import { createWriter } from "../../src/github/create-writer.ts";
import type { Writer } from "../../src/github/port.ts";
import type { PlanEdit } from "../../src/model/change.ts";
import type { Clock } from "../../src/model/clock.ts";
import type { EditedPlan, EditedPlans } from "../../src/model/edited.ts";
import { type Standin, seedRepository, seedWorkflowToken, startStandin } from "../standin/index.ts";
import { readFile } from "./read-file.ts";

export const PATH = "docs/plan.md";
export const BRANCH = "plansync/write-back";
export const CONFIG = { writeBack: "pull-request", writeBackBranch: BRANCH, identities: [] } as const;

export interface Place {
  readonly standin: Standin;
  readonly writer: Writer;
  readonly told: {
    readonly observed: { defaultBranch: string; viewer: string; repository: { owner: string; repo: string } };
    readonly context: { onDefaultBranch: boolean };
  };
  /** The text of a file on a branch, null when there is no such branch or file. */
  text(branch: string, path?: string): string | null;
  pulls(): { number: number; title: string; state: string; body: string; author: string }[];
}

export async function aPlace(files: Readonly<Record<string, string>>): Promise<Place> {
  const standin = await startStandin({ validate: true });
  seedRepository(standin.world, "octo/plans", { files });
  const token = seedWorkflowToken(standin.world, "octo/plans");
  const name = { owner: "octo", repo: "plans" };
  const writer = createWriter({ repository: name, token: token.value, baseUrl: standin.url, clock: hurried() });
  return {
    standin,
    writer,
    told: {
      observed: { defaultBranch: "main", viewer: "github-actions[bot]", repository: name },
      context: { onDefaultBranch: true },
    },
    text: (branch, path = PATH) => readFile(standin.world.repository("octo/plans"), branch, path),
    pulls: () =>
      [...standin.world.repository("octo/plans").issues.values()]
        .filter((issue) => issue.pull !== null)
        .map(({ number, title, state, body, author }) => ({
          number,
          title,
          state,
          body: body ?? "",
          author: author?.login ?? "",
        })),
  };
}

/** Waits take no time, and count. */
function hurried(): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    sleep: async (milliseconds) => {
      ahead += milliseconds;
    },
  };
}

export function tick(key: string, told: Partial<PlanEdit> = {}): PlanEdit {
  const identity = { path: PATH, key, kind: "task" } as const;
  return {
    identity,
    field: "status",
    before: "todo",
    after: "done",
    mark: null,
    line: 1,
    reason: "closed by ann",
    ...told,
  };
}

/** Ticks `[ ] key`, or writes `(field: value)` behind it; leaves what is not there. */
export function ticked(_path: string, text: string, edits: readonly PlanEdit[]): EditedPlan {
  const done: PlanEdit[] = [];
  const already: PlanEdit[] = [];
  const left: { edit: PlanEdit; reason: string }[] = [];
  let result = text;
  for (const edit of edits) {
    const line = new RegExp(`\\[[ x]\\] ${edit.identity.key}\\b[^\\r\\n]*`);
    if (!line.test(result)) {
      left.push({ edit, reason: "it is not in the document any more" });
      continue;
    }
    const before = result;
    result = result.replace(line, (old) => {
      if (edit.field === "status") return edit.after === "done" ? old.replace("[ ]", "[x]") : old.replace("[x]", "[ ]");
      const note = `(${edit.field}: ${edit.after})`;
      return old.includes(note) ? old : `${old} ${note}`;
    });
    (result === before ? already : done).push(edit);
  }
  return { text: result, done, already, left };
}

export function edits(...list: PlanEdit[]): EditedPlans {
  return { edits: list, files: [], left: [], edit: ticked };
}
