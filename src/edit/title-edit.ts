// A task's title, its link to an issue, and new steps below it.
import type { PlanEdit } from "../model/change.ts";
import { endOfTitle } from "./end-of-title.ts";
import { cleaned } from "./field-edit.ts";
import { isTask, lineAt, ownerOf, type Sheet } from "./sheet.ts";
import type { Splice } from "./splice.ts";

/** The title exchanged where it stands; its id, marks and attributes stay. */
export function titleEdits(sheet: Sheet, edit: PlanEdit): Splice[][] {
  const owner = ownerOf(sheet.document, edit);
  const title = cleaned(edit.after);
  if (owner === null || title === "" || owner.title === "") return [];
  const line = lineAt(sheet, owner.line);
  const row = /^\s*\|/.test(line.text);
  const text = row ? title.replaceAll("|", "\\|") : title;
  const spans = titleSpans(line.text, owner.title);
  return spans.map((span) => [{ start: line.start + span.start, end: line.start + span.end, text }]);
}

/** Where the title stands in its line: as it is, else with the markup between its first and its last word. */
function titleSpans(line: string, title: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (
    let at = line.lastIndexOf(title);
    at >= 0 && spans.length < 3;
    at = at === 0 ? -1 : line.lastIndexOf(title, at - 1)
  )
    spans.unshift({ start: at, end: at + title.length });
  if (spans.length > 0) return spans;
  const words = title
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""))
    .filter((word) => word !== "");
  const start = line.indexOf(words[0] ?? "\0");
  const last = words.at(-1) ?? "\0";
  const end = line.lastIndexOf(last);
  if (start < 0 || end < start) return [];
  return [{ start, end: end + last.length }];
}

const ADDRESS = /^https:\/\/[^\s()<>[\]]{1,200}\/issues\/(\d{1,10})$/;

/** `([#12](https://…/issues/12))` behind the title, in place of an older one; a directive where that is not read. */
export function linkEdits(sheet: Sheet, edit: PlanEdit): Splice[][] {
  const owner = ownerOf(sheet.document, edit);
  const number = ADDRESS.exec(edit.after)?.[1];
  if (owner === null || number === undefined || !isTask(owner)) return [];
  const line = lineAt(sheet, owner.line);
  const link = `[#${number}](${edit.after})`;
  const old = /\[#\d{1,10}\]\(https:\/\/[^\s()<>]{1,200}\/issues\/\d{1,10}\)/.exec(line.text);
  if (old !== null)
    return [[{ start: line.start + old.index, end: line.start + old.index + old[0].length, text: link }]];
  const at = endOfTitle(owner, line);
  return [
    [{ start: at, end: at, text: ` (${link})` }],
    [{ start: at, end: at, text: ` <!-- plansync: adopt #${number} -->` }],
  ];
}

/** A new step: behind the last one, in its form; else a checkbox below the task. */
export function splitEdits(sheet: Sheet, edit: PlanEdit): Splice[][] {
  const owner = ownerOf(sheet.document, edit);
  const text = cleaned(edit.after);
  if (owner === null || !isTask(owner) || text === "") return [];
  const model = owner.steps.findLast(
    (step) => step.depth === 0 && /^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(lineAt(sheet, step.line).text),
  );
  if (model !== undefined)
    return [
      [behind(sheet, lastLineOf(sheet, model.line, owner.endLine), bulletOf(lineAt(sheet, model.line).text) + text)],
    ];
  const title = lineAt(sheet, owner.line);
  if (/^\s*\|/.test(title.text)) return [];
  const bullet = /^(\s*)([-*+]|\d{1,9}[.)])([ \t]+)/.exec(title.text);
  if (bullet !== null) {
    const indent = bullet[1]?.includes("\t") ? `${bullet[1]}\t` : " ".repeat(bullet[0].length);
    const sign = /\d/.test(bullet[2] ?? "") ? "-" : bullet[2];
    return [[behind(sheet, title.number, `${indent}${sign} [ ] ${text}`)]];
  }
  const last = lastText(sheet, owner.line, owner.endLine);
  const gap = /^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(lineAt(sheet, last).text) ? "" : sheet.ending;
  return [[behind(sheet, last, `${gap}- [ ] ${text}`)]];
}

function bulletOf(text: string): string {
  const found = /^(\s*)([-*+]|(\d{1,9})([.)]))([ \t]+)(\[.\][ \t]+)?/u.exec(text);
  const [, indent = "", bullet = "-", number, sign = "", gap = " ", box] = found ?? [];
  const next = number === undefined ? bullet : `${Number(number) + 1}${sign}`;
  return indent + next + gap + (box === undefined ? "" : "[ ] ");
}

/** The last line of an item that begins at `from`: what is indented deeper belongs to it. */
function lastLineOf(sheet: Sheet, from: number, end: number): number {
  const depth = (text: string): number => (/^\s*/.exec(text)?.[0] ?? "").length;
  const own = depth(lineAt(sheet, from).text);
  let last = from;
  for (let number = from + 1; number <= end; number++) {
    const { text } = lineAt(sheet, number);
    if (text.trim() === "") continue;
    if (depth(text) <= own) break;
    last = number;
  }
  return last;
}

function lastText(sheet: Sheet, from: number, end: number): number {
  let last = Math.max(from, end);
  while (last > from && lineAt(sheet, last).text.trim() === "") last--;
  return last;
}

function behind(sheet: Sheet, number: number, text: string): Splice {
  const line = lineAt(sheet, number);
  return { start: line.end, end: line.end, text: sheet.ending + text };
}
