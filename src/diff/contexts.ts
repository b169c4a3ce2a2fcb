// Which phase became which: told by the tasks that stand in both, and by the name.
import type { Offer, Seeker } from "./candidates.ts";

/** A title that more tasks than this have leads nowhere. */
const COMMON = 64;

/** Name of a phase as markers have it → its name in the plan now. `settled`: phases of tasks that stand where they stood. */
export function contextsOf(
  seekers: readonly Seeker[],
  offers: readonly Offer[],
  settled: readonly string[],
): Map<string, string> {
  const sought = new Set(offers.map(({ plain }) => plain));
  const places = new Map<string, string[]>();
  const present = new Set<string>();
  for (const { issue, plain, context } of seekers) {
    present.add(context);
    if (issue.identity.kind !== "task" || !sought.has(plain)) continue;
    const key = `${issue.identity.path} ${plain}`;
    const list = places.get(key);
    if (list === undefined) places.set(key, [context]);
    else list.push(context);
  }
  const votes = new Map<string, Map<string, number>>();
  const sizes = new Map<string, number>();
  for (const context of settled) {
    present.add(context);
    const counts = votes.get(context) ?? new Map<string, number>();
    votes.set(context, counts.set(context, (counts.get(context) ?? 0) + 1));
  }
  for (const { identity, plain, context } of offers) {
    if (identity.kind === "task") sizes.set(context, (sizes.get(context) ?? 0) + 1);
    const counts = votes.get(context) ?? new Map<string, number>();
    votes.set(context, counts);
    const found = (identity.kind === "task" && places.get(`${identity.path} ${plain}`)) || [];
    // What stands in so many places tells nothing, and counting would take long.
    if (found.length <= COMMON)
      for (const place of found) counts.set(place, (counts.get(place) ?? 0) + 1 / found.length);
  }
  const contexts = new Map<string, string>();
  for (const [context, counts] of votes) {
    // The name is worth half of the tasks and a little more: it yields only when most of them stand elsewhere.
    if (present.has(context)) counts.set(context, (counts.get(context) ?? 0) + 0.6 + (sizes.get(context) ?? 0) / 2);
    const [best] = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
    if (best !== undefined) contexts.set(context, best[0]);
  }
  return contexts;
}
