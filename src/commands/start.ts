// `/start`: work on the task begins.
import type { Command } from "./command.ts";
import { CommandProblem } from "./command.ts";
import { edit, issueHere, openBlockers, otherStatusLabels, shortName, statusLabel, update } from "./effects.ts";

export const start: Command = {
  name: "start",
  usage: "/start",
  description: "Work has begun: the task is in progress, and yours when nobody has it",
  who: ["triage", "assignee"],
  examples: ["/start"],
  on: "issue",
  async run(context) {
    const issue = issueHere(context);
    if (issue.state === "closed") throw new CommandProblem("This is closed. Use `/reopen` first.");
    const free = issue.assignees.length === 0;
    const can = free && (await context.writer.listAssignable([context.by])).size > 0;
    await update(context, issue, {
      addLabels: statusLabel(context, "in_progress"),
      removeLabels: otherStatusLabels(context, "in_progress"),
      ...(can && { addAssignees: [context.by] }),
    });
    const waits = openBlockers(issue).map((name) => shortName(context, name));
    const edits = edit(context, "status", context.part?.owner?.status ?? "", "in_progress", `started by ${context.by}`);
    return { edits, ...(waits.length > 0 && { text: `Started, though it still waits for ${waits.join(", ")}.` }) };
  },
};
