// Adds to what each line was taken for the lines that were taken for nothing.
import type { Evidence, Task } from "../../model/plan.ts";
import { type LineIndex, lineAt } from "../blocks/line-index.ts";
import { FENCED, type Reasons } from "./explain-lines.ts";

/** The evidence with an entry for each run of lines that nothing took. Empty lines need none. */
export function withLeftOut(
  evidence: readonly Evidence[],
  reasons: Reasons,
  lines: LineIndex,
  tasks: readonly Task[],
): Evidence[] {
  const taken = new Uint8Array(reasons.length + 1);
  for (const { line, endLine } of evidence) taken.fill(1, line, endLine + 1);
  const added: { -readonly [Name in keyof Evidence]: Evidence[Name] }[] = [];
  let last: (typeof added)[number] | undefined;
  for (let line = 1; line < reasons.length; line++) {
    const reason = reasons[line];
    if (taken[line] === 1) last = undefined;
    if (taken[line] === 1 || !reason || lineAt(lines, line - 1).trim() === "") continue;
    if (last && last.taken === reason.taken && last.because.join() === reason.because.join()) last.endLine = line;
    else {
      last = { line, endLine: line, taken: reason.taken, key: null, because: reason.because };
      added.push(last);
    }
  }
  const drawn = tasks.flatMap(({ dependsOn }) =>
    dependsOn.flatMap((one) => (one.source === "drawing" ? [one.line] : [])),
  );
  for (const one of added.filter(({ because }) => because[0] === FENCED)) {
    if (!drawn.some((line) => line >= one.line && line <= one.endLine)) continue;
    one.taken = "drawing";
    one.because = ["a drawing whose lines tell an order"];
  }
  return [...evidence, ...added].sort((a, b) => a.line - b.line || b.endLine - a.endLine);
}
