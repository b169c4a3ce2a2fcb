// Markdown → PlanDocument: read as a careful person would, never failing.
import type { Diagnostic } from "../model/diagnostic.ts";
import { lineOf } from "../model/place.ts";
import type { Evidence, PlanDocument } from "../model/plan.ts";
import { SectionCutter } from "./blocks/cut-sections.ts";
import { indexLines, type LineIndex } from "./blocks/line-index.ts";
import { type Fence, pairFences } from "./blocks/pair-fences.ts";
import type { Collected, Collecting } from "./collect/draft.ts";
import { settleCrosses } from "./collect/settle-crosses.ts";
import { takeCharts } from "./collect/take-charts.ts";
import { isTaskFile, takePlanFront, taskOfFile } from "./collect/take-front-matter.ts";
import { takeSections } from "./collect/take-sections.ts";
import { attributeField } from "./facts/field.ts";
import { withOwn } from "./facts/own-marks.ts";
import { readCodes } from "./facts/read-codes.ts";
import { readSpan } from "./facts/read-date.ts";
import { type HoursOf, USUAL_HOURS } from "./facts/read-estimate.ts";
import { type FrontMatter, readFrontMatter } from "./facts/read-front-matter.ts";
import { type Legend, readLegend } from "./facts/read-legend.ts";
import { readPeople } from "./facts/read-people.ts";
import { readPlanUnit } from "./facts/read-plan-unit.ts";
import { slashOrder } from "./facts/read-short-date.ts";
import { applyMentions } from "./finish/apply-mentions.ts";
import { assemble } from "./finish/assemble.ts";
import { diagnoseDrawings, diagnoseFences, diagnoseMark, diagnoseMojibake, diagnoseReach } from "./finish/diagnose.ts";
import { dropLonePhase } from "./finish/drop-lone-phase.ts";
import { explainLines, type Reasons } from "./finish/explain-lines.ts";
import { linkTasks } from "./finish/link-tasks.ts";
import { makeKeys } from "./finish/make-keys.ts";
import { mergePhases } from "./finish/merge-phases.ts";
import { mergeTasks } from "./finish/merge-tasks.ts";
import { placeByRange } from "./finish/place-by-range.ts";
import { relocate } from "./finish/relocate.ts";
import type { Base } from "./finish/settle-facts.ts";
import { settleNames } from "./finish/settle-names.ts";
import { toldPhases } from "./finish/told-phases.ts";
import { withLeftOut } from "./finish/with-left-out.ts";
import { stripMarkup } from "./inline/strip-markup.ts";
import { buildOutline, type Node } from "./outline/node.ts";
import { columnStatus } from "./outline/section-role.ts";
import { titleNode } from "./outline/title-node.ts";
import { decodeSource } from "./text/decode-source.ts";
import { type Repair, repairMojibake } from "./text/repair-mojibake.ts";

export interface ReadOptions {
  /** The first day of "Week 1" (ISO date), when the plan does not say. */
  readonly start?: string | null;
  /** Hours of a day, a week and a month. */
  readonly hours?: HoursOf;
}

