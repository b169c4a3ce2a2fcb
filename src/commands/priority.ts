// `/priority P1`: how urgent the task is.
import { type Command, CommandProblem } from "./command.ts";
import { edit, issueHere } from "./effects.ts";
import { setLabel } from "./set-label.ts";

const FORM = /^(?:p[0-9]|critical|urgent|highest|high|medium|normal|low|lowest)$/i;

export const priority: Command = {
  name: "priority",
  usage: "/priority P1",
  description: "How urgent the task is: P0 to P9, or critical, high, medium, low",
  who: ["triage"],
  examples: ["/priority P1", "/priority high"],
  on: "issue",
  async run(context, given) {
    issueHere(context);
    if (!FORM.test(given))
      throw new CommandProblem("Which priority? Use `P0` to `P9`, or `critical`, `high`, `medium`, `low`.");
    const value = given.length === 2 ? given.toUpperCase() : given.toLowerCase();
    await setLabel(context, context.settings.labels.priority, "{priority}", value.toLowerCase());
    return { edits: edit(context, "priority", context.part?.owner?.priority ?? "", value, `set by ${context.by}`) };
  },
};
