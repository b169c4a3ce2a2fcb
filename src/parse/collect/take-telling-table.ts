// Tables that are no work themselves but tell of it: attributes, owners, states of phases, repeated tasks.
import type { Block } from "../blocks/block.ts";
import { attributeField } from "../facts/field.ts";
import type { Columns } from "../outline/read-columns.ts";
import { textAt } from "./cell.ts";
import type { Context } from "./context.ts";
import { subjectOf, takeAttribute } from "./take-attribute.ts";

type Table = Extract<Block, { kind: "table" }>;

/** "| Owner | @ana |" with "| Effort | 2 d |": a row is an attribute of what the table stands under. */
export function takeVertical(context: Context, table: Table): void {
  for (const row of [table.head, ...table.rows]) {
    const [name, value] = [textAt(row, 0), row.cells[1]];
    const field = attributeField(name);
    if (field && value)
      takeAttribute(
        context,
        { field, name, value: value.text, line: row.line, start: value.start, alone: true },
        "table",
      );
  }
  context.out.notes.push({
    line: table.line,
    endLine: table.endLine,
    taken: "attribute",
    draft: subjectOf(context),
    because: ["a table whose first column names attributes"],
  });
}

/** "| Agent | Tasks |": who does which tasks. */
export function takeOwners(context: Context, table: Table, columns: Columns): boolean {
  const owner = columns.at("owner");
  const tasks = columns.title;
  if (owner !== 0 || tasks <= 0) return false;
  const listed = table.rows.filter((row) => /#?\d/.test(textAt(row, tasks)));
  if (listed.length < table.rows.length * 0.5) return false;
  for (const row of table.rows)
    context.out.mentions.push({ text: textAt(row, tasks), line: row.line, mark: null, owner: textAt(row, owner) });
  context.out.notes.push({
    line: table.line,
    endLine: table.endLine,
    taken: "duplicate",
    draft: null,
    because: ["a table of owners with their tasks"],
  });
  return true;
}

/** "| Phase | Status |": what is said of phases as a whole. */
export function takePhaseStates(context: Context, table: Table, columns: Columns): boolean {
  const [name, status] = [columns.at("phase"), columns.at("status")];
  if (name !== 0 && !(name === 1 && columns.fields[0] === "id")) return false;
  for (const row of table.rows) {
    context.out.phaseFacts.push({ name: textAt(row, name), status: textAt(row, status), line: row.line });
    const depends = columns.at("dependsOn");
    if (depends > 0)
      context.out.statements.push({
        text: `${textAt(row, name)} depends on ${textAt(row, depends)}`,
        line: row.line,
        about: null,
        order: true,
      });
  }
  context.out.notes.push({
    line: table.line,
    endLine: table.endLine,
    taken: "claim",
    draft: null,
    because: ["a table of phases"],
  });
  return true;
}
