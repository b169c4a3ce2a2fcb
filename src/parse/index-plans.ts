// The tasks and phases of all plans of a repository by name, and the plans by how their paths are written.
import type { PlanDocument } from "../model/plan.ts";
import { foldId } from "./facts/targets.ts";
import { readHead } from "./inline/read-head.ts";

export interface Spot {
  readonly path: string;
  readonly key: string;
}

export interface PlanIndex {
  /** A path as written in the document `from`, as a path of the repository; null when no plan stands there. */
  find(written: string, from: string): string | null;
  /** Parts that a text names by id, of one document or of all. */
  named(text: string, path?: string): readonly Spot[];
  /** Whether two documents give the same id to tasks of their own: then an id means a task of its own document only. */
  numberAlike(one: string, other: string, id: string): boolean;
  /** Whether a document is one task and what belongs to it. */
  isOneTask(path: string): boolean;
}

export function indexPlans(documents: readonly PlanDocument[]): PlanIndex {
  const tasks = new Map<string, Spot[]>();
  const phases = new Map<string, Spot[]>();
  for (const { path, tasks: own, phases: groups } of documents) {
    for (const task of own) if (task.id !== null) put(tasks, foldId(task.id), { path, key: task.key });
    for (const phase of groups) if (phase.id !== null) put(phases, foldId(phase.id), { path, key: phase.key });
  }
  const isOf = (id: string, path: string) => tasks.get(id)?.some((spot) => spot.path === path) ?? false;
  const families = new Map<string, Map<string, string[]>>();
  const familiesOf = (path: string): Map<string, string[]> => {
    const known = families.get(path);
    if (known) return known;
    const made = new Map<string, string[]>();
    for (const { id } of documents.find((document) => document.path === path)?.tasks ?? []) {
      if (id === null) continue;
      const list = made.get(lettersOf(id));
      if (list) list.push(foldId(id));
      else made.set(lettersOf(id), [foldId(id)]);
    }
    families.set(path, made);
    return made;
  };
  const paths = new Set(documents.map((document) => document.path));
  const oneTask = new Set(
    documents.flatMap(({ path, tasks: own }) => (own.filter((task) => task.parent === null).length === 1 ? path : [])),
  );
  return {
    find: (written, from) => findPath(written, from, paths),
    isOneTask: (path) => oneTask.has(path),
    numberAlike: (one, other, id) =>
      familiesOf(one)
        .get(lettersOf(id))
        ?.some((own) => isOf(own, other)) ?? false,
    named: (text, path) => {
      const { id, kind } = readHead(text);
      const map = kind === "phase" || kind === "span" ? phases : tasks;
      const spots = map.get(foldId(id ?? text)) ?? [];
      return path === undefined ? spots : spots.filter((spot) => spot.path === path);
    },
  };
}

/** "T001" and "t-19" are of one family of ids. */
function lettersOf(id: string): string {
  return foldId(id).replace(/[\d.-]+/g, "");
}

function put(map: Map<string, Spot[]>, name: string, spot: Spot): void {
  const list = map.get(name);
  if (list) list.push(spot);
  else map.set(name, [spot]);
}

/** From the folder of `from`, from the top, or the only plan whose path ends so. */
function findPath(written: string, from: string, paths: ReadonlySet<string>): string | null {
  if (written === "") return null;
  const folder = from.includes("/") ? from.slice(0, from.lastIndexOf("/")) : "";
  const clean: string[] = [];
  for (const part of (written.startsWith("/") ? written.slice(1) : `${folder}/${written}`).split("/")) {
    if (part === "..") clean.pop();
    else if (part !== "." && part !== "") clean.push(part);
  }
  for (const candidate of [clean.join("/"), written.replace(/^\.?\//, "")]) if (paths.has(candidate)) return candidate;
  const ends = [...paths].filter((path) => path.endsWith(`/${written}`));
  return ends.length === 1 ? (ends[0] ?? null) : null;
}
