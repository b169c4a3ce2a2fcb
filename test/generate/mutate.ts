// Spoils a Markdown text in the ways that texts get spoilt: lines lost, doubled, moved, marks cut in half, bytes changed.
import type { Random } from "./random.ts";

const PIECES = [
  "```",
  "````",
  "~~~",
  "```markdown",
  "```mermaid",
  "- [ ] ",
  "- [x] ",
  "* ",
  "1. ",
  "| ",
  "|---|---|",
  "## ",
  "# ",
  "---",
  "**",
  "__",
  "`",
  "<!--",
  "-->",
  "<!-- plansync: ignore -->",
  "[",
  "](",
  "~~",
  "\t",
  "    ",
  "\r",
  "\u0000",
  "\ufeff",
  "âœ…",
  "✅",
  "──►",
  "└──",
  "┼",
  "T001",
  "#16-19",
  "1.1.1.1.1",
  "Depends on: ",
  "(3 days)",
  "@",
  "&",
  "\ud800",
  ">",
  "> - [ ] ",
  "[^1]: ",
  "$&",
  "\\",
  "Status: ",
  "阶段一：",
  "(",
  ")",
  "%%",
];

function mutateOnce(text: string, random: Random): string {
  const at = random.whole(0, text.length);
  switch (random.whole(0, 7)) {
    case 0:
      return text.slice(0, at) + text.slice(at + random.whole(1, 40));
    case 1:
      return text.slice(0, at) + random.pick(PIECES).repeat(random.whole(1, 3)) + text.slice(at);
    case 2: {
      const lines = text.split("\n");
      const from = random.whole(0, lines.length - 1);
      lines.splice(random.whole(0, lines.length), 0, ...lines.slice(from, from + random.whole(1, 5)));
      return lines.join("\n");
    }
    case 3: {
      const lines = text.split("\n");
      lines.splice(random.whole(0, lines.length - 1), random.whole(1, 3));
      return lines.join("\n");
    }
    case 4:
      return text.replaceAll(random.pick(["\n\n", "  ", "- ", ":"]), random.pick(["\n", " ", "* ", "："]));
    case 5:
      return random.chance(0.5) ? text.replaceAll("\n", "\r\n") : text.replaceAll("    ", "\t");
    case 6:
      return text.slice(0, at) + String.fromCharCode(random.whole(0, 0xffff)) + text.slice(at + 1);
    default: {
      const lines = text.split("\n");
      const line = random.whole(0, lines.length - 1);
      lines[line] = random.pick(["", " ", "  ", "\t", "> ", "- ", "#"]) + (lines[line] ?? "");
      return lines.join("\n");
    }
  }
}

/** The text after one to eight accidents. */
export function mutate(text: string, random: Random): string {
  let spoilt = text;
  for (let round = random.whole(1, 8); round > 0; round--) spoilt = mutateOnce(spoilt, random);
  return spoilt;
}

/** Texts of the kinds that make readers slow or throw. */
export const pathological: Readonly<Record<string, () => string>> = {
  "100,000 fences": () => "```\n".repeat(100_000),
  "100,000 fences with languages": () => "```js\n".repeat(100_000),
  "fences of growing size": () => Array.from({ length: 700 }, (_, size) => "`".repeat(size + 3)).join("\n"),
  "a table of 10,000 columns": () =>
    `|${" a |".repeat(10_000)}\n|${"---|".repeat(10_000)}\n${`|${" b |".repeat(10_000)}\n`.repeat(5)}`,
  "a line of 1 MB": () => `- [ ] ${"word ".repeat(200_000)}`,
  "a heading of 1 MB": () => `# ${"word ".repeat(200_000)}`,
  "a paragraph of 1 MB of stars": () => "**a ".repeat(250_000),
  "a line of brackets": () => `- [ ] ${"[".repeat(300_000)}`,
  "a line of links": () => `- [ ] ${"[a](".repeat(100_000)}`,
  "a line of backticks": () => `- [ ] ${"`a``".repeat(100_000)}`,
  "nesting 1,000 deep": () =>
    Array.from({ length: 1000 }, (_, depth) => `${"  ".repeat(depth)}- [ ] level ${depth}`).join("\n"),
  "nesting 1,200 deep with tabs": () =>
    Array.from({ length: 1200 }, (_, depth) => `${"\t".repeat(depth)}- [ ] level ${depth}`).join("\n"),
  "20,000 markers in a line": () => `${"1. ".repeat(20_000)}x`,
  "30,000 quotes in a line": () => `- ${"> ".repeat(30_000)}x`,
  "20,000 mixed markers in a line": () => `${"- * 1) ".repeat(7000)}x`,
  "50,000 headings": () => "## Phase 1\n".repeat(50_000),
  "20,000 equal tasks": () => "- [ ] same\n".repeat(20_000),
  "20,000 equal ids": () => "- [ ] T001 same\n".repeat(20_000),
  "open comments": () => "<!-- \n- [ ] x\n".repeat(10_000),
  "a range without end": () => "- [ ] T001 a (depends on T001-T999999999)\n".repeat(2000),
  "tasks that each need all above": () =>
    Array.from({ length: 10_000 }, (_, at) => `- [ ] T${at} go\n  - Depends on: all above`).join("\n"),
  "a chart that joins many with many": () => {
    const names = (letter: string) => Array.from({ length: 15_000 }, (_, at) => `${letter}${at}`).join(" & ");
    return `\`\`\`mermaid\ngraph TD\n${names("A")} --> ${names("B")}\n\`\`\`\n`;
  },
  colons: () => `${"a: ".repeat(300_000)}`,
  pipes: () => `${"a | ".repeat(300_000)}\n`,
  arrows: () => `${"a → ".repeat(100_000)}\n`,
  "ids in a line": () => `Depends on: ${"T001, ".repeat(50_000)}`,
  parentheses: () => `- [ ] ${"(".repeat(100_000)}${")".repeat(100_000)}`,
  dashes: () => `- [ ] ${"- ".repeat(100_000)}`,
  digits: () => `- [ ] ${"1".repeat(300_000)}`,
  "dotted digits": () => `- [ ] ${"1.".repeat(150_000)} x`,
  hashes: () => `${"#".repeat(300_000)} x`,
  "front matter without end": () => `---\n${"a: b\n".repeat(50_000)}`,
  "front matter of aliases": () =>
    `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n---\n- [ ] x`,
};
