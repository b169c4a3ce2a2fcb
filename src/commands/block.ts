// `/block #12 [reason]`: the task waits for another one.
import { neutralise } from "../model/neutralise.ts";
import type { IssueName } from "../model/repository.ts";
import { type Command, type CommandContext, CommandProblem } from "./command.ts";
import { edit, issueHere, settle, update } from "./effects.ts";
import { findTarget, type Target } from "./find-target.ts";
import { issueLink } from "./issue-link.ts";

export const block: Command = {
  name: "block",
  usage: "/block #12 [reason]",
  description: "The task waits for another issue or task, until that is closed",
  who: ["triage", "assignee"],
  examples: ["/block #12", "/block #12 the schema is not settled", "/block p4-1", "/block owner/repo#7"],
  on: "issue",
  async run(context, given) {
    const issue = issueHere(context);
    const target = findTarget(context, given, block.usage);
    const here: IssueName = {
      repository: `${context.writer.repository.owner}/${context.writer.repository.repo}`,
      number: issue.number,
    };
    refuseCircle(context, here, target);
    const { dependencies } = await context.writer.capabilities();
    if (dependencies && !isBlockedBy(issue.blockedBy, target.issue))
      settle(await context.writer.addBlockers([{ blocked: here, blocker: target.issue }]));
    const open = target.observed === null || target.observed.state === "open";
    if (open) await update(context, issue, { addLabels: [context.settings.labels.blocked] });
    const why = target.rest === "" ? "" : `: ${neutralise(target.rest)}`;
    const edits = edit(context, "dependsOn", "", target.reference, `blocked by ${context.by}${why}`);
    return {
      edits,
      ...(!open && {
        text: `Noted, but ${issueLink(context, target.issue)} is closed already, so nothing is held up.`,
      }),
    };
  },
};

const nameOf = (issue: IssueName): string => `${issue.repository}#${issue.number}`;

export function isBlockedBy(blockers: readonly IssueName[] | undefined, issue: IssueName): boolean {
  return blockers?.some((one) => nameOf(one).toLowerCase() === nameOf(issue).toLowerCase()) ?? false;
}

/** Nothing may wait for itself, by whatever way round. */
function refuseCircle(context: CommandContext, here: IssueName, target: Target): void {
  if (nameOf(here) === nameOf(target.issue)) throw new CommandProblem("An issue cannot wait for itself.");
  const next = new Map(
    context.view.observed.issues.map((issue) => [
      `${here.repository}#${issue.number}`,
      (issue.blockedBy ?? []).map(nameOf),
    ]),
  );
  const came = new Map<string, string>();
  const open = [nameOf(target.issue)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const blocker of next.get(name) ?? []) {
      if (came.has(blocker)) continue;
      came.set(blocker, name);
      if (blocker === nameOf(here)) throw new CommandProblem(circle(context, here, came));
      open.push(blocker);
    }
  }
}

function circle(context: CommandContext, here: IssueName, came: ReadonlyMap<string, string>): string {
  const way = [nameOf(here)];
  for (let name = came.get(nameOf(here)); name !== undefined && way.length < 20; name = came.get(name)) way.push(name);
  const names = [...way, nameOf(here)].map((name) => issueLink(context, name));
  return `That would be a circle: ${names.join(" holds up ")}.`;
}
