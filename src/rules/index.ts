// All rules, and the way to apply them.
import { planGraph } from "../graph/plan-graph.ts";
import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { PlanDocument } from "../model/plan.ts";
import { ambiguousDrawing } from "./ambiguous-drawing.ts";
import { ambiguousMark } from "./ambiguous-mark.ts";
import { ambiguousReference } from "./ambiguous-reference.ts";
import { ambiguousTasks } from "./ambiguous-tasks.ts";
import { brokenFence } from "./broken-fence.ts";
import { contradictingDependency } from "./contradicting-dependency.ts";
import { contradictingEstimate } from "./contradicting-estimate.ts";
import { contradictingStatement } from "./contradicting-statement.ts";
import { contradictingStatus } from "./contradicting-status.ts";
import { contradictingTotal } from "./contradicting-total.ts";
import { cycle } from "./cycle.ts";
import { doneBeforeBlocker } from "./done-before-blocker.ts";
import { doneWithOpenCriteria } from "./done-with-open-criteria.ts";
import { doneWithOpenParts } from "./done-with-open-parts.ts";
import { duplicateId } from "./duplicate-id.ts";
import { duplicateTitle } from "./duplicate-title.ts";
import { emptyTask } from "./empty-task.ts";
import { githubCaps } from "./github-caps.ts";
import { idLikeIssue } from "./id-like-issue.ts";
import { impossibleDate } from "./impossible-date.ts";
import { longTitle } from "./long-title.ts";
import { mention } from "./mention.ts";
import { mojibake } from "./mojibake.ts";
import { openWithDoneParts } from "./open-with-done-parts.ts";
import { overdue } from "./overdue.ts";
import { phaseOrder } from "./phase-order.ts";
import type { Plans, Rule, RuleContext } from "./rule.ts";
import { selfDependency } from "./self-dependency.ts";
import { startedWhileBlocked } from "./started-while-blocked.ts";
import { taskWithoutCriterion } from "./task-without-criterion.ts";
import { unassignableOwner } from "./unassignable-owner.ts";
import { unknownReference } from "./unknown-reference.ts";
import { unreachableDue } from "./unreachable-due.ts";

export type { Rule, RuleContext } from "./rule.ts";

/** In the order in which the documentation lists them: identity, order, status, figures, words, GitHub, reading. */
export const rules: readonly Rule[] = [
  duplicateId,
  duplicateTitle,
  unknownReference,
  selfDependency,
  cycle,
  phaseOrder,
  contradictingDependency,
  doneBeforeBlocker,
  startedWhileBlocked,
  doneWithOpenParts,
  doneWithOpenCriteria,
  openWithDoneParts,
  contradictingStatus,
  contradictingEstimate,
  contradictingTotal,
  contradictingStatement,
  unreachableDue,
  overdue,
  impossibleDate,
  emptyTask,
  longTitle,
  taskWithoutCriterion,
  unassignableOwner,
  mention,
  idLikeIssue,
  githubCaps,
  brokenFence,
  mojibake,
  ambiguousReference,
  ambiguousDrawing,
  ambiguousTasks,
  ambiguousMark,
];

const RULE_IDS: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

/**
 * All that is to be told about the plans, by document and place: what the reader found and what the rules find.
 * `severities` overrides by rule id; "off" silences a rule, also one of the reader's. Pure.
 */
export function checkPlans(
  documents: readonly PlanDocument[],
  severities: Readonly<Record<string, Severity | "off">>,
  context: RuleContext,
): Diagnostic[] {
  const plans = lazyPlans(documents);
  const severityOf = (id: string, usual: Severity | "off"): Severity | "off" =>
    Object.hasOwn(severities, id) ? (severities[id] ?? usual) : usual;
  const found: Diagnostic[] = [];
  for (const document of documents)
    for (const diagnostic of document.diagnostics) {
      if (RULE_IDS.has(diagnostic.ruleId)) continue;
      const severity = severityOf(diagnostic.ruleId, diagnostic.severity);
      if (severity !== "off") found.push({ ...diagnostic, severity });
    }
  for (const rule of rules) {
    const severity = severityOf(rule.id, rule.severity);
    if (severity === "off") continue;
    for (const finding of rule.check(plans, context)) found.push({ ruleId: rule.id, severity, ...finding });
  }
  return inOrder(found, documents);
}

/**
 * The owners who cannot be assigned, once GitHub was asked who can (`assignable`: logins in small letters). Told apart
 * from the other rules, which need no GitHub: `checkPlans` without `assignable` leaves them out.
 */
export function checkOwners(
  documents: readonly PlanDocument[],
  severities: Readonly<Record<string, Severity | "off">>,
  assignable: ReadonlySet<string>,
): Diagnostic[] {
  const { id, severity } = unassignableOwner;
  const wanted = Object.hasOwn(severities, id) ? (severities[id] ?? severity) : severity;
  if (wanted === "off") return [];
  const found = unassignableOwner.check(lazyPlans(documents), { today: "", assignable });
  return [...found].map((finding) => ({ ruleId: id, severity: wanted, ...finding }));
}

function lazyPlans(documents: readonly PlanDocument[]): Plans {
  let graph: Plans["graph"] | null = null;
  return {
    documents,
    get graph() {
      graph ??= planGraph(documents);
      return graph;
    },
  };
}

/** By document in their order, then by place; equal places keep the order of the rules. */
function inOrder(found: readonly Diagnostic[], documents: readonly PlanDocument[]): Diagnostic[] {
  const rank = new Map(documents.map((document, at) => [document.path, at]));
  const at = ({ place }: Diagnostic): number => rank.get(place.path) ?? documents.length;
  return found.toSorted((a, b) => at(a) - at(b) || a.place.line - b.place.line || a.place.column - b.place.column);
}
