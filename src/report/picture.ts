// What changes, as a Mermaid graph: issues made and closed, and the blockers between them. Bounded and escaped.
import type { BlockerChange, IssueChange, IssueTarget } from "../model/change.ts";
import { restore } from "../model/neutralise.ts";
import { isRename, targetName } from "./count-changes.ts";
import type { IssueTitles } from "./issue-titles.ts";

const MOST_NODES = 30;
const SMALL = 12;
const MOST_EDGES = 60;
const LABEL = 40;

/**
 * The graph's text, or null where there is nothing to see: an edge shows the blocker first. Edges to come are whole
 * lines, edges to go are dotted.
 */
export function picture(
  issues: readonly IssueChange[],
  edges: readonly BlockerChange[],
  titles: IssueTitles,
): string | null {
  const shown = new Map<string, { id: string; label: string; look: string }>();
  const node = (target: IssueTarget, look: string): string | null => {
    const name = targetName(target);
    const known = shown.get(name);
    if (known !== undefined) return known.id;
    if (shown.size >= MOST_NODES) return null;
    const number = titles.number(target);
    const label = `${number === null ? "" : `#${number} `}${titles.title(target)}`;
    const made = { id: `n${shown.size}`, label: escapeLabel(label), look };
    shown.set(name, made);
    return made.id;
  };
  const repository = repositoryOf(edges);
  const targetOf = (change: IssueChange): IssueTarget =>
    change.number === null || repository === null
      ? { made: change.identity }
      : { issue: { repository, number: change.number } };
  const looks = new Map(issues.map((change) => [targetName(targetOf(change)), lookOf(change)]));
  const lines: string[] = [];
  for (const edge of edges.slice(0, MOST_EDGES)) {
    const from = node(edge.blocker, looks.get(targetName(edge.blocker)) ?? "same");
    const to = node(edge.blocked, looks.get(targetName(edge.blocked)) ?? "same");
    if (from !== null && to !== null) lines.push(`  ${from} ${edge.present ? "-->" : "-. no longer .->"} ${to}`);
  }
  // What has no edges is drawn as long as the picture stays small.
  const alone = issues.filter((change) => lookOf(change) !== "same");
  if (shown.size + alone.length <= SMALL) for (const change of alone) node(targetOf(change), lookOf(change));
  if (lines.length === 0 || shown.size < 2) return null;
  const nodes = [...shown.values()].map(({ id, label, look }) => `  ${id}["${label}"]:::${look}`);
  return ["flowchart LR", ...nodes, ...lines, ...LOOKS].join("\n");
}

const LOOKS = [
  "  classDef made stroke:#1a7f37,stroke-width:2px",
  "  classDef closed stroke:#8250df,stroke-width:2px,stroke-dasharray:4",
  "  classDef renamed stroke:#bf8700,stroke-width:2px",
  "  classDef same stroke:#59636e",
];

function lookOf(change: IssueChange): string {
  if (change.action === "create" || change.action === "reopen") return "made";
  if (change.action === "close") return "closed";
  return isRename(change) ? "renamed" : "same";
}

function repositoryOf(edges: readonly BlockerChange[]): string | null {
  for (const edge of edges) {
    if ("issue" in edge.blocked) return edge.blocked.issue.repository;
    if ("issue" in edge.blocker) return edge.blocker.issue.repository;
  }
  return null;
}

/** Only letters, digits, spaces and a few signs stand as they are; every other sign becomes Mermaid's `#code;`. */
export function escapeLabel(label: string): string {
  const seen = restore(label);
  const short = seen.length > LABEL ? `${seen.slice(0, LABEL - 1).toWellFormed()}…` : seen.toWellFormed();
  return short.replace(/\s+/g, " ").replace(/[^\p{L}\p{M}\p{N} .,…_-]/gu, (sign) => `#${sign.codePointAt(0)};`);
}
