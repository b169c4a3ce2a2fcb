// Diagnostics as SARIF 2.1.0, for code scanning.
import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { Place } from "../model/place.ts";

/** What a rule tells about itself (see src/rules/rule.ts). */
export interface DescribedRule {
  readonly id: string;
  readonly severity: Severity | "off";
  readonly summary: string;
}

/** Results that code scanning takes of one run (docs.github.com, "SARIF support for code scanning", limits). */
const MOST_RESULTS = 25_000;
const LEVELS = { error: "error", warning: "warning", info: "note" } as const;

/** A SARIF log with one run: every rule, and the diagnostics with errors first where they are too many. */
export function renderSarif(diagnostics: readonly Diagnostic[], rules: readonly DescribedRule[]): string {
  const described = describe(diagnostics, rules);
  const ranks = new Map(described.map((rule, at) => [rule.id, at]));
  const kept = diagnostics.length <= MOST_RESULTS ? diagnostics : mostSerious(diagnostics);
  const seen = new Map<string, number>();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Plansync", rules: described.map(ruleOf) } },
        columnKind: "utf16CodeUnits",
        results: kept.map((diagnostic) => resultOf(diagnostic, ranks.get(diagnostic.ruleId) ?? 0, seen)),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

/** The rules, and behind them those that only the diagnostics name. */
function describe(diagnostics: readonly Diagnostic[], rules: readonly DescribedRule[]): DescribedRule[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  for (const { ruleId, severity } of diagnostics)
    if (!known.has(ruleId)) known.set(ruleId, { id: ruleId, severity, summary: `${wordsOf(ruleId)}.` });
  return [...known.values()];
}

function wordsOf(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function ruleOf({ id, severity, summary }: DescribedRule): object {
  return {
    id,
    name: id.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: wordsOf(id) },
    fullDescription: { text: summary },
    defaultConfiguration: { enabled: severity !== "off", level: severity === "off" ? "none" : LEVELS[severity] },
    properties: { tags: ["plan"] },
  };
}

function mostSerious(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const order: readonly Severity[] = ["error", "warning", "info"];
  return diagnostics.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)).slice(0, MOST_RESULTS);
}

function resultOf(diagnostic: Diagnostic, ruleIndex: number, seen: Map<string, number>): object {
  const { ruleId, severity, summary, detail, place, cause, fix, moreFixes = [] } = diagnostic;
  return {
    ruleId,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${summary.toWellFormed()}. ${detail.toWellFormed()}`.trim() },
    locations: [{ physicalLocation: locationOf(place) }],
    ...(cause && {
      relatedLocations: [
        { id: 1, physicalLocation: locationOf(cause.place), message: { text: cause.summary.toWellFormed() } },
      ],
    }),
    partialFingerprints: { "plansync/v1": fingerprintOf(diagnostic, seen) },
    ...(fix && {
      fixes: [
        {
          description: { text: detail.toWellFormed() },
          artifactChanges: [
            {
              artifactLocation: artifactOf(fix.path),
              replacements: [fix, ...moreFixes].map(({ start, end, text }) => ({
                deletedRegion: { charOffset: start, charLength: end - start },
                insertedContent: { text: text.toWellFormed() },
              })),
            },
          ],
        },
      ],
    }),
  };
}

function locationOf({ path, line, column, endLine, endColumn }: Place): object {
  const [startLine, startColumn] = [Math.max(1, line), Math.max(1, column)];
  const last = Math.max(startLine, endLine);
  const region = { startLine, startColumn, endLine: last };
  const least = last === startLine ? startColumn : 1;
  return { artifactLocation: artifactOf(path), region: { ...region, endColumn: Math.max(least, endColumn) } };
}

function artifactOf(path: string): object {
  const uri = path.toWellFormed().split("/").map(encodeURIComponent).join("/");
  // A path from the root of the machine is no path of the repository.
  return uri.startsWith("/") ? { uri: `file://${uri}` } : { uri, uriBaseId: "%SRCROOT%" };
}

/** The same finding keeps its alert when lines above it move: the words count, not the line; repeats are numbered. */
function fingerprintOf({ ruleId, place, summary }: Diagnostic, seen: Map<string, number>): string {
  const text = JSON.stringify([ruleId, place.path, summary]);
  const repeat = seen.get(text) ?? 0;
  seen.set(text, repeat + 1);
  return `${hashOf(text)}:${repeat + 1}`;
}

/** FNV-1a over UTF-16 units, twice with different starts: 64 bits in hexadecimal. */
function hashOf(text: string): string {
  let [one, two] = [0x811c9dc5, 0x050c5d1f];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x01000193) ^ (one >>> 7);
  }
  return [one, two].map((part) => (part >>> 0).toString(16).padStart(8, "0")).join("");
}
