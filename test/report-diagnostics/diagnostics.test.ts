// Diagnostics printed like a compiler's.
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import { renderDiagnostics } from "../../src/report/diagnostics.ts";
import { showLine } from "../../src/report/show-line.ts";

function aDiagnostic(line: number, column: number, length: number, told: Partial<Diagnostic> = {}): Diagnostic {
  return {
    ruleId: "duplicate-id",
    severity: "error",
    summary: "Unexpected id `T001`, expected one that no other task has",
    detail: "Give one of the two tasks another id.",
    place: { path: "docs/plan.md", line, column, endLine: line, endColumn: column + length },
    ...told,
  };
}

const whole = (pieces: Iterable<string>): string => [...pieces].join("");

const print = (source: string, ...diagnostics: Diagnostic[]): string =>
  whole(renderDiagnostics(diagnostics, new Map([["docs/plan.md", source]]), { color: false }));

describe("renderDiagnostics", () => {
  it("shows place, severity, rule, source line, mark, advice and the other place", () => {
    const first = { path: "docs/plan.md", line: 1, column: 7, endLine: 1, endColumn: 11 };
    expect(
      print(
        "- [ ] T001 One\n- [ ] T001 Two",
        aDiagnostic(2, 7, 4, { cause: { summary: "first used here", place: first } }),
      ),
    ).toBe(
      [
        "docs/plan.md:2:7: error: Unexpected id `T001`, expected one that no other task has [duplicate-id]",
        "   2 │ - [ ] T001 Two",
        "     │       ^^^^",
        "     = Give one of the two tasks another id.",
        "     docs/plan.md:1:7: first used here",
        "",
        "1 error in 1 plan",
      ].join("\n"),
    );
  });

  it("counts by severity, and says so when there is nothing", () => {
    const all = [
      aDiagnostic(1, 1, 1),
      aDiagnostic(1, 1, 1, { severity: "warning" }),
      aDiagnostic(1, 1, 1, { severity: "info" }),
      aDiagnostic(1, 1, 1, { severity: "info" }),
    ];
    expect(
      print("x", ...all)
        .split("\n")
        .at(-1),
    ).toBe("1 error, 1 warning, 2 notes in 1 plan");
    expect(print("x")).toBe("Nothing to tell in 1 plan");
    expect(whole(renderDiagnostics([], new Map(), { color: false }))).toBe("Nothing to tell");
  });

  it("puts the mark under the words behind tabs and full-width text", () => {
    const [, source, mark] = print("\t設計 T001", aDiagnostic(1, 5, 4)).split("\n");
    expect(source).toBe("   1 │     設計 T001");
    // The two full-width characters take four columns and count as two units.
    expect(mark).toBe("     │          ^^^^");
  });

  it("shows a window of a very long line around the mark", () => {
    const line = `${"a".repeat(5000)}HERE${"b".repeat(5000)}`;
    const [, source = "", mark = ""] = print(line, aDiagnostic(1, 5001, 4)).split("\n");
    expect(source.length).toBeLessThan(200);
    expect(source.slice(mark.indexOf("^"), mark.lastIndexOf("^") + 1)).toBe("HERE");
    expect(source.endsWith("…")).toBe(true);
  });

  it("marks to the end of the line where a finding goes over several lines", () => {
    const place = { path: "docs/plan.md", line: 1, column: 3, endLine: 2, endColumn: 2 };
    expect(print("abcdef\nxy", aDiagnostic(1, 1, 1, { place })).split("\n")[2]).toBe("     │   ^^^^");
  });

  it("lets no control character of a plan reach the terminal", () => {
    const text = print(
      "\u001B[2J\u009Bevil\u202Etxt",
      aDiagnostic(1, 1, 1, { summary: "Unexpected \u001B]0;x\u0007", detail: "Line\nbreak" }),
    );
    expect(text).not.toMatch(/(?!\n)\p{Cc}|\u202E/u);
    expect(text).toContain("Line break");
  });

  it("colours only when asked to", () => {
    const colored = whole(
      renderDiagnostics([aDiagnostic(1, 1, 1)], new Map([["docs/plan.md", "abc"]]), { color: true }),
    );
    expect(colored).toContain("\u001B[31merror\u001B[0m");
    expect(stripVTControlCharacters(colored)).toBe(print("abc", aDiagnostic(1, 1, 1)));
  });

  it("does without the source line where it is not at hand", () => {
    expect(whole(renderDiagnostics([aDiagnostic(9, 1, 1)], new Map(), { color: false })).split("\n")).toEqual([
      "docs/plan.md:9:1: error: Unexpected id `T001`, expected one that no other task has [duplicate-id]",
      "     = Give one of the two tasks another id.",
      "",
      "1 error",
    ]);
  });

  it("says when --fix mends it", () => {
    const fix = { path: "docs/plan.md", start: 0, end: 1, text: "y" };
    expect(print("x", aDiagnostic(1, 1, 1, { fix }))).toContain("--fix mends this");
  });
});

describe("showLine", () => {
  it.each([
    ["", 1, 1, { text: "", before: 0, marked: 1 }],
    ["abc", 10, 12, { text: "abc", before: 3, marked: 1 }],
    ["a\tb", 3, 4, { text: "a   b", before: 4, marked: 1 }],
    ["👍🏽 ok", 6, 8, { text: "👍🏽 ok", before: 3, marked: 2 }],
    ["é x", 3, 4, { text: "é x", before: 2, marked: 1 }],
    ["a\uD800b", 3, 4, { text: "a\uFFFDb", before: 2, marked: 1 }],
  ])("shows %j from %i to %i", (line, column, end, shown) => {
    expect(showLine(line, column, end)).toEqual(shown);
  });
});
