// A reference that several plans could answer.
import { byReader } from "./by-reader.ts";
import type { Rule } from "./rule.ts";

export const ambiguousReference: Rule = {
  id: "ambiguous-reference",
  severity: "warning",
  summary: "A dependency names an id that this plan does not have and several others do: it is left open.",
  example: {
    plan: `# Plan

- [ ] A-1 Draw the screens
- [ ] A-2 Build the screens (depends on B-1)
`,
    beside: {
      "shop/plan.md": "# Shop\n\n- [ ] B-1 Choose the fonts\n- [ ] B-2 Buy them\n",
      "site/plan.md": "# Site\n\n- [ ] B-1 Choose the colours\n- [ ] B-2 Mix them\n",
    },
    expected: [{ line: 4, summary: "Unexpected `B-1`, expected a name that only one plan uses" }],
  },
  check: byReader("ambiguous-reference"),
};
