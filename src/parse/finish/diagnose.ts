// What the reader itself has to tell: broken fences, mojibake, and what it was unsure of.
import type { Diagnostic, TextEdit } from "../../model/diagnostic.ts";
import { lineOf, type Place } from "../../model/place.ts";
import { type LineIndex, lineAt } from "../blocks/line-index.ts";
import type { Fence } from "../blocks/pair-fences.ts";
import { type Repair, sourceOffset } from "../text/repair-mojibake.ts";

const MOST = 200;

export interface Mendable {
  readonly path: string;
  /** The text as read, and as meant (offsets of `lines` are into the latter). */
  readonly source: string;
  readonly lines: LineIndex;
  readonly repairs: readonly Repair[];
}

function edit(about: Mendable, start: number, end: number, text: string): TextEdit {
  return { path: about.path, start: sourceOffset(about.repairs, start), end: sourceOffset(about.repairs, end), text };
}

function placeOf(about: Mendable, index: number): Place {
  return lineOf(about.path, index + 1, lineAt(about.lines, index).length);
}

function fixOf(about: Mendable, fence: Fence, ending: string): TextEdit | null {
  const { lines } = about;
  const [open, close] = [lines.starts[fence.open] ?? 0, lines.starts[fence.close] ?? 0];
  const mark = /(?:`{3,}|~{3,})/.exec(lineAt(lines, fence.open));
  if (!mark) return null;
  const longer = mark[0] + mark[0].charAt(0);
  switch (fence.broken) {
    case "nested": {
      const last = /(?:`{3,}|~{3,})/.exec(lineAt(lines, fence.close));
      if (!last || close - open > 200_000) return null;
      const [from, to] = [open + mark.index, close + last.index + last[0].length];
      const inner = about.source.slice(
        sourceOffset(about.repairs, from + mark[0].length),
        sourceOffset(about.repairs, close + last.index),
      );
      return edit(about, from, to, longer + inner + longer);
    }
    case "wrong-closer": {
      const last = lineAt(lines, fence.close);
      const marks = /(?:`{3,}|~{3,})/.exec(last);
      return marks ? edit(about, close + marks.index + marks[0].length, close + last.length, "") : null;
    }
    case "unclosed": {
      const after = lines.starts[fence.close + 1] ?? lines.source.length;
      const whole = after === 0 || lines.source.charCodeAt(after - 1) === 10;
      return edit(about, after, after, `${whole ? "" : ending}${mark[0]}${ending}`);
    }
    case "stray":
      return edit(about, open, lines.starts[fence.open + 1] ?? lines.source.length, "");
    default:
      return null;
  }
}

const TELL: Readonly<Record<Exclude<Fence["broken"], null>, { found: string; wanted: string; detail: string }>> = {
  nested: {
    found: "code fence inside a code fence",
    wanted: "an outer fence of four backticks",
    detail: "Markdown ends the outer fence at the first inner one; give the outer fence a fourth backtick.",
  },
  "wrong-closer": {
    found: "info string on a closing fence",
    wanted: "backticks alone",
    detail: "Markdown does not close a fence by a line with an info string; take the words after the backticks away.",
  },
  unclosed: {
    found: "code fence that never closes",
    wanted: "a closing line of backticks",
    detail: "Everything behind it is code for a Markdown renderer; close the fence.",
  },
  stray: {
    found: "closing fence without an opening one",
    wanted: "pairs of fences",
    detail: "Markdown takes it for an opening fence and turns the rest inside out; remove the line.",
  },
};

/** One diagnostic for each fence that a Markdown renderer reads otherwise, with the edit that mends it. */
export function diagnoseFences(about: Mendable, fences: readonly Fence[]): Diagnostic[] {
  const broken = fences.filter((fence) => fence.broken !== null).slice(0, MOST);
  const ending = broken.length > 0 && about.source.includes("\r\n") ? "\r\n" : "\n";
  return broken.flatMap((fence): Diagnostic[] => {
    if (fence.broken === null) return [];
    const { found, wanted, detail } = TELL[fence.broken];
    const fix = fixOf(about, fence, ending);
    const closes = fence.broken === "wrong-closer" ? fence.close : fence.open;
    return [
      {
        ruleId: "broken-fence",
        severity: "warning",
        summary: `Unexpected ${found}, expected ${wanted}`,
        detail,
        place: placeOf(about, closes),
        ...(fix ? { fix } : {}),
      },
    ];
  });
}

/** Lines that are named, of those with mojibake. */
const NAMED = 5;

/** The one diagnostic for all mojibake of the file, with the characters that were meant: an edit for each line. */
export function diagnoseMojibake(about: Mendable): Diagnostic[] {
  const { path, lines, repairs, source } = about;
  const first = repairs[0];
  if (!first) return [];
  const found: number[] = [];
  const edits: TextEdit[] = [];
  let line = 0;
  for (let index = 0; index < repairs.length; ) {
    const from = repairs[index] ?? first;
    while (line + 1 < lines.count && (lines.starts[line + 1] ?? 0) <= from.at) line++;
    const end = lines.starts[line + 1] ?? lines.source.length;
    let last = from;
    for (; index < repairs.length && (repairs[index]?.at ?? 0) < end; index++) last = repairs[index] ?? last;
    found.push(line + 1);
    edits.push({
      path,
      start: from.start,
      end: last.end,
      text: lines.source.slice(from.at, last.at + last.text.length),
    });
  }
  const [fix, ...moreFixes] = edits;
  const [at = 1] = found;
  const column = first.start - sourceOffset(repairs, lines.starts[at - 1] ?? 0) + 1;
  const endColumn = column + (first.end - first.start);
  return [
    {
      ruleId: "mojibake",
      severity: "warning",
      summary: `Unexpected \`${source.slice(first.start, first.end)}\`, expected \`${first.text}\``,
      detail: `The text was UTF-8 and got read as Windows-1252; save the characters that were meant${tellPlaces(repairs.length, found)}.`,
      place: { path, line: at, column, endLine: at, endColumn },
      ...(fix ? { fix } : {}),
      ...(moreFixes.length > 0 ? { moreFixes } : {}),
    },
  ];
}

