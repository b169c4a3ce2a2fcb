// A dependency added to a task or taken from it, where the plan tells the others.
import type { PlanEdit } from "../model/change.ts";
import type { Dependency, Phase, PlanDocument, Task } from "../model/plan.ts";
import { cleaned } from "./field-edit.ts";
import { frontMatterEdits, isInFrontMatter } from "./front-matter.ts";
import { attributeOf, insertField } from "./insert-field.ts";
import { namesField, noneLike, saysNone } from "./labels.ts";
import type { Line } from "./lines.ts";
import { lineAt, ownerOf, type Sheet } from "./sheet.ts";
import type { Splice } from "./splice.ts";
import { cellOf, fillCell } from "./table-row.ts";

/** `after` is added, `before` taken out; either may be "". */
export function dependencyEdits(sheet: Sheet, edit: PlanEdit): Splice[][] {
  const owner = ownerOf(sheet.document, edit);
  if (owner === null) return [];
  if (edit.after === "") return removals(sheet, owner, edit.before);
  if (isInFrontMatter(sheet, owner)) return frontMatterEdits(sheet, "dependsOn", cleaned(edit.after), true);
  return additions(sheet, owner, cleaned(edit.after));
}

/** The blocker's key when the reference names something of this document by key, id or title. */
export function targetOf(document: PlanDocument, reference: string): string | null {
  const plain = reference.replace(/^#/, "").toLowerCase();
  const all: readonly (Task | Phase)[] = [...document.tasks, ...document.phases];
  const named = all.find((one) => one.key === reference || one.id === reference);
  const alike =
    named ?? all.find((one) => one.id?.replace(/^#/, "").toLowerCase() === plain || one.title.toLowerCase() === plain);
  return alike?.key ?? null;
}

/** Whether a dependency is the one that a reference names. */
export function isDependency(document: PlanDocument, dependency: Dependency, reference: string): boolean {
  if (dependency.ref.toLowerCase() === reference.toLowerCase()) return true;
  const target = targetOf(document, reference);
  if (target !== null && dependency.target !== null) return dependency.target === target;
  const { issue } = dependency;
  return issue !== undefined && reference.toLowerCase() === `${issue.repository ?? ""}#${issue.number}`.toLowerCase();
}

function additions(sheet: Sheet, owner: Task | Phase, reference: string): Splice[][] {
  return formsOf(sheet, reference).flatMap((form) => {
    const own = owner.dependsOn.findLast(
      (one) => one.source === "attribute" || one.source === "table" || one.source === "frontmatter",
    );
    const line = lineAt(sheet, own?.line ?? owner.line);
    const behind = own === undefined ? null : behindLast(line, own.ref, form.replace(/^\[(.*)\]$/, "$1"));
    if (behind !== null) return [[behind]];
    const empty = emptyPlace(sheet, owner, form);
    return empty === null ? insertField(sheet, owner, "dependsOn", form) : [[empty]];
  });
}

// **Dependencies**: Tasks #16, #17 (needs test results)
//                              ^ behind the last reference, before the remark
function behindLast(line: Line, ref: string, form: string): Splice | null {
  const at = line.text.lastIndexOf(ref);
  if (at < 0) return null;
  const tail = /^[\])`*_]*/.exec(line.text.slice(at + ref.length))?.[0] ?? "";
  const bracketed = line.text.charAt(at - 1) === "[" && tail.startsWith("]");
  const flow =
    bracketed && line.text.slice(at + ref.length).trim() === "]" && /:\s*\[[^\]]*$/.test(line.text.slice(0, at));
  const place = line.start + at + ref.length + (flow ? 0 : bracketed ? 1 : 0);
  return { start: place, end: place, text: `, ${bracketed && !flow ? `[${form}]` : form}` };
}

/** The cell or the attribute that says "none" so far. */
function emptyPlace(sheet: Sheet, owner: Task | Phase, form: string): Splice | null {
  const cell = cellOf(sheet, lineAt(sheet, owner.line), "dependsOn");
  if (cell !== null && saysNone(cell.text)) return fillCell(cell, form);
  for (let number = owner.line + 1; number <= Math.min(owner.endLine, owner.line + 60); number++) {
    const line = lineAt(sheet, number);
    const attribute = attributeOf(line.text);
    if (attribute === null || !namesField(attribute.label, "dependsOn")) continue;
    const value = line.text.slice(attribute.valueAt);
    const word = /^[^\s(,;]*/.exec(value)?.[0] ?? "";
    if (!saysNone(word)) return null;
    const start = line.start + attribute.valueAt;
    // "None (can run parallel with #16)": the remark was about having none, so it goes with the word.
    const gap = value === "" && !/\s$/.test(line.text) ? " " : "";
    return { start, end: start + value.trimEnd().length, text: gap + form };
  }
  return null;
}

/** The reference as the document writes its others: `#17`, `[TASK-001]`, `Task 3`. */
function formsOf(sheet: Sheet, reference: string): string[] {
  const { document } = sheet;
  const target = targetOf(document, reference);
  const task = [...document.tasks, ...document.phases].find((one) => one.key === target);
  if (task === undefined) return [reference];
  const id = task.id ?? "";
  const prefixes = [...document.tasks, ...document.phases].flatMap((one) =>
    one.dependsOn.flatMap((dependency) => {
      const other = [...document.tasks, ...document.phases].find((candidate) => candidate.key === dependency.target);
      const at = other?.id ? dependency.ref.indexOf(other.id) : -1;
      return at > 0 && other?.id && dependency.ref.length === at + other.id.length ? [dependency.ref.slice(0, at)] : [];
    }),
  );
  const bracketed = document.tasks.some((one) =>
    one.dependsOn.some((dependency) => lineAt(sheet, dependency.line).text.includes(`[${dependency.ref}]`)),
  );
  const styled = id === "" ? [] : bracketed ? [`[${id}]`] : prefixes.slice(0, 1).map((prefix) => prefix + id);
  return [
    ...new Set([
      ...styled,
      ...(id === "" ? [] : [id]),
      ...(/^\d+$/.test(id) ? [`#${id}`, `Task ${id}`] : []),
      task.title,
    ]),
  ];
}

/** Why a dependency cannot be taken out by itself: it is drawn, told in a sentence, or part of a range. */
export function fastenedAt(document: PlanDocument, owner: Task | Phase, reference: string): string | null {
  const told = owner.dependsOn.find((one) => isDependency(document, one, reference));
  if (told === undefined) return null;
  return `line ${told.line}, a range, a drawing or a sentence would still tell it; change that by hand`;
}

function removals(sheet: Sheet, owner: Task | Phase, reference: string): Splice[][] {
  const told = owner.dependsOn.filter((one) => isDependency(sheet.document, one, reference));
  const splices = told.flatMap((one) => removal(sheet, owner, one) ?? []);
  return splices.length > 0 ? [splices] : [];
}

function removal(sheet: Sheet, owner: Task | Phase, dependency: Dependency): Splice | null {
  const line = lineAt(sheet, dependency.line);
  const at = line.text.lastIndexOf(dependency.ref);
  const shared = owner.dependsOn.filter((one) => one.line === dependency.line && one.ref === dependency.ref);
  if (at < 0 || shared.length > 1) return null;
  const alone = owner.dependsOn.filter((one) => one.line === dependency.line).length === 1;
  return alone ? aloneOut(sheet, line, at, dependency.ref) : listedOut(line, at, dependency.ref);
}

/** The only reference of its place: "None" takes it; a bracket behind a title goes whole. */
function aloneOut(sheet: Sheet, line: Line, at: number, ref: string): Splice {
  const cell = cellOf(sheet, line, "dependsOn");
  if (cell !== null) return fillCell(cell, "-");
  const attribute = attributeOf(line.text);
  if (attribute !== null && namesField(attribute.label, "dependsOn"))
    return {
      start: line.start + attribute.valueAt,
      end: line.start + line.text.trimEnd().length,
      text: noneLike(attribute.label),
    };
  const open = line.text.lastIndexOf("(", at);
  const close = line.text.indexOf(")", at);
  if (open >= 0 && close >= 0 && line.text.slice(open, at).length < 40) {
    const start = open > 0 && line.text.charAt(open - 1) === " " ? open - 1 : open;
    return { start: line.start + start, end: line.start + close + 1, text: "" };
  }
  const rest = line.text.slice(0, at) + line.text.slice(at + ref.length);
  if (/^[\s*+.-]*$/.test(rest)) return { start: line.start, end: line.next, text: "" };
  return { start: line.start + at, end: line.start + at + ref.length, text: "" };
}

function listedOut(line: Line, at: number, ref: string): Splice {
  let start = at;
  let end = at + ref.length;
  if (line.text.charAt(start - 1) === "[" && line.text.charAt(end) === "]") {
    const inList = /[,[]\s*$/.test(line.text.slice(0, start - 1)) || /^\]\s*,/.test(line.text.slice(end));
    if (inList || !/,/.test(line.text.slice(start, end))) {
      start--;
      end++;
    }
  }
  const after = /^\s*[,;，、+&]\s*/.exec(line.text.slice(end))?.[0];
  const before = /[,;，、+&]\s*$/.exec(line.text.slice(0, start))?.[0];
  if (before !== undefined) start -= before.length;
  else if (after !== undefined) end += after.length;
  return { start: line.start + start, end: line.start + end, text: "" };
}
