// No text makes the reader throw, and no text makes it slow.
import { describe, expect, it } from "vitest";
import { readPlan } from "../../src/parse/read-plan.ts";
import { generate } from "../generate/families.ts";
import { holdReading } from "../generate/hold-reading.ts";
import { mutate, pathological } from "../generate/mutate.ts";
import { Random } from "../generate/random.ts";

describe("spoilt plans", () => {
  it("are read without an exception, and what was read holds together", () => {
    for (let seed = 0; seed < 600; seed++) {
      const { path, text } = generate(seed * 7);
      holdReading(path, mutate(text, new Random(seed)));
    }
  }, 120_000);

  it("of random bytes are text or are refused", () => {
    for (let seed = 0; seed < 100; seed++) {
      const random = new Random(seed);
      const bytes = Uint8Array.from({ length: random.whole(0, 3000) }, () => random.whole(0, 255));
      holdReading("x.md", bytes);
    }
  });
});

describe("hostile text", () => {
  for (const [name, make] of Object.entries(pathological)) {
    it(`is read in time: ${name}`, () => {
      const text = make();
      const before = process.cpuUsage();
      const plan = readPlan("x.md", text);
      const seconds = process.cpuUsage(before).user / 1_000_000;
      expect(plan.version).toBe(1);
      expect(seconds).toBeLessThan(45);
    }, 120_000);
  }
});

describe("files that are no plans", () => {
  it("are refused when they are too large", () => {
    const plan = readPlan("x.md", "a".repeat(11_000_001));
    expect(plan.diagnostics.map(({ ruleId }) => ruleId)).toEqual(["file-too-large"]);
  });

  it("are refused when they are binary", () => {
    const plan = readPlan("x.md", Uint8Array.from([0, 1, 2, 3, 0, 0, 255]));
    expect(plan.diagnostics.map(({ ruleId }) => ruleId)).toEqual(["not-text"]);
  });

  it("are refused when bytes of them stand for no character, with the line", () => {
    const latin = Buffer.from("# Plan\n\n- [ ] Caf\u00e9\n", "latin1");
    const told = readPlan("x.md", latin).diagnostics.map(({ ruleId, place }) => [ruleId, place.line]);
    expect(told).toEqual([["not-utf8", 3]]);
    const sign = readPlan("x.md", Buffer.from("- [ ] \uFFFD stands here\n")).tasks.map(({ title }) => title);
    expect(sign).toEqual(["\uFFFD stands here"]);
  });

  it("have lines that end by a carriage return alone, too", () => {
    const text = "# Plan\r\r- [ ] T-1 One\r- [ ] T-2 Two\r\n- [ ] T-3 Three\n";
    const plan = readPlan("x.md", text);
    expect(plan.tasks.map(({ title, line }) => [title, line])).toEqual([
      ["One", 3],
      ["Two", 4],
      ["Three", 5],
    ]);
    expect(plan.tasks.map(({ marks }) => text.slice(marks[0]?.start, marks[0]?.end))).toEqual([" ", " ", " "]);
  });

  it("are read in UTF-16 too", () => {
    const bytes = new Uint8Array([0xff, 0xfe, ...[..."- [ ] Go"].flatMap((sign) => [sign.charCodeAt(0), 0])]);
    expect(readPlan("x.md", bytes).tasks.map(({ title }) => title)).toEqual(["Go"]);
  });
});
