// Boards: columns that are states, with cards that are items, rows or headings; and headings that only tell a state.
import { refusalOpenings } from "../vocabulary/status.ts";
import { alternatives, openings } from "../vocabulary/words.ts";
import type { Node } from "./node.ts";
import { columnStatus } from "./section-role.ts";
import { isPhaseNamed } from "./task-evidence.ts";

/** "Won't be added any more" */
const REFUSED = new RegExp(`^(?:${alternatives(refusalOpenings)})(?![\\p{Ll}])`, "iu");

const mayRefuse = openings(refusalOpenings);

function statusOf(node: Node): Node["column"] {
  const { head } = node.words;
  return (
    columnStatus(head) ?? (head.id === null && mayRefuse(head.title) && REFUSED.test(head.title) ? "cancelled" : null)
  );
}

function headings(node: Node): readonly Node[] {
  return node.children.filter((child) => child.section.level < 7);
}

function holdsItems(node: Node): boolean {
  return node.section.blocks.some(
    (block) => block.kind === "list" || (block.kind === "table" && block.rows.length > 0),
  );
}

function holdsCards(node: Node): boolean {
  return (
    node.work > 0 || holdsItems(node) || node.children.some((child) => child.section.level < 7 || holdsItems(child))
  );
}

/** What a column beside others may be called when its words are no state: "Ideas for later", "Needs a look". */
function isFurther(node: Node, level: number): boolean {
  const { role, head } = node.words;
  if (node.section.level !== level || node.directive !== null || isPhaseNamed(node) || head.id !== null) return false;
  return (role === "plain" || role === "future" || role === "tasks") && holdsCards(node);
}

/** "### Add a map" with some words and no box under it, in column after column: a card with a heading of its own. */
function areCards(columns: readonly Node[]): boolean {
  const cards = columns.flatMap(headings);
  const boxed = cards.filter((card) => card.work > 0 || headings(card).length > 0).length;
  return cards.length > 1 && boxed * 2 < cards.length && !columns.some(holdsItems);
}

function toColumn(node: Node, column: Node["column"]): void {
  node.role = "column";
  node.column = column;
}

/** Makes columns of the headings below `node` when they are those of a board. Beside many columns, one that names no state is one too. */
export function settleColumns(node: Node): void {
  if (node.children.length < 2) return;
  const columns = node.children.filter((child) => child.section.level < 7 && statusOf(child) !== null);
  const first = columns[0];
  if (!first || columns.length < 2 || new Set(columns.map(statusOf)).size < 2 || !columns.some(holdsCards)) return;
  const further = node.children.filter((child) => !columns.includes(child) && isFurther(child, first.section.level));
  const board = columns.length > further.length;
  const cards = board && areCards([...columns, ...further]);
  if (!cards && !columns.some((child) => child.work > 0 || holdsItems(child))) return;
  for (const child of columns) toColumn(child, statusOf(child));
  if (board) for (const child of further) toColumn(child, null);
  if (cards)
    for (const card of node.children.flatMap((child) => (child.role === "column" ? headings(child) : [])))
      card.card = true;
}

/** "### Completed" beside sections of work: what stands under it has that state, and the heading is no phase. */
export function settleStateHeading(node: Node): void {
  for (const child of node.children) {
    if (child.role !== "plain" || child.section.level >= 7 || child.work === 0 || child.children.length > 0) continue;
    const status = columnStatus(child.words.head);
    if (status === "done" || status === "cancelled") toColumn(child, status);
  }
}
