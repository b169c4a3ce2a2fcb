// GitHub's caps on sub-issues met before writing: at most 100 children, at most 8 levels.
import { type Identity, nameOf } from "../model/desired.ts";
import { CHILDREN, LEVELS } from "../model/limits.ts";

/** A wanted issue and where it hangs. `group` is the plan's own inner group (a week, a category). */
export interface Hanging {
  readonly identity: Identity;
  readonly parent: Identity | null;
  readonly group: string | null;
}

/** An issue put in between because a parent has too many children. */
export interface Part {
  readonly identity: Identity;
  readonly parent: Identity;
  readonly title: string;
}

/** Children of one part: fewer than the cap, so that a part can still take some in. */
const PART = 80;

/** New parents where needed, by name, and the parts to be made, parents first. */
export function withinCaps(hanging: readonly Hanging[]): {
  readonly parents: ReadonlyMap<string, Identity | null>;
  readonly parts: readonly Part[];
} {
  const parents = new Map(hanging.map((one) => [nameOf(one.identity), one.parent]));
  const parts: Part[] = [];
  const families = new Map<string, Hanging[]>();
  for (const one of hanging) {
    if (one.parent === null) continue;
    const name = nameOf(one.parent);
    const family = families.get(name);
    if (family === undefined) families.set(name, [one]);
    else family.push(one);
  }
  for (const family of families.values()) {
    if (family.length > CHILDREN) split(family, parents, parts, "");
  }
  flatten(parents);
  return { parents, parts };
}

function split(family: readonly Hanging[], parents: Map<string, Identity | null>, parts: Part[], level: string): void {
  const above = family[0]?.parent ?? null;
  if (above === null) return;
  const groups = inGroups(family);
  const inner: Hanging[] = [];
  for (const [index, { title, members }] of groups.entries()) {
    const identity: Identity = { path: above.path, key: `${above.key}~${level}${index + 1}`, kind: "phase" };
    parts.push({ identity, parent: above, title: title ?? `Part ${index + 1} of ${groups.length}` });
    parents.set(nameOf(identity), above);
    inner.push({ identity, parent: above, group: null });
    for (const member of members) parents.set(nameOf(member.identity), identity);
  }
  if (inner.length <= CHILDREN) return;
  const before = parts.length;
  split(inner, parents, parts, `${level}above-`);
  // The parts of parts are parents: they come first.
  const added = parts.splice(before);
  const moved = parts.splice(before - groups.length);
  parts.push(
    ...added,
    ...moved.map((part) => ({ ...part, parent: parents.get(nameOf(part.identity)) ?? part.parent })),
  );
}

function inGroups(family: readonly Hanging[]): { title: string | null; members: Hanging[] }[] {
  const named = new Map<string | null, Hanging[]>();
  for (const one of family) {
    const members = named.get(one.group);
    if (members === undefined) named.set(one.group, [one]);
    else members.push(one);
  }
  const largest = Math.max(...[...named.values()].map((members) => members.length));
  if (named.size > 1 && named.size <= CHILDREN && largest <= CHILDREN)
    return [...named].map(([title, members]) => ({ title, members }));
  const count = Math.ceil(family.length / PART);
  return Array.from({ length: count }, (_, index) => ({
    title: null,
    members: family.slice(index * PART, (index + 1) * PART),
  }));
}

// What would hang deeper than GitHub allows hangs on its deepest allowed ancestor.
function flatten(parents: Map<string, Identity | null>): void {
  for (const [name, parent] of parents) {
    const line: Identity[] = [];
    for (let up = parent; up !== null && line.length < 1000; up = parents.get(nameOf(up)) ?? null) line.push(up);
    const highest = line[line.length - (LEVELS - 1)];
    if (line.length >= LEVELS && highest !== undefined) parents.set(name, highest);
  }
}