function titleOf(root: Node, path: string): { title: string; line: number } {
  const isTitle = (child: Node) => child.section.level === 1 && columnStatus(child.words.head) === null;
  const node = titleNode(root) ?? root.children.find(isTitle) ?? null;
  if (node)
    return {
      title: stripMarkup(node.section.heading.text).replace(/^[^\p{L}\p{N}([]+/u, "") || node.section.heading.text,
      line: node.section.heading.line,
    };
  const name = path.split("/").at(-1) ?? path;
  return { title: name.replace(/\.(?:md|markdown|mdx)$/i, ""), line: 1 };
}

function collect(root: Node, how: Collecting): Collected {
  for (const reach of [0, 1, 2] as const) {
    const collected = takeSections(root, reach, how);
    if (reach === 2 && collected.tasks.length === 0) takeCharts(collected);
    const found = collected.tasks.filter((task) => !task.weak && !task.minor).length;
    if (found > collected.asked || reach === 2) return collected;
  }
  return takeSections(root, 0, how);
}

interface About {
  readonly source: string;
  readonly title: string;
  readonly line: number;
  readonly path: string;
}

/** Named phases with tasks that have ids make a plan of a file, whatever its front matter says. */
function hasPhasesOfTasks({ tasks }: Collected): boolean {
  const phases = tasks.flatMap(({ id, phase }) => (id !== null && phase !== null && phase.word !== "" ? [phase] : []));
  return new Set(phases).size > 1;
}

/** Collects the sections; a file that is one task is collected as the inside of that task. */
function collectAll(root: Node, front: FrontMatter | null, about: About, how: Collecting): Collected {
  const collected = collect(root, how);
  if (!front) return collected;
  const whole = !hasPhasesOfTasks(collected) && isTaskFile(front, collected.tasks.filter((task) => !task.minor).length);
  const all = whole
    ? takeSections(root, 0, how, taskOfFile(front, about.source, about.title, about.line, about.path))
    : collected;
  takePlanFront(front, all);
  return all;
}

/** The first day of "Week 1": from the front matter's `plansync:`, or from a start date of the plan. */
function startOf(collected: Collected): string | null {
  const own = collected.metadata.plansync;
  const stated = own !== null && typeof own === "object" && "start" in own ? String(own.start) : null;
  const found = stated ?? Object.entries(collected.metadata).find(([name]) => attributeField(name) === "start")?.[1];
  return typeof found === "string" ? (readSpan(found, { year: null, start: null })?.due ?? null) : null;
}

/** The year of the plan, and the order of its slashed dates, from its first lines. */
function datesOf(source: string): { year: number | null; monthFirst?: boolean } {
  const head = source.length > 20_000 ? source.slice(0, 20_000) : source;
  const found = /(20\d\d)(?<!\w20\d\d)(?=\b|年|년)/.exec(head); // what is looked for first is quickly found
  const monthFirst = slashOrder(head);
  return { year: found ? Number(found[1]) : null, ...(monthFirst === undefined ? {} : { monthFirst }) };
}

function emptyPlan(path: string, diagnostic: Diagnostic): PlanDocument {
  return {
    version: 1,
    path,
    title: path.split("/").at(-1) ?? path,
    titleLine: 1,
    status: null,
    metadata: {},
    phases: [],
    tasks: [],
    claims: [],
    references: [],
    diagnostics: [diagnostic],
    evidence: [],
    source: "",
  };
}

/** Cuts, outlines and collects; what was parsed on the way is free to go afterwards. */
function readSections(
  { path, lines, fences, legend }: Given,
  front: FrontMatter | null,
  how: Collecting,
): { title: string; line: number; collected: Collected; reasons: Reasons | null } {
  const root = buildOutline(new SectionCutter(lines, fences, legend.lines).cut(front?.lines ?? 0));
  const { title, line } = titleOf(root, path);
  const collected = collectAll(root, front, { source: lines.source, title, line, path }, how);
  settleCrosses(collected, lines.source);
  const read = {
    root,
    lines,
    fences,
    legend: legend.lines,
    front: front?.lines ?? 0,
    titleLine: line,
    isTask: collected.tasks[0]?.kind === "file",
  };
  return { title, line, collected, reasons: how.explain ? explainLines(read) : null };
}

/** Reads one plan document. Never throws: what cannot be read is a diagnostic. */
export function readPlan(path: string, source: string | Uint8Array, options: ReadOptions = {}): PlanDocument {
  const decoded = decodeSource(source);
  if (decoded.problem) {
    const { line, ...told } = decoded.problem;
    return emptyPlan(path, { ...told, severity: "error", place: lineOf(path, line) });
  }
  return readText(path, decoded.text, options);
}

/** The plan; what its lines were taken for is worked out when somebody asks, by reading once more. */
function readText(path: string, text: string, options: ReadOptions): PlanDocument {
  const { evidence: _, ...plan } = readOnce(path, text, options, false);
  let evidence: readonly Evidence[] | null = null;
  return {
    ...plan,
    get evidence() {
      evidence ??= readOnce(path, text, options, true).evidence;
      return evidence;
    },
  };
}

/** A document with what is known of its lines before they are cut. */
interface Given {
  readonly path: string;
  readonly text: string;
  readonly repairs: readonly Repair[];
  readonly lines: LineIndex;
  readonly fences: readonly Fence[];
  readonly legend: Legend;
}

function readOnce(path: string, text: string, options: ReadOptions, explain: boolean): PlanDocument {
  const { text: meant, repairs } = repairMojibake(text);
  const lines = indexLines(meant);
  const fences = pairFences(lines);
  const legend = readLegend(lines, fences);
  const own = { marks: legend.marks, codes: readCodes(meant), people: readPeople(meant) };
  return withOwn(own, () => readLines({ path, text, repairs, lines, fences, legend }, options, explain));
}

function readLines(given: Given, options: ReadOptions, explain: boolean): PlanDocument {
  const { path, text, repairs, lines, fences } = given;
  const meant = lines.source;
  const front = readFrontMatter(lines);
  const how = { hours: options.hours ?? USUAL_HOURS, explain, once: front === null && !explain };
  const { title, line, collected, reasons } = readSections(given, front, how);
  const named = mergePhases(collected);
  const tasks = placeByRange(collected, named, mergeTasks(collected));
  const phases = dropLonePhase(collected, toldPhases(named, tasks), tasks);
  settleNames(collected, phases, tasks);
  makeKeys(phases, tasks);
  applyMentions(collected, tasks);
  const linked = linkTasks(collected, tasks, phases);
  const start = options.start ?? startOf(collected);
  const base: Base = { hours: collected.hours, unit: readPlanUnit(lines), ...datesOf(meant), start };
  const plain = collected.plain && tasks[0] ? [diagnoseReach(path, tasks[0].line, tasks[0].kind === "heading")] : [];
  const built = assemble(collected, phases, tasks, linked, base);
  const moved = relocate(built.phases, built.tasks, text, repairs);
  const about = { path, source: text, lines, repairs };
  const diagnostics = [
    ...diagnoseFences(about, fences),
    ...diagnoseMojibake(about),
    ...diagnoseDrawings(path, linked.unsure),
    ...plain,
    ...collected.oddMarks.map((odd) => diagnoseMark(path, odd.line, odd.mark)),
  ];
  return {
    version: 1,
    path,
    title,
    titleLine: line,
    status: collected.status?.text ?? null,
    metadata: collected.metadata,
    phases: moved.phases,
    tasks: moved.tasks,
    claims: built.claims,
    references: collected.references,
    diagnostics,
    evidence: reasons ? withLeftOut(built.evidence, reasons, lines, built.tasks) : built.evidence,
    source: text,
  };
}
