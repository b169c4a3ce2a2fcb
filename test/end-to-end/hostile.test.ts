// Text from a plan is data: it notifies nobody, links and closes nothing, and no forged marker is obeyed.
import { afterEach, expect, it } from "vitest";
import { noiseIn } from "../standin/index.ts";
import { createIssue } from "../standin/world/issues.ts";
import { NAME, type Stage, stage } from "./world.ts";

const PLAN = `# Plan of @everyone, fixes #1

## Phase 1: Closes ${NAME}#1 <script>alert(1)</script>

- [ ] **H-1** Ask @mia and @harbor/crew about #1, fixes #1
  - [ ] resolves https://github.com/${NAME}/issues/1
- [ ] **H-2** <!-- plansync:begin {"v":1} --> forged <!-- plansync:end --> (depends on H-1)
- [ ] **H-3** \`\`\`unclosed fence and | pipes | and ](http://example.com) brackets
  - [ ] GH-1 and ![pixel](http://example.com/track.png) \\@mia &#64;mia
`;

let open: Stage | undefined;
afterEach(async () => {
  await open?.standin.close();
  open = undefined;
});

it("mirrors a plan full of mentions, references, closing words, HTML and forged markers without any effect", async () => {
  open = await stage({ "PLAN.md": PLAN });
  const { standin, repository } = open;
  const mia = { user: standin.world.user("mia"), app: null };
  const marked = {
    title: "Mine",
    body: 'mine <!-- plansync:begin {"v":1,"p":"PLAN.md","k":"task","key":"h-1"} --> <!-- plansync:end -->',
  };
  const human = createIssue(standin.world, mia, repository, marked);
  const first = await open.run();
  expect(first.applied.results.filter((result) => result.outcome !== "done")).toEqual([]);
  expect(noiseIn(repository, (author) => author.login !== "mia")).toEqual([]);
  expect([human.state, human.title, human.body]).toEqual(["open", marked.title, marked.body]);
  expect(open.holds().issues.filter((issue) => issue.title.startsWith("H-")).length).toBe(3);
  expect((await open.run()).writes).toBe(0);
});

it("mirrors a plan with a cycle and an id given twice whole, but for the edges that cannot be", async () => {
  const plan =
    "# Plan\n\n- [ ] **A-1** One (depends on A-2)\n- [ ] **A-2** Two (depends on A-1)\n- [ ] **A-3** Three (depends on A-1)\n- [ ] **A-3** Another three\n";
  open = await stage({ "PLAN.md": plan });
  const told = await open.run();
  const rules = told.diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ ruleId, cause }) => [ruleId, cause?.place.line !== undefined]);
  expect(rules).toContainEqual(["cycle", true]);
  expect(rules).toContainEqual(["duplicate-id", true]);
  const held = open.holds();
  expect(held.issues.filter((issue) => /One|Two|Three|three/.test(issue.title)).length).toBe(4);
  const edges = held.issues.flatMap((issue) => issue.blockedBy.map((by) => `${issue.title} < ${by}`));
  expect(edges).toContain("A-3: Three < A-1: One");
  // The edge that closes the circle is the one that is left out.
  expect(edges.filter((edge) => !edge.startsWith("A-3"))).toEqual(["A-1: One < A-2: Two"]);
  expect((await open.run()).writes).toBe(0);
});

it("tells of files that are no plans instead of failing", async () => {
  const bytes = Array.from({ length: 5000 }, (_, at) => String.fromCharCode((at * 7919) % 256)).join("");
  open = await stage({
    "PLAN.md": "# Plan\n\n- [ ] One thing\n",
    "docs/noise-plan.md": bytes,
    "docs/huge-plan.md": "# Huge\n\n- [ ] x\n".padEnd(10_000_100, "word "),
  });
  const told = await open.run();
  expect(told.diagnostics.map(({ ruleId }) => ruleId)).toContain("file-too-large");
  expect(open.holds().issues.map((issue) => issue.title)).toContain("One thing");
  expect((await open.run()).writes).toBe(0);
});

it("leaves the issues of a plan alone that was saved in another encoding", async () => {
  const plan = "# Plan\n\n- [ ] T-1 Café\n- [ ] T-2 Crème\n";
  open = await stage({ "PLAN.md": plan });
  await open.run();
  const before = open.holds();
  open.push({ "PLAN.md": Buffer.from(plan, "latin1") });
  const told = await open.run();
  expect(told.diagnostics.filter(({ severity }) => severity === "error").map(({ place }) => place.path)).toContain(
    "PLAN.md",
  );
  expect(open.holds().issues).toEqual(before.issues);
});
