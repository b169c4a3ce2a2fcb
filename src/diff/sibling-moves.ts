// From the order in which siblings stand to the one in which they are to stand, by as few moves as can be.
import { heaviestIncreasing } from "./increasing.ts";

/** One sibling goes directly behind or before another; names of identities. */
export type SiblingMove =
  | { readonly child: string; readonly after: string }
  | { readonly child: string; readonly before: string };

/**
 * Moves that lead from `present` to `wanted` (the same names), to be made one after another. `weight`: how much each
 * should stay where it is.
 */
export function movesBetween(
  present: readonly string[],
  wanted: readonly string[],
  weight: (name: string) => number,
): SiblingMove[] {
  const at = new Map(wanted.map((name, index) => [name, index]));
  const items = present.map((name) => ({ at: at.get(name) ?? 0, weight: weight(name) }));
  const staying = new Set([...heaviestIncreasing(items)].map((index) => present[index]));
  const first = wanted.find((name) => staying.has(name)) ?? "";
  return wanted.flatMap((child, index): SiblingMove[] => {
    if (staying.has(child)) return [];
    const before = wanted[index - 1];
    return before === undefined ? [{ child, before: first }] : [{ child, after: before }];
  });
}

/** What an order is after a move. */
export function moved(order: readonly string[], move: SiblingMove): string[] {
  const rest = order.filter((name) => name !== move.child);
  const at = "after" in move ? rest.indexOf(move.after) + 1 : rest.indexOf(move.before);
  return [...rest.slice(0, at), move.child, ...rest.slice(at)];
}

/**
 * `order` with the new ones put in: each behind the one that the plan has before it. Those that the plan has behind all
 * of `order` come last. `plan` holds all names, `order` some of them.
 */
export function withNew(order: readonly string[], plan: readonly string[]): string[] {
  const result = [...order];
  const at = new Map(plan.map((name, index) => [name, index]));
  const there = new Set(order);
  let latest = Math.max(-1, ...order.map((name) => at.get(name) ?? -1));
  for (const [index, name] of plan.entries()) {
    if (there.has(name)) continue;
    there.add(name);
    const before = plan[index - 1];
    if (index > latest) result.push(name);
    else if (before !== undefined) result.splice(result.indexOf(before) + 1, 0, name);
    else result.splice(result.indexOf(plan.find((other) => other !== name && there.has(other)) ?? ""), 0, name);
    latest = Math.max(latest, index);
  }
  return result;
}
