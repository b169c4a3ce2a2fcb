// Holds a reading against the truth: how many tasks, phases, orders and facts agree (0 to 1).
import type { PlanDocument, Task } from "../../src/model/plan.ts";
import { likeness, wordSet } from "../../src/parse/text/fold.ts";
import type { TruePlan, TrueTask } from "./plan.ts";

const bare = (id: string) =>
  id
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function f1(hits: number, missed: number, extra: number): number {
  return hits + missed + extra === 0 ? 1 : (2 * hits) / (2 * hits + missed + extra);
}

function near(truth: TrueTask, task: Task): number {
  const sameId = truth.id !== null && task.id !== null && bare(truth.id) === bare(task.id);
  return (
    likeness(wordSet(truth.title), wordSet(task.title)) + (sameId ? 0.6 : 0) + (truth.title === task.title ? 0.2 : 0)
  );
}

function pair(plan: TruePlan, tasks: readonly Task[]): Map<number, Task> {
  const scored = plan.tasks.flatMap((truth, index) => tasks.map((task) => ({ index, task, score: near(truth, task) })));
  const found = new Map<number, Task>();
  const used = new Set<Task>();
  for (const { index, task } of scored.filter((one) => one.score >= 0.75).sort((a, b) => b.score - a.score)) {
    if (found.has(index) || used.has(task)) continue;
    found.set(index, task);
    used.add(task);
  }
  return found;
}

export interface Score {
  readonly total: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** Agreement of each kind, and their weighted mean. */
export function scorePlan(plan: TruePlan, read: PlanDocument): Score {
  const outer = read.tasks.filter((task) => task.parent === null);
  const found = pair(plan, outer);
  const share = (kind: (truth: TrueTask, task: Task) => boolean | null): number | null => {
    const answers = [...found]
      .map(([index, task]) => kind(plan.tasks[index] as TrueTask, task))
      .filter((answer) => answer !== null);
    return answers.length === 0 ? null : answers.filter(Boolean).length / answers.length;
  };
  const keyed = new Map([...found].map(([index, task]) => [task.key, index]));
  const truePairs = new Set(plan.tasks.flatMap((task, index) => task.dependsOn.map((other) => `${index}>${other}`)));
  const readPairs = new Set(
    [...found].flatMap(([index, task]) =>
      task.dependsOn.flatMap((one) =>
        one.target !== null && keyed.has(one.target) ? [`${index}>${keyed.get(one.target)}`] : [],
      ),
    ),
  );
  const edges = [...truePairs].filter((edge) => readPairs.has(edge)).length;
  const phaseAt = plan.phases.map((phase) => {
    const alike = (other: { title: string }) => likeness(wordSet(phase.title), wordSet(other.title));
    const [best] = [...read.phases].sort((a, b) => alike(b) - alike(a));
    return best && alike(best) > 0.8 ? best : undefined;
  });
  const stepped = plan.tasks.flatMap((truth, index) =>
    truth.steps.map((step) => {
      const task = found.get(index);
      return [
        ...(task?.steps ?? []).map(({ text, done }) => ({ text, done })),
        ...read.tasks
          .filter((other) => other.parent === task?.key)
          .map((other) => ({ text: other.title, done: other.status === "done" })),
      ].some((own) => own.text === step.title && own.done === step.done);
    }),
  );
  const wanted: Record<string, [number, number | null]> = {
    tasks: [4, f1(found.size, plan.tasks.length - found.size, outer.length - found.size)],
    phases: [
      2,
      f1(
        phaseAt.filter(Boolean).length,
        phaseAt.filter((phase) => !phase).length,
        Math.max(0, read.phases.length - plan.phases.length),
      ),
    ],
    status: [2, share((truth, task) => truth.status === task.status)],
    title: [2, share((truth, task) => truth.title === task.title)],
    ids: [1, share((truth, task) => (truth.id === null ? null : task.id !== null && bare(truth.id) === bare(task.id)))],
    phaseOf: [
      1,
      share((truth, task) => (truth.phase === null ? task.phase === null : task.phase === phaseAt[truth.phase]?.key)),
    ],
    edges: [
      3,
      truePairs.size + readPairs.size === 0 ? null : f1(edges, truePairs.size - edges, readPairs.size - edges),
    ],
    estimate: [
      1,
      share((truth, task) =>
        truth.hours === null
          ? task.estimate === null
          : task.estimate?.minHours === truth.hours[0] && task.estimate.maxHours === truth.hours[1],
      ),
    ],
    owner: [
      1,
      share((truth, task) => (truth.owner === null ? task.owners.length === 0 : task.owners.join(" ") === truth.owner)),
    ],
    priority: [
      1,
      share((truth, task) =>
        truth.priority === null
          ? task.priority === null
          : task.priority?.toLowerCase() === truth.priority.toLowerCase(),
      ),
    ],
    steps: [1, stepped.length === 0 ? null : stepped.filter(Boolean).length / stepped.length],
    phaseOrder: [
      1,
      plan.phases.some((phase) => phase.dependsOn.length > 0)
        ? plan.phases.filter((phase, index) =>
            phase.dependsOn.every((other) =>
              phaseAt[index]?.dependsOn.some((one) => one.target === phaseAt[other]?.key),
            ),
          ).length / plan.phases.length
        : null,
    ],
  };
  let [sum, of] = [0, 0];
  const parts: Record<string, number> = {};
  for (const [name, [weight, value]] of Object.entries(wanted)) {
    if (value === null) continue;
    parts[name] = value;
    sum += weight * value;
    of += weight;
  }
  return { total: sum / of, parts };
}
