// `/unblock #12`: the task does not wait for that one any more.

import { isBlockedBy } from "./block.ts";
import type { Command, CommandContext } from "./command.ts";
import { CommandProblem } from "./command.ts";
import { edit, issueHere, settle, update } from "./effects.ts";
import { findTarget, type Target } from "./find-target.ts";

export const unblock: Command = {
  name: "unblock",
  usage: "/unblock #12",
  description: "The task does not wait for that issue or task any more",
  who: ["triage", "assignee"],
  examples: ["/unblock #12", "/unblock p4-1"],
  on: "issue",
  async run(context, given) {
    const issue = issueHere(context);
    const target = findTarget(context, given, unblock.usage);
    const planned = inPlan(context, target);
    const linked = isBlockedBy(issue.blockedBy, target.issue);
    if (!linked && !planned) throw new CommandProblem("This does not wait for that one.");
    const here = {
      repository: `${context.writer.repository.owner}/${context.writer.repository.repo}`,
      number: issue.number,
    };
    if (linked) settle(await context.writer.removeBlockers([{ blocked: here, blocker: target.issue }]));
    const rest = (issue.blockedBy ?? []).filter((one) => one.state === "open" && !isBlockedBy([one], target.issue));
    if (rest.length === 0) await update(context, issue, { removeLabels: [context.settings.labels.blocked] });
    // Also when the plan does not say it yet: an earlier `/block` may wait in the standing pull request.
    return { edits: edit(context, "dependsOn", target.reference, "", `unblocked by ${context.by}`) };
  },
};

function inPlan(context: CommandContext, target: Target): boolean {
  const key = target.part?.owner?.key;
  const own = context.part?.owner?.dependsOn ?? [];
  return own.some(
    (one) =>
      (key !== undefined && one.target === key) ||
      one.ref.toLowerCase() === target.reference.toLowerCase() ||
      (one.issue?.number === target.issue.number &&
        (one.issue.repository ?? target.issue.repository) === target.issue.repository),
  );
}
