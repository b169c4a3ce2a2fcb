import fc from "fast-check";
import { expect, test } from "vitest";
import { histories, play } from "../world/history.ts";

test("after any history plan and GitHub agree, no word of a person is lost and no issue is there twice", async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (happenings) => {
      expect(await play(happenings)).toEqual([]);
    }),
    { numRuns: 100, seed: 7 },
  );
});
