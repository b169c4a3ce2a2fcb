// Versions of the marker, and how one of an older version is read in the present one.

/** A marker's fields as they are written. */
export type MarkerData = Readonly<Record<string, unknown>>;

/**
 * One step for each version that was ever written, from it to the next; a step is never changed once it was released.
 * A body is not written anew for its version: the next write for another reason carries it forward.
 */
const STEPS: readonly ((data: MarkerData) => MarkerData)[] = [
  /**
   * 1 → 2: `e`, `h`, `f` and `z` came. Version 1 did not say whether the blockers in `d` were ever linked; `n` was the
   * position in the plan when the body was written, which is the best there is for the order that was last applied.
   */
  (data) => ({ ...data, v: 2, ...(Array.isArray(data.d) && data.d.length > 0 && { e: UNKNOWN }) }),
];

/** `e` where it is not known whether the blockers were linked. */
export const UNKNOWN = -1;

/** The version that is written. Of a newer one, the issue is left alone. */
export const VERSION = STEPS.length + 1;

/** What a marker of `version` says in the present one; a newer one as it is. */
export function carriedForward(data: MarkerData, version: number): MarkerData {
  return STEPS.slice(version - 1).reduce((carried, step) => step(carried), data);
}
