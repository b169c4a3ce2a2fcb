// The order of sub-issues in the words of the change set: moves, conflicts, drift.
import type { Conflict, Drift, IssueTarget, OrderChange } from "../model/change.ts";
import { heaviestIncreasing } from "./increasing.ts";
import type { SiblingMove } from "./sibling-moves.ts";
import type { Family, Sibling } from "./siblings.ts";
import { targetOf, type World } from "./world.ts";

/** The moves as a change. `changed`: the plan's order did; else they are there for what is new. */
export function orderChange(
  { parent, siblings }: Family,
  moves: readonly SiblingMove[],
  changed: boolean,
  world: World,
): OrderChange {
  const target = (name: string): IssueTarget => {
    const identity = world.desired.get(name)?.identity;
    return targetOf(world, identity ?? parent.identity);
  };
  return {
    kind: "order",
    action: "update",
    reason: changed ? "their order changed in the plan" : "they stand there in the plan",
    parent: targetOf(world, parent.identity),
    moves: moves.map((move) => {
      const child = target(move.child);
      return "after" in move ? { child, after: target(move.after) } : { child, before: target(move.before) };
    }),
    recorded: siblings.map(({ name }) => target(name)),
  };
}

/** Orders of the settled siblings, as names: last applied, planned, and shown by GitHub. */
export interface Sides {
  readonly applied: readonly string[];
  readonly planned: readonly string[];
  readonly shown: readonly string[];
}

/** Both sides moved it. */
export function conflictOf(
  name: string,
  { applied, planned, shown }: Sides,
  kept: "plan" | "github",
  world: World,
): Conflict {
  return {
    field: "order",
    applied: placeIn(applied, name, world),
    desired: placeIn(planned, name, world),
    observed: placeIn(shown, name, world),
    kept,
  };
}

/** The siblings that people moved. */
export function driftOf(
  settled: readonly Sibling[],
  { applied, planned, shown, changed, byPeople }: Sides & { readonly changed: boolean; readonly byPeople: boolean },
  world: World,
): Drift[] {
  if (!byPeople) return [];
  const at = new Map(applied.map((name, index) => [name, index]));
  const kept = heaviestIncreasing(shown.map((name) => ({ at: at.get(name) ?? 0, weight: 1 })));
  const elsewhere = new Set(shown.filter((_, index) => !kept.has(index)));
  return settled
    .filter(({ name }) => elsewhere.has(name))
    .map(({ name, issue, tracked }) => ({
      identity: issue.identity,
      number: tracked?.issue.number ?? null,
      field: "order",
      side: changed ? "both" : "github",
      applied: placeIn(applied, name, world),
      desired: placeIn(planned, name, world),
      observed: placeIn(shown, name, world),
    }));
}

function placeIn(order: readonly string[], name: string, world: World): string {
  const before = order[order.indexOf(name) - 1];
  return before === undefined ? "first" : `behind #${world.numbers.get(before) ?? "?"}`;
}
