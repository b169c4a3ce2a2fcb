import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { expectText } from "./texts.ts";
import { aWorld, type World } from "./workflow.ts";

const PLAN = `# Launch

## Phase 1: Build

- [ ] **B-1** Engine ~2d
- [ ] **B-2** Tank ~1d (depends on B-1)
- [ ] **B-3** Fins

## Phase 2: Fly

- [ ] **F-1** Countdown (depends on B-2)
`;

let world: World;
afterEach(() => world?.close());
const start = async (files: Record<string, string> = { "PLAN.md": PLAN }, options = {}) => {
  world = await aWorld(files, options);
  return world;
};
/** A repository whose plan is mirrored. */
const mirrored = async (files: Record<string, string> = { "PLAN.md": PLAN }) => {
  const w = await start(files);
  const ran = await w.pushed();
  expect(ran.code, ran.log).toBe(0);
  return w;
};
const numberOf = (w: World, start: string) => w.issues().find((issue) => issue.title.startsWith(start))?.number ?? 0;
const checksText = (w: World, sha: string) =>
  [...w.repository.checkRuns.values()]
    .filter((check) => check.headSha === sha)
    .map((check) => {
      const annotations = check.annotations.map((one) => `- ${JSON.stringify(one)}`).join("\n");
      return `# ${check.name}: ${check.conclusion}\n\n## ${check.title}\n\n${check.summary}\n${check.text ?? ""}\n${annotations}`;
    })
    .join("\n\n---\n\n");
const errors = (ran: { commands: readonly { name: string; message: string }[] }) =>
  ran.commands.filter((command) => command.name === "error").map((command) => command.message);
const notices = (ran: { commands: readonly { name: string; message: string }[] }) =>
  ran.commands.filter((command) => command.name === "notice").map((command) => command.message);

