// What a plan tells of a task or a phase besides its title, as facts and notes for the issue's body.
import type { Dependency, Phase, Task } from "../model/plan.ts";

type Facts = (readonly [string, string])[];

export function taskFacts(task: Task): Facts {
  const facts: Facts = [];
  if (task.statusText) facts.push(["Status", task.statusText]);
  if (task.estimate) facts.push(["Estimate", task.estimate.text]);
  if (task.owners.length > 0) facts.push(["Owner", task.owners.join(", ")]);
  if (task.priority) facts.push(["Priority", task.priority]);
  if (task.start) facts.push(["Start", task.start]);
  if (task.due) facts.push(["Due", task.due]);
  if (task.group) facts.push(["Group", task.group]);
  return facts;
}

export function phaseFacts(phase: Phase): Facts {
  const facts: Facts = [];
  if (phase.statusText) facts.push(["Status", phase.statusText]);
  if (phase.estimate) facts.push(["Estimate", phase.estimate.text]);
  if (phase.owners.length > 0) facts.push(["Owner", phase.owners.join(", ")]);
  if (phase.priority) facts.push(["Priority", phase.priority]);
  if (phase.due) facts.push(["Due", phase.due]);
  return facts;
}

export function taskNotes(task: Task): string[] {
  return unresolved(task.dependsOn);
}

export function phaseNotes(phase: Phase): string[] {
  const notes: string[] = [];
  if (phase.scope.length > 0) notes.push(`Scope: ${phase.scope.join(", ")}`);
  if (phase.verification.length > 0)
    notes.push(`Verification: ${phase.verification.map((one) => one.text).join("; ")}`);
  if (phase.decision) notes.push(`Decision: ${phase.decision.text}`);
  return [...notes, ...unresolved(phase.dependsOn)];
}

// What is no link between issues is told in words.
function unresolved(dependencies: readonly Dependency[]): string[] {
  const soft = dependencies.filter((one) => one.soft === true).map((one) => one.ref);
  const unknown = dependencies.filter(
    (one) => one.soft !== true && one.target === null && one.elsewhere === undefined && one.issue === undefined,
  );
  const notes: string[] = [];
  if (unknown.length > 0) notes.push(`Depends on: ${[...new Set(unknown.map((one) => one.ref))].join(", ")}`);
  if (soft.length > 0) notes.push(`Better after: ${[...new Set(soft)].join(", ")}`);
  return notes;
}
