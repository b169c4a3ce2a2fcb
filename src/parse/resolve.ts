// Resolves references over all plans of a repository: another file's task, another file's phase, another file.
import type { Diagnostic } from "../model/diagnostic.ts";
import { lineOf } from "../model/place.ts";
import type { Dependency, DocumentReference, PlanDocument } from "../model/plan.ts";
import { foldId } from "./facts/targets.ts";
import { readHead } from "./inline/read-head.ts";

interface Spot {
  readonly path: string;
  readonly key: string;
}

interface Index {
  readonly tasks: ReadonlyMap<string, readonly Spot[]>;
  readonly phases: ReadonlyMap<string, readonly Spot[]>;
  readonly paths: ReadonlySet<string>;
}

function folderOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}

function put(map: Map<string, Spot[]>, name: string, spot: Spot): void {
  const list = map.get(name);
  if (list) list.push(spot);
  else map.set(name, [spot]);
}

function indexPlans(documents: readonly PlanDocument[]): Index {
  const tasks = new Map<string, Spot[]>();
  const phases = new Map<string, Spot[]>();
  for (const { path, tasks: own, phases: groups } of documents) {
    for (const task of own) if (task.id !== null) put(tasks, foldId(task.id), { path, key: task.key });
    for (const phase of groups) if (phase.id !== null) put(phases, foldId(phase.id), { path, key: phase.key });
  }
  return { tasks, phases, paths: new Set(documents.map((document) => document.path)) };
}

/** Same folder first, then the only one in the repository. Several: nobody knows which is meant. */
function choose(spots: readonly Spot[], path: string): Spot | "ambiguous" | null {
  const others = spots.filter((spot) => spot.path !== path);
  const near = others.filter((spot) => folderOf(spot.path) === folderOf(path));
  const [only, second] = near.length > 0 ? near : others;
  if (!only) return null;
  return second ? "ambiguous" : only;
}

/** A path as written in `from`, as a path of the repository; null when no plan stands there. */
function findPath(written: string, from: string, index: Index): string | null {
  const parts = (written.startsWith("/") ? written.slice(1) : `${folderOf(from)}/${written}`).split("/");
  const clean: string[] = [];
  for (const part of parts) {
    if (part === "..") clean.pop();
    else if (part !== "." && part !== "") clean.push(part);
  }
  for (const candidate of [clean.join("/"), written.replace(/^\.?\//, "")])
    if (index.paths.has(candidate)) return candidate;
  const ends = [...index.paths].filter((path) => path.endsWith(`/${written}`));
  return ends.length === 1 ? (ends[0] ?? null) : null;
}

function spotsOf(ref: string, index: Index): readonly Spot[] {
  const head = readHead(ref);
  const id = head.id ?? ref;
  if (head.kind === "phase" || head.kind === "span") return index.phases.get(foldId(id)) ?? [];
  return index.tasks.get(foldId(id)) ?? [];
}

/** A bare number names a task of another file only where each file is one task. */
function isSafe(ref: string, spot: Spot, documents: ReadonlyMap<string, PlanDocument>, from: PlanDocument): boolean {
  const id = readHead(ref).id ?? ref;
  if (!/^#?\d+$/.test(foldId(id))) return true;
  const single = (document: PlanDocument | undefined) =>
    document?.tasks.filter((task) => task.parent === null).length === 1;
  return single(documents.get(spot.path)) && single(from) && folderOf(spot.path) === folderOf(from.path);
}

function ambiguous(document: PlanDocument, dependency: Dependency): Diagnostic {
  return {
    ruleId: "ambiguous-reference",
    severity: "warning",
    summary: `Unexpected \`${dependency.ref}\`, expected a name that only one plan uses`,
    detail:
      "Several plans of the repository have a task or phase of this name; write its path or give one of them another id.",
    place: lineOf(document.path, dependency.line),
  };
}

function resolveDocument(
  document: PlanDocument,
  index: Index,
  documents: ReadonlyMap<string, PlanDocument>,
): PlanDocument {
  const diagnostics: Diagnostic[] = [];
  const resolve = (dependency: Dependency): Dependency => {
    if (dependency.target !== null || dependency.issue) return dependency;
    const file = /([\w./-]+\.md)\b/.exec(dependency.ref)?.[1];
    const path = file ? findPath(file, document.path, index) : null;
    const inside = path ? documents.get(path) : undefined;
    const spots = inside
      ? spotsOf(dependency.ref.replace(file ?? "", "").replace(/^#/, ""), index).filter((spot) => spot.path === path)
      : spotsOf(dependency.ref, index);
    const chosen = inside && spots[0] ? spots[0] : choose(spots, document.path);
    if (chosen === "ambiguous") {
      diagnostics.push(ambiguous(document, dependency));
      return dependency;
    }
    const { elsewhere: _, ...bare } = dependency;
    return chosen && isSafe(dependency.ref, chosen, documents, document) ? { ...bare, elsewhere: chosen } : bare;
  };
  const tasks = document.tasks.map((task) => ({ ...task, dependsOn: task.dependsOn.map(resolve) }));
  const phases = document.phases.map((phase) => ({ ...phase, dependsOn: phase.dependsOn.map(resolve) }));
  const references = document.references.map((reference) => resolveReference(reference, document, index));
  const kept = document.diagnostics.filter((diagnostic) => diagnostic.ruleId !== "ambiguous-reference");
  return { ...document, tasks, phases, references, diagnostics: [...kept, ...diagnostics] };
}

function resolveReference(reference: DocumentReference, document: PlanDocument, index: Index): DocumentReference {
  if (reference.path !== null) {
    const path = findPath(reference.path, document.path, index);
    return path ? { ...reference, path } : reference;
  }
  if (reference.kind !== "prerequisite") return reference;
  const named = readHead(reference.text);
  const chosen =
    named.kind === "phase" && named.id !== null
      ? choose(index.phases.get(foldId(named.id)) ?? [], document.path)
      : null;
  return chosen && chosen !== "ambiguous" ? { ...reference, path: chosen.path } : reference;
}

/** The same documents with `elsewhere` set on each dependency that another plan of the list settles. */
export function resolvePlans(documents: readonly PlanDocument[]): PlanDocument[] {
  const index = indexPlans(documents);
  const byPath = new Map(documents.map((document) => [document.path, document]));
  return documents.map((document) => resolveDocument(document, index, byPath));
}
