// Each line of a plan with what it was taken for, and why.
import type { Evidence, PlanDocument } from "../model/plan.ts";
import { widthOf } from "../model/text-width.ts";
import { harmless } from "./diagnostics.ts";
import { showLine } from "./show-line.ts";

/** Columns of the source that are shown. */
const SOURCE = 72;

/**
 * The whole document in order: lines that were taken for something with the reasons, and runs of lines that were not.
 * Ends with what was found in all. Told in pieces.
 */
export function* renderExplain(document: PlanDocument): Iterable<string> {
  const lines = document.source.split(/\r\n|\n|\r/);
  const evidence = document.evidence.toSorted((a, b) => a.line - b.line || b.endLine - a.endLine);
  const digits = Math.max(3, String(lines.length).length);
  const ended = (told: readonly string[]): string => told.map((line) => `${line}\n`).join("");
  yield ended([`${harmless(document.path)}: ${harmless(document.title) || "without a title"}`, ""]);
  let next = 1;
  for (const one of evidence) {
    if (one.line > next) yield ended(unread(lines, next, one.line - 1, digits));
    yield ended(explained(one, lines[one.line - 1] ?? "", digits));
    next = Math.max(next, one.endLine + 1);
  }
  yield ended(unread(lines, next, lines.length, digits));
  const hint = leftOut(lines, evidence).some((line) => LISTED.test(line)) ? ["", HINT] : [];
  yield ended([...hint, ""]) + found(document);
}

/** What people expect to be work when they look why it is not. */
const LISTED = /^\s*(?:[-*+]|\d{1,4}[.)])\s/;
const HINT =
  "–  taken for nothing: an item is work when it has a box (`- [ ]`) or an id, or stands under a heading such as `## Tasks`.";

function leftOut(lines: readonly string[], evidence: readonly Evidence[]): string[] {
  const taken = new Set<number>();
  for (const { line, endLine } of evidence) for (let at = line; at <= endLine; at++) taken.add(at);
  return lines.filter((_, index) => !taken.has(index + 1));
}

//  12  task p4-1          ### p4-1: Security audit
//                         heading names a task; 3 siblings have the same shape
function explained({ line, endLine, taken, key, because }: Evidence, source: string, digits: number): string[] {
  const what = `${taken}${key === null ? "" : ` ${harmless(key)}`}`;
  const { text } = showLine(source.trimStart().slice(0, SOURCE * 4), 1, 1);
  const shown = cut(text, SOURCE);
  const range = endLine > line ? ` (to ${endLine})` : "";
  const head = `${String(line).padStart(digits)}  ${padded(cut(what, 28), 28)}  ${shown}${range}`;
  if (because.length === 0) return [head];
  return [head, `${" ".repeat(digits)}  ${" ".repeat(28)}  because ${because.map(harmless).join("; ")}`];
}

/** A run of lines that no part of the plan took, without the empty ones at its ends. */
function unread(lines: readonly string[], from: number, to: number, digits: number): string[] {
  let [first, last] = [from, to];
  while (first <= last && (lines[first - 1] ?? "").trim() === "") first += 1;
  while (last >= first && (lines[last - 1] ?? "").trim() === "") last -= 1;
  if (first > last) return [];
  const { text } = showLine((lines[first - 1] ?? "").trimStart().slice(0, SOURCE * 4), 1, 1);
  const range = last > first ? ` (to ${last})` : "";
  return [`${String(first).padStart(digits)}  ${padded("–", 28)}  ${cut(text, SOURCE)}${range}`];
}

function found({ tasks, phases, claims, diagnostics }: PlanDocument): string {
  const steps = tasks.reduce((sum, task) => sum + task.steps.length, 0);
  const edges = tasks.reduce((sum, task) => sum + task.dependsOn.length, 0);
  const counts: (readonly [number, string])[] = [
    [phases.length, "phase"],
    [tasks.length, "task"],
    [steps, "step"],
    [edges, "dependency"],
    [claims.length, "claim"],
    [diagnostics.length, "finding"],
  ];
  return counts.map(([count, noun]) => `${count} ${count === 1 ? noun : plural(noun)}`).join(", ");
}

function plural(noun: string): string {
  return noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (widthOf(kept) + widthOf(character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
