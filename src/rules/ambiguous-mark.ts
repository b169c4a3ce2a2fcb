// A bracket among checkboxes that may be one.
import { byReader } from "./by-reader.ts";
import type { Rule } from "./rule.ts";

export const ambiguousMark: Rule = {
  id: "ambiguous-mark",
  severity: "info",
  summary: "A bracket among checkboxes holds no known mark: the line is not taken for a task.",
  example: {
    plan: `# Plan

## Phase 1: Build

- [ ] Write the parser
- [y] Paint the fence
- [ ] Ship it
`,
    expected: [{ line: 6, summary: "Unexpected `[y]`, expected a known mark such as `[ ]`, `[x]`, `[~]`" }],
  },
  check: byReader("ambiguous-mark"),
};
