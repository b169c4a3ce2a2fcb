// Ways to make the document say another status: the marks that contradict it, exchanged; one made where there is none.
import type { PlanEdit } from "../model/change.ts";
import type { Phase, Status, StatusMark, Task } from "../model/plan.ts";
import { insertStatus, markBox } from "./insert-status.ts";
import { byLabel } from "./labelled-value.ts";
import { allPlaced, placed } from "./mark-place.ts";
import { moveCard } from "./move-card.ts";
import { rewriteMark } from "./rewrite-mark.ts";
import { boxOf, isTask, ownerOf, type Sheet } from "./sheet.ts";
import type { Splice } from "./splice.ts";
import { findWord } from "./words.ts";

const STATUSES: readonly string[] = ["todo", "in_progress", "done", "blocked", "cancelled"] satisfies Status[];

export function isStatus(text: string): text is Status {
  return STATUSES.includes(text);
}

/** Candidate edits for a status, a step or a criterion: the smallest and most natural first. */
export function statusEdits(sheet: Sheet, edit: PlanEdit): Splice[][] {
  const wanted = edit.after;
  if (!isStatus(wanted)) return [];
  const owner = ownerOf(sheet.document, edit);
  if (owner === null) return [];
  if (edit.field === "status") return ownerEdits(sheet, owner, wanted);
  const box = boxOf(owner, edit);
  if (box === null) return [];
  const mark = box.mark === null ? null : placed(sheet, box.mark);
  return mark === null ? markBox(sheet, box, wanted) : rewritten(sheet, [mark], wanted);
}

function ownerEdits(sheet: Sheet, owner: Task | Phase, wanted: Status): Splice[][] {
  const marks = allPlaced(sheet, owner.marks);
  const others = marks.filter((mark) => mark.kind !== "checkbox");
  const against = marks.filter((mark) => !agrees(mark, wanted, others.length > 0));
  const cards = isTask(owner) ? moveCard(sheet, owner, wanted) : [];
  const inPlace = against.filter((mark) => mark.kind !== "column" && mark.kind !== "strike");
  const unstruck = against
    .filter((mark) => mark.kind === "strike")
    .flatMap((mark) => unstrike(mark, sheet.document.source));
  const texts = inPlace.length > 0 ? rewritten(sheet, inPlace, wanted, others.length > 0) : [[]];
  const all = texts.map((splices) => [...splices, ...unstruck]).filter((splices) => splices.length > 0);
  const inserted = insertStatus(sheet, owner, wanted);
  if (cards.length > 0) return cards.map((card) => [...card(inPlace, wanted)]);
  if (marks.length === 0) return [...labelled(sheet, owner, wanted), ...inserted];
  const added = inserted.flatMap((splices) => [[...(all[0] ?? []), ...splices], splices]);
  return [...all, ...added];
}

/** An attribute called Status whose word nobody knew: it is exchanged rather than contradicted. */
function labelled(sheet: Sheet, owner: Task | Phase, wanted: Status): Splice[][] {
  const [span] = byLabel(sheet, owner, "status", "");
  if (span === undefined || span.end <= span.start) return [];
  const text = sheet.document.source.slice(span.start, span.end);
  const line = owner.line;
  const guess = (["todo", "in_progress", "done", "blocked", "cancelled"] as const).find(
    (one) => findWord(text, one) !== null,
  );
  const mark = { kind: "word", line, start: span.start, end: span.end, text, status: guess ?? "todo" } as const;
  return rewriteMark(mark, wanted, sheet.dialect).map((word) => [{ start: span.start, end: span.end, text: word }]);
}

/** A box can only say done or not: beside a mark with words, an empty box agrees with everything that is not done. */
function agrees(mark: StatusMark, wanted: Status, worded: boolean): boolean {
  if (mark.status === wanted) return true;
  return mark.kind === "checkbox" && worded && mark.status === "todo" && wanted !== "done";
}

/** All of the marks together, by their first candidates, then by their second, and so on. */
function rewritten(sheet: Sheet, marks: readonly StatusMark[], wanted: Status, worded = false): Splice[][] {
  const choices = marks.map((mark) => {
    const emptied = mark.kind === "checkbox" && worded && wanted !== "done";
    return { mark, texts: rewriteMark(mark, emptied ? "todo" : wanted, sheet.dialect) };
  });
  const depth = Math.max(0, ...choices.map((choice) => choice.texts.length));
  return Array.from({ length: depth }, (_, index) =>
    choices.flatMap(({ mark, texts }): Splice[] => {
      const text = texts[Math.min(index, texts.length - 1)];
      return text === undefined ? [] : [{ start: mark.start, end: mark.end, text }];
    }),
  );
}

// ~~Write the guide~~
// ^^             ^^ these four characters go
function unstrike(mark: StatusMark, source: string): Splice[] {
  const struck = source.slice(mark.start, mark.end);
  const open = struck.startsWith("~~") ? mark.start : source.lastIndexOf("~~", mark.start);
  const close =
    struck.startsWith("~~") && struck.endsWith("~~")
      ? mark.end - 2
      : source.indexOf("~~", Math.max(mark.end - 2, open + 2));
  if (open < 0 || close < 0 || source.slice(open, close).includes("\n")) return [];
  return [
    { start: open, end: open + 2, text: "" },
    { start: close, end: close + 2, text: "" },
  ];
}
