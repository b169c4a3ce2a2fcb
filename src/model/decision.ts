// A go/no-go as it stands in the body of an issue: a line for people, and the same as data in a hidden comment.
import type { Decision } from "./gate.ts";
import { written } from "./written.ts";

const OPEN = "<!-- plansync:decision ";
const CLOSE = " -->";

/** The decisions that a body carries, last one of a phase last. What is no decision is passed over. Linear. */
export function readDecisions(body: string): Decision[] {
  const found: Decision[] = [];
  for (let at = body.indexOf(OPEN); at >= 0; at = body.indexOf(OPEN, at + 1)) {
    const end = body.indexOf(CLOSE, at);
    if (end < 0) break;
    const decision = parse(body.slice(at + OPEN.length, end));
    if (decision !== null) found.push(decision);
  }
  return found;
}

/** The last decision about a phase among bodies of issues that we (or an adopted plan) wrote. */
export function decisionFor(phase: string, bodies: readonly string[]): Decision | null {
  return bodies.flatMap(readDecisions).findLast((decision) => decision.phase === phase) ?? null;
}

/**
 * The body with this decision in place of an earlier one about the same phase; every other byte stays.
 * The block stands at the end, outside the region that mirrors the plan.
 */
export function writeDecision(body: string, decision: Decision, title: string): string {
  const line = body.includes("\r\n") ? "\r\n" : "\n";
  const rest = without(body, decision.phase);
  const gap = rest === "" ? "" : rest.endsWith(line) ? line : line + line;
  return rest + gap + render(decision, title).replaceAll("\n", line);
}

function render(decision: Decision, title: string): string {
  const why = decision.reason === "" ? "" : `: ${written(decision.reason, 500)}`;
  const said = `${decision.go ? "✅ **Go**" : "⛔ **No-go**"} for ${written(title)}, decided by ${written(decision.by)} on ${decision.on}${why}`;
  return `${OPEN}${encode(decision)}${CLOSE}\n${said}\n<!-- plansync:decided -->`;
}

const END = "<!-- plansync:decided -->";

function without(body: string, phase: string): string {
  let rest = body;
  for (let at = rest.indexOf(OPEN); at >= 0; at = rest.indexOf(OPEN, at + 1)) {
    const close = rest.indexOf(CLOSE, at);
    const end = rest.indexOf(END, at);
    if (close < 0 || end < 0) break;
    if (parse(rest.slice(at + OPEN.length, close))?.phase !== phase) continue;
    rest = rest.slice(0, at).replace(/(?:\r?\n){1,2}$/, "") + rest.slice(end + END.length);
    at = -1;
  }
  return rest;
}

// `-` and `>` are written as escapes, so that no text can end the hidden comment.
function encode(decision: Decision): string {
  const { phase, go, by, on, reason } = decision;
  const json = JSON.stringify({ v: 1, phase, go, by, on, reason });
  return json.replaceAll("<", "\\u003c").replaceAll(">", "\\u003e").replaceAll("--", "\\u002d\\u002d");
}

function parse(text: string): Decision | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const { v, phase, go, by, on, reason } = value as Record<string, unknown>;
  if (v !== 1 || typeof phase !== "string" || typeof go !== "boolean") return null;
  if (typeof by !== "string" || typeof on !== "string" || typeof reason !== "string") return null;
  return { phase, go, by, on, reason };
}
