// `/due 2026-12-01`: when the task has to be done.
import { type Command, CommandProblem } from "./command.ts";
import { edit, issueHere } from "./effects.ts";

export const due: Command = {
  name: "due",
  usage: "/due 2026-12-01",
  description: "When the task has to be done; `none` takes the date out",
  who: ["triage", "assignee"],
  examples: ["/due 2026-12-01", "/due none"],
  on: "issue",
  async run(context, given) {
    issueHere(context);
    const none = given.toLowerCase() === "none";
    if (!none && !isDay(given)) throw new CommandProblem("When? Use a date such as `/due 2026-12-01`, or `/due none`.");
    if (context.part?.owner == null)
      throw new CommandProblem("This issue is in no plan, and an issue has no date of its own.");
    const edits = edit(context, "due", context.part.owner.due ?? "", none ? "" : given, `set by ${context.by}`);
    const past = !none && given < context.today;
    return { edits, ...(past && { text: `Noted. ${given} is in the past.` }) };
  },
};

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
