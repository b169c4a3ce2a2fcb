// `/split A; B`: the task gets steps.
import { neutralise } from "../model/neutralise.ts";
import { type Command, CommandProblem } from "./command.ts";
import { edit, issueHere } from "./effects.ts";

export const split: Command = {
  name: "split",
  usage: "/split First part; Second part",
  description: "Adds steps to the task, one for each part between semicolons",
  who: ["triage", "assignee"],
  examples: ["/split Write the schema; Migrate the data; Remove the old table"],
  on: "issue",
  async run(context, given) {
    issueHere(context);
    const { part } = context;
    if (part === null || part.identity.kind !== "task") throw new CommandProblem("Only a task of a plan can be split.");
    const parts = [...new Set(given.split(";").map((one) => one.trim()))].filter((one) => one !== "");
    if (parts.length < 2) throw new CommandProblem(`Into what? Use \`${split.usage}\`.`);
    if (parts.length > 20) throw new CommandProblem("At most 20 parts at once.");
    if (parts.some((one) => one.length > 200))
      throw new CommandProblem("A part is one line of at most 200 characters.");
    const known = new Set(
      part.owner !== null && "steps" in part.owner ? part.owner.steps.map((step) => step.text) : [],
    );
    const edits = parts
      .filter((one) => !known.has(one))
      .flatMap((one) => edit(context, "split", "", one, `split by ${context.by}`));
    const list = edits.map((one) => `\`${neutralise(one.after.replaceAll("`", "'"))}\``).join(", ");
    return { edits, text: edits.length === 0 ? "All of these are steps already." : `Steps for the plan: ${list}.` };
  },
};
