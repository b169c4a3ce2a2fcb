// Front matter of a file that is one task: a key's value exchanged, or a key added; every other byte of the YAML stays.
import type { Phase, Task } from "../model/plan.ts";
import type { Field } from "./labels.ts";
import type { Line } from "./lines.ts";
import { isTask, lineAt, type Sheet } from "./sheet.ts";
import type { Splice } from "./splice.ts";

const KEYS: Readonly<Record<Exclude<Field, "status">, readonly string[]>> = {
  estimate: [
    "estimate",
    "estimated_hours",
    "estimated_effort",
    "effort",
    "duration",
    "time_estimate",
    "points",
    "size",
  ],
  owner: ["assignee", "assignees", "owner", "owners", "assigned_to", "responsible"],
  priority: ["priority", "prio"],
  due: ["due", "due_date", "deadline", "target_date"],
  dependsOn: ["dependencies", "depends_on", "dependson", "blocked_by", "blockedby", "requires", "after"],
};

/** Whether this task is told by the front matter of its file. */
export function isInFrontMatter(sheet: Sheet, owner: Task | Phase): boolean {
  const end = closing(sheet);
  if (end === null || !isTask(owner)) return false;
  return owner.line < end.number || owner.marks.some((mark) => mark.kind === "frontmatter");
}

/** The key with this value; with `add`, the value is put behind those of a list. None when the value is of another kind. */
export function frontMatterEdits(
  sheet: Sheet,
  field: Exclude<Field, "status">,
  value: string,
  add = false,
): Splice[][] {
  const end = closing(sheet);
  if (end === null) return [];
  const text = quoted(field === "owner" ? value.replace(/^@/, "") : value);
  const found = entryOf(sheet, field, end);
  if (found === null) {
    const key = KEYS[field][0] ?? field;
    return [[{ start: end.start, end: end.start, text: `${key}: ${add ? `[${text}]` : text}${sheet.ending}` }]];
  }
  const { line, at, old } = found;
  const flow = /^\[(.*)\]$/.exec(old);
  const start = line.start + at;
  const whole = { start, end: start + old.length };
  if (flow !== null) {
    const inner = flow[1]?.trim() ?? "";
    const list = add && inner !== "" ? `${inner}, ${text}` : text;
    return [[{ ...whole, text: `[${list}]` }]];
  }
  if (old === "") return items(sheet, line, text, add);
  return /^[|>&*!{]/.test(old) ? [] : [[{ ...whole, text: add ? `[${old}, ${text}]` : text }]];
}

// dependencies:
//   - BACK-12
//   ^ the items follow on lines of their own
function items(sheet: Sheet, line: Line, text: string, add: boolean): Splice[][] {
  const own: Line[] = [];
  for (let next = lineAt(sheet, line.number + 1); /^\s*- /.test(next.text); next = lineAt(sheet, next.number + 1))
    own.push(next);
  const last = own.at(-1);
  const [first] = own;
  if (last === undefined || first === undefined) {
    const end = line.start + line.text.trimEnd().length;
    return [[{ start: end, end, text: add ? ` [${text}]` : ` ${text}` }]];
  }
  const lead = /^\s*- +/.exec(first.text)?.[0] ?? "- ";
  if (add) return [[{ start: last.end, end: last.end, text: `${sheet.ending}${lead}${text}` }]];
  return [[{ start: first.start, end: last.end, text: `${lead}${text}` }]];
}

function entryOf(
  sheet: Sheet,
  field: Exclude<Field, "status">,
  end: Line,
): { line: Line; at: number; old: string } | null {
  for (let number = 2; number < end.number; number++) {
    const line = lineAt(sheet, number);
    const found = /^([A-Za-z][\w-]{0,40})[ \t]*:[ \t]*/.exec(line.text);
    if (found === null || !KEYS[field].includes((found[1] ?? "").toLowerCase().replaceAll("-", "_"))) continue;
    const at = found[0].length;
    const old = line.text
      .slice(at)
      .replace(/\s+#.*$/, "")
      .trimEnd();
    return { line, at, old };
  }
  return null;
}

/** The line of three dashes that ends the front matter. */
function closing(sheet: Sheet): Line | null {
  if (lineAt(sheet, 1).text.trimEnd() !== "---") return null;
  return sheet.lines.slice(1, 400).find((line) => /^(?:---|\.\.\.)\s*$/.test(line.text)) ?? null;
}

/** A plain scalar where YAML reads it as that text, else in single quotes. */
function quoted(value: string): string {
  const plain =
    /^[\p{L}\p{N}][\p{L}\p{N} ._/-]*$/u.test(value) && !/^(?:true|false|null|yes|no|on|off|~)$/i.test(value);
  return plain && !value.endsWith(" ") ? value : `'${value.replaceAll("'", "''")}'`;
}