describe("a push to the default branch", () => {
  test("makes issues, milestones, blockers and checks, and tells it as outputs and summary", async () => {
    const w = await start();
    const ran = await w.pushed();
    expect(ran.code, ran.log).toBe(0);
    expect(w.titles().sort()).toEqual([
      "B-1: Engine",
      "B-2: Tank",
      "B-3: Fins",
      "F-1: Countdown",
      "Launch",
      "Phase 1: Build",
      "Phase 2: Fly",
    ]);
    expect(ran.outputs).toMatchObject({
      created: "7",
      closed: "0",
      blocked: "2",
      changed: "true",
      failed: "0",
      drift: "0",
    });
    expect(JSON.parse(ran.outputs.ready ?? "").include.map((task: { title: string }) => task.title)).toEqual([
      "Engine",
      "Fins",
    ]);
    expect(JSON.parse(ran.outputs.result ?? "")).toMatchObject({
      version: 1,
      mode: "apply",
      conclusion: "success",
      plans: ["PLAN.md"],
    });
    expect(ran.summary).toContain("**Created 7 issues, blocked 2, set 2 milestones.**");
    expectText("first-import.summary.md", ran.summary);
    expectText("first-import.checks.md", checksText(w, w.head()));
    expect(Object.keys(w.checks(w.head())).sort()).toEqual([
      "plansync",
      "plansync / PLAN.md",
      "plansync / PLAN.md / Phase 1: Build",
    ]);
    expect(Number(ran.outputs.requests)).toBe(ran.requests);
    expect(w.standin.violations).toEqual([]);
  });

  test("twice on one commit writes nothing and costs a handful of requests", async () => {
    const w = await mirrored();
    const again = await w.pushed();
    expect(again.code).toBe(0);
    expect(again.writes).toBe(0);
    expect(again.requests).toBeLessThanOrEqual(6);
    expect(again.summary).toContain("Everything in step: 7 issues.");
    expect(again.outputs.changed).toBe("false");
  });

  test("with a configuration costs no request more", async () => {
    const w = await mirrored({ "PLAN.md": PLAN, ".github/plansync.yml": "phase-checks: all\n" });
    const again = await w.pushed();
    expect(again.writes).toBe(0);
    expect(again.requests).toBeLessThanOrEqual(6);
  });

  test("of a commit that leaves the plans alone adds only its checks", async () => {
    const w = await mirrored();
    const sha = w.push({ "src/x.ts": "1" });
    const ran = await w.pushed();
    expect(ran.outputs.changed).toBe("false");
    expect(Object.keys(w.checks(sha))).toHaveLength(3);
    expect(ran.writes).toBe(3);
  });

  test("takes plans from the checkout where it holds the commit's own bytes, and only there", async () => {
    const w = await mirrored();
    const asked = w.standin.log.entries.length;
    const kept = await w.pushed({ checkout: { "PLAN.md": PLAN } });
    expect(kept.requests).toBeLessThanOrEqual(4);
    expect(kept.writes).toBe(0);
    const changed = await w.pushed({
      checkout: { "PLAN.md": `${PLAN}\n- [ ] **X-1** Smuggled\n`, "TODO.md": "- [ ] Not committed" },
    });
    expect(changed.writes).toBe(0);
    expect(w.titles()).toHaveLength(7);
    expect(w.standin.log.entries.length).toBeGreaterThan(asked);
  });

  test("closes what is done, renames what was reworded, and closes what left as not planned", async () => {
    const w = await mirrored();
    w.push({
      "PLAN.md": PLAN.replace("- [ ] **B-1** Engine", "- [x] **B-1** Engine")
        .replace("Tank", "Fuel tank")
        .replace("- [ ] **B-3** Fins\n", ""),
    });
    const ran = await w.pushed();
    expect(ran.code, ran.log).toBe(0);
    const state = Object.fromEntries(w.issues().map((issue) => [issue.title, [issue.state, issue.stateReason]]));
    expect(state["B-1: Engine"]).toEqual(["closed", "completed"]);
    expect(state["B-3: Fins"]).toEqual(["closed", "not_planned"]);
    expect(state["B-2: Fuel tank"]).toEqual(["open", null]);
    expect(ran.outputs).toMatchObject({ closed: "2", renamed: "1", created: "0" });
  });

  test("that waited for another one applies the branch as it stands now, not the older commit", async () => {
    const w = await mirrored();
    const old = w.head();
    w.push({ "PLAN.md": PLAN.replace("Fins", "Wings") });
    await w.pushed();
    const late = await w.pushed({ sha: old });
    expect(late.writes).toBe(0);
    expect(w.titles()).toContain("B-3: Wings");
  });

  test("that was reverted brings the issue's title back and makes no second one", async () => {
    const w = await mirrored();
    w.push({ "PLAN.md": PLAN.replace("Fins", "Wings") });
    await w.pushed();
    w.push({ "PLAN.md": PLAN }, { message: 'Revert "Wings"' });
    await w.pushed();
    expect(w.titles().filter((title) => title.startsWith("B-3"))).toEqual(["B-3: Fins"]);
  });

  test("that renames the plan keeps every issue", async () => {
    const w = await mirrored();
    const before = w.issues().map((issue) => issue.number);
    w.push({ "PLAN.md": null, "docs/launch-plan.md": PLAN });
    const ran = await w.pushed();
    expect(ran.code, ran.log).toBe(0);
    expect(w.issues().map((issue) => issue.number)).toEqual(before);
    expect(w.issues().filter((issue) => issue.state === "closed")).toEqual([]);
  });

  test("that deletes a branch, or of a tag, does nothing", async () => {
    const w = await start();
    for (const [payload, ref] of [
      [{ ref: "refs/heads/x", deleted: true }, "refs/heads/x"],
      [{ ref: "refs/tags/v1" }, "refs/tags/v1"],
    ] as const) {
      const ran = await w.run("push", payload, { ref });
      expect(ran.code).toBe(0);
      expect(ran.requests).toBe(0);
      expect(ran.outputs.created).toBe("0");
    }
  });

  test("without any plan succeeds and says where it looked", async () => {
    const w = await start({ "README.md": "Hello" });
    const ran = await w.pushed();
    expect(ran.code).toBe(0);
    expect(notices(ran).join()).toMatch(/No plan found\. Looked for: PLAN\.md, .*ROADMAP\.md/);
    expectText("no-plan.log.txt", ran.log);
    expect(ran.writes).toBe(0);
    expect(ran.outputs).toMatchObject({ created: "0", changed: "false" });
  });
});

