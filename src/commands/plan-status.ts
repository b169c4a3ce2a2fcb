// `/plan status`: how far the plan is.
import { nameOf } from "../model/desired.ts";
import type { PlanDocument } from "../model/plan.ts";
import { named, written } from "../model/written.ts";
import type { Command, CommandContext } from "./command.ts";
import { issueLink } from "./issue-link.ts";
import { type Progress, progressOf } from "./progress.ts";
import { whichPlans } from "./which-plans.ts";

export const planStatus: Command = {
  name: "plan status",
  usage: "/plan status [path]",
  description: "How far the plan is, phase by phase",
  who: ["read"],
  examples: ["/plan status", "/plan status docs/plan.md"],
  on: "both",
  async run(context, given) {
    const documents = whichPlans(context, given);
    return {
      text: documents
        .slice(0, 10)
        .map((document) => statusOf(context, document))
        .join("\n\n"),
    };
  },
};

function statusOf(context: CommandContext, document: PlanDocument): string {
  const all = progressOf(context.view, [document]);
  const head = `**${written(document.title || document.path)}**: ${count(all)}`;
  const rows = document.phases.slice(0, 60).map((phase) => {
    const inside = all.filter((one) => one.task.phase === phase.key);
    const number = context.view.numbers[nameOf({ path: document.path, key: phase.key, kind: "phase" })];
    const waits = inside.filter((one) => !one.over && one.waitsFor.length > 0).length;
    const begun = inside.filter((one) => !one.over && one.begun).length;
    const done = inside.filter((one) => one.over).length;
    return `| ${named(phase)}${number === undefined ? "" : ` ${issueLink(context, number)}`} | ${done}/${inside.length} | ${begun} | ${waits} |`;
  });
  if (rows.length === 0) return head;
  return [head, "", "| Phase | Done | In progress | Waiting |", "| --- | ---: | ---: | ---: |", ...rows].join("\n");
}

function count(all: readonly Progress[]): string {
  const done = all.filter((one) => one.over).length;
  const begun = all.filter((one) => !one.over && one.begun).length;
  const waits = all.filter((one) => !one.over && one.waitsFor.length > 0).length;
  const share = all.length === 0 ? 0 : Math.floor((100 * done) / all.length);
  return `${done} of ${all.length} tasks done (${share} %), ${begun} in progress, ${waits} waiting`;
}
