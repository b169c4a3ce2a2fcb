// The judge of the kill test sees two looks at one repository at once, and only those.
import { expect, it } from "vitest";
import { findOverlaps } from "../../scripts/kill/overlaps.ts";
import type { Logged } from "../standin/log.ts";

/** Tokens are called "<repository>.<process>". */
const repositoryOf = (token: string) => token.split(".")[0] ?? null;

function aRequest(token: string, at: number, more: Partial<Logged> = {}): Logged {
  return {
    number: at,
    method: "GET",
    path: `/repos/${repositoryOf(token)}/issues`,
    status: 200,
    kind: "read",
    fields: [],
    creates: 0,
    login: "plansync[bot]",
    token,
    at,
    took: 1,
    bytesIn: 0,
    bytesOut: 0,
    ...more,
  };
}
const aLook = (token: string, from: number, to: number, more: Partial<Logged> = {}) => [
  aRequest(token, from, { path: `/repos/${repositoryOf(token)}` }),
  aRequest(token, to, more),
];
const WRITE = { method: "POST", kind: "write" } as const;
const inOrder = (...looks: Logged[][]) => looks.flat().toSorted((a, b) => a.at - b.at);

it("finds a look that begins before another process's has ended, and says whether one wrote", () => {
  const both = inOrder(aLook("r.one", 0, 100), aLook("r.two", 50, 150, WRITE));
  expect(findOverlaps(both, repositoryOf)).toMatchObject({ looks: 2, writing: [expect.any(String)], reading: [] });
  const reading = inOrder(aLook("r.one", 0, 100), aLook("r.two", 50, 150));
  expect(findOverlaps(reading, repositoryOf)).toMatchObject({ writing: [], reading: [expect.any(String)] });
});

it("finds a holder that comes back after others have come and gone", () => {
  const list = inOrder(aLook("r.frozen", 0, 500, WRITE), aLook("r.two", 100, 150), aLook("r.three", 200, 250));
  expect(findOverlaps(list, repositoryOf).writing).toHaveLength(2);
});

it("has nothing against one after the other, nor against two repositories at once", () => {
  const list = inOrder(aLook("r.one", 0, 100, WRITE), aLook("r.two", 110, 150, WRITE), aLook("r.one", 160, 200, WRITE));
  expect(findOverlaps(list, repositoryOf)).toEqual({ looks: 3, writing: [], reading: [] });
  const apart = inOrder(aLook("r.one", 0, 100, WRITE), aLook("s.two", 50, 150, WRITE));
  expect(findOverlaps(apart, repositoryOf).writing).toEqual([]);
});
