// What a command names: `#12`, `owner/repo#12`, an issue's address, or a task by its id or title.
import type { IssueName, ObservedIssue } from "../model/repository.ts";
import { type CommandContext, CommandProblem, type Part } from "./command.ts";
import { issueOf, partOf, partsNamed } from "./find-part.ts";

export interface Target {
  readonly issue: IssueName;
  readonly observed: ObservedIssue | null;
  readonly part: Part | null;
  /** How a plan names it: the task's id or title, or `owner/repo#12`. */
  readonly reference: string;
  /** Unread rest of what was given: a reason. */
  readonly rest: string;
}

const NUMBER = /^#(\d{1,10})(?=$|[\s.,;:])/;
const ELSEWHERE = /^([A-Za-z0-9-]{1,39}\/[A-Za-z0-9._-]{1,100})#(\d{1,10})(?=$|[\s.,;:])/;
const ADDRESS =
  /^https:\/\/[^\s/]{1,100}\/([A-Za-z0-9-]{1,39}\/[A-Za-z0-9._-]{1,100})\/(?:issues|pull)\/(\d{1,10})(?=$|[\s.,;:#?])/;

/** The issue that is meant. Throws a CommandProblem when there is none, or more than one. */
export function findTarget(context: CommandContext, given: string, usage: string): Target {
  if (given === "") throw new CommandProblem(`Which one? Use \`${usage}\`.`);
  const here = `${context.writer.repository.owner}/${context.writer.repository.repo}`;
  const number = NUMBER.exec(given);
  if (number !== null)
    return byNumber(context, { repository: here, number: Number(number[1]) }, given.slice(number[0].length));
  const other = ELSEWHERE.exec(given) ?? ADDRESS.exec(given);
  if (other !== null) {
    const repository = other[1]?.toLowerCase() === here.toLowerCase() ? here : (other[1] ?? here);
    return byNumber(context, { repository, number: Number(other[2]) }, given.slice(other[0].length));
  }
  return byName(context, given, here);
}

function byNumber(context: CommandContext, issue: IssueName, rest: string): Target {
  const { owner, repo } = context.writer.repository;
  const local = issue.repository === `${owner}/${repo}`;
  const observed = local ? (context.view.observed.issues.find((one) => one.number === issue.number) ?? null) : null;
  if (local && observed === null)
    throw new CommandProblem(`There is no issue with the number ${issue.number} here (pull requests cannot be named).`);
  const part = local ? partOf(context.view, issue.number) : null;
  const reference = referenceTo(context, part) ?? `${issue.repository}#${issue.number}`;
  return { issue, observed, part, reference, rest: reasonOf(rest) };
}

function byName(context: CommandContext, given: string, here: string): Target {
  const path = context.part?.identity.path ?? null;
  const words = given.split(" ");
  // The longest beginning that names something: a title may have many words, and a reason may follow.
  for (let count = Math.min(words.length, 30); count > 0; count--) {
    const name = words.slice(0, count).join(" ");
    const parts = partsNamed(context.view, name.replace(/[.,;:]$/, ""), path);
    const [part] = parts;
    if (part === undefined) continue;
    if (parts.length > 1) throw new CommandProblem(`More than one task is called that. Name its issue by number.`);
    const observed = issueOf(context.view, part.identity);
    if (observed === null)
      throw new CommandProblem("That task has no issue yet. It gets one when the plans are next in step.");
    const issue = { repository: here, number: observed.number };
    return {
      issue,
      observed,
      part,
      reference: referenceTo(context, part) ?? name,
      rest: reasonOf(words.slice(count).join(" ")),
    };
  }
  throw new CommandProblem("No issue and no task is called that. Use a number such as `#12`, or a task's id.");
}

/** How this plan names that part: null when it stands in another document or has no issue. */
function referenceTo(context: CommandContext, part: Part | null): string | null {
  if (part === null || part.owner === null || part.identity.path !== context.part?.identity.path) return null;
  return part.owner.id ?? part.owner.title;
}

function reasonOf(text: string): string {
  return text.replace(/^[\s.,;:–—-]+/, "").trim();
}
