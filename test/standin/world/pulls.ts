// Pull requests: opening, merging, what changed, and which issues one would close.

import { noiseOfMarkdown } from "../noise.ts";
import { invalid, Problem, refused } from "../problem.ts";
import { changedFiles } from "./changed-files.ts";
import { history, isAncestor, putCommit, resolveRef, signature, treeOf } from "./git.ts";
import { closeIssue, createIssue } from "./issues.ts";
import { mergeTrees } from "./merge-trees.ts";
import { moveRef, namedIssues } from "./refs.ts";
import { touch } from "./touch.ts";
import type { Issue, Repository } from "./types.ts";
import type { Actor, World } from "./world.ts";

export interface NewPull {
  readonly title: string;
  readonly body: string | null;
  readonly head: string;
  readonly base: string;
  readonly draft: boolean;
}

/** `head` is a branch of this repository or "owner:branch" of a fork. */
export function createPull(world: World, actor: Actor, repository: Repository, fields: NewPull): Issue {
  const [owner, branch] = fields.head.includes(":") ? fields.head.split(":") : [repository.owner.login, fields.head];
  const headRepository = [...world.state.repositories.values()].find(
    (one) => one.owner.login === owner && (one === repository || one.parent === repository),
  );
  const head = headRepository === undefined ? undefined : resolveRef(headRepository, `refs/heads/${branch ?? ""}`);
  const base = resolveRef(repository, `refs/heads/${fields.base}`);
  if (head === undefined || headRepository === undefined || branch === undefined)
    throw invalid("PullRequest", "head", "invalid");
  if (base === undefined) throw invalid("PullRequest", "base", "invalid");
  for (const other of repository.issues.values()) {
    const { pull, state } = other;
    if (pull === null || state !== "open" || pull.headRepository !== headRepository) continue;
    if (pull.headRef === branch && pull.baseRef === fields.base) {
      const text = `A pull request already exists for ${owner}:${branch}.`;
      throw new Problem(422, "Validation Failed", {
        errors: [{ resource: "PullRequest", code: "custom", message: text }],
        told: text,
      });
    }
  }
  if (isAncestor(headRepository, head.sha, base.sha)) {
    const text = `No commits between ${fields.base} and ${branch}`;
    throw new Problem(422, "Validation Failed", {
      errors: [{ resource: "PullRequest", code: "custom", message: text }],
      told: text,
    });
  }
  shareObjects(headRepository, repository);
  return createIssue(
    world,
    actor,
    repository,
    { title: fields.title, body: fields.body },
    {
      baseRef: fields.base,
      baseSha: base.sha,
      headRef: branch,
      headSha: head.sha,
      headRepository,
      draft: fields.draft,
      merged: false,
      mergedAt: null,
      mergedBy: null,
      mergeSha: null,
    },
  );
}

/** A fork's commits can be read through the repository that it was forked from. */
function shareObjects(from: Repository, to: Repository): void {
  if (from === to) return;
  for (const [sha, object] of from.objects) if (!to.objects.has(sha)) to.objects.set(sha, object);
}

export function baseCommit(issue: Issue): string {
  return issue.pull === null
    ? ""
    : (issue.repository.refs.get(`refs/heads/${issue.pull.baseRef}`) ?? issue.pull.baseSha);
}

export function mergeBase(repository: Repository, one: string, other: string): string | undefined {
  const known = new Set(history(repository, one).map((commit) => commit.sha));
  return history(repository, other).find((commit) => known.has(commit.sha))?.sha;
}

/** Files that the pull request changes against where it left its base. */
export function pullFiles(issue: Issue): ReturnType<typeof changedFiles> {
  const { pull, repository } = issue;
  if (pull === null) return [];
  shareObjects(pull.headRepository, repository);
  const base = mergeBase(repository, baseCommit(issue), pull.headSha);
  return changedFiles(
    repository,
    base === undefined ? undefined : treeOf(repository, base),
    treeOf(repository, pull.headSha),
  );
}

export function pullCommits(issue: Issue): ReturnType<typeof history> {
  if (issue.pull === null) return [];
  shareObjects(issue.pull.headRepository, issue.repository);
  const known = new Set(history(issue.repository, baseCommit(issue)).map((commit) => commit.sha));
  return history(issue.repository, issue.pull.headSha)
    .filter((commit) => !known.has(commit.sha))
    .reverse();
}

export function mergePull(world: World, actor: Actor, issue: Issue, message?: string): string {
  const { pull, repository } = issue;
  if (pull === null || issue.state === "closed") throw new Problem(405, "Pull Request is not mergeable");
  shareObjects(pull.headRepository, repository);
  const into = baseCommit(issue);
  const base = mergeBase(repository, into, pull.headSha);
  const tree = mergeTrees(repository, base, into, pull.headSha);
  if (tree === undefined) throw new Problem(405, "Pull Request is not mergeable");
  const commit = putCommit(repository, {
    tree: tree.sha,
    parents: [into, pull.headSha],
    message:
      message ??
      `Merge pull request #${issue.number} from ${pull.headRepository.owner.login}/${pull.headRef}\n\n${issue.title}`,
    author: signature(world, actor.user.login),
    login: actor.user.login,
    verified: true,
  });
  pull.baseSha = into;
  moveRef(world, actor, repository, `refs/heads/${pull.baseRef}`, commit.sha, { trusted: true });
  Object.assign(pull, { merged: true, mergedAt: world.now(), mergedBy: actor.user, mergeSha: commit.sha });
  issue.state = "closed";
  issue.closedAt = world.now();
  issue.closedBy = actor.user;
  touch(world, actor, issue, "closed");
  for (const closed of closingIssues(world, issue)) closeIssue(world, actor, closed);
  return commit.sha;
}

/** Issues that merging into the default branch would close: closing keywords of the body, as GitHub reads them. */
export function closingIssues(world: World, issue: Issue): Issue[] {
  if (issue.pull?.baseRef !== issue.repository.defaultBranch) return [];
  return namedIssues(world, issue.repository, noiseOfMarkdown(issue.body ?? "").closes);
}

export function setBase(world: World, actor: Actor, issue: Issue, base: string): void {
  if (issue.pull === null) return;
  if (resolveRef(issue.repository, `refs/heads/${base}`) === undefined) throw refused("Base is invalid");
  issue.pull.baseRef = base;
  issue.pull.baseSha = baseCommit(issue);
  touch(world, actor, issue, "edited", { changes: { base: { ref: { from: base } } } });
}
