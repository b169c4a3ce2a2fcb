// What each line of a plan was taken for.
import { describe, expect, it } from "vitest";
import type { PlanDocument } from "../../src/model/plan.ts";
import { renderExplain } from "../../src/report/explain.ts";
import { aDocument, aTask } from "../build.ts";

const explained = (document: PlanDocument): string => [...renderExplain(document)].join("");

describe("renderExplain", () => {
  const document = aDocument({
    title: "Move",
    source: "# Move\n\n- [ ] T1 Export\n  - more\n\nSome words\nand more\n",
    tasks: [aTask("t1")],
    evidence: [
      { line: 3, endLine: 4, taken: "task", key: "t1", because: ["a box with an id", "at the top of its list"] },
      { line: 1, endLine: 1, taken: "title", key: null, because: ["the only heading of level 1"] },
    ],
  });

  it("goes through the document in order, with reasons, and tells what was left out", () => {
    expect(explained(document).split("\n")).toEqual([
      "docs/plan.md: Move",
      "",
      "  1  title                         # Move",
      "                                   because the only heading of level 1",
      "  3  task t1                       - [ ] T1 Export (to 4)",
      "                                   because a box with an id; at the top of its list",
      "  6  –                             Some words (to 7)",
      "",
      "0 phases, 1 task, 0 steps, 0 dependencies, 0 claims, 0 findings",
    ]);
  });

  it("says what would make work of items that were taken for nothing", () => {
    const items = (taken: number) =>
      explained(
        aDocument({
          source: "- one\n- two\n",
          evidence: [{ line: 1, endLine: taken, taken: "task", key: "one", because: [] }],
        }),
      );
    expect(items(1)).toContain("a box (`- [ ]`)");
    expect(items(2)).not.toContain("a box (`- [ ]`)");
  });

  it("cuts long lines and shows full-width text in its columns", () => {
    const long = aDocument({
      source: `${"設計".repeat(60)}`,
      evidence: [{ line: 1, endLine: 1, taken: "task", key: "設計", because: [] }],
    });
    const line = explained(long).split("\n")[2] ?? "";
    expect(line.startsWith("  1  task 設計                     設計")).toBe(true);
    expect(line.endsWith("設…")).toBe(true);
  });

  it("lets no control character through", () => {
    const evil = aDocument({
      title: "\u001B[31m",
      source: "\u001B[2J",
      evidence: [{ line: 1, endLine: 1, taken: "prose", key: "\u0007", because: ["\u009B"] }],
    });
    expect(explained(evil)).not.toMatch(/(?!\n)\p{Cc}/u);
  });
});
