import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Happening, histories } from "../world/happenings.ts";
import { play } from "../world/history.ts";

describe("after any history plan and GitHub agree, no word of a person is lost and no issue is there twice", () => {
  test("at random", async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (happenings) => {
        expect(await play(happenings)).toEqual([]);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  // What failed once, shrunk.
  const once: readonly (readonly [string, readonly Happening[]])[] = [
    [
      "a milestone of a plan that is gone has the title that a new one needs",
      [
        { what: "disturbed", which: 0, how: 687 },
        { what: "rename-file", which: 0, how: 0 },
        { what: "add", which: 0, how: 0 },
        { what: "add", which: 0, how: 0 },
        { what: "add", which: 0, how: 0 },
      ],
    ],
    [
      "a task that moved while its file was renamed does not take the milestone of its old phase along",
      [
        { what: "split", which: 0, how: 0 },
        { what: "run", which: 0, how: 0 },
        { what: "move", which: 0, how: 22 },
        { what: "rename-file", which: 1, how: 0 },
        { what: "add", which: 0, how: 0 },
        { what: "add", which: 0, how: 0 },
        { what: "split", which: 21, how: 0 },
      ],
    ],
    [
      "an issue that a person put into another milestone does not rename that one",
      [
        { what: "run", which: 0, how: 0 },
        { what: "rename-file", which: 0, how: 0 },
        { what: "milestone", which: 458, how: 56 },
        { what: "add", which: 0, how: 0 },
        { what: "add", which: 0, how: 0 },
        { what: "add", which: 0, how: 0 },
      ],
    ],
    [
      "words below a region whose end mark somebody took away stand on their own line when the plan goes",
      [
        { what: "split", which: 409, how: 0 },
        { what: "run", which: 0, how: 0 },
        { what: "remove", which: 0, how: 0 },
        { what: "end-mark", which: 0, how: 0 },
        { what: "milestone", which: 0, how: 0 },
        { what: "split", which: 85, how: 0 },
        { what: "below", which: 0, how: 0 },
      ],
    ],
    [
      "a task is linked to the issue of another task",
      [
        { what: "run", which: 0, how: 0 },
        { what: "adopt", which: 0, how: 5 },
        { what: "end-mark", which: 0, how: 0 },
        { what: "status", which: 0, how: 647 },
        { what: "add", which: 0, how: 1 },
      ],
    ],
    [
      "two tasks with ids exchange their titles, one of them reworded, in a run that is stopped between them",
      [
        { what: "run", which: 0, how: 0 },
        { what: "reword", which: 0, how: 0 },
        { what: "add", which: 31, how: 1 },
        { what: "exchange", which: 639, how: 0 },
        { what: "disturbed", which: 303, how: 216 },
        { what: "add", which: 0, how: 0 },
        { what: "add", which: 0, how: 0 },
      ],
    ],
  ];
  test.each(once)("%s", async (_, happenings) => {
    expect(await play(happenings)).toEqual([]);
  });
});
