// Lines that are tags: folded parts, `<details><summary>Phase 1</summary>`, and tasks as some planners write them,
// `<task type="auto">`, `<name>Task 1: Wire it</name>`, `<done>`.

export type Tag =
  | { readonly kind: "fold" | "wrap" | "unfold" }
  | { readonly kind: "summary"; readonly text: string }
  | { readonly kind: "task" }
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "part"; readonly text: string }
  | { readonly kind: "end"; readonly whole: boolean };

const FOLD = /^[ \t]*<(\/?)details(?:\s[^<>]*)?>[ \t]*$/i;
const SUMMARY = /^[ \t]*(?:<details(?:\s[^<>]*)?>[ \t]*)?<summary(?:\s[^<>]*)?>(.*?\S)<\/summary>[ \t]*$/i;
/** What stands around the tasks: headings in it end with it. */
const WRAP =
  /^<(\/?)(?:objective|context|execution_context|background|interfaces|overview|constraints|instructions|references)>[ \t]*$/;
const TASK = /^[ \t]*<task(?:\s[^<>]*)?>[ \t]*$/;
const NAME = /^[ \t]*<name>(.+?)<\/name>[ \t]*$/;
const PARTS = "acceptance_criteria|success_criteria|verification|verify|done|action|files|read_first|context|behavior";
const PART = new RegExp(`^[ \\t]*<(${PARTS})>[ \\t]*$`);
const END = new RegExp(`^[ \\t]*</(tasks?|${PARTS})>[ \\t]*$`);

/** The tag that a line is. Inside a task only (`inTask`) other tags than that of a task and those that fold count. */
export function readTag(line: string, inTask: boolean): Tag | null {
  if (line.length > 400 || !/^[ \t]*</.test(line)) return null;
  const fold = FOLD.exec(line);
  if (fold) return { kind: fold[1] === "" ? "fold" : "unfold" };
  const summary = SUMMARY.exec(line);
  if (summary) return { kind: "summary", text: (summary[1] ?? "").replace(/<\/?h[1-6][^<>]*>/gi, "").trim() };
  const wrap = inTask ? null : WRAP.exec(line);
  if (wrap) return { kind: wrap[1] === "" ? "wrap" : "unfold" };
  if (TASK.test(line)) return { kind: "task" };
  if (!inTask) return null;
  const name = NAME.exec(line);
  if (name) return { kind: "name", text: (name[1] ?? "").trim() };
  const part = PART.exec(line);
  if (part) return { kind: "part", text: (part[1] ?? "").replace("_", " ") };
  const end = END.exec(line);
  return end ? { kind: "end", whole: (end[1] ?? "").startsWith("task") } : null;
}