describe("big changes ask first", () => {
  const many = `# Many\n\n${Array.from({ length: 12 }, (_, n) => `- [ ] **M-${n}** Task number ${n}`).join("\n")}\n`;

  test("more creates than allowed stop with a message that says how to allow them", async () => {
    const w = await start({ "PLAN.md": many });
    const ran = await w.pushed({ inputs: { "max-creates": "5" } });
    expect(ran.code).toBe(1);
    expect(w.titles()).toEqual([]);
    expect(errors(ran).join()).toMatch(/creat/i);
    expect(ran.summary).toContain("Nothing is written yet");
    expectText("too-many-creates.summary.md", ran.summary);
    expectText("too-many-creates.log.txt", ran.log);
    expect(w.checks(w.head()).plansync?.conclusion).toBe("action_required");
  });

  test("the input, the commit's trailer or the merged pull request's label allow it", async () => {
    for (const how of ["input", "trailer", "label"] as const) {
      const w = await start({ "README.md": "x", ".github/plansync.yml": "limits: { max-creates: 5 }\n" });
      if (how === "label") {
        const number = await w.open({ "PLAN.md": many });
        await w.owner(`POST /repos/${w.name}/issues/${number}/labels`, { labels: ["plansync:allow-creates"] });
        const merged = await w.owner(`PUT /repos/${w.name}/pulls/${number}/merge`, { merge_method: "squash" });
        expect(merged.status).toBe(200);
      } else
        w.push(
          { "PLAN.md": many },
          { message: how === "trailer" ? "Plan it all\n\nPlansync-Allow: creates" : "Plan it all" },
        );
      const ran = await w.pushed(how === "input" ? { inputs: { allow: "creates" } } : {});
      expect(ran.code, `${how}: ${ran.log}`).toBe(0);
      expect(w.titles("open").length, how).toBeGreaterThanOrEqual(12);
      await w.close();
    }
  });

  test("deleting the only plan stops, and closes its issues as not planned once that is allowed", async () => {
    const w = await mirrored();
    w.push({ "PLAN.md": null, "README.md": "x" });
    const ran = await w.pushed();
    expect(ran.code).toBe(1);
    expect(w.titles("closed")).toEqual([]);
    expect(errors(ran).join()).toContain("Plansync-Allow: closes");
    const allowed = await w.pushed({ inputs: { allow: "closes" } });
    expect(allowed.code, allowed.log).toBe(0);
    expect(new Set(w.issues().map((issue) => issue.stateReason))).toEqual(new Set(["not_planned"]));
  });

  test("closing most of the issues at once stops too", async () => {
    const w = await mirrored();
    w.push({ "PLAN.md": "# Launch\n\n## Phase 1: Build\n\n- [ ] **B-1** Engine\n" });
    const ran = await w.pushed();
    expect(ran.code).toBe(1);
    expect(w.titles("closed")).toEqual([]);
  });
});

describe("a configuration with mistakes", () => {
  test("is told at its line with the nearest key, and nothing is written", async () => {
    const w = await start({ "PLAN.md": PLAN, ".github/plansync.yml": "prefer: plan\nplan: docs/secret.md\n" });
    const ran = await w.pushed();
    expect(ran.code).toBe(1);
    const annotation = ran.commands.find((command) => command.properties.includes("file=.github/plansync.yml"));
    expect(annotation?.properties).toContain("line=2");
    expect(annotation?.properties).toContain("expected `plans`");
    expectText("configuration.log.txt", ran.log);
    expect(ran.writes).toBe(0);
    expect(w.titles()).toEqual([]);
  });

  test("that is no YAML is told at its line", async () => {
    const w = await start({ "PLAN.md": PLAN, ".github/plansync.yml": "plans: [a.md\n" });
    const ran = await w.pushed();
    expect(ran.code).toBe(1);
    expect(ran.commands.some((command) => command.properties.includes("file=.github/plansync.yml"))).toBe(true);
    expect(ran.writes).toBe(0);
  });

  test("an input with a value that it cannot have is named", async () => {
    const w = await start();
    for (const [name, value] of [
      ["mode", "destroy"],
      ["max-creates", "lots"],
      ["plans", "../../etc/*.md"],
      ["allow", "everything"],
      ["checks", "yes"],
    ] as const) {
      const ran = await w.pushed({ inputs: { [name]: value } });
      expect(ran.code).toBe(1);
      expect(errors(ran).join()).toContain(`for the input \`${name}\``);
      expect(ran.requests).toBe(0);
    }
  });
});

describe("a token without a permission", () => {
  test("to write issues: one error that names it and shows the lines to add", async () => {
    const w = await start();
    const ran = await w.pushed({
      permissions: { contents: "read", issues: "read", checks: "write", "pull-requests": "read" },
    });
    expect(ran.code).toBe(1);
    expect(errors(ran)).toHaveLength(1);
    expect(errors(ran)[0]).toContain("permissions:\n  contents: read\n  issues: write");
    expectText("no-permission.log.txt", ran.log);
    expect(w.titles()).toEqual([]);
  });

  test("to write checks: the issues are made all the same, and it is told", async () => {
    const w = await start();
    const ran = await w.pushed({
      permissions: { contents: "read", issues: "write", "pull-requests": "read", checks: "read" },
    });
    expect(w.titles()).toHaveLength(7);
    expect(errors(ran).concat(notices(ran)).join("\n")).toMatch(/checks: write/);
  });

  test("to read contents: nothing is written", async () => {
    const w = await start();
    const ran = await w.pushed({ permissions: { issues: "write" } });
    expect(ran.code).toBe(1);
    expect(ran.writes).toBe(0);
    expect(errors(ran).join("\n")).toMatch(/contents: read/);
  });

  test("at all: one error that says so", async () => {
    const w = await start();
    const ran = await w.pushed({ inputs: { token: "" } });
    expect(ran.code).toBe(1);
    expect(errors(ran).join()).toContain("No token");
    expect(ran.requests).toBe(0);
  });
});

