// The value of an attribute line, exchanged whole.
import type { Phase, Task } from "../model/plan.ts";
import { attributeOf } from "./insert-field.ts";
import { type Field, namesField } from "./labels.ts";
import { lineAt, type Sheet } from "./sheet.ts";
import type { Splice } from "./splice.ts";

/** The whole value behind the attribute's label, on the first line of the task that carries it. */
export function byLabel(sheet: Sheet, owner: Task | Phase, field: Field, value: string): Splice[] {
  for (let number = owner.line + 1; number <= Math.min(owner.endLine, owner.line + 60); number++) {
    const line = lineAt(sheet, number);
    const attribute = attributeOf(line.text);
    if (attribute === null || !namesField(attribute.label, field)) continue;
    const end = line.start + line.text.trimEnd().length;
    const start = Math.min(line.start + attribute.valueAt, end);
    const gap = start === end && !/\s$/.test(line.text.slice(0, attribute.valueAt)) ? " " : "";
    return [{ start, end, text: gap + value }];
  }
  return [];
}
