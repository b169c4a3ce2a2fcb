// An attribute for a task that has none of that name yet, in the way the document writes its other ones.
import type { Phase, Task } from "../model/plan.ts";
import { endOfTitle } from "./end-of-title.ts";
import { type Field, labelLike, namesField } from "./labels.ts";
import type { Line } from "./lines.ts";
import { lineAt, type Sheet } from "./sheet.ts";
import type { Splice } from "./splice.ts";
import { cellOf, fillCell } from "./table-row.ts";

/** `onlyByExample`: only where another task already shows how this attribute is written. */
export interface InsertOptions {
  readonly onlyByExample?: boolean;
}

/** Candidates, most like the document first. */
export function insertField(
  sheet: Sheet,
  owner: Task | Phase,
  field: Field,
  value: string,
  options: InsertOptions = {},
): Splice[][] {
  const title = lineAt(sheet, owner.line);
  const cell = cellOf(sheet, title, field);
  if (cell !== null) return [[fillCell(cell, value)]];
  const shown = examples(sheet, owner, field);
  const lines = shown.map((example) => attributeLine(sheet, owner, example.before + value + example.after));
  const tokens = inlineTokens(sheet, owner, field, value).map((token) => atTitle(owner, title, token));
  if (options.onlyByExample === true) return lines;
  const styled = styleOf(sheet, owner, field).map((style) => attributeLine(sheet, owner, style + value));
  const inline = inlineDefaults(field, value).map((token) => atTitle(owner, title, ` ${token}`));
  const headed = /^ {0,3}#/.test(title.text);
  const bold = headed ? [attributeLine(sheet, owner, `**${labelLike("", field)}**: ${value}`)] : [];
  return [...lines, ...tokens, ...styled, ...bold, ...inline];
}

