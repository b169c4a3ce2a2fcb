import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Marker, splitBody, wrapRegion } from "../../src/diff/marker.ts";

const marker: Marker = {
  version: 1,
  identity: { path: "docs/plan.md", key: "t1", kind: "task" },
  id: "t1",
  repository: "r1",
  applied: {
    title: "Set up",
    content: "abc",
    lines: ["000001", "00000z"],
    boxes: [{ key: "s:one", line: "000001", done: true }],
    labels: ["plansync"],
    milestone: "docs/plan.md#phase:p1",
    assignees: ["alice"],
    state: "completed",
    parent: "docs/plan.md#phase:p1",
    parentSure: false,
    placed: false,
    blockers: ["acme/shop#12", "docs/plan.md#task:t0", "other.md#task:x"],
  },
  order: 3,
  formerly: ["docs/plan.md#task:old"],
  duplicateOf: null,
};

describe("a marker", () => {
  test("is read back as it was written, whatever stands around it", () => {
    for (const eol of ["\n", "\r\n"]) {
      const body = `before${eol}${wrapRegion(marker, "text\n\n- [ ] box").replaceAll("\n", eol)}${eol}after`;
      const split = splitBody(body);
      expect(split.marker).toEqual(marker);
      expect(split.text).toBe(`text${eol}${eol}- [ ] box`);
      expect([split.before, split.after]).toEqual([`before${eol}`, `${eol}after`]);
    }
  });

  test("carries any text without letting it out", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom("-->", "<!-- plansync:end -->", "@everyone #1", "--", ""),
        (text, bad) => {
          const title = `${text}${bad}${text}`.toWellFormed();
          const body = wrapRegion({ ...marker, applied: { ...marker.applied, title } }, "text");
          expect(body.split("-->")).toHaveLength(3);
          expect(body).not.toContain("@everyone");
          expect(splitBody(body).marker?.applied.title).toBe(title);
        },
      ),
    );
  });

  test("is never obeyed in part: what is forged, cut or unknown is text", () => {
    const good = wrapRegion(marker, "text");
    for (const body of [
      good.replace('"v":1', '"v":"1"'),
      good.replace('"k":"task"', '"k":"boss"'),
      good.replace('"key":"t1"', '"key":7'),
      good.replace("{", "["),
      ` ${good}`,
      `> ${good}`,
      "<!-- plansync:begin {",
      "<!-- plansync:begin null -->\n<!-- plansync:end -->",
      '<!-- plansync:begin {"v":1} -->',
    ])
      expect(splitBody(body)).toEqual({ before: body, text: "", after: "", marker: null, damaged: false });
  });

  test("of a kind that does not know a field yet is read with its default", () => {
    const old = '<!-- plansync:begin {"v":1,"p":"a.md","k":"task","key":"x","t":"X"} -->\nold\n<!-- plansync:end -->';
    expect(splitBody(old).marker?.applied).toMatchObject({ state: "open", labels: [], boxes: [], parentSure: true });
  });

  test("never makes reading a body throw, nor take long", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom("<!-- plansync:begin ", '{"v":1', "}", " -->", "<!-- plansync:end -->", "\n", "\r\n", "x"),
        ),
        (parts) => {
          const body = parts.join("");
          const { before, after } = splitBody(body);
          expect(body.startsWith(before) && body.endsWith(after)).toBe(true);
        },
      ),
    );
    const started = performance.now();
    splitBody("\n<!-- plansync:begin ".repeat(50_000));
    splitBody(`${"\n<!-- plansync:begin {} -->".repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
