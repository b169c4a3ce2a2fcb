// What GitHub holds, for people (a tree as text) and for comparison (a form that no id, number or time gets into).

import { commitOf } from "./world/git.ts";
import type { Issue, Repository } from "./world/types.ts";

export interface CanonicalIssue {
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly stateReason: string | null;
  readonly labels: readonly string[];
  readonly milestone: string | null;
  readonly assignees: readonly string[];
  /** Titles from the root down to the parent. */
  readonly parents: readonly string[];
  readonly children: readonly string[];
  readonly blockedBy: readonly string[];
  readonly comments: readonly string[];
}

export interface Canonical {
  readonly labels: readonly { name: string; color: string; description: string | null }[];
  readonly milestones: readonly { title: string; description: string | null; state: string; dueOn: string | null }[];
  readonly issues: readonly CanonicalIssue[];
  readonly checks: readonly { name: string; tree: string; conclusion: string | null; title: string | null }[];
  /** Trees of the branches: what is in them, not when it came. */
  readonly branches: Readonly<Record<string, string>>;
}

/**
 * The final state of a repository independent of ids, numbers and order of making, so that two ways to one state are
 * equal. `body` rewrites bodies (numbers inside markers, links); issues count as named by their titles.
 */
export function canonical(
  repository: Repository,
  body: (text: string, issue: Issue) => string = (text) => text,
): Canonical {
  const name = (issue: Issue): string =>
    issue.repository === repository ? issue.title : `${issue.repository.fullName}: ${issue.title}`;
  const issues = [...repository.issues.values()]
    .filter((issue) => issue.pull === null)
    .map((issue) => ({
      title: issue.title,
      body: body(issue.body ?? "", issue),
      state: issue.state,
      stateReason: issue.stateReason,
      labels: issue.labels.map((label) => label.name).sort(),
      milestone: issue.milestone?.title ?? null,
      assignees: issue.assignees.map((user) => user.login).sort(),
      parents: ancestors(issue).map(name),
      children: issue.children.map(name),
      blockedBy: issue.blockedBy.map(name).sort(),
      comments: issue.comments.map((comment) => comment.body),
    }));
  return {
    labels: sorted(
      [...repository.labels.values()].map(({ name: label, color, description }) => ({
        name: label,
        color,
        description,
      })),
    ),
    milestones: sorted(
      [...repository.milestones.values()].map(({ title, description, state, dueOn }) => ({
        title,
        description,
        state,
        dueOn,
      })),
    ),
    issues: sorted(issues),
    checks: sorted(
      [...repository.checkRuns.values()].map(({ name: check, headSha, conclusion, title }) => ({
        name: check,
        tree: content(repository, headSha),
        conclusion,
        title,
      })),
    ),
    branches: Object.fromEntries([...repository.refs].sort().map(([ref, sha]) => [ref, content(repository, sha)])),
  };
}

function content(repository: Repository, sha: string): string {
  return commitOf(repository, sha)?.tree ?? "";
}

function ancestors(issue: Issue): Issue[] {
  return issue.parent === null ? [] : [...ancestors(issue.parent), issue.parent];
}

function sorted<T>(items: T[]): T[] {
  return items
    .map((item) => [JSON.stringify(item), item] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, item]) => item);
}

/** The repository as a person would look through it. */
export function summary(repository: Repository): string {
  const issues = [...repository.issues.values()];
  const roots = issues.filter((issue) => issue.pull === null && issue.parent === null);
  const pulls = issues.filter((issue) => issue.pull !== null);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ""];
  return [
    ...section(
      "Labels",
      [...repository.labels.values()].map((label) =>
        `${label.name} #${label.color} ${label.description ?? ""}`.trimEnd(),
      ),
    ),
    ...section(
      "Milestones",
      [...repository.milestones.values()].map(
        (one) => `${one.title} (${one.state}${one.dueOn === null ? "" : `, due ${one.dueOn.slice(0, 10)}`})`,
      ),
    ),
    ...section(
      "Issues",
      roots.flatMap((issue) => tree(issue, "")),
    ),
    ...section(
      "Pull requests",
      pulls.map(
        (issue) =>
          `#${issue.number} ${issue.title} (${issue.pull?.merged === true ? "merged" : issue.state}) ${issue.pull?.headRef} → ${issue.pull?.baseRef}`,
      ),
    ),
    ...section(
      "Check runs",
      [...repository.checkRuns.values()].map(
        (run) =>
          `${run.headSha.slice(0, 7)} ${run.name}: ${run.conclusion ?? run.status}${run.title === null ? "" : ` (${run.title})`}`,
      ),
    ),
  ].join("\n");
}

function tree(issue: Issue, indent: string): string[] {
  const labels = issue.labels.map((label) => label.name).join(", ");
  const blockers = issue.blockedBy.map((one) => `#${one.number}`).join(" ");
  const parts = [
    `${indent}${issue.state === "open" ? "○" : "●"} #${issue.number} ${issue.title}`,
    ...(labels === "" ? [] : [`[${labels}]`]),
    ...(issue.milestone === null ? [] : [`{${issue.milestone.title}}`]),
    ...(issue.assignees.length === 0 ? [] : [issue.assignees.map((user) => `@${user.login}`).join(" ")]),
    ...(blockers === "" ? [] : [`blocked by ${blockers}`]),
    ...(issue.state === "closed" ? [`(${issue.stateReason})`] : []),
  ];
  return [parts.join(" "), ...issue.children.flatMap((child) => tree(child, `${indent}  `))];
}
