// `/start`: work on the task begins.
import type { Command } from "./command.ts";
import { CommandProblem } from "./command.ts";
import { edit, issueHere, openBlockers, otherStatusLabels, statusLabel, update } from "./effects.ts";
import { issueLink } from "./issue-link.ts";

export const start: Command = {
  name: "start",
  usage: "/start",
  description: "Work has begun: the task is in progress, and yours when nobody has it",
  who: ["triage", "assignee"],
  examples: ["/start"],
  on: "issue",
  async run(context) {
    const issue = issueHere(context);
    const ended = issue.state === "closed";
    // Closed by a later command of the same comment, before the run was interrupted.
    if (ended && !context.resumed) throw new CommandProblem("This is closed. Use `/reopen` first.");
    const mine = issue.assignees.some((login) => login.toLowerCase() === context.by.toLowerCase());
    const free = issue.assignees.length === 0;
    const takes = free && (await context.writer.listAssignable([context.by])).size > 0;
    if (!ended)
      await update(context, issue, {
        addLabels: statusLabel(context, "in_progress"),
        removeLabels: otherStatusLabels(context, "in_progress"),
        ...(takes && { addAssignees: [context.by] }),
      });
    const reason = `started by ${context.by}`;
    const unowned = (takes || mine) && context.part?.owner?.owners.length === 0;
    const edits = [
      ...edit(context, "status", context.part?.owner?.status ?? "", "in_progress", reason),
      ...(unowned ? edit(context, "owner", "", `@${context.by}`, reason) : []),
    ];
    const waits = openBlockers(issue).map((name) => issueLink(context, name));
    return { edits, ...(waits.length > 0 && { text: `Started, though it still waits for ${waits.join(", ")}.` }) };
  },
};
