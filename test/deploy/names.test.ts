// The operations guide and the alerts name settings and metrics that exist, and leave none out.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { createMetrics } from "../../src/app/metrics.ts";
import { readSettings } from "../../src/app/settings.ts";
import { defaultSettings, REQUIRED, settingsRead } from "./settings-read.ts";

const guide = readFileSync("docs/operations.md", "utf8");
/** Rows of the first table whose head begins so: the cells. */
function rowsOf(text: string, head: string): string[][] {
  const lines = text.slice(text.indexOf(head)).split("\n");
  const end = lines.findIndex((line) => !line.startsWith("|"));
  return lines.slice(2, end).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const ticked = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");

describe("settings in the guide", () => {
  const rows = rowsOf(guide, "| variable | default |");

  it("are all that there are", () => {
    const named = new Set(rows.flatMap(([names = ""]) => ticked(names)));
    expect([...named].sort()).toEqual([...settingsRead()].sort());
  });

  it("have the defaults that it names", () => {
    const plain = defaultSettings();
    for (const [names = "", defaults = ""] of rows) {
      const values = ticked(defaults);
      for (const [at, name] of ticked(names).entries()) {
        const value = values[at];
        if (value !== undefined) expect(readSettings({ ...REQUIRED, [name]: value }), name).toEqual(plain);
      }
    }
  });

  it("are the only ones that its text names", () => {
    const named = new Set(guide.match(/\bPLANSYNC_[A-Z_]+/g));
    expect([...named].filter((name) => !settingsRead().has(name))).toEqual([]);
  });
});

describe("metrics", async () => {
  const rendered = await createMetrics().render();
  const families = [...rendered.matchAll(/^# TYPE (\S+) (\S+)/gm)].map(([, name = "", type = ""]) => ({ name, type }));
  /** As they may be written in an expression: histograms by their series too. */
  const known = new Set(
    families.flatMap(({ name, type }) =>
      type === "histogram" ? [name, ...["_bucket", "_sum", "_count"].map((end) => name + end)] : [name],
    ),
  );
  const namesIn = (text: string) => text.match(/\bplansync_[a-z_]+/g) ?? [];

  it("of the guide and of the alerts exist", () => {
    const alerts = readFileSync("deploy/alerts.yml", "utf8");
    expect(namesIn(guide + alerts).filter((name) => !known.has(name))).toEqual([]);
  });

  it("are all in the guide's table", () => {
    const listed = new Set(namesIn(rowsOf(guide, "| metric | what it tells |").flat().join(" ")));
    expect(families.map(({ name }) => name).filter((name) => !listed.has(name))).toEqual([]);
  });
});

describe("alerts", () => {
  const { groups } = parse(readFileSync("deploy/alerts.yml", "utf8")) as {
    groups: { rules: { alert: string; expr: string; labels: { severity: string } }[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);

  it("are those that the guide explains", () => {
    const explained = rowsOf(guide, "| alert | what it means |").flatMap(([name = ""]) => ticked(name));
    expect(explained).toEqual(rules.map((rule) => rule.alert));
  });

  it("sum no gauge of the queue, which every instance reports whole", () => {
    const sums = rules.filter(({ expr }) => /sum\([^)]*plansync_(?:queue_repositories|dead_letters)/.test(expr));
    expect(sums).toEqual([]);
  });
});