describe("a pull request", () => {
  const changed = PLAN.replace("Tank", "Fuel tank")
    .replace("- [ ] **B-1**", "- [x] **B-1**")
    .replace("- [ ] **F-1**", "- [ ] **F-2** Ignition (depends on F-1)\n- [ ] **F-1**");

  test("gets one comment that says in words what merging would change, and no issue is touched", async () => {
    const w = await mirrored();
    const before = w.issues();
    const number = await w.open({ "PLAN.md": changed });
    const ran = await w.pulled(number, { action: "opened" });
    expect(ran.code, ran.log).toBe(0);
    const [comment = "", ...more] = w.comments(number);
    expect(more).toEqual([]);
    expect(comment).toContain("### Plansync: merging creates 1 issue, closes 1, renames 1");
    expect(comment).toContain("B-2: Tank → **B-2: Fuel tank**");
    expect(comment).toContain("```mermaid");
    expect(comment.length).toBeLessThan(65_536);
    expectText("pull-request.comment.md", comment);
    expectText("pull-request.summary.md", ran.summary);
    expect(ran.summary).toContain("Merging creates 1 issue, closes 1, renames 1");
    expect(w.issues()).toEqual(before);
    expect(ran.outputs).toMatchObject({ created: "1", closed: "1", renamed: "1" });
  });

  test("that is pushed to again has its comment edited in place, and written only when it changed", async () => {
    const w = await mirrored();
    const number = await w.open({ "PLAN.md": changed }, { branch: "topic" });
    await w.pulled(number);
    const same = await w.pulled(number);
    expect(same.writes).toBe(0);
    w.push({ "PLAN.md": changed.replace("Fins", "Wings") }, { branch: "topic" });
    await w.pulled(number);
    expect(w.comments(number)).toHaveLength(1);
    expect(w.comments(number)[0]).toContain("renames 2");
  });

  test("that no longer changes anything loses its comment", async () => {
    const w = await mirrored();
    const number = await w.open({ "PLAN.md": changed }, { branch: "topic" });
    await w.pulled(number);
    w.push({ "PLAN.md": PLAN }, { branch: "topic" });
    await w.pulled(number);
    expect(w.comments(number)).toEqual([]);
  });

  test("that leaves the plans alone gets no comment, but its check", async () => {
    const w = await mirrored();
    const number = await w.open({ "src/x.ts": "1" }, { branch: "topic" });
    const ran = await w.pulled(number);
    expect(w.comments(number)).toEqual([]);
    expect(w.checks(w.head("topic")).plansync?.conclusion).toBe("success");
    expect(ran.outputs.changed).toBe("false");
  });

  test("finds its comment behind 250 others, and never takes somebody else's for its own", async () => {
    const w = await mirrored();
    const number = await w.open({ "PLAN.md": changed }, { branch: "topic" });
    await w.as("reader")(`POST /repos/${w.name}/issues/${number}/comments`, {
      body: "<!-- plansync:preview -->\nMine.",
    });
    await w.pulled(number);
    for (let i = 0; i < 250; i++)
      await w.owner(`POST /repos/${w.name}/issues/${number}/comments`, { body: `Comment ${i}` });
    w.push({ "PLAN.md": changed.replace("Fins", "Wings") }, { branch: "topic" });
    await w.pulled(number);
    const ours = w.comments(number).filter((comment) => comment.startsWith("<!-- plansync:preview -->"));
    expect(ours).toHaveLength(2);
    expect(ours[0]).toBe("<!-- plansync:preview -->\nMine.");
    expect(ours[1]).toContain("renames 2");
  });

  test("with a mistake in the plan has a failing check with annotations on its lines", async () => {
    const w = await mirrored();
    const number = await w.open(
      { "PLAN.md": PLAN.replace("**B-1** Engine ~2d", "**B-1** Engine ~2d (depends on B-2)") },
      { branch: "topic" },
    );
    const ran = await w.pulled(number);
    expect(ran.code, ran.log).toBe(0);
    const check = w.checks(w.head("topic")).plansync;
    expect(check?.conclusion).toBe("failure");
    expect(check?.annotations).toBeGreaterThan(0);
    expectText("mistake.checks.md", checksText(w, w.head("topic")));
    expectText("mistake.comment.md", w.comments(number)[0] ?? "");
  });

  test("with more findings than one request carries has all of them as annotations", async () => {
    const w = await mirrored();
    const lines = Array.from({ length: 130 }, (_, n) => `- [ ] **X-${n}** Thing ${n} (depends on X-${n})`);
    await w.open({ "PLAN.md": `${PLAN}\n${lines.join("\n")}\n` }, { branch: "topic" });
    const number = [...w.repository.issues.values()].find((issue) => issue.pull !== null)?.number ?? 0;
    const ran = await w.pulled(number);
    expect(ran.code, ran.log).toBe(0);
    expect(w.checks(w.head("topic")).plansync?.annotations).toBeGreaterThanOrEqual(130);
    const again = await w.pulled(number);
    expect(again.writes).toBe(0);
  });

  test("from a fork is told in summary and annotations, and never with a red 403", async () => {
    const w = await mirrored();
    const number = await w.open({ "PLAN.md": changed });
    const ran = await w.pulled(number, { fork: "stranger/rocket" });
    expect(ran.code, ran.log).toBe(0);
    expect(ran.writes).toBe(0);
    expect(w.comments(number)).toEqual([]);
    expect(ran.summary).toContain("Merging creates 1 issue, closes 1, renames 1");
    expect(notices(ran).join()).toContain("comes from a fork");
    expectText("fork.log.txt", ran.log);
    expect(errors(ran)).toEqual([]);
  });

  test("from a fork by pull_request_target is commented on, with the configuration of the default branch", async () => {
    const w = await mirrored({ "PLAN.md": PLAN, ".github/plansync.yml": "limits: { max-creates: 50 }\n" });
    const number = await w.open({ "PLAN.md": changed, ".github/plansync.yml": "plan: nonsense\n" });
    const ran = await w.pulled(number, {
      fork: "stranger/rocket",
      event: "pull_request_target",
      sha: w.head(),
      ref: "refs/heads/main",
    });
    expect(ran.code, ran.log).toBe(0);
    expect(w.comments(number)[0]).toContain("merging creates 1 issue, closes 1, renames 1");
  });

  test("with a token that may not comment says so and goes on", async () => {
    const w = await mirrored();
    const number = await w.open({ "PLAN.md": changed });
    const ran = await w.pulled(number, {
      permissions: { contents: "read", issues: "read", checks: "write", "pull-requests": "read" },
    });
    expect(ran.code, ran.log).toBe(0);
    expect(notices(ran).join()).toContain("pull-requests: write");
    expect(ran.summary).toContain("Merging creates 1 issue");
  });

  test("whose branch fell behind does not look as if it took back what the base has got since", async () => {
    const w = await mirrored({
      "PLAN.md": PLAN,
      "docs/other-plan.md": "# Other\n\n- [ ] **O-1** One\n- [ ] **O-2** Two\n",
    });
    const number = await w.open({ "PLAN.md": changed });
    w.push({ "docs/other-plan.md": "# Other\n\n- [ ] **O-1** One\n- [ ] **O-2** Two\n- [ ] **O-3** Three\n" });
    await w.pushed();
    await w.pulled(number);
    expect(w.comments(number)[0]).toContain("merging creates 1 issue, closes 1, renames 1");
    expect(w.comments(number)[0]).not.toContain("O-3");
  });

  test("that is merged is applied by the push that it makes", async () => {
    const w = await mirrored();
    const number = await w.open({ "PLAN.md": changed });
    const preview = await w.pulled(number);
    await w.owner(`PUT /repos/${w.name}/pulls/${number}/merge`, {});
    const closed = await w.pulled(number, { action: "closed" });
    expect(closed.requests).toBe(0);
    const ran = await w.pushed();
    expect(ran.code, ran.log).toBe(0);
    for (const name of ["created", "closed", "renamed"]) expect(ran.outputs[name], name).toBe(preview.outputs[name]);
  });

  test("two on one plan each say what they would change, and the second is right after the first is merged", async () => {
    const w = await mirrored();
    const first = await w.open({ "PLAN.md": PLAN.replace("Fins", "Wings") });
    const second = await w.open({ "PLAN.md": PLAN.replace("Countdown", "Count down") });
    await w.pulled(first);
    await w.pulled(second);
    expect(w.comments(first)[0]).toContain("Fins → **B-3: Wings**");
    expect(w.comments(second)[0]).toContain("Countdown → **F-1: Count down**");
    expect(w.comments(second)[0]).not.toContain("Wings");
  });

  test("whose merge commit GitHub has not made yet is read at its head", async () => {
    const w = await mirrored();
    const number = await w.open({ "PLAN.md": changed });
    const ran = await w.pulled(number, { sha: "0123456789abcdef0123456789abcdef01234567" });
    expect(ran.code, ran.log).toBe(0);
    expect(w.comments(number)[0]).toContain("merging creates 1 issue, closes 1, renames 1");
  });

  test("into another branch than the default one is left alone", async () => {
    const w = await mirrored();
    const number = await w.open({ "PLAN.md": changed });
    const ran = await w.run("pull_request", {
      number,
      pull_request: { number, head: { sha: "a".repeat(40), repo: { full_name: w.name } }, base: { ref: "release" } },
    });
    expect(ran.code).toBe(0);
    expect(ran.requests).toBe(0);
  });

  test("with 300 changed files and comments off still has its summary", async () => {
    const w = await mirrored({ "PLAN.md": PLAN, ".github/plansync.yml": "comment: false\n" });
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`src/file-${n}.ts`, String(n)]));
    const number = await w.open({ ...files, "PLAN.md": changed });
    const ran = await w.pulled(number);
    expect(ran.code, ran.log).toBe(0);
    expect(w.comments(number)).toEqual([]);
    expect(ran.summary).toContain("Merging creates 1 issue");
  });
});

