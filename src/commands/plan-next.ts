// `/plan next`: what can be begun now.

import { named, written } from "../model/written.ts";
import type { Command, CommandContext } from "./command.ts";
import { issueLink } from "./issue-link.ts";
import { type Progress, progressOf } from "./progress.ts";
import { whichPlans } from "./which-plans.ts";

const SHOWN = 10;

export const planNext: Command = {
  name: "plan next",
  usage: "/plan next [path]",
  description: "Tasks that can be begun now, those that hold up most first",
  who: ["read"],
  examples: ["/plan next", "/plan next docs/plan.md"],
  on: "both",
  async run(context, given) {
    const open = progressOf(context.view, whichPlans(context, given)).filter((one) => !one.over);
    const ready = open.filter((one) => one.waitsFor.length === 0 && !one.begun && one.task.status !== "blocked");
    if (open.length === 0) return { text: "Everything is done." };
    if (ready.length === 0) return { text: `Nothing is ready: ${waiting(open)}.` };
    const order = ready.sort((a, b) => b.holdsUp - a.holdsUp);
    const more = ready.length > SHOWN ? [`…and ${ready.length - SHOWN} more.`] : [];
    return {
      text: [
        "Ready now:",
        "",
        ...order.slice(0, SHOWN).map((one) => line(context, one)),
        ...(more.length > 0 ? ["", ...more] : []),
      ].join("\n"),
    };
  },
};

function line(context: CommandContext, one: Progress): string {
  const facts = [
    ...(one.holdsUp > 0 ? [`${one.holdsUp} ${one.holdsUp === 1 ? "waits" : "wait"} for it`] : []),
    ...(one.task.estimate === null ? [] : [written(one.task.estimate.text, 40)]),
    ...(one.task.priority === null ? [] : [written(one.task.priority, 40)]),
    ...(one.assignees.length === 0 ? [] : [one.assignees.map((login) => written(login)).join(", ")]),
  ];
  const number = one.number === null ? "" : ` ${issueLink(context, one.number)}`;
  return `- ${named(one.task)}${number}${facts.length > 0 ? ` (${facts.join("; ")})` : ""}`;
}

function waiting(open: readonly Progress[]): string {
  const begun = open.filter((one) => one.begun).length;
  const waits = open.filter((one) => one.waitsFor.length > 0).length;
  return [`${begun} in progress`, `${waits} waiting`].join(", ");
}
