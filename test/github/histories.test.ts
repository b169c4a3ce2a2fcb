// Random batches on a server that fails at random: every run of it ends in the state of an undisturbed one.
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { Writer } from "../../src/github/port.ts";
import type { ObservedIssue } from "../../src/model/repository.ts";
import { canonical, type Fault } from "../standin/index.ts";
import { aTask, closeGitHub, name, openGitHub, repository } from "./github.ts";

afterEach(closeGitHub);

interface Wanted {
  readonly tasks: readonly {
    readonly parent: number | null;
    readonly blockers: readonly number[];
    readonly closed: boolean;
  }[];
}

const wanted: fc.Arbitrary<Wanted> = fc
  .integer({ min: 1, max: 45 })
  .chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, index) =>
        fc.record({
          parent:
            index === 0
              ? fc.constant(null)
              : fc.option(fc.integer({ min: 0, max: Math.min(index - 1, 3) }), { nil: null }),
          blockers:
            index === 0 ? fc.constant([]) : fc.uniqueArray(fc.integer({ min: 0, max: index - 1 }), { maxLength: 3 }),
          closed: fc.boolean(),
        }),
      ),
    ),
  )
  .map((tasks) => ({ tasks }));

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.constantFrom<Fault[]>(
    { kind: "drop" },
    { kind: "lose" },
    { kind: "status", status: 502 },
    { kind: "status", status: 502, done: true },
    { kind: "secondary", retryAfter: 20 },
  ),
  fc.integer({ min: 0, max: 12 }).map((keep): Fault => ({ kind: "partial", keep })),
);

const strikes = fc.uniqueArray(fc.record({ when: fc.integer({ min: 1, max: 25 }), fault }), {
  maxLength: 5,
  selector: (strike) => strike.when,
});

/** One run: read, then make what is missing. Parents before children, edges last (over REST a parent is an edge too). */
async function sync(writer: Writer, { tasks }: Wanted): Promise<void> {
  const numbers = new Map<string, number>();
  const parents = new Map<string, ObservedIssue["parent"]>();
  for (const issue of (await writer.observe()).issues) {
    numbers.set(issue.title, issue.number);
    parents.set(issue.title, issue.parent);
  }
  const title = (index: number): string => `Task ${index + 1}`;
  const roots = tasks.flatMap((task, index) => (task.parent === null ? [index] : []));
  const levels = [roots];
  for (let level = roots; level.length > 0; ) {
    const above = new Set(level);
    level = tasks.flatMap(({ parent }, index) => (parent !== null && above.has(parent) ? [index] : []));
    levels.push(level);
  }
  for (const level of levels) {
    const missing = level.filter((index) => !numbers.has(title(index)));
    const outcomes = await writer.createIssues(
      missing.map((index) => {
        const parent = tasks[index]?.parent ?? null;
        return aTask(index + 1, { parent: parent === null ? null : (numbers.get(title(parent)) ?? 0) });
      }),
    );
    for (const outcome of outcomes) {
      if (!outcome.ok) throw outcome.error;
      numbers.set(outcome.value.title, outcome.value.number);
      parents.set(outcome.value.title, outcome.value.parent);
    }
  }
  const numberOf = (index: number): number => numbers.get(title(index)) ?? 0;
  const orphans = tasks.flatMap(({ parent }, index) =>
    parent !== null && (parents.get(title(index)) ?? null) === null
      ? [{ child: name(numberOf(index)), parent: name(numberOf(parent)), before: null }]
      : [],
  );
  const edges = tasks.flatMap(({ blockers }, index) =>
    blockers.map((blocker) => ({ blocked: name(numberOf(index)), blocker: name(numberOf(blocker)) })),
  );
  const updates = tasks.flatMap(({ closed }, index) =>
    closed ? [{ number: numberOf(index), state: "closed" as const }] : [],
  );
  const outcomes = [
    ...(await writer.setParents(orphans)),
    ...(await writer.addBlockers(edges)),
    ...(await writer.updateIssues(updates)),
  ];
  for (const outcome of outcomes) if (!outcome.ok) throw outcome.error;
}

async function final(
  features: { graphql: boolean },
  plan: Wanted,
  faults: readonly { when: number; fault: Fault }[],
): Promise<unknown> {
  const { standin, another, held } = await openGitHub({ features, validate: false }, { repository });
  standin.faults.add(...faults);
  // Each run may fail; the next one goes on. The last is undisturbed.
  for (let run = 0; faults.length > 0 && run < 4; run += 1) await sync(another(), plan).catch(() => undefined);
  standin.faults.heal();
  await sync(another(), plan);
  const state = canonical(held);
  await closeGitHub();
  return state.issues
    .toSorted((a, b) => (a.title < b.title ? -1 : 1))
    .map((issue) => ({ ...issue, children: issue.children.toSorted() }));
}

/** RUNS=10 makes ten times as many. */
const times = Number(process.env.RUNS ?? 1);

describe("random batches with random faults", () => {
  it.each([
    ["GraphQL", { graphql: true }, 40],
    ["REST", { graphql: false }, 10],
  ] as const)(
    "over %s end where an undisturbed run ends, with nothing twice",
    async (_, features, runs) => {
      await fc.assert(
        fc.asyncProperty(wanted, strikes, async (plan, faults) => {
          const [disturbed, undisturbed] = [await final(features, plan, faults), await final(features, plan, [])];
          expect(disturbed).toEqual(undisturbed);
          expect(undisturbed).toHaveLength(plan.tasks.length);
        }),
        { numRuns: runs * times },
      );
    },
    240_000 * times,
  );
});
