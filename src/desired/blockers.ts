// Dependencies as edges between issues: resolved to what is mirrored, without cycles, within GitHub's cap.

import { type DesiredBlocker, type Identity, nameOf } from "../model/desired.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { EDGES } from "../model/limits.ts";
import { lineOf } from "../model/place.ts";
import { type Dependency, type PlanDocument, WHOLE } from "../model/plan.ts";

/**
 * What a key of a document is mirrored by: usually one issue, or the tasks of a phase without an issue. `WHOLE` is
 * the document.
 */
export type Mirrored = (path: string, key: string) => readonly Identity[];

interface Wanted {
  readonly blocked: Identity;
  readonly blocker: DesiredBlocker;
  readonly dependency: Dependency;
}

const RANK = { attribute: 0, frontmatter: 0, table: 1, drawing: 2, prose: 3 } as const;

/**
 * Blockers of each issue by its name. An edge onto itself, onto what it stands in or that closes a cycle is left out
 * with a diagnostic, the weakest statement first; so is what exceeds 50 blockers, or 50 blocked by one.
 */
export function blockersOf(
  documents: readonly PlanDocument[],
  mirrored: Mirrored,
  parents: ReadonlyMap<string, Identity | null>,
): { readonly blockers: ReadonlyMap<string, readonly DesiredBlocker[]>; readonly diagnostics: readonly Diagnostic[] } {
  const wanted = documents.flatMap((document) => wantedIn(document, mirrored));
  const diagnostics: Diagnostic[] = [];
  const related = wanted.filter((edge) => {
    if (!("identity" in edge.blocker)) return true;
    const fault = kinship(edge.blocked, edge.blocker.identity, parents);
    if (fault !== null) diagnostics.push(leftOut(edge, "edge-within", fault));
    return fault === null;
  });
  const acyclic = withoutCycles(related, diagnostics);
  const blockers = new Map<string, DesiredBlocker[]>();
  const blocking = new Map<string, number>();
  const seen = new Set<string>();
  for (const edge of acyclic) {
    const name = nameOf(edge.blocked);
    const other = blockerName(edge.blocker);
    if (seen.has(`${name} ${other}`)) continue;
    seen.add(`${name} ${other}`);
    const list = blockers.get(name) ?? [];
    const count = blocking.get(other) ?? 0;
    if (list.length >= EDGES || count >= EDGES) {
      diagnostics.push(leftOut(edge, "too-many-blockers", `GitHub allows ${EDGES} on each side`));
      continue;
    }
    blocking.set(other, count + 1);
    blockers.set(name, [...list, edge.blocker]);
  }
  return { blockers, diagnostics };
}

export function blockerName(blocker: DesiredBlocker): string {
  return "identity" in blocker
    ? nameOf(blocker.identity)
    : `${blocker.issue.repository?.toLowerCase() ?? ""}#${blocker.issue.number}`;
}

function wantedIn(document: PlanDocument, mirrored: Mirrored): Wanted[] {
  const parts = [...document.phases, ...document.tasks, { key: WHOLE, dependsOn: prerequisitesOf(document) }];
  return parts.flatMap((part) =>
    mirrored(document.path, part.key).flatMap((blocked) =>
      part.dependsOn
        .filter((dependency) => dependency.soft !== true)
        .flatMap((dependency) =>
          targetsOf(document.path, dependency, mirrored).map((blocker) => ({ blocked, blocker, dependency })),
        ),
    ),
  );
}

/** What the document says must be done before any of it: only where that names a part of another plan. */
function prerequisitesOf({ references }: PlanDocument): Dependency[] {
  return references.flatMap(({ kind, path, key, text, line, done }) =>
    kind === "prerequisite" && path !== null && key !== undefined && done !== true
      ? [{ ref: text, line, source: "attribute", target: null, elsewhere: { path, key } }]
      : [],
  );
}

function targetsOf(path: string, dependency: Dependency, mirrored: Mirrored): DesiredBlocker[] {
  if (dependency.issue !== undefined) return [{ issue: dependency.issue }];
  const { elsewhere, target } = dependency;
  const found = elsewhere ? mirrored(elsewhere.path, elsewhere.key) : target === null ? [] : mirrored(path, target);
  return found.map((identity) => ({ identity }));
}

