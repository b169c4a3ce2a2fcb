// What the checks of a commit are to say: one for the plans as a whole, one for each plan, one for each phase at work.
import { createHash } from "node:crypto";
import type { Config } from "../model/config.ts";
import { decisionFor } from "../model/decision.ts";
import { type Annotation, type DesiredCheck, type Identity, nameOf } from "../model/desired.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { type Gate, gateOf } from "../model/gate.ts";
import { CHECK_TEXT } from "../model/limits.ts";
import { neutralise } from "../model/neutralise.ts";
import type { Phase, PlanDocument } from "../model/plan.ts";
import type { CheckConclusion } from "../model/repository.ts";
import { gateMarkdown } from "./gate-markdown.ts";
import { guardWords } from "./guard.ts";
import { NO_LINKS } from "./links.ts";
import { heading, paragraph, prose, strong, table, text } from "./markdown.ts";
import { bar, progressOf, tasksOf } from "./progress.ts";
import { diagnosticSection, plural } from "./sections.ts";
import { said } from "./summary.ts";
import type { Told } from "./told.ts";
import { withinCap } from "./within-cap.ts";

/** Room for "plansync / docs/plan.md / Phase 1". */
const NAME = 120;
const CAP = CHECK_TEXT - 100;

/** The checks, in the order in which they should be made. Every one has a conclusion, so none is ever left pending. */
export function desiredChecks(told: Told, config: Pick<Config, "phaseChecks">): DesiredCheck[] {
  if (told.documents.length === 0 && told.diagnostics.length === 0 && told.changes.changes.length === 0) return [];
  const plans = told.documents.flatMap((document) => [
    planCheck(document, told),
    ...phasesShown(document, config.phaseChecks).map((phase) => phaseCheck(document, phase, told)),
  ]);
  return unique([overallCheck(told), ...plans]);
}

function overallCheck(told: Told): DesiredCheck {
  const errors = told.diagnostics.filter((one) => one.severity === "error").length;
  const warnings = told.diagnostics.filter((one) => one.severity === "warning").length;
  const failed = told.applied?.results.filter((one) => one.outcome === "failed").length ?? 0;
  const conclusion: CheckConclusion =
    errors + failed > 0
      ? "failure"
      : told.changes.stopped !== null
        ? "action_required"
        : told.documents.length === 0
          ? "neutral"
          : "success";
  const findings = [
    ...(errors > 0 ? [plural(errors, "error")] : []),
    ...(warnings > 0 ? [plural(warnings, "warning")] : []),
  ];
  const title =
    failed > 0
      ? `${plural(failed, "change")} failed`
      : told.changes.stopped !== null
        ? told.changes.stopped.summary
        : findings.length > 0
          ? findings.join(", ")
          : told.documents.length === 0
            ? "No plan found"
            : `${plural(told.documents.length, "plan")} read, nothing to complain about`;
  const stopped = told.changes.stopped === null ? [] : [paragraph(...prose(guardWords(told.changes.stopped)))];
  const summary = withinCap(
    [[paragraph(strong(text(lasting(told))))], stopped, diagnosticSection(told.diagnostics, NO_LINKS, 500)],
    CAP,
    "in the job summary",
  );
  return check("plansync", conclusion, title, summary, "", told.diagnostics.map(annotation));
}

/** A sentence that stays true when the same commit is looked at again: otherwise the check would be written anew. */
function lasting(told: Told): string {
  return told.applied === undefined || told.context.onDefaultBranch === false
    ? said(told)
    : `${plural(told.documents.length, "plan")}, ${plural(told.desired.issues.length, "issue")}.`;
}

function planCheck(document: PlanDocument, told: Told): DesiredCheck {
  const progress = progressOf(document.tasks);
  const own = told.diagnostics.filter((one) => one.place.path === document.path);
  const broken = own.some((one) => one.severity === "error");
  const complete = progress.total > 0 && progress.done === progress.total;
  const title = `${progress.done} of ${plural(progress.total, "task")} done`;
  const phases = document.phases.map((phase) => {
    const gate = phaseGate(document, phase, told);
    const { done, total } = progressOf(tasksOf(document, phase.key));
    return [[text(phaseTitle(document, phase, told))], [text(`${done} of ${total}`)], [text(GATE_WORDS[gate.state])]];
  });
  const summary = withinCap(
    [
      [paragraph(strong(text(document.title)), text(` ${bar(progress)}`))],
      phases.length === 0 ? [] : [heading(3, text("Phases")), table(["Phase", "Done", "Gate"], phases.slice(0, 200))],
      diagnosticSection(own, NO_LINKS, 200),
    ],
    CAP,
    "in the job summary",
  );
  return check(
    `plansync / ${document.path}`,
    broken ? "failure" : complete ? "success" : "neutral",
    title,
    summary,
    "",
    [],
  );
}

