// Gives the tasks what lists and tables that only name them say: "- [x] T-01 Build the index", "| QA agent | #16, #17 |".
import { added } from "../collect/close-task.ts";
import type { Collected, Mention, TaskDraft } from "../collect/draft.ts";
import { readReferences } from "../facts/read-references.ts";
import { Targets } from "../facts/targets.ts";
import { readHead } from "../inline/read-head.ts";
import { likeness, wordSet } from "../text/fold.ts";

/** The one task that an item repeats: by its id, when the words do not speak against it, else by its exact title. */
function repeated(mention: Mention, targets: Targets): string | null {
  const head = readHead(mention.text);
  if (head.kind === "phase" || head.kind === "span") return null;
  const found = head.id === null ? null : targets.task(head.id);
  if (!found) return head.title === "" ? null : (targets.titled(head.title, false, "task")?.key ?? null);
  const alike = head.title === "" ? 1 : likeness(wordSet(head.title), wordSet(found.title));
  return alike >= (/^\d+$/.test(head.id ?? "") ? 0.5 : 0.15) ? found.key : null;
}

function tellOwner(mention: Mention, task: TaskDraft): void {
  if (mention.owner === null) return;
  const fact = { field: "owner", value: mention.owner, line: mention.line, source: "table" } as const;
  task.facts = added(task.facts, [fact]);
}

function tellState(mention: Mention, task: TaskDraft): void {
  const { mark, line } = mention;
  if (!mark || mark.line === task.line) return;
  const fact = { status: mark.status, text: `[${mark.text}]`, line, source: "checkbox", mark, repeated: true } as const;
  task.statuses = added(task.statuses, [fact]);
}

/** Keys must be set. A mention that names no task, or could name two, says nothing. */
export function applyMentions({ mentions, notes }: Collected, tasks: readonly TaskDraft[]): void {
  if (mentions.length === 0 || tasks.length === 0) return;
  const drafts = new Map(tasks.map((task) => [task.key, task]));
  const targets = new Targets(
    tasks.map(({ key, id, title, minor }) => ({ key, kind: "task", id, title, inner: minor }) as const),
  );
  for (const mention of mentions) {
    const keys =
      mention.owner !== null
        ? readReferences(mention.text, targets, true).found.map((reference) => reference.target?.key ?? null)
        : [repeated(mention, targets)];
    for (const key of keys) {
      const task = key === null ? undefined : drafts.get(key);
      if (!task) continue;
      tellOwner(mention, task);
      tellState(mention, task);
      const because = [`tells the same task as line ${task.line}`];
      notes.push({ line: mention.line, endLine: mention.line, taken: "duplicate", draft: task, because });
    }
  }
}
