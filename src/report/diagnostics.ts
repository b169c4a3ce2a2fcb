// Diagnostics as a compiler prints them: place, what is wrong, the line with a mark under it, what to do.
import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { Place } from "../model/place.ts";
import { showLine } from "./show-line.ts";

export interface PrintOptions {
  readonly color: boolean;
  /** How many plans were looked at; as many as there are sources unless told. */
  readonly plans?: number;
}

type Paint = (text: string, style: Style) => string;
type Style = "bold" | "red" | "yellow" | "blue" | "faint";

const CODES: Readonly<Record<Style, number>> = { bold: 1, red: 31, yellow: 33, blue: 34, faint: 2 };
const STYLES: Readonly<Record<Severity, Style>> = { error: "red", warning: "yellow", info: "blue" };

/**
 * The diagnostics in the order given, each with its source line when `sources` (path → text) has it, and a count at the
 * end, in pieces. Nothing in a plan's text can move the cursor or change colours.
 */
export function* renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
  { color, plans = sources.size }: PrintOptions,
): Iterable<string> {
  const paint: Paint = (text, style) => (color ? `\u001B[${CODES[style]}m${text}\u001B[0m` : text);
  const lines = new Map<string, readonly string[]>();
  const lineAt = ({ path, line }: Place): string | undefined => {
    const known = lines.get(path) ?? sources.get(path)?.split(/\r\n|\n|\r/) ?? [];
    lines.set(path, known);
    return known[line - 1];
  };
  for (const diagnostic of diagnostics) yield `${renderOne(diagnostic, lineAt, paint)}\n\n`;
  yield countLine(diagnostics, plans, paint);
}

// docs/plan.md:12:7: error: Unexpected id `T001`, expected one that no other task has [duplicate-id]
//    12 │ - [ ] T001 Invite the team
//       │       ^^^^
//       = Give one of the two tasks another id.
//       docs/plan.md:7:1: first used here
function renderOne(diagnostic: Diagnostic, lineAt: (place: Place) => string | undefined, paint: Paint): string {
  const { place, severity, summary, ruleId, detail, cause, fix } = diagnostic;
  const style = STYLES[severity];
  const head = `${paint(whereOf(place), "bold")}: ${paint(severity, style)}: ${harmless(summary)} ${paint(`[${ruleId}]`, "faint")}`;
  const number = String(place.line);
  const margin = " ".repeat(Math.max(4, number.length + 1));
  const source = lineAt(place);
  const lines = [head];
  if (source !== undefined && source.trim() !== "") {
    const endColumn = place.endLine > place.line ? source.length + 1 : place.endColumn;
    const { text, before, marked } = showLine(source, place.column, endColumn);
    const bar = paint("│", "faint");
    lines.push(`${paint(number.padStart(margin.length), "faint")} ${bar} ${text}`);
    lines.push(`${margin} ${bar} ${" ".repeat(before)}${paint("^".repeat(Math.max(1, marked)), style)}`);
  }
  if (detail !== "") lines.push(`${margin} ${paint("=", "faint")} ${harmless(detail)}`);
  if (cause) lines.push(`${margin} ${paint(`${whereOf(cause.place)}:`, "faint")} ${harmless(cause.summary)}`);
  if (fix) lines.push(`${margin} ${paint("=", "faint")} --fix mends this`);
  return lines.join("\n");
}

function whereOf({ path, line, column }: Place): string {
  return `${harmless(path)}:${line}:${column}`;
}

/** Without control characters and signs that turn the direction of text. */
export function harmless(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\s/g, " ")
    .replaceAll(/\p{Cc}|[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD");
}

const NOUNS: readonly (readonly [Severity, string, string])[] = [
  ["error", "error", "errors"],
  ["warning", "warning", "warnings"],
  ["info", "note", "notes"],
];

function countLine(diagnostics: readonly Diagnostic[], plans: number, paint: Paint): string {
  const where = plans === 0 ? "" : ` in ${plans} ${plans === 1 ? "plan" : "plans"}`;
  const counts = NOUNS.flatMap(([severity, one, many]) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [paint(`${count} ${count === 1 ? one : many}`, STYLES[severity])];
  });
  return counts.length === 0 ? `Nothing to tell${where}` : `${counts.join(", ")}${where}`;
}
