// Whether a marker has to be written again: names that changed while the issue behind them did not are no reason.
import { nameOf } from "../model/desired.ts";
import type { LastApplied, Marker } from "./marker.ts";
import { fold } from "./merge-values.ts";
import { isSameIssue, type World } from "./world.ts";

export function sameMarker(old: Marker | null, wanted: Marker, world: World): boolean {
  if (old === null) return false;
  return (
    nameOf(old.identity) === nameOf(wanted.identity) &&
    old.id === wanted.id &&
    old.duplicateOf === wanted.duplicateOf &&
    (old.order === wanted.order || !world.standing.has(nameOf(wanted.identity))) &&
    old.applied.placed === wanted.applied.placed &&
    old.finished === wanted.finished &&
    sameApplied(old.applied, wanted.applied, world)
  );
}

function sameApplied(old: LastApplied, wanted: LastApplied, world: World): boolean {
  const sameIssue = (one: string, other: string) => isSameIssue(one, other, world);
  const samePhase = (one: string, other: string) =>
    one === other ||
    (!world.phases.has(one) &&
      world.formerMilestones.has(one) &&
      world.formerMilestones.get(one) === world.milestones.get(other));
  return (
    old.title === wanted.title &&
    old.content === wanted.content &&
    old.state === wanted.state &&
    sameSet(old.labels, wanted.labels) &&
    sameSet(old.assignees, wanted.assignees) &&
    sameName(old.milestone, wanted.milestone, samePhase) &&
    sameName(old.parent, wanted.parent, sameIssue) &&
    old.blockers.length === wanted.blockers.length &&
    sameSet(old.declined, wanted.declined) &&
    wanted.blockers.every((name) => old.blockers.some((other) => sameIssue(other, name))) &&
    old.boxes.length === wanted.boxes.length &&
    old.boxes.every((box, index) => {
      const other = wanted.boxes[index];
      return other !== undefined && box.key === other.key && box.line === other.line && box.done === other.done;
    })
  );
}

function sameName(one: string | null, other: string | null, same: (one: string, other: string) => boolean): boolean {
  return one === null || other === null ? one === other : same(one, other);
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === other.length && one.every((name, at) => name === other[at])) return true;
  const [left, right] = [new Set(one.map(fold)), new Set(other.map(fold))];
  return left.size === right.size && [...left].every((name) => right.has(name));
}
