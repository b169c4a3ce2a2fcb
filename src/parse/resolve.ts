// Resolves references over all plans of a repository: another file's task, another file's phase, another file.
import type { Diagnostic } from "../model/diagnostic.ts";
import { lineOf } from "../model/place.ts";
import type { Dependency, DocumentReference, PlanDocument } from "../model/plan.ts";
import { changed } from "./finish/changed.ts";
import { indexPlans, type PlanIndex, type Spot } from "./index-plans.ts";
import { readHead } from "./inline/read-head.ts";

/** What a name stands for in the other plans: one part, several (nobody knows which), or nothing that is known. */
type Found = Spot | "ambiguous" | null;

/** A plan that is being resolved, and the plans that it names as its parent or what comes before it. */
interface From {
  readonly document: PlanDocument;
  readonly named: ReadonlySet<string>;
  readonly index: PlanIndex;
}

/** The same documents with `elsewhere` set on each dependency, and `key` on each reference, that another plan settles. */
export function resolvePlans(documents: readonly PlanDocument[]): PlanDocument[] {
  const index = indexPlans(documents);
  return documents.map((document) => resolveDocument(document, index));
}

function resolveDocument(document: PlanDocument, index: PlanIndex): PlanDocument {
  const paths = document.references.flatMap(({ path }) => index.find(path ?? "", document.path) ?? []);
  const from: From = { document, index, named: new Set(paths.filter((path) => path !== document.path)) };
  const diagnostics: Diagnostic[] = [];
  const resolve = (dependency: Dependency): Dependency => resolveDependency(dependency, from, diagnostics);
  const settle = <One extends { readonly dependsOn: readonly Dependency[] }>(one: One): One => {
    const dependsOn = changed(one.dependsOn, resolve);
    return dependsOn === one.dependsOn ? one : { ...one, dependsOn };
  };
  const tasks = changed(document.tasks, settle);
  const phases = changed(document.phases, settle);
  const references = document.references.map((reference) => resolveReference(reference, from));
  const kept = document.diagnostics.filter((diagnostic) => diagnostic.ruleId !== "ambiguous-reference");
  return withParts(document, { phases, tasks, references, diagnostics: [...kept, ...diagnostics] });
}

/** The document with parts of it changed. On its own, so that its evidence holds on to nothing that resolving needed. */
function withParts(
  document: PlanDocument,
  parts: Pick<PlanDocument, "phases" | "tasks" | "references" | "diagnostics">,
): PlanDocument {
  const { version, path, title, titleLine, status, metadata, claims, source } = document;
  return {
    ...{ version, path, title, titleLine, status, metadata, claims, source, ...parts },
    get evidence() {
      return document.evidence;
    },
  };
}

function resolveDependency(dependency: Dependency, from: From, diagnostics: Diagnostic[]): Dependency {
  if (dependency.target !== null || dependency.issue) return dependency;
  const { elsewhere: _, ...bare } = dependency;
  const found = meant(dependency.ref, from);
  if (found === "ambiguous") diagnostics.push(ambiguous(from.document, dependency));
  if (found === null || found === "ambiguous") return bare;
  return found.path === from.document.path ? { ...bare, target: found.key } : { ...bare, elsewhere: found };
}

function resolveReference(reference: DocumentReference, from: From): DocumentReference {
  const { key: _, ...bare } = reference;
  const path = reference.path === null ? null : from.index.find(reference.path, from.document.path);
  const placed = path === null ? bare : { ...bare, path };
  if (reference.kind !== "prerequisite") return placed;
  const text = path === null ? reference.text : `${path} ${withoutPath(reference.text)}`;
  const found = meant(text, from);
  return found === null || found === "ambiguous" || found.path === from.document.path
    ? placed
    : { ...placed, ...found };
}

/** "docs/walls.md Phase 2", "Phase 2", "X-9" → the part that is meant. */
function meant(ref: string, from: From): Found {
  const { document, index, named } = from;
  const written = PATH.exec(ref)?.[0];
  const path = written === undefined ? null : index.find(written, document.path);
  if (path !== null) return one(index.named(withoutPath(ref), path));
  if (written !== undefined) return null;
  const others = index.named(ref).filter((spot) => spot.path !== document.path);
  for (const group of [others.filter((spot) => named.has(spot.path)), others.filter((spot) => isNear(spot, document))])
    if (group.length > 0) return one(group.filter((spot) => isSafe(ref, spot, from)));
  return one(others.filter((spot) => isSafe(ref, spot, from)));
}

const PATH = /(?:[\w.-]+\/)*[\w.-]+\.md(?![\w-])/;

function withoutPath(text: string): string {
  return text.replace(PATH, " ").replace(/^[\s#:]+/, "");
}

function one(spots: readonly Spot[]): Found {
  const [only, second] = spots;
  if (only === undefined) return null;
  return second === undefined ? only : "ambiguous";
}

/** A document in the same folder is nearer than any other. */
function isNear(spot: Spot, document: PlanDocument): boolean {
  return folderOf(spot.path) === folderOf(document.path);
}

/**
 * Where two documents number alike (each spec has its T001), an id names no task of the other one by itself.
 * A bare number names a phase of a document that is named or near, and a task of another file only where each file of
 * the folder is one task: "2" stands in every plan.
 */
function isSafe(ref: string, spot: Spot, { document, named, index }: From): boolean {
  const { id, kind } = readHead(ref);
  if (named.has(spot.path)) return true;
  if (kind !== "phase" && kind !== "span" && index.numberAlike(document.path, spot.path, id ?? ref)) return false;
  if (!/^#?0*\d+$/.test(id ?? ref)) return true;
  if (kind === "phase" || kind === "span") return isNear(spot, document);
  return index.isOneTask(spot.path) && index.isOneTask(document.path) && isNear(spot, document);
}

function folderOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
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
