import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Marker, splitBody, wrapRegion } from "../../src/diff/marker.ts";
import { VERSION } from "../../src/diff/marker-steps.ts";

const marker: Marker = {
  version: 2,
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
    declined: ["docs/plan.md#task:t9"],
    epoch: 2,
    blockers: ["acme/shop#12", "docs/plan.md#task:t0", "other.md#task:x"],
  },
  order: 3.5,
  finished: 4,
  formerly: ["docs/plan.md#task:old"],
  duplicateOf: null,
};

/** Bodies as every version wrote them. Never changed: they stand in people's repositories. */
const WRITTEN: Readonly<Record<number, string>> = {
  1: `<!-- plansync:begin {"v":1,"p":"docs/plan.md","k":"task","key":"t1","id":"t1","r":"r1","t":"Set up","b":"abc","l":"00000100000z","x":[["s:one","000001",1]],"g":["plansync"],"m":"\\u0023phase:p1","s":["alice"],"o":"completed","u":"\\u0023phase:p1","q":1,"d":["acme/shop\\u002312","\\u0023task:t0","other.md\\u0023task:x"],"n":3,"w":["\\u0023task:old"]} -->
text
<!-- plansync:end -->`,
  2: `<!-- plansync:begin {"v":2,"p":"docs/plan.md","k":"task","key":"t1","id":"t1","r":"r1","t":"Set up","b":"abc","l":"00000100000z","x":[["s:one","000001",1]],"g":["plansync"],"m":"\\u0023phase:p1","s":["alice"],"o":"completed","u":"\\u0023phase:p1","q":1,"d":["acme/shop\\u002312","\\u0023task:t0","other.md\\u0023task:x"],"h":["\\u0023task:t9"],"e":2,"f":4,"n":3.5,"z":1,"w":["\\u0023task:old"]} -->
text
<!-- plansync:end -->`,
};

describe("a marker of an older version", () => {
  test("is there for every version up to the present one", () => {
    expect(Object.keys(WRITTEN).map(Number)).toEqual(Array.from({ length: VERSION }, (_, index) => index + 1));
    expect(wrapRegion(marker, "text")).toBe(WRITTEN[VERSION]);
  });

  test("of the first version is read: its order counts, and whether its blockers were linked is not known", () => {
    const applied = { ...marker.applied, placed: true, declined: [], epoch: null };
    expect(splitBody(WRITTEN[1] ?? "").marker).toEqual({ ...marker, order: 3, finished: 0, applied });
  });

  test("that names no blockers has none that are not linked", () => {
    const body = WRITTEN[1]?.replace(/"d":\[.*?\],/, "") ?? "";
    expect(splitBody(body).marker?.applied).toMatchObject({ blockers: [], epoch: 0 });
  });

  test("is written in the present version", () => {
    for (const body of Object.values(WRITTEN)) {
      const read = splitBody(body).marker;
      if (read === null) throw new Error("no marker");
      const again = wrapRegion(read, "text");
      expect(again).toContain(`{"v":${VERSION},`);
      expect(splitBody(again).marker).toEqual(read);
    }
  });
});

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
      good.replace('"v":2', '"v":"2"'),
      good.replace('"v":2', '"v":0'),
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
