import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editPlan } from "../../src/edit/edit-plan.ts";
import type { Status } from "../../src/model/plan.ts";
import { readPlan } from "../../src/parse/read-plan.ts";
import { anEdit, difference, PATH } from "./tools.ts";

/** Cases of each property; `npm run edits` asks for many more. */
const RUNS = Number(process.env.RUNS ?? 120);
const STATUSES = ["todo", "in_progress", "done", "blocked", "cancelled"] as const;
const WORDS = [
  "Build",
  "ship",
  "Café",
  "the",
  "parser",
  "数据",
  "модель",
  "v2",
  "naïve",
  "retry",
  "(alpha)",
  "A & B",
  "`code`",
  "x_y",
  "50 %",
  "😀",
];

/** A way to write a plan: a document from its tasks, in which each has a mark of its own. */
interface Dialect {
  readonly name: string;
  readonly write: (tasks: readonly { title: string; status: Status }[]) => string;
  /** Characters that a status may take and give in this dialect. */
  readonly reach: number;
}

const box = { todo: " ", in_progress: "~", done: "x", blocked: "!", cancelled: "-" };
const words = { todo: "Todo", in_progress: "In progress", done: "Done", blocked: "Blocked", cancelled: "Cancelled" };
const upper = {
  todo: "NOT STARTED",
  in_progress: "IN PROGRESS",
  done: "DONE",
  blocked: "BLOCKED",
  cancelled: "CANCELLED",
};
const signs = {
  todo: "⬜ todo",
  in_progress: "🚧 doing",
  done: "✅ done",
  blocked: "🚫 blocked",
  cancelled: "❌ dropped",
};
const german = {
  todo: "offen",
  in_progress: "in Arbeit",
  done: "erledigt",
  blocked: "blockiert",
  cancelled: "abgebrochen",
};

const table =
  (vocabulary: Record<Status, string>): Dialect["write"] =>
  (tasks) =>
    [
      "# Plan",
      "",
      "| ID | Task | Status | Notes |",
      "|----|:-----|--------|---|",
      ...tasks.map(
        ({ title, status }, index) => `| A${index + 1} | ${title} | ${vocabulary[status]} | note ${index} |`,
      ),
      "",
    ].join("\n");
const sections =
  (line: (status: Status) => string): Dialect["write"] =>
  (tasks) =>
    [
      "# Plan",
      "",
      ...tasks.flatMap(({ title, status }, index) => [
        `## Task ${index + 1}: ${title}`,
        "",
        "Some words.",
        "",
        line(status),
        "",
      ]),
    ].join("\n");

const DIALECTS: readonly Dialect[] = [
  {
    name: "boxes",
    reach: 1,
    write: (tasks) =>
      ["# Plan", "", ...tasks.map(({ title, status }, index) => `- [${box[status]}] A${index + 1}: ${title}`), ""].join(
        "\n",
      ),
  },
  {
    name: "boxes with tabs and steps",
    reach: 1,
    write: (tasks) =>
      [
        "# Plan",
        "",
        ...tasks.map(
          ({ title, status }, index) =>
            `*\t[${box[status]}] A${index + 1}: ${title}\n\t*\t[ ] step\n\t*\t[x] other step`,
        ),
        "",
      ].join("\n"),
  },
  { name: "table in words", reach: 11, write: table(words) },
  { name: "table with signs", reach: 16, write: table(signs) },
  { name: "table in German", reach: 11, write: table(german) },
  { name: "status headings", reach: 11, write: sections((status) => `### Status: ${upper[status]}`) },
  { name: "status attributes", reach: 11, write: sections((status) => `**Status**: ${words[status]} (as of today)`) },
];

const title = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
  .map((list) => `Part ${list.join(" ")}`);
const task = fc.record({ title, status: fc.constantFrom(...STATUSES) });
const ending = fc.constantFrom("\n", "\r\n");

describe.each(DIALECTS)("in a plan of $name", ({ write, reach }) => {
  it("any status becomes any other by its mark alone, and the document read again says it", () => {
    fc.assert(
      fc.property(
        fc.array(task, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.constantFrom(...STATUSES),
        ending,
        (tasks, pick, wanted, newline) => {
          const source = write(tasks).replaceAll("\n", newline);
          const before = readPlan(PATH, source);
          const target = before.tasks[pick % before.tasks.length];
          fc.pre(target !== undefined && before.tasks.length === tasks.length);
          if (target === undefined) return;
          const { text, left } = editPlan(before, [anEdit(before, [target.key, "status", wanted])]);
          expect(left).toEqual([]);
          const after = readPlan(PATH, text);
          const expected = before.tasks.map((one) => [
            one.key,
            one.title,
            one.key === target.key ? wanted : one.status,
          ]);
          expect(after.tasks.map((one) => [one.key, one.title, one.status])).toEqual(expected);
          const [out, into] = difference(source, text);
          expect(Math.max(out.length, into.length)).toBeLessThanOrEqual(reach);
          expect(out + into).not.toMatch(/[\r\n]/);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("many at once come to the same as one after the other, and done again changes nothing", () => {
    fc.assert(
      fc.property(
        fc.array(task, { minLength: 2, maxLength: 8 }),
        fc.array(fc.constantFrom(...STATUSES), { minLength: 8, maxLength: 8 }),
        (tasks, wanted) => {
          const source = write(tasks);
          const document = readPlan(PATH, source);
          const edits = document.tasks.map((one, index) =>
            anEdit(document, [one.key, "status", wanted[index] ?? "todo"]),
          );
          const together = editPlan(document, edits);
          expect(together.left).toEqual([]);
          const oneByOne = edits.reduce((text, edit) => editPlan(readPlan(PATH, text), [edit]).text, source);
          expect(readPlan(PATH, oneByOne).tasks.map((one) => one.status)).toEqual(
            readPlan(PATH, together.text).tasks.map((one) => one.status),
          );
          const lines = (text: string) => text.split("\n").length;
          expect(lines(together.text)).toBe(lines(source));
          const again = editPlan(readPlan(PATH, together.text), edits);
          expect(again.text).toBe(together.text);
        },
      ),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });
});

describe("any text at all", () => {
  it("is edited without an exception, and stays as it is where the edit is left", () => {
    const bits = [
      "# Plan",
      "- [ ] A1: x",
      "- [x] y",
      "| a | b |",
      "|---|---|",
      "## Task 2: z",
      "**Status**: todo",
      "### Status: DONE",
      "```",
      "> q",
      "---",
      "status: open",
      "<!--",
      "-->",
      "~~gone~~",
      "",
      "  ",
      "\t- [ ] s",
      "1. **B** (2h)",
      "âœ… done",
      "\uFEFF",
      "💥",
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...bits), { maxLength: 25 }),
        ending,
        fc.constantFrom(...STATUSES),
        (list, newline, wanted) => {
          const source = list.join(newline);
          const document = readPlan(PATH, source);
          for (const one of document.tasks.slice(0, 4)) {
            const edit = anEdit(document, [one.key, "status", wanted]);
            const result = editPlan(document, [edit]);
            expect(result.done.length + result.already.length + result.left.length).toBe(1);
            if (result.left.length > 0) expect(result.text).toBe(document.source);
            else expect(readPlan(PATH, result.text).tasks.find((other) => other.key === one.key)?.status).toBe(wanted);
          }
        },
      ),
      { numRuns: RUNS * 3 },
    );
  });
});
