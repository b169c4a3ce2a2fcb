// Which permission a request needs, and the lines that give it to a workflow.

/** Part of a route or the name of a mutation → the permission (docs.github.com, "Permissions required for GitHub Apps"). First match wins. */
const TABLE: readonly (readonly [RegExp, string])[] = [
  [/check-runs|check-suites/, "checks: write"],
  [/statuses/, "statuses: write"],
  [/^GET .*\/(?:contents|git|compare|commits|branches)\b|readFiles|defaultBranchRef/, "contents: read"],
  [/\/(?:contents|git)\/|createCommitOnBranch/, "contents: write"],
  [/^GET .*\/pulls|closingIssuesReferences/, "pull-requests: read"],
  [/\/pulls|PullRequest/, "pull-requests: write"],
  [/^GET .*\/(?:issues|labels|milestones)|observe/, "issues: read"],
];

/**
 * The permissions that a refused request needs, as workflow lines ("issues: write").
 * `accepted` is the header `x-accepted-github-permissions`: "issues=write; pull_requests=write" (either),
 * "contents=write,workflows=write" (both). Of alternatives the first is named.
 */
export function permissionOf(route: string, accepted: string): readonly string[] {
  const first = accepted.split(";")[0] ?? "";
  const named = first
    .split(",")
    .map((part) => part.trim().match(/^([a-z_]+)=([a-z]+)$/))
    .flatMap((match) => (match ? [`${(match[1] ?? "").replaceAll("_", "-")}: ${match[2]}`] : []));
  if (named.length > 0) return named;
  return [TABLE.find(([pattern]) => pattern.test(route))?.[1] ?? "issues: write"];
}

/** What to do, with the lines to add. */
export function permissionAdvice(needs: readonly string[]): string {
  const lines = [
    "permissions:",
    "  contents: read",
    ...needs.filter((line) => line !== "contents: read").map((line) => `  ${line}`),
  ];
  const shown = needs.some((line) => line.startsWith("contents: write"))
    ? lines.filter((line) => line !== "  contents: read")
    : lines;
  return `Add these lines to the workflow (or give the app or token the same permissions):\n${shown.join("\n")}`;
}
