// Labels of our namespace, merged one by one; `blocked` follows the blockers.
import { fold, type MergedSet, mergeSet } from "./merge-values.ts";

export interface LabelInput {
  readonly applied: readonly string[] | undefined;
  readonly desired: readonly string[];
  readonly observed: readonly string[];
  /** Names and namespaces ("priority:") of ours. */
  readonly owned: readonly string[];
  readonly blockedLabel: string;
  readonly blocked: boolean;
  readonly prefer: "plan" | "github";
}

/** Labels that are not ours are never in the result. */
export function mergeLabels(input: LabelInput): MergedSet {
  const apart = (names: readonly string[]) => names.filter((name) => fold(name) !== fold(input.blockedLabel));
  const merged = mergeSet(input.applied && apart(input.applied), apart(input.desired), apart(input.observed));
  const spaces = input.owned.filter((name) => name.endsWith(":")).map(fold);
  const spaceOf = (name: string) => spaces.find((space) => fold(name).startsWith(space));
  const rivals = (name: string) =>
    merged.putThere.filter((other) => spaceOf(other) !== undefined && spaceOf(other) === spaceOf(name));
  // One value per namespace: a new priority of the plan takes the place of one that a person set, or yields to it.
  const yielding = input.prefer === "github";
  const add = merged.add.filter((name) => !(yielding && rivals(name).length > 0));
  const ousted = yielding ? [] : merged.add.flatMap(rivals);
  const { observed, blockedLabel } = input;
  const shown = observed.find((name) => fold(name) === fold(blockedLabel));
  return {
    add: [...add, ...(input.blocked && shown === undefined ? [blockedLabel] : [])],
    remove: [...new Set([...merged.remove, ...ousted, ...(!input.blocked && shown !== undefined ? [shown] : [])])],
    takenAway: merged.takenAway,
    putThere: merged.putThere.filter((name) => input.owned.some((own) => owns(own, name)) && !ousted.includes(name)),
  };
}

function owns(own: string, name: string): boolean {
  return own.endsWith(":") ? fold(name).startsWith(fold(own)) : fold(own) === fold(name);
}
