// docs/rules.md: every rule with what it checks, how serious it is and its example, from the rules themselves.
import type { Rule } from "../../src/rules/index.ts";

/** The page; `npm run docs` writes it. */
export function rulesPage(rules: readonly Rule[]): string {
  const intro = [
    "# Rules",
    "",
    "What `plansync check` tells about a plan. Each rule can be made an `error`, a `warning`, `info` or `off` in the",
    "configuration, under `rules`:",
    "",
    "```yaml",
    "rules:",
    "  overdue: off",
    "  task-without-criterion: warning",
    "```",
    "",
    "| Rule | Unless configured | Tells when |",
    "|------|-------------------|------------|",
    ...rules.map(({ id, severity, summary }) => `| [${id}](#${id}) | ${severity} | ${inTable(summary)} |`),
    "",
    "What keeps a file from being read at all (`file-too-large`, `not-text`, `not-utf8`) is always an error.",
  ];
  return `${[...intro, ...rules.flatMap(ruleSection)].join("\n")}\n`;
}

/** One rule as a section: also for the README. */
export function ruleSection({ id, severity, summary, example }: Rule): string[] {
  const told = example.expected.map(({ line, summary }) => `- line ${line}: ${summary}`);
  const plan = shortened(example.plan.trimEnd().split("\n"));
  const beside = Object.entries(example.beside ?? {}).flatMap(([path, text]) => [
    "",
    `Beside it, \`${path}\`:`,
    "",
    "````markdown",
    ...text.trimEnd().split("\n"),
    "````",
  ]);
  return ["", `## ${id}`, "", `${summary} (${severity})`, "", "````markdown", ...plan, "````", ...beside, "", ...told];
}

function inTable(text: string): string {
  return text.replaceAll("|", "\\|");
}

/** Long examples are told by their ends. */
function shortened(lines: readonly string[]): string[] {
  const cut = lines.map((line) => (line.length > 160 ? `${line.slice(0, 150)} …` : line));
  return cut.length <= 20 ? cut : [...cut.slice(0, 9), "…", ...cut.slice(-3)];
}
