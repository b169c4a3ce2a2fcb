// Texts that people see, kept as files that a person has read. `UPDATE=1` writes them anew; a missing one fails.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

const FOLDER = join(import.meta.dirname, "texts");

/** Commits, folders and addresses differ from run to run; everything else counts. */
export function expectText(name: string, text: string): void {
  const told = `${text
    .replace(/^::debug::.*$/gm, "")
    .replace(/\b[0-9a-f]{40}\b/g, "COMMIT")
    .replace(/\bread at [0-9a-f]{7}\b/g, "read at COMMIT")
    .replace(/plansync:answer \d+/g, "plansync:answer ID")
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, "http://SERVER")
    .trim()}\n`;
  const path = join(FOLDER, name);
  if (process.env.UPDATE === "1") {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, told);
  }
  expect(told).toBe(readFileSync(path, "utf8"));
}
