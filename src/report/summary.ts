// The job summary: what was done, what would be done, what was found, what is ready now.
import type { PhrasingContent, RootContent } from "mdast";
import type { Result } from "../model/change.ts";
import { STEP_SUMMARY } from "../model/limits.ts";
import { changeTable } from "./change-table.ts";
import { countChanges, toldIssues } from "./count-changes.ts";
import { headline } from "./headline.ts";
import { issueTitles } from "./issue-titles.ts";
import { type Links, linksTo, NO_LINKS, type Where } from "./links.ts";
import { bullets, code, fence, heading, link, paragraph, strong, table, text } from "./markdown.ts";
import { picture } from "./picture.ts";
import { place } from "./place.ts";
import { bar, progressOf, readyTasks } from "./progress.ts";
import {
  blockerSection,
  conflictSection,
  diagnosticSection,
  doubtfulSection,
  driftSection,
  editSection,
  more,
  plural,
  stoppedSection,
} from "./sections.ts";
import type { Told } from "./told.ts";
import { withinCap } from "./within-cap.ts";

/** GitHub takes 1 MiB in bytes; a character of a plan has up to four. */
const CAP = Math.floor(STEP_SUMMARY / 4);
const ROWS = 300;

/** Markdown for `GITHUB_STEP_SUMMARY` and for the terminal. Below 1 MiB whatever the plan. */
export function renderSummary(told: Told, where?: Where): string {
  const links = where === undefined ? NO_LINKS : linksTo(where, { quiet: false });
  const titles = issueTitles(told);
  const shown = told.applied === undefined ? told.changes.changes : told.applied.results.map((result) => result.change);
  const issues = toldIssues(shown);
  const milestones = shown.filter((change) => change.kind === "milestone");
  const edges = shown.filter((change) => change.kind === "blocker");
  const graph = picture(issues, edges, titles);
  return withinCap(
    [
      [heading(2, text("Plansync")), paragraph(strong(text(said(told))))],
      stoppedSection(told.changes.stopped),
      failedSection(told.applied?.results ?? [], links),
      doubtfulSection(told.changes.doubtful, links),
      conflictSection(issues, links),
      changeTable(issues, milestones, titles, links, ROWS),
      graph === null ? [] : [fence("mermaid", graph)],
      blockerSection(edges, titles, links, ROWS),
      driftSection(told.changes.drift, titles, links, ROWS),
      editSection(told.changes.edits, told.writtenBack?.pull ?? null, titles, links, ROWS),
      progressSection(told),
      readySection(told, links),
      diagnosticSection(told.diagnostics, links, ROWS),
    ],
    CAP,
    "too long for a job summary",
  );
}

/** The one sentence that somebody reads who reads no more. */
export function said(told: Told): string {
  if (told.documents.length === 0) return "No plan found.";
  const { applied, changes } = told;
  if (applied === undefined) {
    const would = headline(countChanges(changes.changes), "would");
    const when = told.context.onDefaultBranch ? "Running now" : "Merging";
    return would === null
      ? `Nothing to change on GitHub: ${plural(told.desired.issues.length, "issue")} in step.`
      : `${when} ${would}.`;
  }
  if (changes.stopped !== null) return `Stopped: ${plural(changes.changes.length, "change")} wait for somebody's word.`;
  const done = headline(
    countChanges(applied.results.filter((one) => one.outcome === "done").map((one) => one.change)),
    "did",
  );
  const failed = applied.results.filter((one) => one.outcome === "failed").length;
  const parts = [
    done === null
      ? failed > 0 || applied.left > 0
        ? "Nothing changed"
        : `Everything in step: ${plural(told.desired.issues.length, "issue")}`
      : capital(done),
    ...(failed > 0 ? [`${plural(failed, "change")} failed`] : []),
    ...(applied.left > 0 ? [`${applied.left} left for the next run`] : []),
  ];
  return `${parts.join("; ")}.`;
}

function failedSection(results: readonly Result[], links: Links): RootContent[] {
  const items = results.flatMap((result): PhrasingContent[][] => {
    if (result.outcome !== "failed") return [];
    const { change } = result;
    const number = change.kind === "issue" ? change.number : null;
    return [
      [
        ...(number === null ? [] : [link(links.issue(number), text(`#${number}`)), text(" ")]),
        text(`${change.kind} ${change.action}: ${result.error.message}`),
      ],
    ];
  });
  if (items.length === 0) return [];
  return [
    paragraph(
      strong(text(`❌ ${plural(items.length, "change")} failed.`)),
      text(" The others are done; the next run tries these again."),
    ),
    bullets(items.slice(0, 50)),
    ...more(items.length, 50),
  ];
}

function progressSection(told: Told): RootContent[] {
  if (told.documents.length === 0) return [];
  const rows = told.documents.slice(0, 100).map((document) => {
    const progress = progressOf(document.tasks);
    return [
      [text(document.title || document.path), text(" "), code(document.path)],
      [text(`${progress.done} of ${progress.total}`)],
      [text(bar(progress))],
    ];
  });
  return [heading(3, text("Progress")), table(["Plan", "Done", ""], rows), ...more(told.documents.length, 100)];
}

function readySection(told: Told, links: Links): RootContent[] {
  const ready = readyTasks(told);
  if (ready.length === 0) return [];
  const items = ready
    .slice(0, 10)
    .map((task): PhrasingContent[] => [
      ...(task.issue === null ? [] : [link(links.issue(task.issue), text(`#${task.issue}`)), text(" ")]),
      text(`${task.title} `),
      place(task, links),
      ...(task.owners.length > 0 ? [text(` ${task.owners.join(", ")}`)] : []),
    ]);
  return [heading(3, text("Ready now")), bullets(items), ...more(ready.length, 10)];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
