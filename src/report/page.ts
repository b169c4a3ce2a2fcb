// The status page: how far the plans are, what is ready, what decides the end. One HTML file that needs nothing else.
import { schedulePlan } from "../graph/schedule-plan.ts";
import type { PlanSettings } from "../model/config.ts";
import { nameOf } from "../model/desired.ts";
import type { PlanDocument } from "../model/plan.ts";
import { burnUp } from "./burn-up.ts";
import { phaseGate, phaseTitle } from "./desired-checks.ts";
import { type Links, linksTo, NO_LINKS, type Where } from "./links.ts";
import { escapeHtml } from "./markdown.ts";
import { PAGE_STYLE } from "./page-style.ts";
import { type Progress, progressOf, readyTasks, tasksOf } from "./progress.ts";
import { plural } from "./sections.ts";
import type { Told } from "./told.ts";

const MOST_ROWS = 200;
const MOST_CRITICAL = 30;

export interface PageOptions {
  readonly where?: Where;
  readonly settings: Pick<PlanSettings, "hours" | "start">;
}

/** A whole HTML document. Texts of plans are escaped; nothing in it runs, and nothing is loaded from elsewhere. */
export function renderPage(told: Told, options: PageOptions): string {
  const links = options.where === undefined ? NO_LINKS : linksTo(options.where, { quiet: false });
  const all = progressOf(told.documents.flatMap((document) => document.tasks));
  const title = `Plans of ${told.observed.repository.owner}/${told.observed.repository.repo}`;
  const sections = told.documents.slice(0, MOST_ROWS).map((document) => planSection(document, told, links, options));
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(title)}</title><style>${PAGE_STYLE}</style></head><body><main>`,
    `<h1>${escapeHtml(title)}</h1><p class="soft">${escapeHtml(`${plural(told.documents.length, "plan")}, ${all.done} of ${plural(all.total, "task")} done, as of ${told.context.today}`)}</p>`,
    progressBar(all),
    readySection(told, links),
    ...sections,
    `</main></body></html>\n`,
  ].join("\n");
}

function planSection(document: PlanDocument, told: Told, links: Links, options: PageOptions): string {
  const progress = progressOf(document.tasks);
  const numbers = new Set(
    told.desired.issues
      .filter((issue) => issue.identity.path === document.path && issue.identity.kind === "task")
      .map((issue) => numberOf(told, nameOf(issue.identity))),
  );
  const chart = burnUp(
    told.observed.issues.filter((issue) => numbers.has(issue.number)),
    told.context.today,
  );
  return [
    `<section><h2>${anchor(links.line({ path: document.path, line: document.titleLine }), document.title || document.path)}</h2>`,
    `<p class="soft">${escapeHtml(document.path)}: ${progress.done} of ${plural(progress.total, "task")} done</p>${progressBar(progress)}`,
    chart === null ? "" : `<h3>Over time</h3>${chart}`,
    phaseTable(document, told),
    criticalPath(document, told, links, options),
    "</section>",
  ].join("\n");
}

function phaseTable(document: PlanDocument, told: Told): string {
  if (document.phases.length === 0) return "";
  const rows = document.phases.slice(0, MOST_ROWS).map((phase) => {
    const progress = progressOf(tasksOf(document, phase.key));
    const gate = phaseGate(document, phase, told);
    return `<tr><td>${escapeHtml(phaseTitle(document, phase, told))}</td><td>${progressBar(progress)}</td><td>${escapeHtml(gate.summary)}</td><td>${escapeHtml(phase.due ?? "")}</td></tr>`;
  });
  return `<h3>Phases</h3><div class="table"><table><tr><th>Phase</th><th>Done</th><th>Gate</th><th>Due</th></tr>${rows.join("")}</table></div>`;
}

/** The longest chain of what is left: whoever wants to be done earlier has to shorten it. */
function criticalPath(document: PlanDocument, told: Told, links: Links, { settings }: PageOptions): string {
  const schedule = schedulePlan(document, { start: told.context.today, hours: settings.hours, onlyLeft: true });
  const rows = schedule.critical.filter((row) => row.hours > 0);
  if (rows.length < 2) return "";
  const items = rows.slice(0, MOST_CRITICAL).map((row) => {
    const { node } = row;
    const owner = node.kind === "task" ? node.task : node.phase;
    const length =
      schedule.unit === "hours"
        ? ` <small>${row.hours} h${row.finishDate === null ? "" : `, until ${escapeHtml(row.finishDate)}`}</small>`
        : "";
    return `<li>${anchor(links.line({ path: document.path, line: owner.line }), owner.title)}${length}</li>`;
  });
  const late =
    schedule.late.length === 0
      ? ""
      : `<p class="late">${plural(schedule.late.length, "part")} would be done after the due date.</p>`;
  const total = schedule.unit === "hours" ? `${schedule.length} hours` : plural(schedule.length, "task");
  return `<h3>Critical path: ${escapeHtml(total)}</h3>${late}<ol>${items.join("")}</ol>`;
}

function readySection(told: Told, links: Links): string {
  const ready = readyTasks(told);
  if (ready.length === 0) return "";
  const items = ready.slice(0, MOST_ROWS).map((task) => {
    const number = task.issue === null ? "" : `${anchor(links.issue(task.issue), `#${task.issue}`)} `;
    const owners = task.owners.length === 0 ? "" : ` <small>${escapeHtml(task.owners.join(", "))}</small>`;
    return `<li>${number}${anchor(links.line(task), task.title)}${owners}</li>`;
  });
  return `<section><h2>Ready now</h2><ul>${items.join("")}</ul></section>`;
}

function progressBar({ done, total, percent }: Progress): string {
  return `<progress max="${Math.max(1, total)}" value="${done}" title="${percent} %">${percent} %</progress>`;
}

function anchor(url: string | null, words: string): string {
  return url === null ? escapeHtml(words) : `<a href="${escapeHtml(url)}">${escapeHtml(words)}</a>`;
}

function numberOf(told: Told, name: string): number {
  return told.applied?.numbers[name] ?? told.changes.matched[name] ?? 0;
}
