// Facts behind a title may stand in code spans.
import { expect, it } from "vitest";
import { readPlan } from "../../src/parse/read-plan.ts";

it.each(["(depends on `T-2`, `T-3`)", "— depends on `T-2`, `T-3`", "[blocked by: `T-2`, `T-3`]"])("%s", (words) => {
  const [task] = readPlan("x.md", `# Plan\n\n- [ ] T-1: Use \`fs\` ${words}\n- [ ] T-2: Sell\n- [ ] T-3: Buy\n`).tasks;
  expect([task?.title, task?.dependsOn.map(({ target }) => target)]).toEqual(["Use `fs`", ["t-2", "t-3"]]);
});

it("an owner and a date in brackets", () => {
  const [task] = readPlan("x.md", "# Plan\n\n- [ ] Sell it (owner: `ann`)\n- [ ] Buy it\n").tasks;
  expect([task?.title, task?.owners]).toEqual(["Sell it", ["ann"]]);
});
