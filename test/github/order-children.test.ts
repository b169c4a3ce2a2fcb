// Moves of sub-issues lean on each other: whatever befalls a request, the order in the end is the one that was asked for.
import { afterEach, describe, expect, it } from "vitest";
import type { Fault } from "../standin/index.ts";
import { aTask, closeGitHub, name, openGitHub, tasks, values } from "./github.ts";

afterEach(closeGitHub);

const faults: readonly (readonly [string, Fault])[] = [
  ["nothing", { kind: "delay", milliseconds: 0 }],
  ["a secondary limit", { kind: "secondary", retryAfter: 30, status: 200 }],
  ["a batch that is stopped for its size", { kind: "partial", keep: 7 }],
  ["a batch that is stopped at its first", { kind: "partial", keep: 0 }],
];

describe("thirty sub-issues turned round", () => {
  it.each(faults)("stand in the new order after %s", async (_, fault) => {
    const { writer, held, standin } = await openGitHub();
    values(await writer.createIssues(tasks(1)));
    const made = values(
      await writer.createIssues(Array.from({ length: 30 }, (_, at) => aTask(at + 2, { parent: 1 }))),
    ).map(({ number }) => number);
    const turned = made.toReversed();
    standin.faults.heal();
    standin.faults.add({ when: ({ kind }) => kind === "write", fault, times: 1 });
    const moves = turned.slice(1).map((number, at) => ({
      parent: name(1),
      child: name(number),
      after: name(turned[at] ?? 0),
    }));
    values(await writer.orderChildren(moves));
    expect(held.issues.get(1)?.children.map((child) => child.number)).toEqual(turned);
  });

  it("say which move cannot be made", async () => {
    const { writer } = await openGitHub();
    values(await writer.createIssues(tasks(1)));
    values(await writer.createIssues([aTask(2, { parent: 1 }), aTask(3, { parent: 1 }), aTask(4)]));
    const outcomes = await writer.orderChildren([
      { parent: name(1), child: name(3), before: name(2) },
      { parent: name(1), child: name(4), after: name(2) },
    ]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false]);
  });
});