const GATE_WORDS = {
  working: "at work",
  waiting: "waiting",
  refused: "no-go",
  failed: "failed",
  held: "holds",
} as const;
const GATE_CONCLUSIONS = {
  working: "neutral",
  waiting: "action_required",
  refused: "failure",
  failed: "failure",
  held: "success",
} as const satisfies Record<Gate["state"], CheckConclusion>;

function phaseCheck(document: PlanDocument, phase: Phase, told: Told): DesiredCheck {
  const gate = phaseGate(document, phase, told);
  const { summary, body } = gateMarkdown(phase, gate, tasksOf(document, phase.key));
  return check(
    `plansync / ${document.path} / ${phaseTitle(document, phase, told)}`,
    GATE_CONCLUSIONS[gate.state],
    gate.summary,
    summary,
    body,
    [],
  );
}

/** The gate with the decision that stands in the phase's or the plan's issue, when that issue is ours. */
export function phaseGate(
  document: PlanDocument,
  phase: Phase,
  told: Pick<Told, "changes" | "observed" | "verification">,
): Gate {
  const identity: Identity = { path: document.path, key: phase.key, kind: "phase" };
  const numbers = [identity, { path: document.path, key: "plan", kind: "plan" } as const].map(
    (one) => told.changes.matched[nameOf(one)],
  );
  const bodies = told.observed.issues
    .filter((issue) => numbers.includes(issue.number) && sameLogin(issue.author, told.observed.viewer))
    .map((issue) => issue.body);
  return gateOf(
    phase,
    tasksOf(document, phase.key),
    decisionFor(nameOf(identity), bodies),
    told.verification?.get(nameOf(identity)) ?? [],
  );
}

/** As its milestone or its issue is called: "Phase 1: Build". */
export function phaseTitle(document: PlanDocument, phase: Phase, told: Pick<Told, "desired">): string {
  const name = nameOf({ path: document.path, key: phase.key, kind: "phase" });
  const { milestones, issues } = told.desired;
  return [...milestones, ...issues].find((one) => nameOf(one.identity) === name)?.title ?? phase.title;
}

function sameLogin(a: string, b: string): boolean {
  const bare = (login: string) => login.toLowerCase().replace(/\[bot\]$/, "");
  return bare(a) === bare(b);
}

/** At work: something is begun, or it is the first that is not over. */
function phasesShown(document: PlanDocument, shown: Config["phaseChecks"]): readonly Phase[] {
  if (shown === "off") return [];
  if (shown === "all") return document.phases;
  const open = document.phases.filter((phase) => !isOver(document, phase));
  return open.filter(
    (phase, index) => index === 0 || phase.status === "in_progress" || tasksOf(document, phase.key).some(isBegun),
  );
}

function isOver(document: PlanDocument, phase: Phase): boolean {
  if (phase.status === "cancelled") return true;
  const { done, total } = progressOf(tasksOf(document, phase.key));
  const criteriaOpen = phase.criteria.some((criterion) => criterion.done === false);
  return (phase.status === "done" || (total > 0 && done === total)) && !criteriaOpen && phase.decision === null;
}

function isBegun(task: { readonly status: string }): boolean {
  return task.status === "in_progress" || task.status === "done";
}

function annotation(one: Diagnostic): Annotation {
  const cause =
    one.cause === undefined ? "" : `\n${one.cause.summary}: ${one.cause.place.path}:${one.cause.place.line}`;
  return {
    place: one.place,
    severity: one.severity,
    title: neutralise(`${one.summary}`),
    message: neutralise(`${one.detail}${cause} (${one.ruleId})`),
  };
}

function check(
  name: string,
  conclusion: CheckConclusion,
  title: string,
  summary: string,
  body: string,
  annotations: readonly Annotation[],
): DesiredCheck {
  const told = {
    name: cut(neutralise(name.replace(/\s+/g, " "))),
    conclusion,
    title: neutralise(title),
    summary,
    text: body,
    annotations,
  };
  return { ...told, fingerprint: createHash("sha256").update(JSON.stringify(told)).digest("hex").slice(0, 32) };
}

function cut(name: string): string {
  return name.length > NAME ? `${name.slice(0, NAME - 1).toWellFormed()}…` : name;
}

/** Two checks of one name would overwrite each other for ever. */
function unique(checks: readonly DesiredCheck[]): DesiredCheck[] {
  const seen = new Map<string, number>();
  return checks.map((one) => {
    const count = (seen.get(one.name) ?? 0) + 1;
    seen.set(one.name, count);
    return count === 1 ? one : { ...one, name: `${one.name} (${count})` };
  });
}
