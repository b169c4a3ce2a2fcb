// Plans that wait for each other: their issues do on GitHub, and go on when what they wait for is done.
import { afterEach, expect, it } from "vitest";
import { type Stage, stage } from "./world.ts";

let open: Stage | undefined;
afterEach(async () => {
  await open?.standin.close();
  open = undefined;
});

const BASE =
  "# Base\n\n## Phase 1: Ground\n\n- [ ] **B-1** Dig\n- [ ] **B-2** Pour\n\n## Phase 2: Roof\n\n- [ ] **B-3** Cover\n";
const HOUSE = `# House

Parent: BASE.md
**Prerequisites:** Phase 1 complete

- [ ] **H-1** Furnish (depends on B-3)
- [ ] **H-2** Move in (depends on H-1)
`;

function waits({ holds }: Stage): Record<string, readonly string[]> {
  const waiting = holds().issues.filter((issue) => issue.blockedBy.length > 0);
  return Object.fromEntries(waiting.map(({ title, blockedBy }) => [title, blockedBy]));
}

it("an issue waits for what its plan names in another, and a whole plan for a phase of its parent", async () => {
  open = await stage({ "docs/plans/BASE.md": BASE, "docs/plans/HOUSE.md": HOUSE });
  await open.run();
  expect(waits(open)).toEqual({
    House: ["Phase 1: Ground"],
    "H-1: Furnish": ["B-3: Cover"],
    "H-2: Move in": ["H-1: Furnish"],
  });
  expect((await open.run()).writes).toBe(0);

  open.push({ "docs/plans/BASE.md": BASE.replace("[ ] **B-1", "[x] **B-1").replace("[ ] **B-2", "[x] **B-2") });
  await open.run();
  const house = open.holds().issues.find(({ title }) => title === "House");
  expect(house?.labels).not.toContain("blocked");
  expect((await open.run()).writes).toBe(0);
});
