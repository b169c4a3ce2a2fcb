// `/reopen`: the task is not finished after all.
import type { Command } from "./command.ts";
import { edit, issueHere, update } from "./effects.ts";

export const reopen: Command = {
  name: "reopen",
  usage: "/reopen",
  description: "The task is not finished after all: its issue is opened again and the plan says so",
  who: ["triage", "assignee", "author"],
  examples: ["/reopen"],
  on: "issue",
  async run(context) {
    const issue = issueHere(context);
    await update(context, issue, { state: "open", stateReason: "reopened" });
    const status = context.part?.owner?.status ?? "";
    const over = status === "done" || status === "cancelled";
    return { edits: over ? edit(context, "status", status, "todo", `reopened by ${context.by}`) : [] };
  },
};
