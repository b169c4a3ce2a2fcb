// JSON in pieces says what JSON says.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonPieces } from "../../src/report/json-pieces.ts";

describe("jsonPieces", () => {
  it("tells what JSON.stringify tells, indented by one", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect([...jsonPieces(value)].join("")).toBe(JSON.stringify(value, null, 1));
      }),
      { numRuns: 500 },
    );
  });

  it("leaves out what is not set, and keeps what is empty", () => {
    const value = { a: undefined, b: [], c: {}, d: [{ e: "two\nlines" }] };
    expect([...jsonPieces(value)].join("")).toBe(JSON.stringify(value, null, 1));
  });
});