describe("a pull request that finishes a task whose blockers are open", () => {
  test("fails with which and why, and turns green when the last one is closed", async () => {
    const w = await mirrored();
    const number = await w.open({ "src/tank.ts": "1" }, { branch: "topic", body: `Closes #${numberOf(w, "B-2")}` });
    await w.pulled(number);
    const sha = w.head("topic");
    expect(w.checks(sha)["plansync / blockers"]?.conclusion).toBe("failure");
    expectText("blocked-pull-request.checks.md", checksText(w, sha));
    const blocker = numberOf(w, "B-1");
    await w.owner(`PATCH /repos/${w.name}/issues/${blocker}`, { state: "closed", state_reason: "completed" });
    const ran = await w.run("issues", { action: "closed", issue: { number: blocker } });
    expect(ran.code, ran.log).toBe(0);
    expect(w.checks(sha)["plansync / blockers"]?.conclusion).toBe("success");
  });

  test("is renewed by the schedule too", async () => {
    const w = await mirrored();
    const number = await w.open({ "src/tank.ts": "1" }, { branch: "topic", body: `Task: B-2` });
    await w.pulled(number);
    expect(w.checks(w.head("topic"))["plansync / blockers"]?.conclusion).toBe("failure");
    await w.owner(`PATCH /repos/${w.name}/issues/${numberOf(w, "B-1")}`, {
      state: "closed",
      state_reason: "completed",
    });
    await w.run("schedule", {}, { inputs: { "fail-on-drift": "false" } });
    expect(w.checks(w.head("topic"))["plansync / blockers"]?.conclusion).toBe("success");
  });
});

