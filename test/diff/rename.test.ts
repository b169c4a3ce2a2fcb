import { expect, test } from "vitest";
import { compare, sync } from "../world/run.ts";
import { World } from "../world/world.ts";
import { CASES, type Case, documentsOf, keysOf } from "./rename-set.ts";

interface Judged {
  readonly pairs: number;
  readonly right: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

async function judge(one: Case): Promise<Judged> {
  const [before, after] = documentsOf(one);
  const world = new World();
  await sync([before], world);
  const numbers = keysOf(one.before).map((key) => numberOf(world, before.path, key));
  const { matched, doubtful } = compare([after], world);
  const held = new Set(doubtful.map(({ identity }) => identity.key));
  let pairs = 0;
  const wrong: string[] = [];
  const missed: string[] = [];
  for (const [at, key] of keysOf(one.after).entries()) {
    const { title, was } = one.after[at] ?? { title: "", was: null };
    // A task that nobody touched proves little: it counts only where it could be taken for another.
    const untouched =
      typeof was === "number" &&
      one.before[was]?.title === title &&
      one.paths === undefined &&
      one.phases === undefined;
    if (!untouched) pairs++;
    const number = matched[`${after.path}#task:${key}`];
    const expected = (was === null ? [] : typeof was === "number" ? [was] : was).map((index) => numbers[index]);
    const missing = was === null ? !held.has(key) : typeof was === "object" && was.includes(-1);
    const ok = number === undefined ? missing : expected.includes(number);
    if (ok) continue;
    const doubt = doubtful.find(({ identity }) => identity.key === key)?.candidates[0];
    const found =
      number === undefined
        ? doubt
          ? `in doubt (${doubt.confidence} ${doubt.title})`
          : "nothing"
        : world.issue(number).title;
    const shown = `${one.name}: "${title}" → ${found}`;
    if (number === undefined) missed.push(shown);
    else wrong.push(shown);
  }
  return { pairs, right: pairs - wrong.length - missed.length, wrong, missed };
}

function numberOf(world: World, path: string, key: string): number | undefined {
  return [...world.issues.values()].find(
    ({ body }) =>
      body.includes(`"p":${JSON.stringify(path)}`) && body.includes(`"k":"task","key":${JSON.stringify(key)}`),
  )?.number;
}

test("tasks are followed through edits: none wrongly, at least 95 in 100 rightly", async () => {
  const judged = await Promise.all(CASES.map(judge));
  const pairs = judged.reduce((sum, one) => sum + one.pairs, 0);
  const right = judged.reduce((sum, one) => sum + one.right, 0);
  const report = {
    cases: CASES.length,
    pairs,
    right,
    missed: judged.flatMap((one) => one.missed),
    wrong: judged.flatMap((one) => one.wrong),
  };
  if (process.env.SHOW) console.log(report);
  expect(pairs).toBeGreaterThanOrEqual(300);
  expect(report.wrong).toEqual([]);
  expect(right / pairs).toBeGreaterThanOrEqual(0.95);
});