/** `**Label:** value` and its kin. The label is at most 30 characters, so the search ends soon. */
const ATTRIBUTE =
  /^(\s*(?:[-*+][ \t]+)?)(\*\*|__|)([^:：*_|#`]{1,30}?)(?:([:：])(\*\*|__|)|(\*\*|__)\s?([:：]))[ \t]*/u;

interface Attribute {
  readonly lead: string;
  readonly label: string;
  readonly valueAt: number;
}

/** A line taken as an attribute line, or null. */
export function attributeOf(text: string): Attribute | null {
  const found = ATTRIBUTE.exec(text.slice(0, 200));
  if (found === null || found[3] === undefined) return null;
  if ((found[2] ?? "") !== (found[5] ?? found[6] ?? "")) return null;
  return { lead: found[1] ?? "", label: found[3].trim(), valueAt: found[0].length };
}

/** How other tasks write this attribute on a line of its own. */
function examples(sheet: Sheet, owner: Task | Phase, field: Field): { before: string; after: string }[] {
  const shown = others(sheet, owner).flatMap((other) => {
    for (let number = other.line + 1; number <= Math.min(other.endLine, other.line + 40); number++) {
      const line = lineAt(sheet, number);
      const attribute = attributeOf(line.text);
      if (attribute !== null && namesField(attribute.label, field))
        return [{ before: line.text.slice(0, attribute.valueAt), after: "" }];
    }
    return [];
  });
  return shown.slice(0, 1);
}

/** How the document writes other attributes: the same form with this one's name. */
function styleOf(sheet: Sheet, owner: Task | Phase, field: Field): string[] {
  for (const one of [owner, ...others(sheet, owner)]) {
    for (let number = one.line + 1; number <= Math.min(one.endLine, one.line + 40); number++) {
      const text = lineAt(sheet, number).text;
      const attribute = attributeOf(text);
      if (attribute === null || !knownLabel(attribute.label)) continue;
      return [text.slice(0, attribute.valueAt).replace(attribute.label, labelLike(attribute.label, field))];
    }
  }
  return [];
}

function knownLabel(label: string): boolean {
  return (["status", "estimate", "owner", "priority", "due", "dependsOn"] as const).some((field) =>
    namesField(label, field),
  );
}

/** Neighbours first: they are most alike. */
function others(sheet: Sheet, owner: Task | Phase): (Task | Phase)[] {
  const list: readonly (Task | Phase)[] = "steps" in owner ? sheet.document.tasks : sheet.document.phases;
  return list
    .filter((one) => one.key !== owner.key)
    .sort((a, b) => Math.abs(a.line - owner.line) - Math.abs(b.line - owner.line))
    .slice(0, 60);
}

/** Behind the attributes that the task has, else behind its title (and the blank line there). */
function attributeLine(sheet: Sheet, owner: Task | Phase, text: string): Splice[] {
  const title = lineAt(sheet, owner.line);
  const end = Math.max(owner.line, owner.endLine);
  let last = title;
  for (let number = owner.line + 1; number <= Math.min(end, owner.line + 40); number++) {
    const attribute = attributeOf(lineAt(sheet, number).text);
    if (attribute !== null && knownLabel(attribute.label)) last = lineAt(sheet, number);
    else if (last !== title) break;
  }
  const line = indented(title, last, text);
  if (last !== title) return [insertAfter(sheet, last, line)];
  const next = lineAt(sheet, owner.line + 1);
  const headed = /^ {0,3}#/.test(title.text);
  if (headed && next.text.trim() === "" && next.next > next.end)
    return [insertAfter(sheet, next, `${line}${sheet.ending}`)];
  return [insertAfter(sheet, title, headed ? `${sheet.ending}${line}${sheet.ending}` : line)];
}

function indented(title: Line, last: Line, text: string): string {
  const own = /^\s*/.exec(text)?.[0] ?? "";
  const model = last === title ? null : /^\s*/.exec(last.text)?.[0];
  const bullet = /^(\s*)(?:[-*+]|\d{1,9}[.)])([ \t]+)/.exec(title.text);
  const base = model ?? (bullet === null ? own : bullet[0].replace(/[^\t]/g, " "));
  const tail = last !== title && last.text.endsWith("  ") ? "  " : "";
  return base + text.trimStart() + tail;
}

function insertAfter(sheet: Sheet, line: Line, text: string): Splice {
  if (line.next === line.end) return { start: line.end, end: line.end, text: `${sheet.ending}${text}` };
  return { start: line.next, end: line.next, text: `${text}${sheet.ending}` };
}

function atTitle(owner: Task | Phase, title: Line, text: string): Splice[] {
  const at = endOfTitle(owner, title);
  return [{ start: at, end: at, text }];
}

/** What most readers of such plans know, behind a title. */
function inlineDefaults(field: Field, value: string): string[] {
  const forms: Record<Field, string[]> = {
    status: [`(${value})`],
    estimate: [`(${value})`, `~${value}`],
    owner: [value.startsWith("@") ? value : `(owner: ${value})`, `owner:${value.replaceAll(" ", "-")}`],
    priority: [`(${value})`, `priority:${value}`],
    due: [`(due: ${value})`, `due:${value}`],
    dependsOn: [`(depends on ${value})`, `blocked-by:${value}`],
  };
  return forms[field];
}

/** How other tasks write it on the line of their title: `~4h`, `(3 days)`, `due:2026-05-01`, `📅 2026-05-01`. */
function inlineTokens(sheet: Sheet, owner: Task | Phase, field: Field, value: string): string[] {
  for (const other of others(sheet, owner)) {
    const told = other.told.find((one) => one.field === field && one.line === other.line && one.used);
    const text = lineAt(sheet, other.line).text;
    if (told === undefined || told.value === "" || /^\s*\|/.test(text)) continue;
    const at = text.indexOf(told.value, Math.max(0, text.indexOf(other.title)));
    if (at < 0) continue;
    return [` ${tokenAround(text, at, at + told.value.length, value)}`];
  }
  return [];
}

// … Write the guide (~4 hours) @alice
//                   ^^       ^ what touches the value belongs to the token
function tokenAround(text: string, start: number, end: number, value: string): string {
  let from = start;
  while (from > 0 && /[^\s)\]|]/u.test(text.charAt(from - 1))) from--;
  let before = text.slice(from, start);
  if (before === "")
    before = /(\p{Extended_Pictographic}\uFE0F? )$/u.exec(text.slice(Math.max(0, start - 4), start))?.[1] ?? "";
  const bracket = before.startsWith("(") && text.charAt(end) === ")";
  if (!bracket) before = before.replace(/^\(/, "");
  return before + (before.endsWith("@") ? value.replace(/^@/, "") : value) + (bracket ? ")" : "");
}
