// The end of a phase: what must hold, what was decided, and how a decision is kept in the body of an issue.
import type { Phase, Task } from "./plan.ts";

/** A go or no-go for a phase, from somebody with the right. */
export interface Decision {
  /** `nameOf` the phase's identity at the time. */
  readonly phase: string;
  readonly go: boolean;
  readonly by: string;
  /** ISO date. */
  readonly on: string;
  /** "" when none was given. */
  readonly reason: string;
}

/** What became of one verification command. Those that were not run have no result. */
export interface VerificationResult {
  readonly command: string;
  readonly outcome: "passed" | "failed" | "timed-out" | "refused";
  /** The end of what it printed, bounded; or why it was refused. */
  readonly output: string;
  readonly seconds: number;
}

export interface GateItem {
  readonly kind: "tasks" | "criterion" | "verification" | "decision";
  readonly text: string;
  /** `unknown`: it is told without a box, or it was not run; it does not hold the gate up. */
  readonly state: "held" | "open" | "failed" | "unknown";
  readonly detail: string;
  readonly line: number;
}

/**
 * `working`: tasks are open. `waiting`: the tasks are done and something else is open. `refused`: a no-go.
 * `failed`: a verification failed. `held`: everything that can be known holds.
 */
export interface Gate {
  readonly state: "working" | "waiting" | "refused" | "failed" | "held";
  readonly items: readonly GateItem[];
  /** One line for people: "2 of 5 tasks done, 1 criterion open". */
  readonly summary: string;
  readonly decision: Decision | null;
  /** Done tasks whose own criteria are open. */
  readonly early: readonly { readonly task: Task; readonly open: readonly string[] }[];
}

/** The state of a phase's gate. Pure; `tasks` are those of the phase, in the plan's order. */
export function gateOf(
  phase: Phase,
  tasks: readonly Task[],
  decision: Decision | null,
  results: readonly VerificationResult[],
): Gate {
  const items = [
    tasksItem(phase, tasks),
    ...phase.criteria.map(criterionItem),
    ...phase.verification.map((one) => verificationItem(one, results)),
    ...decisionItem(phase, decision),
  ];
  return { state: stateOf(items, decision), items, summary: summaryOf(items, tasks), decision, early: earlyOf(tasks) };
}

const over = (task: Task): boolean => task.status === "done" || task.status === "cancelled";

function tasksItem(phase: Phase, tasks: readonly Task[]): GateItem {
  const done = tasks.filter(over).length;
  const all = done === tasks.length && (tasks.length > 0 || phase.status === "done");
  const text = `${done} of ${tasks.length} task${tasks.length === 1 ? "" : "s"} done`;
  return { kind: "tasks", text, state: all ? "held" : "open", detail: "", line: phase.line };
}

function criterionItem(criterion: Phase["criteria"][number]): GateItem {
  const state = criterion.done === null ? "unknown" : criterion.done ? "held" : "open";
  const detail = state === "unknown" ? "told without a box" : "";
  return { kind: "criterion", text: criterion.text, state, detail, line: criterion.line };
}

function verificationItem(one: Phase["verification"][number], results: readonly VerificationResult[]): GateItem {
  const base = { kind: "verification", text: one.command ?? one.text, line: one.line } as const;
  const result = results.find((candidate) => candidate.command === one.command);
  if (result === undefined) return { ...base, state: "unknown", detail: "not run" };
  if (result.outcome === "passed") return { ...base, state: "held", detail: `passed in ${result.seconds} s` };
  if (result.outcome === "refused") return { ...base, state: "unknown", detail: `not run: ${result.output}` };
  const detail = result.outcome === "timed-out" ? `stopped after ${result.seconds} s` : `failed in ${result.seconds} s`;
  return { ...base, state: "failed", detail };
}

function decisionItem(phase: Phase, decision: Decision | null): GateItem[] {
  if (phase.decision === null && decision === null) return [];
  const line = phase.decision?.line ?? phase.line;
  const text = phase.decision?.text ?? "Go/no-go";
  if (decision === null) return [{ kind: "decision", text, state: "open", detail: "not decided", line }];
  const why = decision.reason === "" ? "" : `: ${decision.reason}`;
  const detail = `${decision.go ? "go" : "no-go"}, ${decision.by} on ${decision.on}${why}`;
  return [{ kind: "decision", text, state: decision.go ? "held" : "failed", detail, line }];
}

function stateOf(items: readonly GateItem[], decision: Decision | null): Gate["state"] {
  if (decision?.go === false) return "refused";
  if (items.some((item) => item.kind === "verification" && item.state === "failed")) return "failed";
  const open = items.filter((item) => item.state === "open");
  if (open.length === 0) return "held";
  return open.some((item) => item.kind === "tasks") ? "working" : "waiting";
}

function summaryOf(items: readonly GateItem[], tasks: readonly Task[]): string {
  const parts = [`${tasks.filter(over).length} of ${tasks.length} task${tasks.length === 1 ? "" : "s"} done`];
  const open = items.filter((item) => item.kind === "criterion" && item.state === "open").length;
  if (open > 0) parts.push(`${open} criteri${open === 1 ? "on" : "a"} open`);
  const failed = items.filter((item) => item.kind === "verification" && item.state === "failed").length;
  if (failed > 0) parts.push(`${failed} verification${failed === 1 ? "" : "s"} failed`);
  const decision = items.find((item) => item.kind === "decision");
  if (decision !== undefined) {
    const words = { held: "go", failed: "no-go", open: "waiting for a go", unknown: "" };
    parts.push(words[decision.state]);
  }
  return parts.join(", ");
}

function earlyOf(tasks: readonly Task[]): Gate["early"] {
  return tasks.flatMap((task) => {
    if (task.status !== "done") return [];
    const open = task.criteria.filter((criterion) => criterion.done === false).map((criterion) => criterion.text);
    return open.length > 0 ? [{ task, open }] : [];
  });
}
