// `/plan go` and `/plan no-go`: the decision that ends a phase, kept in the phase's issue.
import { decisionFor, writeDecision } from "../model/decision.ts";
import { nameOf } from "../model/desired.ts";
import { type Gate, gateOf } from "../model/gate.ts";
import type { Phase } from "../model/plan.ts";
import type { ObservedIssue } from "../model/repository.ts";
import { named } from "../model/written.ts";
import { type Command, type CommandContext, CommandProblem, type Part, type Ran } from "./command.ts";
import { update } from "./effects.ts";
import { issueOf, partOf, partsNamed } from "./find-part.ts";
import { issueLink } from "./issue-link.ts";

export const planGo: Command = {
  name: "plan go",
  usage: "/plan go Phase 1 [: reason]",
  description: "Decides that a phase's gate is passed",
  who: ["maintain"],
  examples: ["/plan go", "/plan go Phase 1", "/plan go Phase 1: load test passed"],
  on: "both",
  run: (context, given) => decide(context, given, true),
};

export const planNoGo: Command = {
  name: "plan no-go",
  usage: "/plan no-go Phase 1 [: reason]",
  description: "Decides that a phase's gate is not passed",
  who: ["maintain"],
  examples: ["/plan no-go Phase 1: error rate too high"],
  on: "both",
  run: (context, given) => decide(context, given, false),
};

async function decide(context: CommandContext, given: string, go: boolean): Promise<Ran> {
  const { part, phase, reason } = phaseOf(context, given);
  const issue = keeperOf(context, part);
  const identity = nameOf(part.identity);
  const before = decisionFor(identity, [issue.body]);
  if (before?.go === go && before.by === context.by && before.reason === reason) return {};
  const decision = { phase: identity, go, by: context.by, on: context.today, reason };
  await update(context, issue, { body: writeDecision(issue.body, decision, phase.title) });
  const tasks = part.document.tasks.filter((task) => task.phase === phase.key);
  const gate = gateOf(phase, tasks, decision, []);
  const note = go ? stillOpen(gate) : "";
  const text = `${go ? "Go" : "No-go"} for ${named(phase)}, noted in ${issueLink(context, issue.number)}.${note}`;
  return { text, asks: "checks" };
}

function stillOpen(gate: Gate): string {
  const open = gate.items.filter((item) => item.state === "open");
  const criteria = open.filter((item) => item.kind === "criterion").length;
  const parts = [
    ...open.filter((item) => item.kind === "tasks").map((item) => item.text),
    ...(criteria === 0 ? [] : [`${criteria} criteri${criteria === 1 ? "on" : "a"} open`]),
  ];
  return parts.length === 0 ? "" : ` Decided with ${parts.join(" and ")}.`;
}

/** "Phase 1: reason", "1", the phase's title, or nothing on an issue that belongs to a phase. */
function phaseOf(context: CommandContext, given: string): { part: Part; phase: Phase; reason: string } {
  const path = context.part?.identity.path ?? null;
  const words = given.split(" ").filter((word) => word !== "");
  for (let count = Math.min(words.length, 30); count > 0; count--) {
    const name = words
      .slice(0, count)
      .join(" ")
      .replace(/[.,;:]+$/, "");
    const rest = words
      .slice(count)
      .join(" ")
      .replace(/^[\s.,;:–—-]+/, "");
    const found = phasesNamed(context, name, path);
    if (found.length > 1) throw new CommandProblem("More than one phase is called that. Ask on the phase's own issue.");
    const [part] = found;
    if (part !== undefined) return { part, phase: part.owner as Phase, reason: rest.slice(0, 300) };
  }
  const own = ownPhase(context);
  if (own === null)
    throw new CommandProblem(given === "" ? "Which phase? Use `/plan go Phase 1`." : "No phase is called that.");
  return { part: own, phase: own.owner as Phase, reason: given.replace(/^[\s.,;:–—-]+/, "").slice(0, 300) };
}

function phasesNamed(context: CommandContext, name: string, path: string | null): Part[] {
  const isPhase = (part: Part): boolean => part.identity.kind === "phase";
  const plain = partsNamed(context.view, name, path).filter(isPhase);
  if (plain.length > 0) return plain;
  const number = /^phase\s+(.+)$/i.exec(name)?.[1];
  return number === undefined ? [] : partsNamed(context.view, number, path).filter(isPhase);
}

/** The phase that the commented issue is, or whose task it is. */
function ownPhase(context: CommandContext): Part | null {
  const { part } = context;
  if (part === null || part.owner === null) return null;
  if (part.identity.kind === "phase") return part;
  const key = "phase" in part.owner ? part.owner.phase : null;
  const owner = part.document.phases.find((phase) => phase.key === key);
  if (owner === undefined) return null;
  return { identity: { path: part.identity.path, key: owner.key, kind: "phase" }, document: part.document, owner };
}

/** The issue that keeps the decision: the phase's, else the plan's, else the one commented on. */
function keeperOf(context: CommandContext, part: Part): ObservedIssue {
  const plan = { path: part.identity.path, key: "plan", kind: "plan" } as const;
  const here = context.issue !== null && partOf(context.view, context.issue.number) !== null ? context.issue : null;
  const issue = issueOf(context.view, part.identity) ?? issueOf(context.view, plan) ?? here;
  if (issue !== null) return issue;
  throw new CommandProblem("That phase has no issue yet, nor has its plan: there is nowhere to note the decision.");
}
