// How fast plans are read: against remark alone on the same documents in the same run, over size, and in memory.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { defaultConfig } from "../../src/config/read-config.ts";
import { readPlan } from "../../src/parse/read-plan.ts";
import { checkPlans } from "../../src/rules/index.ts";
import { benchMemory } from "./memory.ts";

interface Document {
  readonly name: string;
  readonly text: string;
}

const ROUNDS = 7;
const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);

/** Processor seconds are steadier than the clock on a machine that does other things too. */
function milliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(work: () => void): number {
  work();
  const times = Array.from({ length: ROUNDS }, () => milliseconds(work)).sort((a, b) => a - b);
  return times[Math.floor(ROUNDS / 2)] ?? 0;
}

function listDocuments(folders: readonly string[]): Document[] {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".md"))
      .sort()
      .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") })),
  );
}

function readWhole({ name, text }: Document): void {
  const plan = readPlan(name, text);
  checkPlans([plan], defaultConfig.rules, { today: "2026-01-01" });
}

/** A plan of about `size` characters: the documents after each other, with other names each time. */
function growPlan(documents: readonly Document[], size: number): string {
  const parts: string[] = [];
  let length = 0;
  for (let round = 0; length < size; round++) {
    for (const { text } of documents) {
      const bare = text.replace(/^---\n[\s\S]*?\n---\n/, "");
      const part = bare.replace(/^(#+ .*)$/gm, `$1 ${round}`).replace(/^(\s*[-*] \[.\] .*)$/gm, `$1 (${round})`);
      parts.push(part);
      length += part.length + 1;
    }
  }
  return parts.join("\n").slice(0, size);
}

function boxPlan(): string {
  const prose =
    "Words about the work that say nothing of tasks, as plans of this size have them between their lists. ".repeat(4);
  const parts = Array.from({ length: 270 }, (_, part) => {
    const boxes = Array.from(
      { length: 10 },
      (_, at) => `- [${at % 3 === 0 ? "x" : " "}] ${part + 1}.${at + 1} Do the thing of part ${part + 1} with care`,
    );
    return [
      `## Phase ${part + 1}: Part of the work`,
      "",
      prose,
      ...Array.from({ length: 9 }, () => `\n${prose}`),
      "",
      ...boxes,
      "",
    ].join("\n");
  });
  return parts.join("\n");
}

/** Prints the measures. `folders` hold Markdown documents. */
export async function benchReading(folders: readonly string[]): Promise<void> {
  const documents = listDocuments(folders);
  const alone = median(() => {
    for (const { text } of documents) remark.parse(text);
  });
  const whole = median(() => {
    for (const document of documents) readWhole(document);
  });
  const size = documents.reduce((sum, { text }) => sum + text.length, 0);
  console.log(
    `reading ${documents.length} documents (${Math.round(size / 1024)} KB): remark ${alone.toFixed(1)} ms, Plansync with its rules ${whole.toFixed(1)} ms, ratio ${(whole / alone).toFixed(2)} (at most 0.60)`,
  );
  const per: number[] = [];
  for (const bytes of [100_000, 1_000_000, 10_000_000]) {
    const text = growPlan(documents, bytes);
    const spent =
      bytes < 1_000_000 ? median(() => void readPlan("x.md", text)) : milliseconds(() => void readPlan("x.md", text));
    per.push(spent / bytes);
    console.log(
      `reading ${bytes / 1000} KB: ${spent.toFixed(0)} ms, ${((spent / bytes) * 1e6).toFixed(0)} ms a megabyte`,
    );
  }
  console.log(`growth 100 KB to 10 MB: ${((per.at(-1) ?? 0) / (per[0] ?? 1)).toFixed(2)} (at most 1.30)`);
  const boxes = boxPlan();
  console.log(
    `reading 2,700 boxes in ${(boxes.length / 1e6).toFixed(1)} MB: ${median(() => void readPlan("x.md", boxes)).toFixed(0)} ms (under 1000)`,
  );
  benchMemory(growPlan(documents, 10_000_000));
}
