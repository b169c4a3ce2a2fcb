// Law: stopped anywhere, it goes on. Every request of an import is disturbed in every way; the end is always the same.
import { describe, expect, it } from "vitest";
import { DISTURBANCES, type Disturbance, disturbed, type Import, undisturbed } from "./stopped.ts";

const IMPORTS: readonly Import[] = [
  { tasks: 1, edges: 0 },
  { tasks: 50, edges: 60 },
  { tasks: 12, edges: 8, profile: "ghes-old" },
  { tasks: 8, edges: 8, edited: true },
];

describe.each(IMPORTS)("$tasks tasks and $edges dependencies ($profile, edited: $edited)", (what) => {
  it.each(Object.keys(DISTURBANCES) as Disturbance[])("ends the same when any one request is %s", async (how) => {
    const calm = await undisturbed(what);
    let struck = 0;
    for (let at = 1; at <= calm.requests; at++) {
      const end = await disturbed(what, how, at);
      expect(end.holds, `${how} at request ${at}`).toEqual(calm.holds);
      if (end.struck) struck++;
    }
    expect(struck).toBe(calm.requests);
  });
});
