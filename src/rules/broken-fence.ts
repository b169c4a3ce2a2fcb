// A code fence that Markdown ends elsewhere than its author meant.
import { byReader } from "./by-reader.ts";
import type { Rule } from "./rule.ts";

export const brokenFence: Rule = {
  id: "broken-fence",
  severity: "warning",
  summary:
    "A code fence is ended by one inside it, never closes, or closes nothing: a Markdown renderer turns what follows inside out. The plan is read as it was meant; `--fix` mends it.",
  example: {
    plan: `# Plan

\`\`\`markdown
\`\`\`bash
npm test
\`\`\`
- [ ] a box of the template
\`\`\`

- [ ] Write the parser
`,
    expected: [
      { line: 3, summary: "Unexpected code fence inside a code fence, expected an outer fence of four backticks" },
    ],
  },
  check: byReader("broken-fence"),
};
