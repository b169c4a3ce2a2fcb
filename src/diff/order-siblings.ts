// The order of sub-issues, merged three ways: the ranks in their markers, the plan, and what GitHub shows.
import type { Conflict, Drift, OrderChange } from "../model/change.ts";
import { type DesiredIssue, nameOf } from "../model/desired.ts";
import { conflictOf, driftOf, orderChange } from "./order-told.ts";
import { rankSiblings } from "./ranks.ts";
import { moved, movesBetween, withNew } from "./sibling-moves.ts";
import { type Family, familiesOf, type Sibling } from "./siblings.ts";
import type { World } from "./world.ts";

/** How a sub-issue stands among its siblings after this run, for its marker. */
export interface Standing {
  readonly rank: number;
  /** It is made at the end, and moved to its place afterwards. */
  readonly displaced: boolean;
  readonly conflict: Conflict | null;
}

export interface Orders {
  /** By name, of every issue that stands below its parent of the plan. */
  readonly standing: ReadonlyMap<string, Standing>;
  readonly changes: readonly OrderChange[];
  readonly drift: readonly Drift[];
  readonly unordered: readonly number[];
}

/**
 * A plan whose order is as it was last applied leaves the order that people gave on GitHub; one that changed is applied,
 * or yields to theirs by `prefer`. New ones stand behind the one that the plan has before them. Only issues of the plan
 * are moved. `creations`: names in the order in which they are made. `every`: an order that is not observed is asked for
 * even where nothing depends on it.
 */
export function orderSiblings(input: {
  readonly issues: readonly DesiredIssue[];
  readonly world: World;
  readonly prefer: "plan" | "github";
  readonly creations: readonly string[];
  readonly every: boolean;
}): Orders {
  const { issues, world, prefer, creations, every } = input;
  const made = new Map(creations.map((name, index) => [name, index]));
  const told = familiesOf(issues, world, prefer).map((family) => orderFamily({ family, world, prefer, made, every }));
  return {
    standing: new Map(told.flatMap(({ standing }) => [...standing])),
    changes: told.flatMap(({ change }) => change ?? []),
    drift: told.flatMap(({ drift }) => drift),
    unordered: told.flatMap(({ unordered }) => unordered ?? []),
  };
}

interface Ordered {
  readonly standing: ReadonlyMap<string, Standing>;
  readonly change: OrderChange | null;
  readonly drift: readonly Drift[];
  readonly unordered: number | null;
}

interface Task {
  readonly family: Family;
  readonly world: World;
  readonly prefer: "plan" | "github";
  readonly made: ReadonlyMap<string, number>;
  readonly every: boolean;
}

function orderFamily({ family, world, prefer, made, every }: Task): Ordered {
  const { siblings } = family;
  const plan = siblings.map(({ name }) => name);
  const settled = siblings.filter(({ stands }) => stands === "settled");
  const planned = settled.map(({ name }) => name);
  const applied = [...settled].sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0)).map(({ name }) => name);
  const changed = settled.some(({ rank }, index) => index > 0 && (rank ?? 0) <= (settled[index - 1]?.rank ?? 0));
  const seen = seenOrder(family, applied, world);
  const shown = seen.order.filter((name) => planned.includes(name));
  const byPeople = !same(shown, applied) && !(changed && halfDone(shown, applied, planned));
  const theirs = byPeople && (!changed || prefer === "github");
  const wanted = withNew(changed && !theirs ? planned : shown, plan);
  const present = [...seen.order, ...appended(family, made)];
  const weights = new Map(siblings.map((one) => [one.name, WEIGHT[one.stands]]));
  const moves = movesBetween(present, wanted, (name) => weights.get(name) ?? 1);
  const moving = new Set(moves.map(({ child }) => child));
  const ranks = rankSiblings(siblings);
  const orders = { applied, planned, shown };
  const standing = siblings.map((one, index): [string, Standing] => {
    const rank = ranks[index] ?? index;
    const both = byPeople && changed && one.stands === "settled" && one.rank !== rank;
    return [
      one.name,
      {
        rank,
        displaced: one.stands === "made" && moving.has(one.name),
        conflict: both ? conflictOf(one.name, orders, prefer, world) : null,
      },
    ];
  });
  const astray = siblings.some(({ stands }) => stands === "there");
  const matters = changed || astray || moves.length > 0 || every;
  return {
    standing: new Map(standing),
    change: moves.length === 0 ? null : orderChange(family, moves, changed, world),
    drift: driftOf(settled, { ...orders, changed, byPeople }, world),
    unordered: matters && !seen.known ? family.number : null,
  };
}

// What stands where it did keeps its place; of the rest, what was just made moves rather than what people know already.
const WEIGHT = { settled: 1e6, there: 1e3, moved: 1e3, made: 1 } as const;

/** The siblings that are there, in GitHub's order; where that was not observed, in the one that was last applied. */
function seenOrder({ parent, siblings }: Family, applied: readonly string[], world: World) {
  const there = siblings.filter(({ stands }) => stands === "settled" || stands === "there");
  const observed = world.matched.get(nameOf(parent.identity))?.issue.children;
  const names = new Map(there.map(({ name, tracked }) => [tracked?.issue.number, name]));
  const own = world.repository.toLowerCase();
  const told = observed?.flatMap(({ repository, number }) =>
    repository.toLowerCase() === own ? (names.get(number) ?? []) : [],
  );
  const order = told ?? applied;
  const listed = new Set(order);
  const rest = there
    .filter(({ name }) => !listed.has(name))
    .sort((one, other) => (one.tracked?.issue.number ?? 0) - (other.tracked?.issue.number ?? 0));
  return { order: [...order, ...rest.map(({ name }) => name)], known: told !== undefined || there.length < 2 };
}

/** What comes to stand behind the others, in the order in which it is applied: see `applyChanges`. */
function appended({ number, siblings }: Family, made: ReadonlyMap<string, number>): string[] {
  const names = (stands: Sibling["stands"]) => siblings.flatMap((one) => (one.stands === stands ? [one.name] : []));
  const creations = names("made").sort((one, other) => (made.get(one) ?? 0) - (made.get(other) ?? 0));
  return number === null ? [...creations, ...names("moved")] : [...names("moved"), ...creations];
}

/** A run that was stopped made the first of the moves: nobody else did. */
function halfDone(shown: readonly string[], applied: readonly string[], planned: readonly string[]): boolean {
  let order = applied;
  for (const move of movesBetween(applied, planned, () => 1)) {
    order = moved(order, move);
    if (same(order, shown)) return true;
  }
  return false;
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}
