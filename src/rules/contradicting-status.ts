// Two statements about the status of one thing that cannot both hold.
import type { Claim, Phase, PlanDocument, Status, Task, Told } from "../model/plan.ts";
import { counted, phaseLabel, taskLabel } from "./naming.ts";
import { linePlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const contradictingStatus: Rule = {
  id: "contradicting-status",
  severity: "warning",
  summary: "Two places state different statuses of one task or phase, or a stated status does not fit the tasks.",
  example: {
    plan: `# Plan

Status: NOT STARTED

## Task 1: Move the data

**Status**: done

## Task 2: Switch over

**Status**: todo
`,
    expected: [
      { line: 3, summary: "Unexpected status `not started`, expected one that fits `1 Move the data`, which is done" },
    ],
  },
  check: ({ documents }) =>
    documents.flatMap((document) => [
      ...document.phases.flatMap((phase) => checkTold(document, phase, phaseLabel(phase))),
      ...together(document.tasks.flatMap((task) => checkTold(document, task, taskLabel(task)))),
      ...document.claims.flatMap((claim) => (claim.kind === "status" ? checkClaim(document, claim) : [])),
      ...document.phases.flatMap((phase) => checkPhase(document, phase)),
    ]),
};

const WORDS: Readonly<Record<Status, string>> = {
  todo: "not started",
  in_progress: "in progress",
  done: "done",
  blocked: "blocked",
  cancelled: "cancelled",
};

/** More of these in one document are told together: its author does not keep both places. */
const MOST = 3;

function together(found: readonly Finding[]): readonly Finding[] {
  const [first] = found;
  if (first === undefined || found.length <= MOST) return found;
  return [{ ...first, summary: `${first.summary} (and ${counted(found.length - 1, "other")} like it)` }];
}

/** Words about the document, not about the work: a draft can be half done. */
const EDITORIAL =
  /draft|proposed|approved|accepted|review|ready|entwurf|vorschlag|brouillon|borrador|rascunho|bozza|чернов|чернет|草稿|草案|待审|ドラフト|下書き|초안/i;

function checkTold(document: PlanDocument, node: Task | Phase, name: string): Finding[] {
  const statements = node.told.filter((told) => told.field === "status" && told.status !== undefined);
  const used = statements.find((told) => told.used);
  const seen = new Set<number>();
  return statements.flatMap((told): Finding[] => {
    const { status = node.status } = told;
    if (told.used || seen.has(told.line) || agree(status, node.status)) return [];
    // `- [x] ~~dropped~~` is ticked and struck through: settled either way.
    if (used?.line === told.line && (used.source === told.source || node.status === "cancelled")) return [];
    if (told.source === "checkbox" && status === "todo" && node.status !== "done") return [];
    seen.add(told.line);
    const here = used !== undefined && sourceLine(node, used) === told.line;
    return [
      {
        summary: `Unexpected status \`${WORDS[status]}\` of ${name}, expected \`${WORDS[node.status]}\``,
        detail: here
          ? `The line says both, and \`${used.value}\` counts. Correct the one that is wrong.`
          : "Another place says otherwise and counts. Correct the one that is wrong.",
        place: linePlace(document, told.line),
        ...(used && !here && { cause: { summary: causeOf(used), place: linePlace(document, sourceLine(node, used)) } }),
      },
    ];
  });
}

/** Where the statement that counts really stands: a column's heading, when a card stands in it. */
function sourceLine(node: Task | Phase, used: Told): number {
  return node.marks.find((mark) => mark.kind === "column" && mark.status === used.status)?.line ?? used.line;
}

function causeOf(used: Told): string {
  return used.status === undefined ? "stated here" : `${WORDS[used.status]} here`;
}

/** A blocked task has not started, and a started one can be blocked; done and dropped agree only with themselves. */
function agree(one: Status, other: Status): boolean {
  if (one === other) return true;
  const pair = new Set([one, other]);
  return pair.has("blocked") && (pair.has("todo") || pair.has("in_progress"));
}

/** A status claimed for the whole, or for a part, against the tasks. */
function checkClaim(document: PlanDocument, claim: Extract<Claim, { kind: "status" }>): Finding[] {
  const { subject, status } = claim;
  if (EDITORIAL.test(claim.text)) return [];
  const task = subject === null ? undefined : document.tasks.find(({ key }) => key === subject);
  if (task !== undefined)
    return agree(status, task.status) ? [] : [unfit(document, claim.line, status, task, `${WORDS[task.status]}`)];
  const members = subject === null ? document.tasks : document.tasks.filter(({ phase }) => phase === subject);
  return againstTasks(document, claim.line, status, members);
}

/** A status that the phase itself states, against its tasks. */
function checkPhase(document: PlanDocument, phase: Phase): Finding[] {
  const stated = phase.told.find((told) => told.field === "status" && told.used);
  if (stated === undefined || phase.status === "done" || EDITORIAL.test(stated.value)) return [];
  const members = document.tasks.filter((task) => task.phase === phase.key);
  return againstTasks(document, stated.line, phase.status, members);
}

function againstTasks(document: PlanDocument, line: number, status: Status, tasks: readonly Task[]): Finding[] {
  const wanted: Partial<Record<Status, (task: Task) => boolean>> = {
    todo: (task) => task.status === "done" || task.status === "in_progress",
    done: (task) => task.status === "todo" || task.status === "in_progress" || task.status === "blocked",
  };
  const misfit = wanted[status];
  const task = misfit === undefined ? undefined : tasks.find(misfit);
  return task === undefined ? [] : [unfit(document, line, status, task, WORDS[task.status])];
}

function unfit(document: PlanDocument, line: number, status: Status, task: Task, is: string): Finding {
  return {
    summary: `Unexpected status \`${WORDS[status]}\`, expected one that fits ${taskLabel(task)}, which is ${is}`,
    detail: "Correct the statement or the task: they cannot both hold.",
    place: linePlace(document, line),
    cause: { summary: `${is} here`, place: linePlace(document, task.line) },
  };
}
