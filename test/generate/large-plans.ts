// Plans of any size, each with much of one thing: what a reader holds in memory differs with the shape.

const WORDS = "Words about the work that say nothing of tasks, as plans of this size have them between their lists. ";

/** Part `number` of a plan, from 1. */
type Part = (number: number) => string;

function phase(number: number, each: number, after = ""): string {
  return number % each === 1 ? `\n## Phase ${(number - 1) / each + 1}: Part of the work\n\n${after}` : "";
}

export const shapes = {
  "50,000 boxes": (at) =>
    `${phase(at, 50)}- [${at % 3 ? " " : "x"}] T${at} Build part ${at} of the product with care ${"and words ".repeat(13)}(2 hours)\n`,
  "100,000 short boxes": (at) =>
    `${phase(at, 100)}- [${at % 3 ? " " : "x"}] Build part number ${at} of the product with care, and tell those who need it\n`,
  "70,000 rows": (at) =>
    `${phase(at, 40, "| ID | Task | Owner | Effort | Depends on | Status |\n|---|---|---|---|---|---|\n")}| T-${at} | Build part ${at} of the product with care, as told in the words above this table | @ana | 2 hours | T-${Math.max(1, at - 1)} | todo |\n`,
  "60,000 headed tasks": (at) =>
    `${phase(at, 20)}### Task ${at}: Build part ${at}\n\n**Effort**: 2 days\n**Owner**: @ana\n\nSome words about the part that is to be built.\n\n- [ ] step one of it\n- [x] step two of it\n\n`,
  "prose with few boxes": (at) =>
    `\n## Part ${at}: Of the work\n\n${`${WORDS.repeat(4)}\n`.repeat(20)}\n- [ ] ${at}.1 Do the thing of part ${at}\n- [x] ${at}.2 Do the other thing of part ${at}\n`,
  "20,000 drawings and as much code": (at) =>
    `\n## Phase ${at}: Part of the work\n\n- [ ] T${at}a Build the first thing\n- [ ] T${at}b Build the other thing\n\n\`\`\`\nT${at}a ──┐\n        ├──► T${at}b\nT${at - 1}a ──┘\n\`\`\`\n\n\`\`\`ts\n${"const words = of(the, program);\n".repeat(10)}\`\`\`\n`,
} satisfies Record<string, Part>;

/** A plan of about `size` characters. */
export function largePlan(part: Part, size: number): string {
  const parts = ["# Large plan\n"];
  for (let number = 1, length = 0; length < size; number++) {
    const text = part(number);
    parts.push(text);
    length += text.length;
  }
  return parts.join("");
}
