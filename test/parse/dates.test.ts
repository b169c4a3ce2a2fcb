// The dates that a due date is read from.
import { describe, expect, it } from "vitest";
import { readSpan } from "../../src/parse/facts/read-date.ts";
import { readPlan } from "../../src/parse/read-plan.ts";

const base = { year: 2024, start: "2024-02-26" };

describe("a date is read from", () => {
  it.each([
    ["2024-02-29", null, "2024-02-29"],
    ["31.12.2024", null, "2024-12-31"],
    ["31.12.24", null, "2024-12-31"],
    ["Friday, March 6, 2026", null, "2026-03-06"],
    ["March 6, 2026", null, "2026-03-06"],
    ["6 March 2026", null, "2026-03-06"],
    ["March 3 – 6, 2026", "2026-03-03", "2026-03-06"],
    ["Mar 3 – Apr 5, 2026", "2026-03-03", "2026-04-05"],
    ["Dec 29 – Jan 3", "2024-12-29", "2025-01-03"],
    ["29 Dec – 3 Jan", "2024-12-29", "2025-01-03"],
    ["Dec 29 – Jan 3, 2026", "2025-12-29", "2026-01-03"],
    ["Dec 29, 2025 – Jan 3", "2025-12-29", "2026-01-03"],
    ["Feb 29", null, "2024-02-29"],
    ["Q3 2026", "2026-07-01", "2026-09-30"],
    ["Week 1", "2024-02-26", "2024-03-01"],
    ["Week 5", "2024-03-25", "2024-03-29"],
    ["KW 12", "2024-03-18", "2024-03-22"],
    ["KW 12–14 2026", "2026-03-16", "2026-04-03"],
    ["2020-W53", "2020-12-28", "2021-01-01"],
    ["2026-W01", "2025-12-29", "2026-01-02"],
  ])("%s", (text, start, due) => {
    expect(readSpan(text, base)).toEqual({ start, due });
  });

  it.each([
    "2024-W53",
    "2024-02-30",
    "2023-02-29",
    "Feb 30",
    "31 April 2026",
    "2026-13-01",
    "1.2.24",
    "v1.2",
    "Q5 2026",
  ])("nothing in %s", (text) => {
    expect(readSpan(text, base)).toBeNull();
  });

  it("brackets behind a title, with commas in them", () => {
    const plan =
      "# Plan\n\n- [ ] A-1 Draw (due: Friday, March 6, 2026)\n- [ ] A-2 Build (due: March 9, 2026, owner: ana)\n";
    expect(readPlan("x.md", plan).tasks.map(({ title, due, owners }) => [title, due, owners])).toEqual([
      ["Draw", "2026-03-06", []],
      ["Build", "2026-03-09", ["ana"]],
    ]);
  });
});
