// In which order mirrored issues stood in the plan when they were written: markers tell the parent and the rank below it.
import { nameOf } from "../model/desired.ts";
import type { Mirrored } from "./tracked.ts";

/**
 * By number, from 0: level by level as desired issues stand too, siblings by rank, of equals the older first. A phase that
 * is spread over several parents because of GitHub's caps so stands in one piece.
 */
export function writtenPlaces(mirrored: readonly Mirrored[]): Map<number, number> {
  const names = new Set(mirrored.map(({ marker }) => nameOf(marker.identity)));
  const below = new Map<string, Mirrored[]>();
  for (const one of mirrored) {
    const { parent } = one.marker.applied;
    const above = parent !== null && names.has(parent) ? parent : "";
    const list = below.get(above);
    if (list === undefined) below.set(above, [one]);
    else list.push(one);
  }
  for (const list of below.values())
    list.sort((one, other) => one.marker.order - other.marker.order || one.issue.number - other.issue.number);
  const places = new Map<number, number>();
  const waiting = [...(below.get("") ?? [])];
  for (let at = 0; at < waiting.length; at++) {
    const one = waiting[at];
    if (one === undefined || places.has(one.issue.number)) continue;
    places.set(one.issue.number, places.size);
    for (const child of below.get(nameOf(one.marker.identity)) ?? []) waiting.push(child);
  }
  // Markers that name each other as parents stand last.
  for (const { issue } of mirrored) if (!places.has(issue.number)) places.set(issue.number, places.size);
  return places;
}
