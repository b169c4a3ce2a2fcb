// The changes of issues and milestones as a table: what, which, where in the plan, why.
import type { PhrasingContent, RootContent } from "mdast";
import type { IssueChange, MilestoneChange } from "../model/change.ts";
import { isRename } from "./count-changes.ts";
import type { IssueTitles } from "./issue-titles.ts";
import type { Links } from "./links.ts";
import { folded, link, strong, table, text } from "./markdown.ts";
import { place } from "./place.ts";
import { more } from "./sections.ts";

const SIGNS = { create: "➕", update: "✏️", close: "✅", reopen: "↩️", noop: "" } as const;

/** Rows up to which a table stands open. */
const OPEN = 20;

/** At most `most` rows; how many were left out is said below. A long table is folded. Empty when there is nothing to show. */
export function changeTable(
  issues: readonly IssueChange[],
  milestones: readonly MilestoneChange[],
  titles: IssueTitles,
  links: Links,
  most: number,
): RootContent[] {
  const sorted = [...issues].sort((a, b) => rank(a) - rank(b) || inOrder(a, b));
  const rows = [
    ...sorted.map((change) => issueRow(change, titles, links)),
    ...milestones.map((change) => milestoneRow(change, links)),
  ];
  if (rows.length === 0) return [];
  // That a new issue is new in the plan need not be said on every line.
  const told = [...issues, ...milestones].some((change) => change.action !== "create");
  const head = ["", "Issue", "Plan", ...(told ? ["Why"] : [])];
  const shown = [
    table(
      head,
      rows.slice(0, most).map((row) => row.slice(0, head.length)),
    ),
    ...more(rows.length, most),
  ];
  return rows.length > OPEN ? folded(`All ${rows.length} changes of issues and milestones`, shown) : shown;
}

const ORDER = ["create", "reopen", "close", "update", "noop"];

function rank(change: IssueChange): number {
  return isRename(change) ? 2.5 : ORDER.indexOf(change.action);
}

/** As they stand in the plans. */
function inOrder({ place: a }: IssueChange, { place: b }: IssueChange): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1;
}

function why(change: IssueChange | MilestoneChange): PhrasingContent[] {
  return [text(change.action === "create" ? "" : change.reason)];
}

function issueRow(change: IssueChange, titles: IssueTitles, links: Links): PhrasingContent[][] {
  const verb = isRename(change) ? "rename" : change.action;
  return [
    [text(`${SIGNS[change.action]} ${verb}`)],
    issueCell(change, titles, links),
    change.place === null ? [text("gone")] : [place(change.place, links)],
    why(change),
  ];
}

function issueCell(change: IssueChange, titles: IssueTitles, links: Links): PhrasingContent[] {
  const title = change.after.title ?? titles.ofNumber(change.number) ?? titles.ofIdentity(change.identity);
  const before = titles.ofNumber(change.number) ?? change.before?.title;
  const known = change.number ?? titles.number({ made: change.identity });
  const number = known === null ? [] : [link(links.issue(known), text(`#${known}`)), text(" ")];
  if (isRename(change) && before !== undefined) return [...number, text(before), text(" → "), strong(text(title))];
  return [...number, strong(text(title)), ...detail(change)];
}

function detail(change: IssueChange): PhrasingContent[] {
  const { after } = change;
  if (change.action === "close")
    return [text(after.stateReason === "not_planned" ? " as not planned" : " as completed")];
  if (change.action !== "update") return [];
  const parts = [
    ...(after.body === undefined ? [] : ["text"]),
    ...(after.addLabels ?? []).map((label) => `+${label}`),
    ...(after.removeLabels ?? []).map((label) => `−${label}`),
    ...(after.milestone === undefined ? [] : [after.milestone === null ? "no milestone" : "milestone"]),
    ...(after.addAssignees ?? []).map((login) => `+${login}`),
    ...(after.removeAssignees ?? []).map((login) => `−${login}`),
  ];
  return parts.length === 0 ? [] : [text(`: ${parts.join(", ")}`)];
}

function milestoneRow(change: MilestoneChange, links: Links): PhrasingContent[][] {
  return [
    [text(`${SIGNS[change.action]} ${change.action}`)],
    [text("milestone "), strong(text(change.after.title))],
    [place(change.after.place, links)],
    why(change),
  ];
}
