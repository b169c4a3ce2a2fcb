// Option: every task's line in the plan carries a link to its issue, brought by the standing pull request.
import { afterEach, expect, it } from "vitest";
import { mergePull } from "../standin/world/pulls.ts";
import { type Stage, stage } from "./world.ts";

let open: Stage | undefined;
afterEach(async () => {
  await open?.standin.close();
  open = undefined;
});

it("writes links back next to the titles where that is wanted, once", async () => {
  const config = { links: true };
  open = await stage({ "PLAN.md": "# Plan\n\n- [ ] **A-1** One\n- [x] **A-2** Two\n" });
  await open.run({ config });
  await open.run({ config });
  const { standin, repository } = open;
  const pulls = [...repository.issues.values()].filter((issue) => issue.pull !== null);
  expect(pulls.map((pull) => pull.title)).toEqual(["Bring the plans in step with GitHub: 2 changes"]);
  for (const pull of pulls) mergePull(standin.world, { user: standin.world.user("mia"), app: null }, pull);
  const merged = await open.run({ config });
  expect(merged.documents[0]?.tasks.map((task) => [task.title, task.adopts?.number])).toEqual([
    ["One", 2],
    ["Two", 3],
  ]);
  const again = await open.run({ config });
  expect([again.writes, again.changes.edits.length]).toEqual([0, 0]);
  expect(open.holds().issues.filter((issue) => /One|Two/.test(issue.title)).length).toBe(2);
});
