import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Issue } from "../standin/index.ts";
import { expectText } from "./texts.ts";
import { aWorld, type Ran, type World } from "./workflow.ts";

const PLAN = `# Launch

## Phase 1: Build

- [ ] **B-1** Engine ~2d
- [ ] **B-2** Tank ~1d (depends on B-1)
- [ ] **B-3** Fins
- [ ] **B-4** Paint
- [ ] **B-5** Wheels

### Exit Criteria

- [ ] Everything holds

## Phase 2: Fly

- [ ] **F-1** Countdown (depends on B-2)

GO/NO-GO for Phase 2
`;

let w: World;
beforeAll(async () => {
  w = await aWorld({ "PLAN.md": PLAN });
  await w.pushed();
});
afterAll(() => w.close());

const issueOf = (start: string): Issue => {
  const found = [...w.repository.issues.values()].find((issue) => issue.pull === null && issue.title.startsWith(start));
  if (found === undefined) throw new Error(`no issue ${start}`);
  return found;
};
const labels = (start: string) =>
  issueOf(start)
    .labels.map((label) => label.name)
    .sort();
/** The plan as the pull request of write-back has it, or as it stands when there is none. */
const written = async (): Promise<string> => {
  const branch = w.repository.refs.has("refs/heads/plansync/write-back") ? "plansync/write-back" : "main";
  const { body } = await w.owner(`GET /repos/${w.name}/contents/PLAN.md?ref=${encodeURIComponent(branch)}`);
  return Buffer.from(String(body.content), "base64").toString("utf8");
};
const said = async (start: string, body: string, by = "dev"): Promise<Ran> => {
  const ran = await w.commented(issueOf(start).number, body, by);
  expect(ran.code, ran.log).toBe(0);
  return ran;
};
const lastComment = (start: string) => w.comments(issueOf(start).number).at(-1) ?? "";
const reactions = (start: string) =>
  issueOf(start).comments.flatMap((comment) => [...comment.reactions].map((reaction) => reaction.content));

describe("slash commands, each in an issue_comment run of the action", () => {
  test("/start puts it in progress, on GitHub and in the plan", async () => {
    await said("B-1", "/start");
    expect(labels("B-1")).toContain("in progress");
    expect(await written()).not.toContain("- [ ] **B-1**");
  });

  test("/done closes it and ticks it", async () => {
    await said("B-1", "/done");
    expect(issueOf("B-1").state).toBe("closed");
    expect(await written()).toContain("- [x] **B-1**");
  });

  test("/reopen opens it again", async () => {
    await said("B-1", "/reopen");
    expect(issueOf("B-1").state).toBe("open");
  });

  test("/block and /unblock set the link and the label", async () => {
    const blocker = issueOf("B-3").number;
    await said("B-4", `/block #${blocker} needs the fins`);
    expect(issueOf("B-4").blockedBy.map((issue) => issue.number)).toEqual([blocker]);
    expect(labels("B-4")).toContain("blocked");
    await said("B-4", `/unblock #${blocker}`);
    expect(issueOf("B-4").blockedBy).toEqual([]);
    expect(labels("B-4")).not.toContain("blocked");
  });

  test("/estimate, /priority and /due are written into the plan", async () => {
    await said("B-3", "/estimate 3d\n/priority P1\n/due 2026-12-01");
    const text = await written();
    const line = text.split("\n").find((one) => one.includes("**B-3**")) ?? "";
    expect(line).toMatch(/3d/);
    expect(text).toMatch(/P1/);
    expect(text).toMatch(/2026-12-01/);
    expect(labels("B-3").join()).toMatch(/priority/i);
  });

  test("/assign assigns", async () => {
    await said("B-4", "/assign @helper");
    expect(issueOf("B-4").assignees.map((user) => user.login)).toEqual(["helper"]);
  });

  test("/split and /link reach the plan or the issue", async () => {
    const before = await written();
    const ran = await said("B-5", "/split Front wheels; Back wheels");
    expect(ran.writes).toBeGreaterThan(0);
    expect(`${await written()}${lastComment("B-5")}`).not.toBe(before);
  });

  test("/plan status, /plan next and /plan help answer in words that a person has read", async () => {
    await said("F-1", "/plan status");
    expectText("plan-status.comment.md", lastComment("F-1"));
    await said("F-1", "/plan next");
    expectText("plan-next.comment.md", lastComment("F-1"));
    await said("F-1", "/plan help");
    expectText("plan-help.comment.md", lastComment("F-1"));
  });

  test("/plan sync brings GitHub in step", async () => {
    w.push({ "PLAN.md": PLAN.replace("Paint", "Paint it red") });
    await said("F-1", "/plan sync");
    expect(issueOf("B-4").title).toBe("B-4: Paint it red");
  });

  test("/plan preview on a pull request renews its comment", async () => {
    const number = await w.open({ "PLAN.md": PLAN.replace("Paint", "Paint it blue") });
    const ran = await w.commented(number, "/plan preview");
    expect(ran.code, ran.log).toBe(0);
    expect(
      w
        .comments(number)
        .some((comment) => comment.startsWith("<!-- plansync:preview -->") && comment.includes("Paint it blue")),
    ).toBe(true);
  });

  test("/plan go and /plan no-go are recorded, by somebody with the right only", async () => {
    await said("Phase 2", "/plan go Phase 2", "helper");
    expect(issueOf("Phase 2").body).not.toContain("plansync:decision");
    await w.as("acme")(`POST /repos/${w.name}/issues/${issueOf("Phase 2").number}/comments`, { body: "hm" });
    await said("Phase 2", "/plan no-go Phase 2 not tested", "acme");
    expect(issueOf("Phase 2").body).toContain("plansync:decision");
    expect(issueOf("Phase 2").body).toContain("No-go");
  });

  test("several in one comment are done in order, an unknown one is answered with the nearest", async () => {
    await said("F-1", "/dne");
    expect(lastComment("F-1")).toContain("/done");
    expect(issueOf("F-1").state).toBe("open");
  });

  test("from somebody without the right are refused politely, once, and change nothing", async () => {
    const before = issueOf("B-2").state;
    await said("B-2", "/done", "reader");
    expect(issueOf("B-2").state).toBe(before);
    const comments = w.comments(issueOf("B-2").number).filter((comment) => !comment.startsWith("/"));
    expect(comments).toHaveLength(1);
    expectText("refused.comment.md", comments[0] ?? "");
    expect(reactions("B-2")).toContain("-1");
  });
});