function kinship(blocked: Identity, blocker: Identity, parents: ReadonlyMap<string, Identity | null>): string | null {
  const [one, other] = [nameOf(blocked), nameOf(blocker)];
  if (one === other) return "it would wait for itself";
  if (isAbove(one, other, parents) || isAbove(other, one, parents)) return "one of the two is a part of the other";
  return null;
}

function isAbove(above: string, below: string, parents: ReadonlyMap<string, Identity | null>): boolean {
  let up = parents.get(below) ?? null;
  for (let steps = 0; up !== null && steps < 50; steps++) {
    if (nameOf(up) === above) return true;
    up = parents.get(nameOf(up)) ?? null;
  }
  return false;
}

// Edges within a strongly connected part are put in one by one, strongest statement first; one that closes a circle stays out.
function withoutCycles(wanted: readonly Wanted[], diagnostics: Diagnostic[]): Wanted[] {
  const circles = circlesOf(wanted);
  const suspects = wanted.filter((edge) => {
    const circle = circles.get(nameOf(edge.blocked));
    return circle !== undefined && circle === circles.get(blockerName(edge.blocker));
  });
  if (suspects.length === 0) return [...wanted];
  const order = [...suspects].sort((one, other) => RANK[one.dependency.source] - RANK[other.dependency.source]);
  const kept = new Map<string, string[]>();
  const out = new Set<Wanted>();
  for (const edge of order) {
    const [from, to] = [nameOf(edge.blocked), blockerName(edge.blocker)];
    if (reaches(to, from, kept)) {
      out.add(edge);
      diagnostics.push(leftOut(edge, "edge-in-cycle", "with the others it makes a circle"));
    } else kept.set(from, [...(kept.get(from) ?? []), to]);
  }
  return wanted.filter((edge) => !out.has(edge));
}

function reaches(from: string, to: string, edges: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set([from]);
  const open = [from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === to) return true;
    for (const next of edges.get(name) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return false;
}

// Tarjan's strongly connected components, without recursion: a plan may be long. Only those of two and more get a number.
function circlesOf(wanted: readonly Wanted[]): Map<string, number> {
  const next = new Map<string, string[]>();
  for (const edge of wanted) {
    const from = nameOf(edge.blocked);
    const list = next.get(from);
    if (list === undefined) next.set(from, [blockerName(edge.blocker)]);
    else list.push(blockerName(edge.blocker));
  }
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const circles = new Map<string, number>();
  for (const root of next.keys()) {
    if (index.has(root)) continue;
    const work: { name: string; at: number }[] = [{ name: root, at: 0 }];
    for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
      const { name } = top;
      if (!index.has(name)) {
        index.set(name, index.size);
        low.set(name, index.size - 1);
        stack.push(name);
        onStack.add(name);
      }
      const child = next.get(name)?.[top.at++];
      if (child !== undefined) {
        if (!index.has(child)) work.push({ name: child, at: 0 });
        else if (onStack.has(child)) lower(low, name, index.get(child));
        continue;
      }
      work.pop();
      const above = work.at(-1);
      if (above !== undefined) lower(low, above.name, low.get(name));
      if (low.get(name) === index.get(name)) closeCircle(name, stack, onStack, circles);
    }
  }
  return circles;
}

function lower(low: Map<string, number>, name: string, value: number | undefined): void {
  if (value !== undefined && value < (low.get(name) ?? 0)) low.set(name, value);
}

function closeCircle(name: string, stack: string[], onStack: Set<string>, circles: Map<string, number>): void {
  const members = stack.splice(stack.lastIndexOf(name));
  for (const member of members) onStack.delete(member);
  if (members.length > 1) for (const member of members) circles.set(member, circles.size);
  const number = circles.get(name);
  if (number !== undefined) for (const member of members) circles.set(member, number);
}

function leftOut(edge: Wanted, ruleId: string, why: string): Diagnostic {
  return {
    ruleId,
    severity: "warning",
    summary: `Unexpected dependency \`${edge.dependency.ref}\`, left out on GitHub: ${why}`,
    detail: "Change the dependency in the plan; everything else was mirrored.",
    place: lineOf(edge.blocked.path, edge.dependency.line),
  };
}
