// Reads a table: rows that are tasks, attributes of one task, owners of tasks, states of phases.
import type { Block } from "../blocks/block.ts";
import { readColumns } from "../outline/read-columns.ts";
import type { Context } from "./context.ts";
import { isOverview, namesHeaded, takeOverview, tellsGoalsOnly } from "./take-overview.ts";
import { takeRows } from "./take-rows.ts";
import { takeOwners, takePhaseStates, takeVertical } from "./take-telling-table.ts";

/** Reads a table at the place of `context`. `weak` allows tables that only a schedule has. */
export function takeTable(context: Context, table: Extract<Block, { kind: "table" }>, weak: boolean): void {
  const columns = readColumns(table.head);
  const { role, out } = context;
  if (role === "ignored") return;
  if (columns.vertical(table.rows) && (context.task || context.phase || context.front)) {
    takeVertical(context, table);
    return;
  }
  if (context.task) {
    if (columns.isTasks(table.rows, false) && (columns.id >= 0 || columns.parts)) takeRows(context, table, columns);
    return;
  }
  if (takeOwners(context, table, columns)) return;
  const overview = isOverview(columns, table.rows);
  const tasks = columns.isTasks(table.rows, weak);
  if (overview && (!tasks || tellsGoalsOnly(columns) || namesHeaded(context, columns, table.rows))) {
    takeOverview(context, table, columns);
    return;
  }
  if (!tasks && takePhaseStates(context, table, columns)) return;
  if (!tasks || role === "criteria" || role === "goal") return;
  if (
    role === "schedule" ||
    role === "owners" ||
    role === "repeat" ||
    role === "aside" ||
    role === "order" ||
    columns.refers(table.rows)
  ) {
    takeRows({ ...context, role: "repeat" }, table, columns);
    return;
  }
  out.notes.push({
    line: table.line,
    endLine: table.line + 1,
    taken: "group",
    draft: context.phase,
    because: [`a task table: ${columns.fields.filter((field) => field !== null).join(", ")}`],
  });
  takeRows(context, table, columns);
}
