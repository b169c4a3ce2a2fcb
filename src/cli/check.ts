// plansync check: the findings on the plans, printed like a compiler; --fix makes the smallest edit that mends a file.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { CONFIG_PATHS } from "../gather.ts";
import type { Diagnostic, TextEdit } from "../model/diagnostic.ts";
import { EnvironmentError } from "../model/failure.ts";
import { encodeLike } from "../parse/text/decode-source.ts";
import { readPlans } from "../reconcile.ts";
import { renderDiagnostics } from "../report/diagnostics.ts";
import { jsonPieces } from "../report/json-pieces.ts";
import { renderSarif } from "../report/sarif.ts";
import { rules } from "../rules/index.ts";
import type { CliCommand } from "./command.ts";
import { readLocal } from "./local.ts";
import { print } from "./print.ts";

export const check: CliCommand = {
  name: "check",
  usage: "check [FILE…] [--fix] [--json | --sarif]",
  summary: "find contradictions, cycles, unknown references and broken Markdown in the plans",
  options: {
    fix: { type: "boolean" },
    json: { type: "boolean" },
    sarif: { type: "boolean" },
    strict: { type: "boolean" },
  },
  about: {
    fix: "mend the files where the smallest edit is known",
    json: "print the findings as JSON",
    sarif: "print the findings as SARIF 2.1.0, for code scanning",
    strict: "exit with 1 on warnings too",
  },
  run: async ({ options, files }) => {
    if (options.json === true && options.sarif === true)
      throw new EnvironmentError("invalid", "Unexpected `--json` and `--sarif`, expected one of them");
    if (options.fix === true) for (let round = 0; round < ROUNDS && writeMended(files) > 0; round++);
    const { documents, diagnostics } = readPlans(readLocal(files));
    const sources = new Map(documents.map((document) => [document.path, document.source]));
    addConfiguration(sources, diagnostics);
    if (options.json === true) await print(jsonPieces(diagnostics));
    else if (options.sarif === true) console.log(renderSarif(diagnostics, rules));
    else {
      const color = process.stdout.isTTY && !process.env.NO_COLOR;
      await print(renderDiagnostics(diagnostics, sources, { color, plans: documents.length }));
    }
    const counts = (severity: string) => diagnostics.some((diagnostic) => diagnostic.severity === severity);
    return counts("error") || (options.strict === true && counts("warning")) ? 1 : 0;
  },
};

/** The text of the configuration, so that what is wrong in it is shown like what is wrong in a plan. */
function addConfiguration(sources: Map<string, string>, diagnostics: readonly Diagnostic[]): void {
  for (const path of CONFIG_PATHS)
    if (diagnostics.some(({ place }) => place.path === path) && existsSync(path))
      sources.set(path, readFileSync(path, "utf8").replace(/^\uFEFF/, ""));
}

/** Edits that overlap are made one after the other, each in a round of its own. */
const ROUNDS = 4;

/** Returns how many files were written. */
function writeMended(files: readonly string[]): number {
  const all = mendAll(files);
  for (const { path, mended, edits } of all) {
    writeFileSync(path, mended);
    console.error(`${path}: ${edits} ${edits === 1 ? "edit" : "edits"}`);
  }
  return all.length;
}

function mendAll(paths: readonly string[]): { path: string; mended: Uint8Array; edits: number }[] {
  const { documents, diagnostics } = readPlans(readLocal(paths));
  return documents.flatMap(({ path, source }) => {
    const edits = editsFor(path, diagnostics);
    if (edits.length === 0) return [];
    return [{ path, mended: encodeLike(readFileSync(path), mend(source, edits)), edits: edits.length }];
  });
}

function editsFor(path: string, diagnostics: readonly Diagnostic[]): TextEdit[] {
  const edits = diagnostics.flatMap(({ fix, moreFixes = [] }) => (fix ? [fix, ...moreFixes] : []));
  return edits
    .filter((edit) => edit.path === path)
    .toSorted((a, b) => b.start - a.start)
    .filter((edit, at, all) => at === 0 || edit.end <= (all[at - 1]?.start ?? 0));
}

/** The edits do not overlap and come last first. */
function mend(source: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, text } of edits.toReversed()) {
    parts.push(source.slice(from, start), text);
    from = end;
  }
  return [...parts, source.slice(from)].join("");
}
