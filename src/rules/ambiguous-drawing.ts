// A drawing that could be read only in part.
import { byReader } from "./by-reader.ts";
import type { Rule } from "./rule.ts";

export const ambiguousDrawing: Rule = {
  id: "ambiguous-drawing",
  severity: "info",
  summary: "A line of a drawing leads nowhere, or says no direction: what is sure was read, the rest was left out.",
  example: {
    plan: `# Plan

- [ ] A-1 Draw the screens
- [ ] A-2 Build the screens
- [ ] A-3 Ship

\`\`\`mermaid
graph TD
A-1 --> A-2
A-2 --- A-3
\`\`\`
`,
    expected: [{ line: 10, summary: "Unexpected link without a point, expected lines between two names" }],
  },
  check: byReader("ambiguous-drawing"),
};