describe("a push to another branch", () => {
  test("has its checks and touches no issue", async () => {
    const w = await mirrored();
    const before = w.issues();
    const sha = w.push({ "PLAN.md": PLAN.replace("Fins", "Wings") }, { branch: "topic" });
    const ran = await w.run("push", { ref: "refs/heads/topic" }, { ref: "refs/heads/topic", sha });
    expect(ran.code, ran.log).toBe(0);
    expect(w.issues()).toEqual(before);
    expect(Object.keys(w.checks(sha))).toContain("plansync / PLAN.md");
  });

  test("is no reason to reopen what a force-push took away", async () => {
    const w = await mirrored();
    const first = w.head();
    w.push({ "PLAN.md": PLAN.replace("- [ ] **B-3**", "- [x] **B-3**") });
    await w.pushed();
    w.repository.refs.set("refs/heads/main", first);
    const ran = await w.pushed();
    expect(ran.code, ran.log).toBe(0);
    expect(w.issues().filter((issue) => issue.title === "B-3: Fins")).toHaveLength(1);
  });
});

describe("results as commit statuses, or not at all", () => {
  test("statuses carry the conclusion, and are not written twice", async () => {
    const w = await start();
    const ran = await w.pushed({ inputs: { checks: "statuses" } });
    expect(ran.code, ran.log).toBe(0);
    expect(w.checks(w.head())).toEqual({});
    const again = await w.pushed({ inputs: { checks: "statuses" } });
    expect(again.writes).toBe(0);
  });

  test("off means none", async () => {
    const w = await start();
    const ran = await w.pushed({ inputs: { checks: "off" } });
    expect(ran.code).toBe(0);
    expect(w.checks(w.head())).toEqual({});
  });
});

