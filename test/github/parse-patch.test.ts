import { describe, expect, it } from "vitest";
import { parsePatch } from "../../src/github/parse-patch.ts";

describe("the lines of a patch", () => {
  it.each([
    ["one hunk", "@@ -3,4 +5,6 @@ ## Tasks\n a\n+b", [[5, 10]]],
    [
      "several hunks",
      "@@ -1,2 +1,3 @@\n a\n@@ -10,2 +11,2 @@\n-b\n+c",
      [
        [1, 3],
        [11, 12],
      ],
    ],
    ["a count that is left out", "@@ -1 +1 @@\n-a\n+b", [[1, 1]]],
    ["a new file", "@@ -0,0 +1,40 @@\n+a", [[1, 40]]],
    ["lines taken away only", "@@ -5,3 +4,0 @@\n-a", [[4, 4]]],
    ["the whole file taken away", "@@ -1,3 +0,0 @@\n-a", [[1, 1]]],
    ["text that looks like a hunk", "@@ -1 +1 @@\n+@@ -7,7 +7,7 @@", [[1, 1]]],
    ["nothing", "", []],
  ] as const)("are those of the new file for %s", (_, patch, ranges) => {
    expect(parsePatch(patch)).toEqual(ranges);
  });
});
