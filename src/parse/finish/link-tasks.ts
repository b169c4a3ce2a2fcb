// Turns what was told about order into dependencies: attributes over tables over drawings over prose.
import type { Claim, Dependency, Source } from "../../model/plan.ts";
import type { Collected, DependencyFact, PhaseDraft, TaskDraft } from "../collect/draft.ts";
import { readReferences } from "../facts/read-references.ts";
import { type Target, Targets } from "../facts/targets.ts";
import { nearestTwin } from "./nearest-twin.ts";
import { readTotal } from "./read-claims.ts";
import { readDrawings } from "./read-drawings.ts";
import { readParallel, readStatement } from "./read-statements.ts";

type Draft = TaskDraft | PhaseDraft;

export interface Linked {
  readonly depends: Map<Draft, Dependency[]>;
  readonly claims: Claim[];
  readonly unsure: { line: number; column: number; reason: string }[];
  /** Edges that a stronger statement overruled. */
  readonly overruled: { blocked: Draft; blocker: Draft; line: number; ref: string; source: Source }[];
}

const STRENGTH: Readonly<Record<Source, number>> = { attribute: 0, frontmatter: 0, table: 1, drawing: 2, prose: 3 };

/** What "all above" means at a line. */
function tasksAbove(tasks: readonly TaskDraft[], targets: Targets): (line: number) => readonly TaskDraft[] {
  let outer: readonly TaskDraft[] | null = null;
  return (line) => {
    outer ??= tasks.filter((task) => !task.minor).sort((a, b) => a.line - b.line);
    let [low, high] = [0, outer.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((outer[middle]?.line ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return targets.above(outer, low);
  };
}

interface Found {
  readonly blocked: Draft;
  readonly blocker: Draft | null;
  readonly dependency: Dependency;
}

function targetsOf(
  tasks: readonly TaskDraft[],
  phases: readonly PhaseDraft[],
): { targets: Targets; drafts: Map<string, Draft> } {
  const drafts = new Map<string, Draft>();
  const list: Target[] = [];
  for (const phase of phases) {
    drafts.set(phase.key, phase);
    list.push({ key: phase.key, kind: "phase", id: phase.id, title: phase.title });
  }
  for (const task of tasks) {
    drafts.set(task.key, task);
    list.push({ key: task.key, kind: "task", id: task.directiveId ?? task.id, title: task.title, inner: task.minor });
  }
  return { targets: new Targets(list), drafts };
}

function readFacts(
  draft: Draft,
  facts: readonly DependencyFact[],
  targets: Targets,
  drafts: ReadonlyMap<string, Draft>,
  allAbove: (line: number) => readonly TaskDraft[],
  nearest: (from: Draft, to: Draft) => Draft,
): Found[] {
  const found: Found[] = [];
  const add = (fact: DependencyFact, other: Draft | null, ref: string, soft: boolean, issue?: Dependency["issue"]) => {
    if (other === draft) {
      found.push({
        blocked: draft,
        blocker: draft,
        dependency: { target: draft.key, ref, line: fact.line, source: fact.source },
      });
      return;
    }
    const base = { ref, line: fact.line, source: fact.source, ...(soft ? { soft } : {}), ...(issue ? { issue } : {}) };
    if (!fact.reverse)
      found.push({ blocked: draft, blocker: other, dependency: { ...base, target: other?.key ?? null } });
    else if (other) found.push({ blocked: other, blocker: draft, dependency: { ...base, target: draft.key } });
  };
  for (const fact of facts) {
    const read = readReferences(fact.text, targets, fact.source !== "prose");
    if (read.all) {
      for (const other of allAbove(draft.line)) add(fact, other, fact.text.trim(), read.soft);
      continue;
    }
    for (const reference of read.found) {
      const named = reference.target ? (drafts.get(reference.target.key) ?? null) : null;
      const other = named ? nearest(draft, named) : null;
      if (fact.source === "prose" && !other && "kind" in draft) continue;
      add(fact, other, reference.ref, reference.soft === true, reference.issue);
    }
  }
  return found;
}

/** Whether one is the other's parent: no dependency between them. */
function related(a: Draft, b: Draft): boolean {
  let task: TaskDraft | null = "kind" in a ? a : null;
  for (; task; task = task.parent) if (task.parent === b || task.phase === b) return true;
  return false;
}

function settle(found: Found[]): { kept: Found[]; overruled: Linked["overruled"] } {
  const kept: Found[] = [];
  const overruled: Linked["overruled"] = [];
  const seen = new Map<string, Found>();
  const ordered = [...found].sort((a, b) => STRENGTH[a.dependency.source] - STRENGTH[b.dependency.source]);
  for (const one of ordered) {
    const { blocked, blocker, dependency } = one;
    const name = `${blocked.key}\n${blocker?.key ?? `?${dependency.ref}`}`;
    if (seen.has(name)) continue;
    const reverse = blocker ? seen.get(`${blocker.key}\n${blocked.key}`) : undefined;
    if (blocker && reverse && STRENGTH[reverse.dependency.source] < STRENGTH[dependency.source]) {
      overruled.push({ blocked, blocker, line: dependency.line, ref: dependency.ref, source: dependency.source });
      continue;
    }
    if (blocker && blocker !== blocked && (related(blocked, blocker) || related(blocker, blocked))) continue;
    seen.set(name, one);
    kept.push(one);
  }
  return { kept, overruled };
}

/**
 * Resolves everything that was told about order within the document. Keys must be set. Takes the statements out of
 * what was collected.
 */
export function linkTasks(collected: Collected, tasks: readonly TaskDraft[], phases: readonly PhaseDraft[]): Linked {
  const { targets, drafts } = targetsOf(tasks, phases);
  const found: Found[] = [];
  const above = tasksAbove(tasks, targets);
  const nearest = nearestTwin(tasks, targets);
  for (const draft of [...phases, ...tasks])
    found.push(...readFacts(draft, draft.depends, targets, drafts, above, nearest));
  const claims: Claim[] = collected.claims.map(({ claim }) => claim);
  const drawn = readDrawings(collected.drawings, targets);
  for (const edge of drawn.edges) {
    const [blocked, blocker] = [drafts.get(edge.blocked.key), drafts.get(edge.blocker.key)];
    if (blocked && blocker)
      found.push({
        blocked,
        blocker,
        dependency: {
          target: blocker.key,
          ref: edge.ref,
          line: edge.line,
          source: "drawing",
          ...(edge.soft ? { soft: true } : {}),
        },
      });
  }
  claims.push(...drawn.claims);
  for (const statement of collected.statements.splice(0)) {
    for (const edge of readStatement(statement, targets)) {
      const [blocked, blocker] = [drafts.get(edge.blocked.key), drafts.get(edge.blocker.key)];
      if (blocked && blocker)
        found.push({
          blocked,
          blocker,
          dependency: {
            target: blocker.key,
            ref: edge.ref.slice(0, 200),
            line: edge.line,
            source: "prose",
            ...(edge.soft ? { soft: true } : {}),
          },
        });
    }
    const total = readTotal(statement, collected.hours);
    if (total) claims.push(total);
    const parallel = total ? null : readParallel(statement, targets);
    if (parallel)
      claims.push({
        kind: "parallel",
        tasks: parallel.tasks.map((target) => target.key),
        line: parallel.line,
        text: parallel.text,
      });
  }
  const { kept, overruled } = settle(found);
  const depends = new Map<Draft, Dependency[]>();
  for (const { blocked, dependency } of kept) {
    const list = depends.get(blocked);
    if (list) list.push(dependency);
    else depends.set(blocked, [dependency]);
  }
  return { depends, claims, unsure: drawn.unsure, overruled };
}
