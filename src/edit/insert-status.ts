// A status for a task that carries no mark yet: the most natural one for the place where it stands.
import type { Phase, Status, StatusMark, Task } from "../model/plan.ts";
import { endOfTitle } from "./end-of-title.ts";
import { insertField } from "./insert-field.ts";
import type { Line } from "./lines.ts";
import { rewriteMark } from "./rewrite-mark.ts";
import { lineAt, type Sheet } from "./sheet.ts";
import type { Splice } from "./splice.ts";

const BOX: Readonly<Record<Status, string>> = { todo: " ", in_progress: "~", done: "x", blocked: "!", cancelled: "-" };

const SIGN: Readonly<Record<Status, string>> = {
  todo: "⬜",
  in_progress: "🚧",
  done: "✅",
  blocked: "🚫",
  cancelled: "❌",
};

/** Candidates: a box where siblings have boxes, an attribute where the document has such, else a sign at the title. */
export function insertStatus(sheet: Sheet, owner: Task | Phase, wanted: Status): Splice[][] {
  const line = lineAt(sheet, owner.line);
  const attribute = insertField(sheet, owner, "status", wordFor(sheet, wanted), { onlyByExample: true });
  const boxed = sheet.document.tasks.some((task) => task.marks.some((mark) => mark.kind === "checkbox"));
  const boxes = box(sheet, line, wanted);
  const others = [...strike(sheet, owner, line, wanted), ...sign(sheet, owner, line, wanted)];
  return [...attribute, ...(boxed ? [...boxes, ...others] : [...others, ...boxes])];
}

function wordFor(sheet: Sheet, wanted: Status): string {
  const model = sheet.dialect.marks.find((mark) => ["word", "cell", "heading", "frontmatter"].includes(mark.kind));
  const blank: StatusMark = { kind: "word", line: 0, start: -1, end: -1, text: "Todo", status: "todo" };
  return (model?.status === wanted ? model.text : rewriteMark(model ?? blank, wanted, sheet.dialect)[0]) ?? wanted;
}

/** A step or criterion told without a box: one is put in front of it when it is an item, else a sign behind it. */
export function markBox(sheet: Sheet, box: { readonly line: number }, wanted: Status): Splice[][] {
  const line = lineAt(sheet, box.line);
  const bullet = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(line.text)?.[0];
  const end = line.start + line.text.trimEnd().length;
  const behind = [{ start: end, end, text: ` ${SIGN[wanted]}` }];
  if (bullet === undefined) return [behind];
  const at = line.start + bullet.length;
  const inside = wanted === "done" ? (sheet.dialect.boxes("done")[0] ?? "x") : " ";
  return [[{ start: at, end: at, text: `[${inside}] ` }], behind];
}

// - Write the guide
//   ^ a box goes here when other items have boxes
function box(sheet: Sheet, line: Line, wanted: Status): Splice[][] {
  const bullet = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(line.text)?.[0];
  if (bullet === undefined) return [];
  const at = line.start + bullet.length;
  const inside = sheet.dialect.boxes(wanted)[0] ?? BOX[wanted];
  return [[{ start: at, end: at, text: `[${inside}] ` }]];
}

function strike(sheet: Sheet, owner: Task | Phase, line: Line, wanted: Status): Splice[][] {
  if (wanted !== "cancelled") return [];
  const at = line.text.indexOf(owner.title);
  if (at < 0 || owner.title === "") return [];
  const start = line.start + at;
  const end = start + owner.title.length;
  const struck = [
    { start, end: start, text: "~~" },
    { start: end, end, text: "~~" },
  ];
  return sheet.document.source.slice(start - 2, start) === "~~" ? [] : [struck];
}

function sign(sheet: Sheet, owner: Task | Phase, line: Line, wanted: Status): Splice[][] {
  const used = sheet.dialect.marks.find((mark) => mark.kind === "emoji" && mark.status === wanted)?.text;
  const mark = used !== undefined && used.length <= 4 ? used : SIGN[wanted];
  const at = endOfTitle(owner, line);
  return [[{ start: at, end: at, text: ` ${mark}` }]];
}
