// What a document itself writes for a status: its own words come before ours.
import type { PlanDocument, Status, StatusMark } from "../model/plan.ts";

export interface Dialect {
  /** Texts that marks of this kind carry for this status, most used first; those of the same column before all. */
  textsLike(mark: StatusMark, status: Status): readonly string[];
  /** Characters between the brackets of a checkbox for this status, most used first; of drawn boxes, when `drawn`. */
  boxes(status: Status, drawn?: boolean): readonly string[];
  /** Whether the box is a sign of its own, without brackets around it: "☐ Order the parts". */
  isDrawn(mark: StatusMark): boolean;
  /** All marks of the document, in order. */
  readonly marks: readonly StatusMark[];
}

/** Reads the dialect of a document from the marks that its reader found. */
export function dialectOf(document: PlanDocument): Dialect {
  const owners = [...document.phases, ...document.tasks];
  const inner = document.tasks.flatMap((task) => [...task.steps, ...task.criteria].map((one) => one.mark));
  const criteria = document.phases.flatMap((phase) => phase.criteria.map((one) => one.mark));
  const marks = [...owners.flatMap((owner) => owner.marks), ...inner, ...criteria].filter((mark) => mark !== null);
  marks.sort((a, b) => a.start - b.start);
  const column = columnFinder(document.source);
  const isDrawn = ({ text, start }: StatusMark) =>
    /^[☐☑☒◐✓✔✗✘✅⬜❌]$/u.test(text) && document.source[start - 1] !== "[";
  return {
    marks,
    isDrawn,
    textsLike(mark, status) {
      const alike = marks.filter((one) => one.kind === mark.kind && one.status === status && one.start !== mark.start);
      if (mark.kind !== "cell") return byUse(alike.map((one) => one.text));
      const here = column(mark);
      return [
        ...new Set([
          ...byUse(alike.filter((one) => column(one) === here).map((one) => one.text)),
          ...byUse(alike.map((one) => one.text)),
        ]),
      ];
    },
    boxes: (status, drawn = false) =>
      byUse(
        marks
          .filter((one) => one.kind === "checkbox" && one.status === status && isDrawn(one) === drawn)
          .map((one) => insideOf(one.text)),
      ),
  };
}

/** What stands between the brackets of a checkbox, whether or not the mark includes them. */
export function insideOf(text: string): string {
  return text.startsWith("[") && text.endsWith("]") ? text.slice(1, -1) : text;
}

/** Distinct texts, the most used first; among equals the plainest (a date or a remark makes a text longer). */
function byUse(texts: readonly string[]): string[] {
  const uses = new Map<string, number>();
  for (const text of texts) uses.set(text, (uses.get(text) ?? 0) + 1);
  return [...uses].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length).map(([text]) => text);
}

/** Which cell of its row a mark stands in: pipes outside code spans and escapes are counted. */
function columnFinder(source: string): (mark: StatusMark) => number {
  const known = new Map<number, number>();
  return (mark) => {
    const found = known.get(mark.start) ?? cellBefore(source, mark.start);
    known.set(mark.start, found);
    return found;
  };
}

function cellBefore(source: string, place: number): number {
  const start = Math.max(source.lastIndexOf("\n", place - 1) + 1, place - 20_000);
  let cells = 0;
  let code = false;
  for (let at = start; at < place; at++) {
    const sign = source[at];
    if (sign === "\\") at++;
    else if (sign === "`") code = !code;
    else if (sign === "|" && !code) cells++;
  }
  return cells;
}
