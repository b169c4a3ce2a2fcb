// Estimate, owner, priority and due date: the value exchanged where the plan tells it, written in where it does not.
import type { PlanEdit } from "../model/change.ts";
import type { Phase, Task, Told } from "../model/plan.ts";
import { frontMatterEdits, isInFrontMatter } from "./front-matter.ts";
import { attributeOf, insertField } from "./insert-field.ts";
import { byLabel } from "./labelled-value.ts";
import { type Field, namesField } from "./labels.ts";
import { lineAt, ownerOf, type Sheet } from "./sheet.ts";
import type { Splice } from "./splice.ts";
import { cellOf, fillCell } from "./table-row.ts";
import { valueForms } from "./value-forms.ts";

/** Candidate edits for a field that holds one value; "" as the new value takes it out. */
export function fieldEdits(sheet: Sheet, edit: PlanEdit, field: Exclude<Field, "status" | "dependsOn">): Splice[][] {
  const owner = ownerOf(sheet.document, edit);
  if (owner === null) return [];
  if (edit.after === "") return removals(sheet, owner, field);
  const old = owner.told.find((told) => told.field === field && told.used)?.value ?? "";
  const values = valueForms(field, cleaned(edit.after), old, sheet.document);
  if (isInFrontMatter(sheet, owner)) return values.flatMap((value) => frontMatterEdits(sheet, field, value));
  return values.flatMap((value) => {
    const replaced = replacements(sheet, owner, field, value);
    return replaced.length > 0 ? replaced : insertField(sheet, owner, field, value);
  });
}

/** The places that tell the value in force, then the one used alone, then every place that tells any value. */
function replacements(sheet: Sheet, owner: Task | Phase, field: Field, value: string): Splice[][] {
  const told = owner.told.filter((one) => one.field === field);
  const used = told.filter((one) => one.used);
  const [first] = used;
  const same = told.filter((one) => one.used || one.value === first?.value);
  const groups = [same, used.slice(0, 1), told].map((group) =>
    group.flatMap((one) => atTold(sheet, owner, field, one, value)),
  );
  const line = byLabel(sheet, owner, field, value);
  return [...groups, line].filter((splices) => splices.length > 0);
}

function atTold(sheet: Sheet, owner: Task | Phase, field: Field, told: Told, value: string): Splice[] {
  const line = lineAt(sheet, told.line);
  const cell = cellOf(sheet, line, field);
  if (cell !== null && told.line === owner.line) return [fillCell(cell, value)];
  const span = findValue(line.text, told.value, line.number === owner.line ? owner.title : "");
  return span === null
    ? []
    : [{ start: line.start + span.start, end: line.start + span.end, text: matching(line.text, span, value) }];
}

/** `@` is neither doubled nor lost where the old value stood behind one. */
function matching(text: string, span: { start: number; end: number }, value: string): string {
  return text.charAt(span.start - 1) === "@" ? value.replace(/^@/, "") : value;
}

/** Where a value stands in a line: not inside the title, as a word of its own. */
function findValue(text: string, value: string, title: string): { start: number; end: number } | null {
  if (value === "") return null;
  const titleAt = title === "" ? -1 : text.indexOf(title);
  for (const form of [value, `@${value}`]) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      const end = at + form.length;
      const inTitle = titleAt >= 0 && at < titleAt + title.length && end > titleAt;
      if (!inTitle && border(text, at, end)) return { start: at, end };
    }
  }
  return null;
}

function border(text: string, start: number, end: number): boolean {
  const letter = /[\p{L}\p{N}]/u;
  const inner = (at: number, next: number): boolean => letter.test(text.charAt(at)) && letter.test(text.charAt(next));
  return !inner(start - 1, start) && !inner(end, end - 1);
}

/** A line of its own goes; in a table the cell is emptied; a token behind the title goes with its bracket and space. */
function removals(sheet: Sheet, owner: Task | Phase, field: Field): Splice[][] {
  const told = owner.told.filter((one) => one.field === field);
  const splices = told.flatMap((one): Splice[] => {
    const line = lineAt(sheet, one.line);
    const cell = cellOf(sheet, line, field);
    if (cell !== null) return [fillCell(cell, "-")];
    const attribute = attributeOf(line.text);
    if (attribute !== null && namesField(attribute.label, field))
      return [{ start: line.start, end: line.next, text: "" }];
    const span = findValue(line.text, one.value, owner.title);
    return span === null ? [] : [tokenOut(line.start, line.text, span)];
  });
  return splices.length > 0 ? [splices] : [];
}

function tokenOut(offset: number, text: string, span: { start: number; end: number }): Splice {
  let { start, end } = span;
  while (start > 0 && /[^\s)\]|]/u.test(text.charAt(start - 1))) start--;
  if (text.charAt(start) === "(" && text.charAt(end) === ")") end++;
  if (start > 0 && text.charAt(start - 1) === " ") start--;
  return { start: offset + start, end: offset + end, text: "" };
}

/** One line of plain text: what came from GitHub cannot bring lines, bars or comments into the plan. */
export function cleaned(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("<!--", "&lt;!--").trim();
}
