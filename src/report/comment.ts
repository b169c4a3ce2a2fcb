// The one comment on a pull request: what merging would change, readable in ten seconds.
import type { RootContent } from "mdast";
import { BODY } from "../model/limits.ts";
import { changeTable } from "./change-table.ts";
import { countChanges, toldIssues, untouched } from "./count-changes.ts";
import { headline } from "./headline.ts";
import { issueTitles } from "./issue-titles.ts";
import { linksTo, NO_LINKS, type Where } from "./links.ts";
import { fence, folded, heading, paragraph, text } from "./markdown.ts";
import { picture } from "./picture.ts";
import {
  blockerSection,
  conflictSection,
  diagnosticSection,
  doubtfulSection,
  driftSection,
  plural,
  stoppedSection,
} from "./sections.ts";
import type { Told } from "./told.ts";
import { withinCap } from "./within-cap.ts";

/** Stands on top of the comment: by it, and by its author, the comment is found again. */
export const COMMENT_MARKER = "<!-- plansync:preview -->";

const ROWS = 40;

/**
 * The comment's Markdown, at most 65,536 characters; null when merging changes nothing and nothing was found:
 * then there is no comment, and one that is there goes.
 */
export function renderComment(told: Told, where?: Where): string | null {
  const { changes } = told;
  const would = headline(countChanges(changes.changes), "would");
  const serious = told.diagnostics.filter((one) => one.severity !== "info");
  if (would === null && serious.length === 0 && changes.doubtful.length === 0 && changes.stopped === null) return null;
  const links = where === undefined ? NO_LINKS : linksTo(where, { quiet: true });
  const titles = issueTitles(told);
  const issues = toldIssues(changes.changes);
  const edges = changes.changes.flatMap((change) =>
    change.kind === "blocker" && change.action !== "noop" ? [change] : [],
  );
  const milestones = changes.changes.flatMap((change) => (change.kind === "milestone" ? [change] : []));
  const graph = picture(issues, edges, titles);
  const body = withinCap(
    [
      [heading(3, text(would === null ? "Plansync: merging changes nothing on GitHub" : `Plansync: merging ${would}`))],
      stoppedSection(changes.stopped),
      doubtfulSection(changes.doubtful, links),
      conflictSection(issues, links),
      changeTable(issues, milestones, titles, links, ROWS),
      graph === null ? [] : graphSection(graph, edges.length),
      blockerSection(edges, titles, links, ROWS),
      diagnosticSection(serious, links, ROWS),
      driftSection(changes.drift, titles, links, ROWS),
      [paragraph(text(footer(told)))],
    ],
    BODY - COMMENT_MARKER.length - 1,
    "in the summary of the workflow run",
  );
  return `${COMMENT_MARKER}\n${body}`;
}

function graphSection(graph: string, edges: number): RootContent[] {
  const drawn = [fence("mermaid", graph)];
  return edges > 12 ? folded("Picture of what changes", drawn) : drawn;
}

function footer(told: Told): string {
  const plans = plural(told.documents.length, "plan");
  return `${plans} read at ${told.context.sha.slice(0, 7)}; ${plural(untouched(told.changes), "issue")} stay as they are. Nothing is written before the merge.`;
}
