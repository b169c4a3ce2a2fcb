import { env } from "node:process";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as planned from "../../src/model/limits.ts";
import { type Ask, asker, graphql } from "./ask.ts";
import * as caps from "./caps.ts";
import { seedUserToken } from "./seed.ts";
import { PLANS, type Stage, stage } from "./stage.ts";
import type { Issue, Repository } from "./world/types.ts";

const R = `/repos/${PLANS}`;
let s: Stage;
let ask: Ask;
beforeAll(async () => {
  s = await stage();
  ask = asker({ url: s.standin.url, fetch: s.standin.fetch }, seedUserToken(s.standin.world, "octo").value);
});
afterAll(() => s.standin.close());

test("what Plansync plans for is what the stand-in enforces", () => {
  for (const [name, cap] of Object.entries(caps))
    expect({ [name]: Reflect.get(planned, name) }).toEqual({ [name]: cap });
});

type Step = readonly [kind: number, a: number, b: number];

/** One request out of many kinds, on issues picked by small numbers; refusals are as welcome as successes. */
async function take([kind, a, b]: Step): Promise<number> {
  const { world } = s.standin;
  const issues = [...world.repository(PLANS).issues.values()];
  const [one, other] = [issues[a % Math.max(1, issues.length)], issues[b % Math.max(1, issues.length)]];
  const path = `${R}/issues/${one?.number ?? 1}`;
  const requests: (() => ReturnType<Ask>)[] = [
    () => ask(`POST ${R}/issues`, { title: `t${a}`, labels: [`l${b % 5}`] }),
    () => ask(`POST ${path}/sub_issues`, { sub_issue_id: other?.id ?? 0, replace_parent: b % 2 === 0 }),
    () => ask(`DELETE ${path}/sub_issue`, { sub_issue_id: other?.id ?? 0 }),
    () => ask(`POST ${path}/dependencies/blocked_by`, { issue_id: other?.id ?? 0 }),
    () => ask(`DELETE ${path}/dependencies/blocked_by/${other?.id ?? 0}`),
    () => ask(`PATCH ${path}`, { state: b % 2 === 0 ? "closed" : "open", milestone: b % 3 === 0 ? null : 1 + (b % 3) }),
    () => ask(`POST ${R}/milestones`, { title: `m${b % 4}` }),
    () => ask(`DELETE ${R}/milestones/${1 + (b % 4)}`),
    () => ask(`PUT ${path}/labels`, { labels: [`l${a % 5}`, `l${b % 5}`] }),
    () => ask(`DELETE ${R}/labels/l${b % 5}`),
    () => ask(`PATCH ${R}/labels/l${a % 5}`, { new_name: `l${b % 5}` }),
    () =>
      graphql(
        ask,
        `mutation { addSubIssue(input: {issueId: "${one?.nodeId}", subIssueId: "${other?.nodeId}"}) { issue { id } } }`,
      ),
    () => graphql(ask, `mutation { deleteIssue(input: {issueId: "${one?.nodeId}"}) { repository { id } } }`),
    () =>
      graphql(
        ask,
        `mutation { closeIssue(input: {issueId: "${one?.nodeId}", stateReason: DUPLICATE}) { issue { id } } }`,
      ),
  ];
  return (await (requests[kind % requests.length] ?? requests[0])?.())?.status ?? 0;
}

function broken(repository: Repository): string[] {
  const issues = [...repository.issues.values()];
  const here = new Set<Issue>(issues);
  const wrong = (issue: Issue): (string | false)[] => [
    issue.parent !== null && !issue.parent.children.includes(issue) && "a parent that does not know its child",
    issue.children.some((child) => child.parent !== issue || !here.has(child)) && "a child that is not one",
    issue.blockedBy.some((one) => !one.blocking.includes(issue) || !here.has(one)) && "a one-sided blocker",
    issue.blocking.some((one) => !one.blockedBy.includes(issue) || !here.has(one)) && "a one-sided edge",
    new Set(issue.children).size !== issue.children.length && "a child twice",
    new Set(issue.blockedBy).size !== issue.blockedBy.length && "a blocker twice",
    issue.labels.some((label) => repository.labels.get(label.name.toLowerCase()) !== label) && "a label that is gone",
    new Set(issue.labels).size !== issue.labels.length && "a label twice",
    issue.milestone !== null &&
      repository.milestones.get(issue.milestone.number) !== issue.milestone &&
      "a milestone that is gone",
    (issue.state === "closed") !== (issue.closedAt !== null) && "a closing time without a closing",
    issue.repository !== repository && "an issue of elsewhere",
  ];
  const miscounted = [...repository.milestones.values()].filter(
    (milestone) =>
      [...milestone.issues].some((issue) => issue.milestone !== milestone || !here.has(issue)) ||
      issues.filter((issue) => issue.milestone === milestone).length !== milestone.issues.size,
  );
  return [
    ...issues.flatMap((issue) => wrong(issue).filter((one) => one !== false)),
    ...miscounted.map(() => "a miscounted milestone"),
  ];
}

test("whatever is asked, the world stays whole and every answer is GitHub's", async () => {
  for (let n = 0; n < 4; n++) {
    await ask(`POST ${R}/milestones`, { title: `m${n}` });
    await ask(`POST ${R}/issues`, { title: `t${n}`, labels: [`l${n}`], milestone: 1 + (n % 2) });
  }
  const start = s.standin.save();
  const step = fc.tuple(fc.nat(13), fc.nat(9), fc.nat(9));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      s.standin.load(start);
      for (const one of steps) expect(await take(one)).toBeLessThan(500);
      expect(broken(s.standin.world.repository(PLANS))).toEqual([]);
    }),
    { numRuns: Number(env.STANDIN_RUNS ?? 150) },
  );
  expect(s.standin.failures).toEqual([]);
});
