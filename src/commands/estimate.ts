// `/estimate 3d`: how long the task takes.
import { type Command, CommandProblem } from "./command.ts";
import { edit, issueHere } from "./effects.ts";
import { setLabel } from "./set-label.ts";

const FORM =
  /^~?(\d{1,4}(?:[.,]\d{1,2})?)(?:\s?[-–]\s?(\d{1,4}(?:[.,]\d{1,2})?))?\s?(m|min|minutes?|h|hrs?|hours?|d|days?|w|weeks?|p|pts?|points?)$/i;

export const estimate: Command = {
  name: "estimate",
  usage: "/estimate 3d",
  description: "How long the task takes: minutes, hours, days, weeks or points",
  who: ["triage", "assignee", "author"],
  examples: ["/estimate 3d", "/estimate 4-6h", "/estimate 5 points"],
  on: "issue",
  async run(context, given) {
    issueHere(context);
    const found = FORM.exec(given);
    if (found === null)
      throw new CommandProblem("How long? Use for example `/estimate 3d`, `/estimate 4-6h` or `/estimate 5 points`.");
    const [, from = "", to, unit = ""] = found;
    const value = `${from.replace(",", ".")}${to === undefined ? "" : `-${to.replace(",", ".")}`}${unit.charAt(0).toLowerCase()}`;
    await setLabel(context, context.settings.labels.estimate, "{estimate}", value);
    const before = context.part?.owner?.estimate?.text ?? "";
    return { edits: edit(context, "estimate", before, value, `estimated by ${context.by}`) };
  },
};
