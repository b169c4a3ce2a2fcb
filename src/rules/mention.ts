// "@name" in a title or step would notify somebody if it were copied as it stands. Plansync breaks it, and says so.
import type { PlanDocument, Task } from "../model/plan.ts";
import { counted, quoted } from "./naming.ts";
import { wordsPlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const mention: Rule = {
  id: "mention",
  severity: "info",
  summary:
    "A title or step mentions somebody with `@`. Issues show it without notifying them; an owner belongs where owners are told.",
  example: {
    plan: `# Plan

- [ ] T001 Get the logo
  - [ ] Ask @alice for the files
  - [ ] Write to help@example.com
- [ ] T002 Install @types/node
`,
    expected: [{ line: 4, summary: "Unexpected mention of `@alice`, which will notify nobody" }],
  },
  check: ({ documents }) => documents.flatMap(checkDocument),
};

/** A login as GitHub allows it, not part of an address, a package (@scope/name), a decorator call or code. */
const MENTION = /(?<![\w`/.@])@[a-z\d](?:[a-z\d-]{0,38})(?:\/[a-z\d][\w.-]{0,99})?(?![\w@/(-])/gi;

/** What stands behind an `@` in code: at-rules, decorators and tags. */
const CODE = new Set(
  "apply charset component container default deprecated example extends font-face import include keyframes layer media mixin override param private property public readonly return returns see since state supports tailwind throws todo ts-expect-error ts-ignore type use utility variant version".split(
    " ",
  ),
);

function checkDocument(document: PlanDocument): Finding[] {
  const found = document.tasks.flatMap((task) => [
    ...mentionsOf(task.title, task.line, task),
    ...task.steps.flatMap((step) => mentionsOf(step.text, step.line, task)),
  ]);
  const byName = Map.groupBy(found, (one) => one.name.toLowerCase());
  return [...byName.values()].flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    const more = rest.length > 0 ? ` (and in ${counted(rest.length, "other place")})` : "";
    return [
      {
        summary: `Unexpected mention of ${quoted(first.name)}${more}, which will notify nobody`,
        detail: "Name them as the owner if they should do it; otherwise leave out the `@`.",
        place: wordsPlace(document, first.line, first.name),
      },
    ];
  });
}

function mentionsOf(text: string, line: number, task: Task): { name: string; line: number }[] {
  if (!text.includes("@")) return [];
  const owners = new Set(task.owners.map((owner) => owner.trim().toLowerCase().replace(/^@/, "")));
  return [...text.slice(0, 5000).matchAll(MENTION)]
    .map(([name]) => ({ name, line, login: name.slice(1).toLowerCase() }))
    .filter(({ login }) => !login.includes("/") && !owners.has(login) && !CODE.has(login));
}
