// Whether a marker has to be written again: names that changed while the issue behind them did not are no reason.
import { nameOf } from "../model/desired.ts";
import type { LastApplied, Marker } from "./marker.ts";
import { fold } from "./merge-values.ts";
import type { World } from "./world.ts";

export function sameMarker(old: Marker | null, wanted: Marker, world: World): boolean {
  if (old === null) return false;
  return (
    nameOf(old.identity) === nameOf(wanted.identity) &&
    old.id === wanted.id &&
    old.duplicateOf === wanted.duplicateOf &&
    sameApplied(old.applied, wanted.applied, world)
  );
}

function sameApplied(old: LastApplied, wanted: LastApplied, world: World): boolean {
  const issue = (name: string) => world.numbers.get(name) ?? name;
  const milestone = (name: string | null) => (name === null ? null : (world.milestones.get(name) ?? name));
  return (
    old.title === wanted.title &&
    old.content === wanted.content &&
    old.state === wanted.state &&
    sameSet(old.labels, wanted.labels, fold) &&
    sameSet(old.assignees, wanted.assignees, fold) &&
    milestone(old.milestone) === milestone(wanted.milestone) &&
    (old.parent === wanted.parent ||
      (old.parent !== null && wanted.parent !== null && issue(old.parent) === issue(wanted.parent))) &&
    sameSet(old.blockers, wanted.blockers, (name) => String(issue(name))) &&
    old.boxes.length === wanted.boxes.length &&
    old.boxes.every((box, index) => {
      const other = wanted.boxes[index];
      return other !== undefined && box.key === other.key && box.line === other.line && box.done === other.done;
    })
  );
}

function sameSet(one: readonly string[], other: readonly string[], spelled: (name: string) => string): boolean {
  const [left, right] = [new Set(one.map(spelled)), new Set(other.map(spelled))];
  return left.size === right.size && [...left].every((name) => right.has(name));
}
