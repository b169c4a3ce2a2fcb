// All families, and a plan of the n-th family with its truth.

import { surround } from "./noise.ts";
import { makePlan, type TruePlan } from "./plan.ts";
import * as lists from "./write-lists.ts";
import * as tables from "./write-tables.ts";

export const families: Readonly<Record<string, lists.Family>> = {
  specKit: lists.specKit,
  kiro: lists.kiro,
  conductor: lists.conductor,
  openSpec: lists.openSpec,
  gsd: lists.gsd,
  ccpm: lists.ccpm,
  trae: lists.trae,
  bmad: lists.bmad,
  todoLog: lists.todoLog,
  board: lists.board,
  outline: lists.outline,
  nested: lists.nested,
  taskTable: tables.taskTable,
  schedule: tables.schedule,
  headed: tables.headed,
  tableAndDetails: tables.tableAndDetails,
  numberedBold: tables.numberedBold,
  taskFile: tables.taskFile,
  stories: tables.stories,
  phased: tables.phased,
};

const names = Object.keys(families);

/** The plan of a seed: its family, its text and what it means. */
export function generate(seed: number): { family: string; plan: TruePlan; path: string; text: string } {
  const family = names[Math.floor(seed / 11) % names.length] ?? "nested";
  const plan = makePlan(seed);
  const written = families[family]?.(plan) ?? { path: "x.md", text: "" };
  const noisy = family === "board" ? written.text : surround(written.text, plan.random);
  const mangle = plan.random.whole(0, 9);
  const text = mangle === 0 ? noisy.replaceAll("\n", "\r\n") : mangle === 1 ? `\ufeff${noisy}` : noisy;
  return { family, plan, path: written.path, text };
}
