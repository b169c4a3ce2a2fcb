// Branches move here, and only here: protection, fast-forwards, pushes told by webhook, pull requests that follow.

import { closesOfMessage } from "../noise.ts";
import { Problem } from "../problem.ts";
import { renderUser } from "../rest/render-user.ts";
import { history, isAncestor } from "./git.ts";
import { closeIssue } from "./issues.ts";
import { touch } from "./touch.ts";
import type { Issue, Repository } from "./types.ts";
import type { Actor, World } from "./world.ts";

const nothing = "0".repeat(40);

/** @throws 409/422 problems as GitHub words them for protected branches and non-fast-forwards. */
export function moveRef(
  world: World,
  actor: Actor,
  repository: Repository,
  ref: string,
  sha: string | null,
  options: { force?: boolean; trusted?: boolean } = {},
): void {
  const before = repository.refs.get(ref) ?? null;
  const branch = ref.replace(/^refs\/heads\//, "");
  if (options.trusted !== true && before !== null) checkProtection(repository, branch);
  const forced = before !== null && sha !== null && !isAncestor(repository, before, sha);
  if (forced && options.force !== true) throw new Problem(422, "Update is not a fast forward");
  if (sha === null) repository.refs.delete(ref);
  else repository.refs.set(ref, sha);
  if (before === sha) return;
  repository.updatedAt = world.now();
  tellPush(world, actor, repository, ref, before, sha, forced);
  followPulls(world, actor, repository, branch, sha);
  if (branch === repository.defaultBranch && before !== null && sha !== null)
    closeByMessages(world, actor, repository, before, sha);
}

/**
 * Classic protection and rulesets refuse in different words and types (Thinkmill/keystatic#1598); the status over REST
 * is 422 for refs and 409 for contents.
 */
function checkProtection(repository: Repository, branch: string): void {
  const text = "Changes must be made through a pull request.";
  if (repository.protectedBranches.has(branch)) {
    const told = `protected branch '${branch}' check failed:\n  ${text}`;
    throw new Problem(422, text, { type: "BRANCH_PROTECTION_RULE_VIOLATION", told });
  }
  if (repository.ruledBranches.has(branch)) {
    throw new Problem(422, `Repository rule violations found\n\n${text}\n\n`, { type: "UNPROCESSABLE" });
  }
}

/** Closing keywords in the messages of commits that are new on the default branch. */
function closeByMessages(world: World, actor: Actor, repository: Repository, before: string, after: string): void {
  const known = new Set(history(repository, before).map((commit) => commit.sha));
  for (const commit of history(repository, after)) {
    if (known.has(commit.sha)) continue;
    for (const issue of namedIssues(world, repository, closesOfMessage(commit.message)))
      closeIssue(world, actor, issue);
  }
}

/** The issues that "#3" and "owner/repo#3" name; pull requests and strangers left out. */
export function namedIssues(world: World, repository: Repository, names: readonly string[]): Issue[] {
  const found = names.flatMap((name) => {
    const [where, number] = name.split("#");
    const home = where === "" ? repository : world.findRepository(where ?? "");
    return home?.issues.get(Number(number)) ?? [];
  });
  return [...new Set(found)].filter((issue) => issue.pull === null);
}

function tellPush(
  world: World,
  actor: Actor,
  repository: Repository,
  ref: string,
  before: string | null,
  after: string | null,
  forced: boolean,
): void {
  world.emit(repository, "push", null, actor, () => {
    const known = new Set(before === null ? [] : history(repository, before).map((commit) => commit.sha));
    const fresh = after === null ? [] : history(repository, after).filter((commit) => !known.has(commit.sha));
    const commits = fresh
      .slice(0, 20)
      .reverse()
      .map((commit) => ({
        id: commit.sha,
        tree_id: commit.tree,
        distinct: true,
        message: commit.message,
        timestamp: commit.committer.date,
        url: `${world.baseUrl}/${repository.fullName}/commit/${commit.sha}`,
        author: { name: commit.author.name, email: commit.author.email, username: commit.login },
        committer: { name: commit.committer.name, email: commit.committer.email, username: commit.login },
        added: [],
        removed: [],
        modified: [],
      }));
    return {
      ref,
      before: before ?? nothing,
      after: after ?? nothing,
      base_ref: null,
      created: before === null,
      deleted: after === null,
      forced,
      compare: `${world.baseUrl}/${repository.fullName}/compare/${before ?? nothing}...${after ?? nothing}`,
      commits,
      head_commit: commits.at(-1) ?? null,
      pusher: { name: actor.user.login, email: null },
      pusher_user: renderUser(world, actor.user),
    };
  });
}

/** GitHub closes a pull request that has nothing left to merge, or whose branch is gone. */
function shut(world: World, actor: Actor, issue: Issue): void {
  issue.state = "closed";
  issue.closedAt = world.now();
  issue.closedBy = actor.user;
  touch(world, actor, issue, "closed");
}

/** Open pull requests of a branch move with it. */
function followPulls(world: World, actor: Actor, repository: Repository, branch: string, sha: string | null): void {
  for (const base of [repository, repository.parent]) {
    for (const issue of base?.issues.values() ?? []) {
      const { pull } = issue;
      if (pull === null || issue.state === "closed" || pull.headRepository !== repository || pull.headRef !== branch)
        continue;
      if (sha === null) {
        shut(world, actor, issue);
        continue;
      }
      const before = pull.headSha;
      pull.headSha = sha;
      touch(world, actor, issue, "synchronize", { before, after: sha });
      const base = issue.repository.refs.get(`refs/heads/${pull.baseRef}`);
      if (base !== undefined && isAncestor(repository, sha, base)) shut(world, actor, issue);
    }
  }
}
