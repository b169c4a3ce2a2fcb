// What must be true of every reading, whatever the text was.
import type { PlanDocument, StatusMark } from "../../src/model/plan.ts";
import { readPlan } from "../../src/parse/read-plan.ts";
import { resolvePlans } from "../../src/parse/resolve.ts";

function hold(fact: boolean, what: string): void {
  if (!fact) throw new Error(what);
}

function marksOf(plan: PlanDocument): StatusMark[] {
  const own = [...plan.phases, ...plan.tasks].flatMap((one) => [
    ...one.marks,
    ...one.criteria.flatMap((criterion) => (criterion.mark ? [criterion.mark] : [])),
  ]);
  return [...own, ...plan.tasks.flatMap((task) => task.steps.flatMap((step) => (step.mark ? [step.mark] : [])))];
}

/** Reads the text and throws when the reading does not hold together. */
export function holdReading(path: string, text: string | Uint8Array): PlanDocument {
  const plan = readPlan(path, text);
  const lines = plan.source.split(/\r\n|\n|\r/).length;
  const keys = [...plan.phases.map(({ key }) => key), ...plan.tasks.map(({ key }) => key)];
  hold(new Set(keys).size === keys.length, "two things have one key");
  const known = new Set(keys);
  for (const task of plan.tasks) {
    hold(task.key !== "", "a task has no key");
    hold(task.line >= 1 && task.line <= lines, `line ${task.line} of ${lines}`);
    hold(task.phase === null || known.has(task.phase), `no phase ${task.phase}`);
    hold(task.parent === null || (known.has(task.parent) && task.parent !== task.key), `no parent ${task.parent}`);
    for (const { target } of task.dependsOn) hold(target === null || known.has(target), `no target ${target}`);
    const steps = task.steps.map(({ key }) => key);
    hold(new Set(steps).size === steps.length, "two steps have one key");
  }
  for (const mark of marksOf(plan))
    hold(plan.source.slice(mark.start, mark.end) === mark.text, `mark ${JSON.stringify(mark)}`);
  for (const { fix } of plan.diagnostics)
    if (fix)
      hold(fix.start >= 0 && fix.start <= fix.end && fix.end <= plan.source.length, "a fix lies outside the file");
  hold(resolvePlans([plan]).length === 1, "the document got lost");
  return plan;
}
