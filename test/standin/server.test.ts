import { afterAll, beforeAll, expect, test } from "vitest";
import { canonical, summary } from "./canonical.ts";
import { seedRepository, seedUserToken } from "./seed.ts";
import { PLANS, type Stage, stage } from "./stage.ts";
import { addBlocker } from "./world/edges.ts";
import { renameRepository } from "./world/installations.ts";
import { createIssue } from "./world/issues.ts";

const R = `/repos/${PLANS}`;
let s: Stage;
beforeAll(async () => {
  s = await stage();
});
afterAll(() => s.standin.close());

test("without a socket the answers are the same, faults included", async () => {
  const { standin } = s;
  const authorization = `Bearer ${seedUserToken(standin.world, "octo").value}`;
  const path = `${standin.url}${R}`;
  const [over, within] = [
    await fetch(path, { headers: { authorization } }),
    await standin.fetch(path, { headers: { authorization } }),
  ];
  expect([within.status, await within.json()]).toEqual([over.status, await over.json()]);
  expect((await standin.fetch(`${path}/labels/none`, { method: "DELETE", headers: { authorization } })).status).toBe(
    404,
  );
  standin.faults.add({ when: 1 + standin.faults.count, fault: { kind: "lose" } });
  const lost = standin.fetch(`${path}/issues`, {
    method: "POST",
    headers: { authorization },
    body: JSON.stringify({ title: "lost" }),
  });
  await expect(lost).rejects.toMatchObject({ message: "fetch failed", cause: { code: "ECONNRESET" } });
  expect([...standin.world.repository(PLANS).issues.values()].map((issue) => issue.title)).toEqual(["lost"]);
  standin.faults.add({ when: 1 + standin.faults.count, fault: { kind: "delay", milliseconds: 200 } });
  await expect(standin.fetch(path, { headers: { authorization }, signal: AbortSignal.timeout(10) })).rejects.toThrow(
    "timeout",
  );
});

test("a saved world can be loaded as often as wanted", async () => {
  const { standin, bot } = s;
  const saved = standin.save();
  const before = canonical(standin.world.repository(PLANS));
  for (let n = 0; n < 2; n++) {
    await bot(`POST ${R}/issues`, { title: `after ${n}`, labels: ["x"] });
    expect(canonical(standin.world.repository(PLANS))).not.toEqual(before);
    standin.load(saved);
    expect(canonical(standin.world.repository(PLANS))).toEqual(before);
    expect([standin.log.requests, standin.faults.count]).toEqual([0, 0]);
  }
});

test("a world with a chain of thousands of blockers can be saved and loaded", async () => {
  const { world } = s.standin;
  const actor = { user: world.user("octo"), app: null };
  const repository = seedRepository(world, "octo/chain", { files: { "PLAN.md": new Uint8Array([0, 255]) } });
  world.refuseCycles = false;
  for (let n = 1; n <= 3000; n++) {
    const issue = createIssue(world, actor, repository, { title: `t${n}` });
    const before = repository.issues.get(n - 1);
    if (before !== undefined) addBlocker(world, actor, issue, before);
  }
  const before = canonical(repository);
  s.standin.load(s.standin.save());
  const again = world.repository("octo/chain");
  expect(again).not.toBe(repository);
  expect(canonical(again)).toEqual(before);
  expect(again.issues.get(3000)?.blockedBy[0]).toBe(again.issues.get(2999));
  world.refuseCycles = true;
});

test("the canonical form does not know in which order things were made", async () => {
  const forms = [];
  for (const order of [
    ["a", "b"],
    ["b", "a"],
  ]) {
    const own = await stage();
    const { world } = own.standin;
    const repository = world.repository(PLANS);
    const made = new Map(
      order.map((title) => [
        title,
        createIssue(world, { user: world.user("octo"), app: null }, repository, { title, body: "b" }),
      ]),
    );
    const [a, b] = [made.get("a"), made.get("b")];
    await own.bot(`POST ${R}/issues/${a?.number}/sub_issues`, { sub_issue_id: b?.id });
    await own.bot(`POST ${R}/issues/${b?.number}/dependencies/blocked_by`, { issue_id: a?.id });
    forms.push(canonical(repository));
    await own.standin.close();
  }
  expect(forms[0]).toEqual(forms[1]);
});

test("a summary shows what a person would look for", async () => {
  const { body: parent } = await s.bot(`POST ${R}/issues`, { title: "Parent", labels: ["plan"] });
  const { body: child } = await s.bot(`POST ${R}/issues`, { title: "Child", assignees: ["wendy"] });
  await s.bot(`POST ${R}/issues/${parent.number}/sub_issues`, { sub_issue_id: child.id });
  await s.bot(`PATCH ${R}/issues/${child.number}`, { state: "closed" });
  const text = summary(s.standin.world.repository(PLANS));
  expect(text).toContain(`○ #${parent.number} Parent [plan]`);
  expect(text).toContain(`  ● #${child.number} Child @wendy (completed)`);
});

test("a renamed repository redirects from its old name, by method", async () => {
  const { world } = s.standin;
  const repository = seedRepository(world, "octo/old-name");
  renameRepository(world, { user: world.user("octo"), app: null }, repository, "new-name");
  const read = await s.owner("GET /repos/octo/old-name/issues?state=all");
  expect([read.status, read.headers.get("location")]).toEqual([
    301,
    `${s.standin.url}/repositories/${repository.id}/issues?state=all`,
  ]);
  const written = await s.owner("POST /repos/octo/old-name/issues", { title: "t" });
  expect(written.status).toBe(307);
  const target = new URL(written.headers.get("location") ?? "").pathname;
  expect((await s.owner(`POST ${target}`, { title: "t" })).status).toBe(201);
  expect((await s.owner("GET /repos/octo/new-name/issues/1")).body.title).toBe("t");
});
