// Text that was UTF-8 and got read as Windows-1252 on its way.
import { byReader } from "./by-reader.ts";
import type { Rule } from "./rule.ts";

export const mojibake: Rule = {
  id: "mojibake",
  severity: "warning",
  summary:
    "Characters were saved in the wrong encoding (`âœ…` for ✅). Titles are read as they were meant; `--fix` mends the file.",
  example: {
    plan: `# Plan

## Phase 1: Build âœ…

- [x] Write the parser
- [x] Ask the CafÃ© for its menu
`,
    expected: [
      { line: 3, summary: "Unexpected `âœ…`, expected `✅`" },
      { line: 6, summary: "Unexpected `Ã©`, expected `é`" },
    ],
  },
  check: byReader("mojibake"),
};