describe("a schedule", () => {
  test("finds no drift where there is none, and writes nothing", async () => {
    const w = await mirrored();
    const ran = await w.run("schedule", { schedule: "0 5 * * *" });
    expect(ran.code, ran.log).toBe(0);
    expect(ran.writes).toBe(0);
    expect(ran.outputs.drift).toBe("0");
  });

  test("finds what somebody changed on GitHub, says it and fails, and writes nothing", async () => {
    const w = await mirrored();
    await w.owner(`PATCH /repos/${w.name}/issues/${numberOf(w, "B-3")}`, { title: "B-3: Wings by hand" });
    const ran = await w.run("schedule", {});
    expect(ran.writes).toBe(0);
    expect(ran.summary).toContain("Wings by hand");
    expectText("drift.summary.md", ran.summary);
    const allowed = await w.run("schedule", {}, { inputs: { "fail-on-drift": "false" } });
    expect(allowed.code, allowed.log).toBe(0);
  });
});

describe("by hand and by other events", () => {
  test("workflow_dispatch applies", async () => {
    const w = await start();
    const ran = await w.run("workflow_dispatch", { inputs: {} });
    expect(ran.code, ran.log).toBe(0);
    expect(w.titles()).toHaveLength(7);
  });

  test("mode: preview never writes, whatever the event", async () => {
    const w = await start();
    for (const event of ["push", "workflow_dispatch", "schedule"]) {
      const ran = await w.run(event, { ref: "refs/heads/main" }, { inputs: { mode: "preview" } });
      expect(ran.code, ran.log).toBe(0);
      expect(ran.writes).toBe(0);
      expect(ran.outputs.created).toBe("7");
    }
    expect(w.titles()).toEqual([]);
  });

  test("closing an issue by hand ticks the box in the plan by a pull request", async () => {
    const w = await mirrored();
    const number = numberOf(w, "B-3");
    await w.owner(`PATCH /repos/${w.name}/issues/${number}`, { state: "closed", state_reason: "completed" });
    const ran = await w.run("issues", { action: "closed", issue: { number } });
    expect(ran.code, ran.log).toBe(0);
    const pulls = [...w.repository.issues.values()].filter((issue) => issue.pull !== null);
    expect(pulls).toHaveLength(1);
    expectText("closed-by-hand.summary.md", ran.summary);
    expect(ran.summary).toContain(`/issues/${pulls[0]?.number}`);
    expect(w.issues().find((issue) => issue.number === number)?.state).toBe("closed");
  });

  test("a label or a milestone event only brings back what is ours", async () => {
    const w = await mirrored();
    for (const event of ["label", "milestone"]) {
      const ran = await w.run(event, { action: "edited" });
      expect(ran.code, ran.log).toBe(0);
      expect(ran.writes).toBe(0);
    }
  });
});

describe("two jobs: one that may read previews, one that may write applies", () => {
  test("exactly that change set", async () => {
    const w = await start();
    const preview = await w.run(
      "workflow_dispatch",
      {},
      { inputs: { mode: "preview" }, permissions: { contents: "read", issues: "read", "pull-requests": "read" } },
    );
    expect(preview.code, preview.log).toBe(0);
    const ran = await w.run(
      "workflow_dispatch",
      {},
      { inputs: { mode: "apply", "change-set": preview.outputs["change-set"] ?? "" } },
    );
    expect(ran.code, ran.log).toBe(0);
    expect(ran.outputs.created).toBe("7");
  });

  test("or refuses because the world has moved", async () => {
    const w = await start();
    const preview = await w.run("workflow_dispatch", {}, { inputs: { mode: "preview" } });
    w.push({ "PLAN.md": `${PLAN}- [ ] **F-9** Landing\n` });
    const ran = await w.run(
      "workflow_dispatch",
      {},
      { inputs: { mode: "apply", "change-set": preview.outputs["change-set"] ?? "" } },
    );
    expect(ran.code).toBe(1);
    expect(errors(ran).join()).toContain("The world has moved");
    expectText("moved.log.txt", ran.log);
    expect(ran.writes).toBe(0);
  });

  test("or refuses a file that is none", async () => {
    const w = await start();
    const ran = await w.run("workflow_dispatch", {}, { inputs: { "change-set": "/etc/hostname" } });
    expect(ran.code).toBe(1);
    expect(ran.writes).toBe(0);
  });
});

