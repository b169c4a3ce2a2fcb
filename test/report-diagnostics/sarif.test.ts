// Diagnostics as SARIF for code scanning.
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import { renderSarif } from "../../src/report/sarif.ts";
import { rules } from "../../src/rules/index.ts";

interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  partialFingerprints: Record<string, string>;
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }[];
}

interface Log {
  version: string;
  runs: { tool: { driver: { rules: { id: string; defaultConfiguration: object }[] } }; results: Result[] }[];
}

const at = (line: number, told: Partial<Diagnostic> = {}): Diagnostic => ({
  ruleId: "cycle",
  severity: "error",
  summary: "Unexpected cycle",
  detail: "Remove one.",
  place: { path: "docs/my plan #1.md", line, column: 3, endLine: line, endColumn: 9 },
  ...told,
});

const log = (...diagnostics: Diagnostic[]): Log => JSON.parse(renderSarif(diagnostics, rules)) as Log;

describe("renderSarif", () => {
  it("names every rule once, and each result's rule by its index", () => {
    const [run] = log(at(1), at(2, { ruleId: "not-text" })).runs;
    const ids = run?.tool.driver.rules.map((rule) => rule.id) ?? [];
    expect(ids).toEqual([...rules.map((rule) => rule.id), "not-text"]);
    for (const result of run?.results ?? []) expect(ids[result.ruleIndex]).toBe(result.ruleId);
  });

  it("gives level, message, place and an address that is one", () => {
    const result = log(at(4)).runs[0]?.results[0];
    expect(result).toMatchObject({ level: "error", message: { text: "Unexpected cycle. Remove one." } });
    expect(result?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: "docs/my%20plan%20%231.md", uriBaseId: "%SRCROOT%" },
      region: { startLine: 4, startColumn: 3, endLine: 4, endColumn: 9 },
    });
    expect(log(at(4, { severity: "info" })).runs[0]?.results[0]?.level).toBe("note");
  });

  it("gives files outside the repository whole addresses, and stretches over lines their own columns", () => {
    const place = { path: "/tmp/a plan.md", line: 2, column: 8, endLine: 3, endColumn: 4 };
    expect(log(at(1, { place })).runs[0]?.results[0]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: "file:///tmp/a%20plan.md" },
      region: { startLine: 2, startColumn: 8, endLine: 3, endColumn: 4 },
    });
  });

  it("keeps the fingerprint of a finding that only moved, and tells repeated ones apart", () => {
    const prints = (...diagnostics: Diagnostic[]) =>
      log(...diagnostics).runs[0]?.results.map((result) => result.partialFingerprints["plansync/v1"]);
    expect(prints(at(4))).toEqual(prints(at(40)));
    expect(new Set(prints(at(4), at(5), at(6, { summary: "Unexpected other" }))).size).toBe(3);
  });

  it("names the other place and the edit that mends the file", () => {
    const place = { path: "a.md", line: 1, column: 1, endLine: 1, endColumn: 2 };
    const fix = { path: "a.md", start: 3, end: 6, text: "````" };
    const text = renderSarif([at(1, { cause: { summary: "the other one", place }, fix })], rules);
    expect(JSON.parse(text)).toMatchObject({
      runs: [
        {
          results: [
            {
              relatedLocations: [{ id: 1, message: { text: "the other one" } }],
              fixes: [
                {
                  artifactChanges: [
                    {
                      replacements: [
                        { deletedRegion: { charOffset: 3, charLength: 3 }, insertedContent: { text: "````" } },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it("keeps errors where there are more results than code scanning takes", () => {
    const many = Array.from({ length: 25_001 }, (_, line) => at(line + 1, { severity: "info" }));
    const [run] = log(...many, at(1, { severity: "error" })).runs;
    expect(run?.results.length).toBe(25_000);
    expect(run?.results[0]?.level).toBe("error");
  });

  it("marks rules that are off as not enabled", () => {
    const off = log().runs[0]?.tool.driver.rules.find((rule) => rule.id === "task-without-criterion");
    expect(off?.defaultConfiguration).toEqual({ enabled: false, level: "none" });
  });
});
