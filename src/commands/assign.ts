// `/assign @user`: who does the task.
import { type Command, CommandProblem } from "./command.ts";
import { edit, issueHere, update } from "./effects.ts";

const LOGIN = /^@?([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))$/;

export const assign: Command = {
  name: "assign",
  usage: "/assign @user",
  description: "Who does the task; without a name, you",
  who: ["triage"],
  examples: ["/assign @alice", "/assign"],
  on: "issue",
  async run(context, given) {
    const issue = issueHere(context);
    const login = given === "" || given.toLowerCase() === "me" ? context.by : LOGIN.exec(given)?.[1];
    if (login === undefined) throw new CommandProblem("Whom? Use one login, for example `/assign @alice`.");
    const [known] = await context.writer.listAssignable([login]);
    if (known === undefined)
      throw new CommandProblem(`\`${login}\` cannot be assigned here: they need access to this repository.`);
    const same = (other: string): boolean => other.toLowerCase() === login.toLowerCase();
    const removeAssignees = issue.assignees.filter((other) => !same(other));
    const addAssignees = issue.assignees.some(same) ? [] : [known];
    await update(context, issue, {
      ...(addAssignees.length > 0 && { addAssignees }),
      ...(removeAssignees.length > 0 && { removeAssignees }),
    });
    const before = context.part?.owner?.owners.join(", ") ?? "";
    const name = Object.entries(context.settings.people).find(([, other]) => same(other))?.[0];
    const told = context.part?.owner?.owners.some((owner) => same(owner.replace(/^@/, "")) || owner === name) ?? false;
    return { edits: told ? [] : edit(context, "owner", before, name ?? `@${known}`, `assigned by ${context.by}`) };
  },
};
