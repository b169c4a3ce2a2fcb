// Plans beyond what a door takes on: told to people, and nothing is done about any of them.
import type { Diagnostic } from "./diagnostic.ts";
import { lineOf } from "./place.ts";
import type { PlanDocument } from "./plan.ts";

/** Told when the plans together are more than this door takes. */
export const TOO_LARGE = "plans-too-large";

interface Weighed {
  readonly path: string;
  readonly weight: number;
}

/** null: they are not too many. The place is the document with the most of them. */
export function tooManyTasks(documents: readonly PlanDocument[], most = Number.POSITIVE_INFINITY): Diagnostic | null {
  const weighed = documents.map(({ path, tasks }) => ({ path, weight: tasks.length }));
  return excess(weighed, most, "tasks in the plans");
}

/** null: they are not too large. Asked before anything is fetched. */
export function tooManyBytes(
  files: readonly { readonly path: string; readonly size: number }[],
  most = Number.POSITIVE_INFINITY,
): Diagnostic | null {
  const weighed = files.map(({ path, size }) => ({ path, weight: size }));
  return excess(weighed, most, "bytes of plans");
}

function excess(parts: readonly Weighed[], most: number, what: string): Diagnostic | null {
  const sum = parts.reduce((total, { weight }) => total + weight, 0);
  if (sum <= most) return null;
  const largest = parts.reduce((found, next) => (next.weight > found.weight ? next : found));
  return {
    ruleId: TOO_LARGE,
    severity: "error",
    summary: `Unexpected ${sum} ${what}, expected at most ${most}`,
    detail:
      "Nothing is changed on GitHub meanwhile. Leave documents out by `exclude` in the configuration, or ask whoever runs the app to raise its limit.",
    place: lineOf(largest.path, 1),
  };
}
