// Text that was UTF-8 and got read as Windows-1252 on its way.
import { byReader } from "./by-reader.ts";
import type { Rule } from "./rule.ts";

export const mojibake: Rule = {
  id: "mojibake",
  severity: "warning",
  summary:
    "Characters were saved in the wrong encoding (`âœ…` for ✅). Titles are read as they were meant; One finding tells of all places in a file, and `--fix` mends them.",
  example: {
    plan: `# Plan

## Phase 1: Build âœ…

- [x] Write the parser
- [x] Ask the CafÃ© for its menu
`,
    expected: [{ line: 3, summary: "Unexpected `âœ…`, expected `✅`" }],
  },
  check: byReader("mojibake"),
};
