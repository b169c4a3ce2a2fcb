import { expect, test } from "vitest";
import { splitBody } from "../../src/diff/marker.ts";
import { nameOf } from "../../src/model/desired.ts";
import { compare, sync } from "../world/run.ts";
import { World } from "../world/world.ts";
import { NASTY } from "./rename-nasty.ts";
import { PLANS } from "./rename-plans.ts";
import { CASES, type Case, documentsOf, namesOf } from "./rename-set.ts";

interface Judged {
  readonly pairs: number;
  readonly right: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

async function judge(one: Case): Promise<Judged> {
  const [before, after] = documentsOf(one);
  const world = new World();
  await sync(before, world);
  const [from, to] = one.paths ?? [];
  const numbers = namesOf(one.before, from).map((name) => numberOf(world, name));
  const present = after.map(({ path }) => path);
  const { matched, doubtful } = compare(after, world, { options: { present } });
  const held = new Set(doubtful.map(({ identity }) => nameOf(identity)));
  let pairs = 0;
  const wrong: string[] = [];
  const missed: string[] = [];
  for (const [at, name] of namesOf(one.after, to).entries()) {
    const { title, was } = one.after[at] ?? { title: "", was: null };
    // A task that nobody touched proves little: it counts only where it could be taken for another.
    const untouched =
      typeof was === "number" &&
      one.before[was]?.title === title &&
      one.before[was]?.file === one.after[at]?.file &&
      one.paths === undefined &&
      one.phases === undefined;
    if (!untouched) pairs++;
    const number = matched[name];
    const expected = (was === null ? [] : typeof was === "number" ? [was] : was).map((index) => numbers[index]);
    const missing = was === null ? !held.has(name) : typeof was === "object" && was.includes(-1);
    const ok = number === undefined ? missing : expected.includes(number);
    if (ok) continue;
    const doubt = doubtful.find(({ identity }) => nameOf(identity) === name)?.candidates[0];
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

function numberOf(world: World, name: string): number | undefined {
  return [...world.issues.values()].find(({ body }) => {
    const { marker } = splitBody(body);
    return marker !== null && nameOf(marker.identity) === name;
  })?.number;
}

test("tasks are followed through edits: none wrongly, at least 95 in 100 rightly", async () => {
  const judged = await Promise.all([...CASES, ...NASTY, ...PLANS].map(judge));
  const pairs = judged.reduce((sum, one) => sum + one.pairs, 0);
  const right = judged.reduce((sum, one) => sum + one.right, 0);
  const report = {
    cases: CASES.length + NASTY.length + PLANS.length,
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