describe("comments", () => {
  test("without a command cost no request", async () => {
    const w = await mirrored();
    const ran = await w.commented(numberOf(w, "B-1"), "Looks good to me. See a/b and `/done`.");
    expect(ran.code).toBe(0);
    expect(ran.requests).toBe(0);
  });

  test("/done closes the issue and ticks the plan by a pull request", async () => {
    const w = await mirrored();
    const number = numberOf(w, "B-3");
    const ran = await w.commented(number, "/done");
    expect(ran.code, ran.log).toBe(0);
    expect(w.issues().find((issue) => issue.number === number)?.state).toBe("closed");
  });

  test("of outsiders change nothing", async () => {
    const w = await mirrored();
    const before = w.issues();
    const ran = await w.commented(numberOf(w, "B-3"), "/done", "stranger");
    expect(ran.code, ran.log).toBe(0);
    expect(w.issues()).toEqual(before);
  });

  test("that are edited, quoted or in code change nothing", async () => {
    const w = await mirrored();
    const number = numberOf(w, "B-3");
    for (const [body, action] of [
      ["/done", "edited"],
      ["> /done", "created"],
      ["```\n/done\n```", "created"],
      ["<!--\n/done\n-->", "created"],
    ] as const) {
      const ran = await w.commented(number, body, "dev", { action });
      expect(ran.code, ran.log).toBe(0);
      expect(w.issues().find((issue) => issue.number === number)?.state, body).toBe("open");
    }
  });

  test("/plan status answers, and /plan help lists what there is", async () => {
    const w = await mirrored();
    const number = numberOf(w, "B-1");
    await w.commented(number, "/plan status");
    await w.commented(number, "/plan help");
    expect(w.comments(number).length).toBeGreaterThanOrEqual(4);
    expect(w.comments(number).join("\n")).toContain("/estimate");
  });
});

describe("the status page", () => {
  test("is a file that says how far the plans are, and holds nothing that runs", async () => {
    const w = await start({ "PLAN.md": PLAN.replace("Fins", 'Fins <script>alert(1)</script> & "quotes"') });
    const ran = await w.pushed({ inputs: { page: "site/plans.html" } });
    expect(ran.code, ran.log).toBe(0);
    const page = ran.file("site/plans.html");
    expect(page).toContain("<h1>Plans of acme/rocket</h1>");
    expect(page).toContain("Fins alert(1) &amp; &quot;quotes&quot;");
    expect(page).not.toContain("<script");
    expect(page).toContain("Critical path: ");
    expect(page.replace(/as of [\d-]+/, "")).toContain("0 of 4 tasks done");
  });

  test("is never written outside of the checkout", async () => {
    const w = await start();
    const ran = await w.pushed({ inputs: { page: "../../outside.html" } });
    expect(ran.code).toBe(1);
    expect(ran.requests).toBe(0);
  });
});

describe("servers and failures", () => {
  test("a server without GraphQL, sub-issues and dependencies gets the rest, and it is said once", async () => {
    const w = await start({ "PLAN.md": PLAN }, { profile: "ghes-old" });
    const ran = await w.pushed();
    expect(ran.code, ran.log).toBe(0);
    expect(w.titles()).toHaveLength(7);
    const again = await w.pushed();
    expect(again.writes).toBe(0);
  });

  test("a runner behind a proxy reaches GitHub through it", async () => {
    const w = await start();
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on("connect", (request, client, head) => {
      asked.push(request.url ?? "");
      const upstream = connect(Number(new URL(w.standin.url).port), "127.0.0.1", () => {
        client.write("HTTP/1.1 200 Connection established\r\n\r\n");
        upstream.write(head);
        upstream.pipe(client).pipe(upstream);
      });
      upstream.on("error", () => client.destroy());
      client.on("error", () => upstream.destroy());
    });
    await new Promise<void>((ready) => proxy.listen(0, "127.0.0.1", ready));
    const { port } = proxy.address() as AddressInfo;
    const address = `http://github.proxied.test:${new URL(w.standin.url).port}`;
    const ran = await w.pushed({ environment: { GITHUB_API_URL: address, http_proxy: `http://127.0.0.1:${port}` } });
    proxy.close();
    expect(ran.code, ran.log).toBe(0);
    expect(w.titles()).toHaveLength(7);
    expect(new Set(asked)).toEqual(new Set([new URL(address).host]));
  });

  test("a server that is not there is told in one error", async () => {
    const w = await start();
    const ran = await w.pushed({ environment: { GITHUB_API_URL: "http://127.0.0.1:9" }, inputs: {} });
    expect(ran.code).toBe(1);
    expect(errors(ran)).toHaveLength(1);
  });

  test("no workflow run at all is told with what to do", async () => {
    const w = await start();
    const ran = await w.pushed({ environment: { GITHUB_REPOSITORY: "" } });
    expect(ran.code).toBe(1);
    expect(errors(ran).join()).toContain("GITHUB_REPOSITORY");
  });

  test("an event's file that is cut off is told", async () => {
    const w = await start();
    const ran = await w.pushed({ environment: { GITHUB_EVENT_PATH: "/nonexistent/event.json" } });
    expect(ran.code).toBe(1);
    expect(errors(ran)).toHaveLength(1);
  });
});