/** ": 34 places, in lines 3, 6, 9, 12, 20 and 11 more"; nothing for one. */
function tellPlaces(count: number, lines: readonly number[]): string {
  if (count === 1) return "";
  const rest = lines.length - NAMED;
  const named = `${lines.slice(0, NAMED).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  return `: ${count} places, in ${lines.length === 1 ? "line" : "lines"} ${named}`;
}

/** What could not be read of drawings. */
export function diagnoseDrawings(
  path: string,
  unsure: readonly { line: number; column: number; reason: string }[],
): Diagnostic[] {
  return unsure.slice(0, MOST).map(({ line, column, reason }) => ({
    ruleId: "ambiguous-drawing",
    severity: "info",
    summary: `Unexpected ${reason.replace(/^an? /, "")}, expected lines between two names`,
    detail:
      "The rest of the drawing was read; write the missing dependency as an attribute of the task (`Depends on: …`).",
    place: { path, line, column, endLine: line, endColumn: column + 1 },
  }));
}

/** Tasks that were taken for want of anything better. */
export function diagnoseReach(path: string, line: number, headed: boolean): Diagnostic {
  const what = headed ? "headings" : "bullets";
  return {
    ruleId: "ambiguous-tasks",
    severity: "info",
    summary: `Unexpected plain ${what}, expected checkboxes, a task table or headings that name tasks`,
    detail: headed
      ? "The headings were taken for tasks, since nothing else tells work; put `<!-- plansync: task -->` before them, or `<!-- plansync: ignore -->` before what is no task."
      : "The bullets below the headings were taken for tasks; give them checkboxes, or put `<!-- plansync: ignore -->` before what is no task.",
    place: lineOf(path, line),
  };
}

/** A bracket that may be a checkbox. */
export function diagnoseMark(path: string, line: number, mark: string): Diagnostic {
  return {
    ruleId: "ambiguous-mark",
    severity: "info",
    summary: `Unexpected \`[${mark}]\`, expected a known mark such as \`[ ]\`, \`[x]\`, \`[~]\``,
    detail: "The line was not taken for a task; use a known mark, or name it with `<!-- plansync: task id=… -->`.",
    place: lineOf(path, line),
  };
}
