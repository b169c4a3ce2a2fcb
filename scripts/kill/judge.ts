// The judgement: what stands in the world after all the kills, held against what people asked for.
import type { Standin } from "../../test/standin/index.ts";
import type { Issue, Repository } from "../../test/standin/world/types.ts";
import { changesBy, fileAt } from "./git-texts.ts";
import type { Command } from "./people.ts";
import { blockersOf, keysIn, sectionsOf, writesBackBy } from "./plans.ts";

const PLAN = "PLAN.md";
const BRANCH = "plansync/write-back";

/** One line for each thing that is not as it should be. */
export function judgeWorld(
  standin: Standin,
  names: readonly string[],
  commands: readonly Command[],
  bot: string,
): string[] {
  const repositories = names.map((name) => standin.world.repository(name));
  return [
    ...standin.failures.map((failure) => `the stand-in failed: ${failure}`),
    ...repositories.flatMap((repository) => judgePlan(repository, bot)),
    ...repositories.flatMap((repository) => judgeAnswers(repository, bot)),
    ...commands.flatMap((command) => judgeCommand(command, bot)),
  ];
}

/** Each task of the plan is one issue, with the blockers and the label that the plan and the states ask for. */
function judgePlan(repository: Repository, bot: string): string[] {
  const name = repository.fullName;
  const keys = keysIn(fileAt(repository, repository.defaultBranch, PLAN));
  const byKey = Map.groupBy(
    [...repository.issues.values()].filter((issue) => issue.author.login === bot && issue.pull === null),
    (issue) => keyOf(issue),
  );
  const pulls = [...repository.issues.values()].filter((issue) => issue.pull !== null && issue.state === "open");
  return [
    ...(pulls.length > 1 ? [`${name}: ${pulls.length} standing pull requests`] : []),
    ...keys.flatMap((key) => {
      const [issue, ...more] = byKey.get(key) ?? [];
      if (issue === undefined) return [`${name}: ${key} is not mirrored`];
      if (more.length > 0) return [`${name}: ${key} is there ${more.length + 1} times`];
      const expected = blockersOf(key);
      const native = issue.blockedBy.map(keyOf);
      const open = expected.some((other) => byKey.get(other)?.[0]?.state === "open");
      const label = issue.labels.some((one) => one.name === "blocked");
      return [
        ...(native.join() === expected.join() ? [] : [`${name}: ${key} waits for ${native}, expected ${expected}`]),
        ...(issue.state === "closed" || label === open ? [] : [`${name}: ${key} blocked=${label}, expected ${open}`]),
      ];
    }),
  ];
}

/** No comment of a person was answered in words twice. */
function judgeAnswers(repository: Repository, bot: string): string[] {
  const own = [...repository.comments.values()].filter((comment) => comment.author.login === bot);
  return [...Map.groupBy(own, (comment) => comment.body.split("\n")[0] ?? "")]
    .filter(([, list]) => list.length > 1)
    .map(([marker, list]) => `${repository.fullName}: ${list.length} comments that begin with ${marker}`);
}

/** Obeyed, answered, and its effect there exactly once. */
function judgeCommand({ kind, comment, key }: Command, bot: string): string[] {
  const { issue } = comment;
  const wrong = (what: string, count: number) =>
    count === 1 ? [] : [`${issue.repository.fullName}: ${kind} of ${key} (comment ${comment.id}): ${count} ${what}`];
  const last = comment.reactions.filter((one) => one.user.login === bot && one.content !== "eyes");
  const answered = wrong("last reactions", last.filter((one) => one.content === "rocket").length);
  const by = (event: string, label = "") =>
    issue.events.filter((one) => one.event === event && one.actor.login === bot && (one.label ?? "").startsWith(label));
  switch (kind) {
    case "status": {
      const marker = `<!-- plansync:answer ${comment.id} -->`;
      return [...answered, ...wrong("replies", issue.comments.filter((one) => one.body.startsWith(marker)).length)];
    }
    case "done": {
      const closed = issue.state === "closed" ? 1 : 0;
      return [
        ...answered,
        ...wrong("closed", closed),
        ...wrong("closings", by("closed").length),
        ...wrong("changes of the plan", timesWritten(issue, key, bot)),
      ];
    }
    case "estimate":
      return [
        ...answered,
        ...wrong("labels put on", by("labeled", "estimate").length),
        ...wrong("changes of the plan", timesWritten(issue, key, bot)),
      ];
  }
}

/** How often our commits changed the task's lines: on the default branch, or on that of the standing pull request. */
function timesWritten(issue: Issue, key: string, bot: string): number {
  const { repository } = issue;
  if (writesBackBy(repository.fullName) === "commit") {
    return changesBy(repository, repository.defaultBranch, PLAN, bot).filter(({ before, after }) =>
      differs(before, after, key),
    ).length;
  }
  // Its commits are made anew on the default branch again and again: what counts is what it asks for now.
  const wanted = fileAt(repository, BRANCH, PLAN);
  return differs(fileAt(repository, repository.defaultBranch, PLAN), wanted, key) ? 1 : 0;
}

function differs(before: string, after: string, key: string): boolean {
  return sectionsOf(before).get(key) !== sectionsOf(after).get(key);
}

function keyOf(issue: Issue): string {
  return /^(K\d+): /.exec(issue.title)?.[1] ?? "";
}
