// plansync parse: what Plansync reads in a plan, as text or as the plan JSON.
import type { PlanDocument } from "../model/plan.ts";
import { readPlans } from "../reconcile.ts";
import { jsonPieces } from "../report/json-pieces.ts";
import { planJson } from "../report/plan-json.ts";
import type { CliCommand } from "./command.ts";
import { readLocal } from "./local.ts";
import { print } from "./print.ts";

export const parse: CliCommand = {
  name: "parse",
  usage: "parse [FILE…] [--json]",
  summary: "show the phases, tasks and dependencies that a plan holds",
  options: { json: { type: "boolean" } },
  about: { json: "print the plan JSON (an array when there are several files)" },
  run: async ({ options, files }) => {
    const { documents, diagnostics } = readPlans(readLocal(files));
    if (options.json === true) {
      const plans = documents.map((plan) =>
        planJson(
          plan,
          diagnostics.filter(({ place }) => place.path === plan.path),
        ),
      );
      await print(jsonPieces(plans.length === 1 ? plans[0] : plans));
    } else await print([documents.map(outline).join("\n")]);
    return documents.length > 0 ? 0 : 1;
  },
};

const SIGNS = { todo: "[ ]", in_progress: "[~]", done: "[x]", blocked: "[!]", cancelled: "[-]" } as const;

function outline(plan: PlanDocument): string {
  const titles = new Map(plan.tasks.map((task) => [task.key, task.id ?? task.title]));
  const tasksOf = (phase: string | null) =>
    plan.tasks
      .filter((task) => task.phase === phase)
      .map((task) => {
        const after = task.dependsOn.map(({ target, ref }) => (target === null ? ref : (titles.get(target) ?? ref)));
        const facts = [
          task.estimate?.text,
          task.owners.join(", "),
          task.priority,
          after.length > 0 ? `after ${after.join(", ")}` : "",
          task.steps.length > 0 ? `${task.steps.filter((step) => step.done).length} of ${task.steps.length} steps` : "",
        ].filter((fact) => fact !== undefined && fact !== null && fact !== "");
        const name = task.id === null ? task.title : `${task.id}: ${task.title}`;
        return `  ${SIGNS[task.status]} ${name}${facts.length > 0 ? `  (${facts.join("; ")})` : ""}`;
      });
  const phases = plan.phases.flatMap((phase) => ["", `${SIGNS[phase.status]} ${phase.title}`, ...tasksOf(phase.key)]);
  return [`${plan.path}: ${plan.title}`, ...tasksOf(null), ...phases, ""].join("\n");
}
