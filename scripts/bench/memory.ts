// How much memory a whole process needs to check a plan of 10 MB, by what the plan is made of, next to remark alone.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { largePlan, shapes } from "../../test/generate/large-plans.ts";
import { type Measured, measureProcess } from "../../test/generate/measure-process.ts";

const SIZE = 10_000_000;
const GOAL = 300;
/** remark is worse than linear and needs minutes for the whole: it gets the first part of the same file. */
const REMARK_SIZE = 1_000_000;
const PATIENCE = 120_000;
const root = resolve(import.meta.dirname, "../..");
const REMARK = `
  import { readFileSync } from "node:fs";
  import remarkFrontmatter from "remark-frontmatter";
  import remarkGfm from "remark-gfm";
  import remarkParse from "remark-parse";
  import { unified } from "unified";
  unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).parse(readFileSync(process.argv[1], "utf8"));
`;

function told(measured: Measured | null): string {
  return measured ? `${measured.megabytes} MB, ${measured.seconds.toFixed(1)} s` : `none in ${PATIENCE / 1000} s`;
}

/** Prints the peak of each shape, and of `mixture`, a plan of that size made of real documents. */
export function benchMemory(mixture: string): void {
  const folder = mkdtempSync(join(tmpdir(), "plansync-memory-"));
  const file = join(folder, "PLAN.md");
  const begin = join(folder, "BEGIN.md");
  console.log(`\nMemory: peak of the process that checks a plan of ${SIZE / 1e6} MB (at most ${GOAL} MB)`);
  const plans: [string, () => string][] = [
    ["documents after each other", () => mixture],
    ...Object.entries(shapes).map(([name, part]): [string, () => string] => [name, () => largePlan(part, SIZE)]),
  ];
  for (const [name, make] of plans) {
    const text = make();
    writeFileSync(file, text);
    writeFileSync(begin, text.slice(0, REMARK_SIZE));
    const own = measureProcess([join(root, "dist/cli.mjs"), "check", file], PATIENCE, root);
    const base = measureProcess(
      ["--max-old-space-size=8000", "--input-type=module", "--eval", REMARK, begin],
      PATIENCE,
      root,
    );
    console.log(
      `  ${name.padEnd(36)} ${told(own).padStart(16)}  (remark alone on the first ${REMARK_SIZE / 1e6} MB: ${told(base)})`,
    );
  }
  rmSync(folder, { recursive: true });
}
