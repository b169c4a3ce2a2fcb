// Lines of a drawing with their ends sorted into where they start and where they lead.
import { BOTH_WAYS, DOWN, LEFT, RIGHT } from "./glyphs.ts";
import type { Cell, Grid } from "./grid.ts";
import { join, rootOf } from "./join-cells.ts";
import type { Contact, Lines } from "./link-cells.ts";

/** One line with all its branches, and what it touches. */
export interface Net {
  readonly cells: readonly Cell[];
  readonly contacts: readonly Contact[];
  readonly sources: readonly Contact[];
  readonly targets: readonly Contact[];
  readonly headed: boolean;
  readonly bothWays: boolean;
  readonly dotted: boolean;
}

export interface Nets {
  readonly nets: readonly Net[];
  /** Fourways that could be crossings or junctions. */
  readonly doubtful: readonly Cell[];
}

interface Group {
  readonly cells: Cell[];
  readonly contacts: Contact[];
  /** First and last row in which a name to the left is touched. */
  readonly span: { first: number; last: number };
}

/** Sorts contacts and the cells between them into nets; lines that touch nothing are none. Near linear. */
export function traceNets(grid: Grid, lines: Lines): Nets {
  const doubtful = settleFourways(grid, lines);
  const { joints, contacts, besides, fourways } = lines;
  const groups = new Map<number, Group>();
  for (const contact of contacts) {
    const root = rootOf(joints, contact.half);
    const span = { first: Number.POSITIVE_INFINITY, last: -1 };
    const group = groups.get(root) ?? { cells: [], contacts: [], span };
    groups.set(root, group);
    group.contacts.push(contact);
    if (contact.side !== RIGHT || contact.headed) continue;
    group.span.first = Math.min(group.span.first, contact.cell.row);
    group.span.last = Math.max(group.span.last, contact.cell.row);
  }
  for (const contact of besides) {
    const group = groups.get(rootOf(joints, contact.half));
    const { row } = contact.cell;
    if (group !== undefined && group.span.first < row && row < group.span.last) group.contacts.push(contact);
  }
  const open = new Set(fourways);
  for (const cell of grid.cells) {
    const level = rootOf(joints, cell.index);
    groups.get(level)?.cells.push(cell);
    if (!open.has(cell)) continue;
    const upright = rootOf(joints, cell.index + joints.count);
    if (upright !== level) groups.get(upright)?.cells.push(cell);
  }
  return { nets: [...groups.values()].map(netOf), doubtful };
}

function netOf({ cells, contacts }: Group): Net {
  return {
    cells,
    contacts,
    ...sortEnds(contacts),
    headed: cells.some((cell) => cell.head !== 0),
    bothWays: cells.some((cell) => BOTH_WAYS.has(cell.character)),
    dotted: cells.some((cell) => cell.dotted),
  };
}

/** An arrow leads; without one a line leaves names to the right and downwards, and enters them from the left and above. */
export function sortEnds(contacts: readonly Contact[]): { sources: readonly Contact[]; targets: readonly Contact[] } {
  const headed = contacts.filter((contact) => contact.headed);
  const plain = contacts.filter((contact) => !contact.headed);
  const leaves = ({ side }: Contact): boolean => side === RIGHT || side === DOWN;
  const leaving = plain.filter(leaves);
  if (leaving.length === 0 && headed.length > 0) return { sources: plain, targets: headed };
  return { sources: leaving, targets: [...headed, ...plain.filter((contact) => !leaves(contact))] };
}

// p1 ──┐               A ──┬──► C
// p2 ──┼──► p4         B ──┼──► D     the upright has a start and an end of its own:
// p3 ──┘   junction        └──► E     a crossing
function settleFourways(grid: Grid, lines: Lines): Cell[] {
  const { joints, fourways } = lines;
  if (fourways.length === 0) return [];
  const ends = new Map<number, { start: boolean; end: boolean }>();
  for (const { half, headed, side } of lines.contacts) {
    const root = rootOf(joints, half);
    const known = ends.get(root) ?? { start: false, end: false };
    if (!headed && (side === RIGHT || side === DOWN)) known.start = true;
    else known.end = true;
    ends.set(root, known);
  }
  const whole = (root: number): boolean => ends.get(root)?.start === true && ends.get(root)?.end === true;
  const downwards = flowsDown(grid);
  const crossings: Cell[] = [];
  for (const cell of fourways) {
    const level = rootOf(joints, cell.index);
    const upright = rootOf(joints, cell.index + joints.count);
    if (level === upright) continue;
    const either = whole(level) && whole(upright);
    if (either) crossings.push(cell);
    if (either && !downwards) continue;
    join(joints, level, upright);
    const [a, b] = [ends.get(level), ends.get(upright)];
    ends.set(rootOf(joints, level), { start: Boolean(a?.start || b?.start), end: Boolean(a?.end || b?.end) });
  }
  return drawsJunctions(grid) && !downwards ? [] : crossings;
}

//  T1   T2            drawn downwards, a rail gathers and gives on what crosses it;
//  ├────┼────┐        drawn to the right, lanes cross
//  ▼    ▼    ▼
function flowsDown(grid: Grid): boolean {
  let balance = 0;
  for (const cell of grid.cells) balance += cell.head === DOWN ? 1 : cell.head === RIGHT ? -1 : 0;
  return balance > 0;
}

/** An author who draws ├ and ┬ where lines meet means a crossing where they do not. */
function drawsJunctions(grid: Grid): boolean {
  return grid.cells.some((cell) => {
    const arms = cell.border >= 0 ? 0 : cell.ports;
    return arms !== 0 && (arms & (arms - 1)) !== 0 && [7, 11, 13, 14].includes(arms) && cell.head === 0;
  });
}

/** Whether the net is one arrow or line along one row. */
export function isStraight(net: Net): boolean {
  const first = net.cells[0];
  const last = net.cells.at(-1);
  if (first === undefined || last === undefined || first.row !== last.row) return false;
  return net.cells.every((cell) => (cell.ports & ~(LEFT | RIGHT)) === 0);
}
