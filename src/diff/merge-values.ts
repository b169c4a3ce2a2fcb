// Three-way merge of a value and of a set: last applied, desired, observed.

export interface MergedValue<T> {
  /** What is to stand on GitHub. */
  readonly value: T;
  readonly side: "plan" | "github" | "both" | null;
  /** Both sides changed, each to something else. */
  readonly conflict: boolean;
}

/** `applied` undefined: nothing was ever applied; GitHub's value stands. */
export function mergeValue<T>(
  applied: T | undefined,
  desired: T,
  observed: T,
  prefer: "plan" | "github",
  equal: (one: T, other: T) => boolean = Object.is,
): MergedValue<T> {
  if (equal(desired, observed)) return { value: observed, side: null, conflict: false };
  if (applied === undefined) return { value: observed, side: "github", conflict: false };
  if (equal(applied, observed)) return { value: desired, side: "plan", conflict: false };
  if (equal(applied, desired)) return { value: observed, side: "github", conflict: false };
  return { value: prefer === "plan" ? desired : observed, side: "both", conflict: true };
}

export interface MergedSet {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** Ours by the plan, taken away on GitHub; and put there on GitHub without the plan. */
  readonly takenAway: readonly string[];
  readonly putThere: readonly string[];
}

/** Names compare without capitals, as GitHub compares labels and logins. */
export function mergeSet(
  applied: readonly string[] | undefined,
  desired: readonly string[],
  observed: readonly string[],
): MergedSet {
  const [was, want, has] = [(applied ?? []).map(fold), desired.map(fold), observed.map(fold)];
  const only = (names: readonly string[], which: (folded: string) => boolean) =>
    names.length === 0 ? names : names.filter((name) => which(fold(name)));
  return {
    add: only(desired, (name) => !has.includes(name) && !was.includes(name)),
    remove: only(observed, (name) => was.includes(name) && !want.includes(name)),
    takenAway: only(desired, (name) => !has.includes(name) && was.includes(name)),
    putThere: only(observed, (name) => !was.includes(name) && !want.includes(name)),
  };
}

export function fold(name: string): string {
  return name.toLowerCase();
}
