// `/link`: says which task an issue is, or which task a pull request is about.
import { type Command, type CommandContext, CommandProblem, type Part, type Ran } from "./command.ts";
import { edit } from "./effects.ts";
import { issueOf, partsNamed } from "./find-part.ts";
import { findTarget, type Target } from "./find-target.ts";
import { issueLink } from "./issue-link.ts";

export const link: Command = {
  name: "link",
  usage: "/link #12",
  description: "On a pull request: it is about that task. On an issue: it and that task are one, and the plan links it",
  who: ["triage", "author"],
  examples: ["/link #12", "/link p4-1", "/link"],
  on: "both",
  async run(context, given) {
    return context.subject.isPull ? linkPull(context, given) : linkIssue(context, given);
  },
};

/** A line `Task: …` in the description: the blockers check reads it. */
async function linkPull(context: CommandContext, given: string): Promise<Ran> {
  const target = findTarget(context, given, link.usage);
  if (target.part === null) throw new CommandProblem("That issue is no task of a plan.");
  const pull = await context.writer.readPull(context.subject.number);
  const name = target.part.owner?.id ?? `#${target.issue.number}`;
  const line = `Task: ${name}`;
  if (pull.body.split(/\r?\n/).some((one) => one.trim() === line)) return {};
  const ending = pull.body.includes("\r\n") ? "\r\n" : "\n";
  const body = pull.body.trim() === "" ? line : `${pull.body.trimEnd()}${ending}${ending}${line}`;
  await context.writer.updatePull(pull.number, { body });
  return {};
}

/** One of the two is in the plan; its line there gets a link to the other. Without a name: to its own issue. */
async function linkIssue(context: CommandContext, given: string): Promise<Ran> {
  const here = context.subject.number;
  if (given === "") {
    if (context.part === null) throw new CommandProblem(`This issue is in no plan. Name its task: \`${link.usage}\`.`);
    return { edits: linked(context, context.part, here) };
  }
  const task = unmadeTask(context, given);
  if (task !== null) return { edits: linked(context, task, here) };
  const target: Target = findTarget(context, given, link.usage);
  if (context.part === null && target.part === null)
    throw new CommandProblem("Neither of the two is a task of a plan.");
  if (target.part !== null)
    throw new CommandProblem(
      `That task has an issue already, ${issueLink(context, target.issue)}. Close one of the two as a duplicate of the other.`,
    );
  const part = context.part;
  return { edits: part === null ? [] : linked(context, part, target.issue.number) };
}

/** A task without an issue so far: this one becomes its issue. */
function unmadeTask(context: CommandContext, given: string): Part | null {
  if (context.part !== null || /^(?:#|https:)/.test(given)) return null;
  const [part, ...more] = partsNamed(context.view, given);
  return part !== undefined && more.length === 0 && issueOf(context.view, part.identity) === null ? part : null;
}

function linked(context: CommandContext, part: Part, number: number): ReturnType<typeof edit> {
  const { owner, repo } = context.writer.repository;
  const before = part.owner !== null && "adopts" in part.owner ? part.owner.adopts?.number : undefined;
  if (before === number) return [];
  const address = `${context.server}/${owner}/${repo}/issues/${number}`;
  return edit({ ...context, part }, "link", "", address, `linked by ${context.by}`);
}
