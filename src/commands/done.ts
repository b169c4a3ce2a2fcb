// `/done`: the task is finished.
import type { Command } from "./command.ts";
import { edit, issueHere, openBlockers, otherStatusLabels, update } from "./effects.ts";
import { issueLink } from "./issue-link.ts";

export const done: Command = {
  name: "done",
  usage: "/done",
  description: "The task is finished: its issue is closed and the plan says so",
  who: ["triage", "assignee", "author"],
  examples: ["/done"],
  on: "issue",
  async run(context) {
    const issue = issueHere(context);
    const removeLabels = otherStatusLabels(context, "done");
    await update(context, issue, { state: "closed", stateReason: "completed", removeLabels });
    const owner = context.part?.owner ?? null;
    const edits = edit(context, "status", owner?.status ?? "", "done", `finished by ${context.by}`);
    const waits = openBlockers(issue).map((name) => issueLink(context, name));
    const open = owner?.criteria.filter((criterion) => criterion.done === false).length ?? 0;
    const notes = [
      ...(waits.length > 0 ? [`it still waits for ${waits.join(", ")}`] : []),
      ...(open > 0 ? [`${open} of its criteria ${open === 1 ? "is" : "are"} open`] : []),
    ];
    return { edits, ...(notes.length > 0 && { text: `Closed, though ${notes.join(" and ")}.` }) };
  },
};
