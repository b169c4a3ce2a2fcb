// An estimate of the whole that does not fit the estimates of its parts.
import { rollUp } from "../graph/roll-up.ts";
import { schedulePlan } from "../graph/schedule-plan.ts";
import type { Estimate, PlanDocument, Task, Told } from "../model/plan.ts";
import { hoursLabel, phaseLabel, taskLabel } from "./naming.ts";
import { linePlace, textOf, wordsPlace } from "./place-in.ts";
import type { Finding, Rule, RuleContext } from "./rule.ts";

export const contradictingEstimate: Rule = {
  id: "contradicting-estimate",
  severity: "warning",
  summary: "The estimate of a phase, a task or the plan does not fit the sum of its parts, or is told in two ways.",
  example: {
    plan: `# Plan

**Estimate**: 8 hours

| ID | Task | Estimate |
|----|------|----------|
| A-1 | Draw the screens | 4h |
| A-2 | Build the screens | 5h |
`,
    expected: [{ line: 3, summary: "Unexpected total of 8 hours, expected 9 hours like the sum of 2 estimates" }],
  },
  check: ({ documents }, context) => documents.flatMap((document) => checkDocument(document, context)),
};

function checkDocument(document: PlanDocument, context: RuleContext): Finding[] {
  let spans: ReturnType<typeof spansOf> | null = null;
  const spanOf = (key: string | null): number | undefined => {
    spans ??= spansOf(document, context);
    return spans.get(key);
  };
  const work: Work = { document, spanOf };
  const members = Map.groupBy(document.tasks, (task) => task.phase);
  const children = Map.groupBy(document.tasks, (task) => task.parent);
  const totals = document.claims.flatMap((claim) => {
    if (claim.kind !== "total" || claim.of !== "hours") return [];
    const { subject } = claim;
    const tasks =
      subject === null ? document.tasks : [...(members.get(subject) ?? []), ...(children.get(subject) ?? [])];
    const stated = { minHours: claim.min, maxHours: claim.max, text: claim.text };
    return checkSum(work, { line: claim.line, stated, tasks, name: null, key: subject });
  });
  const phases = document.phases.flatMap((phase) => {
    const tasks = members.get(phase.key) ?? [];
    const whole = {
      line: lineOf(phase),
      stated: phase.estimate,
      tasks,
      name: phaseLabel(phase),
      key: phase.key,
    };
    return checkSum(work, whole);
  });
  const tasks = document.tasks.flatMap((task) => [
    ...checkSum(work, {
      line: lineOf(task),
      stated: task.estimate,
      tasks: children.get(task.key) ?? [],
      name: taskLabel(task),
      key: undefined,
    }),
    ...checkTold(document, task),
  ]);
  return [...totals, ...phases, ...tasks];
}

interface Work {
  readonly document: PlanDocument;
  /** Hours from the first start to the last finish: of a phase, or of the whole under null. */
  spanOf(key: string | null): number | undefined;
}

interface Whole {
  readonly line: number;
  readonly stated: Estimate | null;
  readonly tasks: readonly Task[];
  /** null: a total of several. */
  readonly name: string | null;
  /** The phase, null for the whole document, undefined where only the sum counts. */
  readonly key: string | null | undefined;
}

function spansOf(
  document: PlanDocument,
  { hours = { day: 8, week: 40 } }: RuleContext,
): ReadonlyMap<string | null, number> {
  const { rows, length, unit } = schedulePlan(document, { start: null, hours });
  if (unit === "tasks") return new Map();
  const spans = new Map<string | null, number>([[null, length]]);
  for (const { node, earliestStart, earliestFinish } of rows)
    if (node.kind === "phase") spans.set(node.phase.key, earliestFinish - earliestStart);
  return spans;
}

function lineOf(node: { readonly line: number; readonly told: readonly Told[] }): number {
  return node.told.find((told) => told.field === "estimate" && told.used)?.line ?? node.line;
}

/** Only where every part is estimated in hours: a part without an estimate explains any difference. */
function checkSum({ document, spanOf }: Work, { line, stated, tasks, name, key }: Whole): Finding[] {
  const estimated = tasks.filter((task) => task.estimate?.minHours != null);
  if (stated === null || stated.minHours === null || estimated.length < 2) return [];
  const sum = rollUp(tasks);
  if (sum.unestimated > 0 || sum.points > 0) return [];
  const [least, most] = [stated.minHours, stated.maxHours ?? stated.minHours];
  const all = rollUp(tasks.map((task) => ({ ...task, status: "todo" as const })));
  if (overlap(least, most, sum.minHours, sum.maxHours) || overlap(least, most, all.minHours, all.maxHours)) return [];
  const elapsed = ELAPSED.test(textOf(document, line));
  const span = elapsed && key !== undefined ? spanOf(key) : undefined;
  // Hands work side by side: time that passes lies between the longest chain and the sum.
  if (elapsed && (span === undefined || overlap(least, most, Math.min(span, sum.minHours), all.maxHours))) return [];
  const short = span !== undefined && most < span;
  const what = name === null ? "total" : `${elapsed ? "duration" : "estimate"} of ${name}`;
  const wanted = short ? `at least ${hoursLabel(span, span)}` : hoursLabel(sum.minHours, sum.maxHours);
  const why = short ? "of the longest chain in it" : `like the sum of ${estimated.length} estimates`;
  return [
    {
      summary: `Unexpected ${what} of ${hoursLabel(least, most)}, expected ${wanted} ${why}`,
      detail: short
        ? "Correct the duration, the estimates, or the dependencies that put the tasks in a row."
        : "Correct the total or the estimates of the parts.",
      place: wordsPlace(document, line, stated.text),
    },
  ];
}

/** Words for time that passes, not for work that is put in. */
const ELAPSED =
  /duration|timeline|calendar|elapsed|weeks?\b|dauer|laufzeit|wochen?\b|dur[ée]e|semaines?\b|duraci[óo]n|duraç[ãa]o|semanas?\b|durata|settiman|длительност|срок|недел|тривал|工期|周期|期間|기간/i;

/** Ranges that share anything fit; a twentieth is rounding. */
function overlap(least: number, most: number, otherLeast: number, otherMost: number): boolean {
  return least <= otherMost * 1.05 && otherLeast <= most * 1.05;
}

function checkTold(document: PlanDocument, task: Task): Finding[] {
  const used = task.told.find((told) => told.field === "estimate" && told.used);
  const hours = used?.estimate;
  if (used === undefined || hours?.minHours == null) return [];
  const [least, most] = [hours.minHours, hours.maxHours ?? hours.minHours];
  return task.told.flatMap((told): Finding[] => {
    const other = told.estimate;
    if (told.field !== "estimate" || told.used || other?.minHours == null) return [];
    const [otherLeast, otherMost] = [other.minHours, other.maxHours ?? other.minHours];
    if (overlap(otherLeast, otherMost, least, most)) return [];
    return [
      {
        summary: `Unexpected estimate of ${hoursLabel(otherLeast, otherMost)} for ${taskLabel(task)}, expected ${hoursLabel(least, most)}`,
        detail: "Another place says otherwise and counts. Correct the one that is wrong.",
        place: wordsPlace(document, told.line, told.value),
        cause: { summary: "estimated here", place: linePlace(document, used.line) },
      },
    ];
  });
}
