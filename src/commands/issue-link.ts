// Issues named in our answers: linked, without a "mentioned in" on each of them.
import { neutralise, quietLink } from "../model/neutralise.ts";
import type { IssueName } from "../model/repository.ts";
import type { CommandContext } from "./command.ts";

/** `[#12](…)`, or `[owner/repo#12](…)` for an issue elsewhere. */
export function issueLink(context: CommandContext, issue: IssueName | number | string): string {
  const { repository, number } = nameOf(context, issue);
  const { owner, repo } = context.writer.repository;
  const here = repository.toLowerCase() === `${owner}/${repo}`.toLowerCase();
  const text = neutralise(`${here ? "" : repository}#${number}`);
  return `[${text}](${quietLink(`${context.server}/${repository}/issues/${number}`)})`;
}

/** From a number of this repository, or "owner/repo#12" (here also "#12"). */
function nameOf(context: CommandContext, issue: IssueName | number | string): IssueName {
  const { owner, repo } = context.writer.repository;
  const repository = `${owner}/${repo}`;
  if (typeof issue === "number") return { repository, number: issue };
  if (typeof issue !== "string") return issue;
  const [name = "", number = ""] = issue.split("#");
  return { repository: name === "" ? repository : name, number: Number(number) };
}
