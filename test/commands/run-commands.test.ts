import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { push } from "../standin/index.ts";
import { createComment } from "../standin/world/comments.ts";
import { createIssue } from "../standin/world/issues.ts";
import { createPull, mergePull } from "../standin/world/pulls.ts";
import { aTown, type Town } from "./tools.ts";

const PLAN = `# Tides

## Phase 1: Ground

| ID | Task | Status | Owner | Estimate | Priority | Due | Depends on |
|----|------|--------|-------|----------|----------|-----|------------|
| A1 | Survey | todo | | 2h | P2 | | - |
| A2 | Dig | todo | | 4h | | | A1 |

**Success criteria**

- [ ] Nobody has called

GO/NO-GO decision for Phase 2.

## Phase 2: House

| ID | Task | Status | Owner | Estimate | Priority | Due | Depends on |
|----|------|--------|-------|----------|----------|-----|------------|
| B1 | Frame | todo | | | | | A2 |
| B2 | Roof | done | | | | | - |

## Notes

### B1: Frame

- [ ] Cut
- [x] Join
`;

let town: Town;
beforeEach(async () => {
  town = await aTown(PLAN);
});
afterEach(async () => {
  expect(town.standin.violations).toEqual([]);
  expect(town.standin.failures).toEqual([]);
  await town.standin.close();
});

/** How an answer names an issue: linked by a host that leaves no mention behind. */
const link = (title: string) =>
  `[#\u200B${town.issue(title).number}](https://redirect.github.com/octo/plans/issues/${town.issue(title).number})`;
const labels = (title: string) =>
  town
    .issue(title)
    .labels.map((label) => label.name)
    .sort();

describe("each command changes GitHub and the plan:", () => {
  it("/start", async () => {
    const said = await town.says("ann", town.issue("Survey"), "/start");
    expect(said).toMatchObject({ reactions: ["eyes", "rocket"], answer: null });
    expect(labels("Survey")).toContain("in progress");
    expect(town.issue("Survey").assignees.map((one) => one.login)).toEqual(["ann"]);
    expect(town.proposed()).toEqual({
      out: ["| A1 | Survey | todo | | 2h | P2 | | - |"],
      in: ["| A1 | Survey | in progress | @ann | 2h | P2 | | - |"],
    });
  });

  it("/start, though something is open before it", async () => {
    const said = await town.says("ann", town.issue("Dig"), "/start");
    expect(said.answer).toBe(`Started, though it still waits for ${link("Survey")}.`);
  });

  it("/done", async () => {
    await town.says("ann", town.issue("Survey"), "/start");
    const said = await town.says("ann", town.issue("Survey"), "/done");
    expect(said).toMatchObject({ reactions: ["eyes", "rocket"], answer: null });
    expect(town.issue("Survey")).toMatchObject({ state: "closed", stateReason: "completed" });
    expect(labels("Survey")).not.toContain("in progress");
    expect(town.proposed().in).toEqual(["| A1 | Survey | done | @ann | 2h | P2 | | - |"]);
  });

  it("/reopen", async () => {
    const said = await town.says("ann", town.issue("Roof"), "/reopen");
    expect(said.reactions).toEqual(["eyes", "rocket"]);
    expect(town.issue("Roof").state).toBe("open");
    expect(town.proposed().in).toEqual(["| B2 | Roof | todo | | | | | - |"]);
  });

  it("/block and /unblock", async () => {
    const survey = town.issue("Survey");
    const frame = town.issue("Frame");
    const said = await town.says("ann", frame, `/block #${survey.number} the ground is not known`);
    expect(said).toMatchObject({ reactions: ["eyes", "rocket"], answer: null });
    expect(frame.blockedBy.map((one) => one.title).sort()).toEqual([town.issue("Dig").title, survey.title].sort());
    expect(labels("Frame")).toContain("blocked");
    expect(town.proposed().in).toEqual(["| B1 | Frame | todo | | | | | A2, A1 |"]);
    await town.says("ann", frame, `/unblock #${survey.number}`);
    expect(frame.blockedBy.map((one) => one.title)).toEqual([town.issue("Dig").title]);
    await town.says("ann", frame, "/unblock A2");
    expect(frame.blockedBy).toEqual([]);
    expect(labels("Frame")).not.toContain("blocked");
    expect(town.proposed().in).toEqual(["| B1 | Frame | todo | | | | | - |"]);
  });

  it("/estimate", async () => {
    await town.says("ann", town.issue("Survey"), "/estimate 3d");
    expect(town.proposed().in).toEqual(["| A1 | Survey | todo | | 3d | P2 | | - |"]);
  });

  it("/priority", async () => {
    expect(labels("Survey")).toContain("priority: p2");
    await town.says("tri", town.issue("Survey"), "/priority P1");
    expect(labels("Survey")).toContain("priority: p1");
    expect(labels("Survey")).not.toContain("priority: p2");
    expect(town.proposed().in).toEqual(["| A1 | Survey | todo | | 2h | P1 | | - |"]);
  });

  it("/assign", async () => {
    await town.says("tri", town.issue("Dig"), "/assign @ann");
    expect(town.issue("Dig").assignees.map((one) => one.login)).toEqual(["ann"]);
    expect(town.proposed().in).toEqual(["| A2 | Dig | todo | @ann | 4h | | | A1 |"]);
    const nobody = await town.says("tri", town.issue("Dig"), "/assign @nobody-here");
    expect(nobody).toMatchObject({
      reactions: ["eyes", "confused"],
      answer: "`nobody-here` cannot be assigned here: they need access to this repository.",
    });
    expect(town.issue("Dig").assignees.map((one) => one.login)).toEqual(["ann"]);
  });

  it("/due", async () => {
    await town.says("ann", town.issue("Survey"), "/due 2026-12-01");
    expect(town.proposed().in).toEqual(["| A1 | Survey | todo | | 2h | P2 | 2026-12-01 | - |"]);
    const past = await town.says("ann", town.issue("Survey"), "/due 2020-01-01");
    expect(past.answer).toBe("Noted. 2020-01-01 is in the past.");
    const wrong = await town.says("ann", town.issue("Survey"), "/due 2026-02-30");
    expect(wrong.answer).toBe("When? Use a date such as `/due 2026-12-01`, or `/due none`.");
  });

  it("/split", async () => {
    const said = await town.says("ann", town.issue("Frame"), "/split Raise; Brace @ann");
    expect(said.answer).toBe("Steps for the plan: `Raise`, `Brace @\u200Bann`.");
    expect(town.proposed().in).toEqual(["- [ ] Raise", "- [ ] Brace @ann"]);
  });

  it("/plan go and /plan no-go", async () => {
    const phase = town.issue("Ground");
    const said = await town.says("max", town.issue("Survey"), "/plan no-go: the river rises");
    expect(said).toMatchObject({
      reactions: ["eyes", "rocket"],
      answer: `No-go for Phase 1: Ground, noted in ${link("Ground")}.`,
    });
    expect(phase.body).toContain("⛔ **No-go** for Ground, decided by max on 2026-11-21: the river rises");
    const go = await town.says("max", phase, "/plan go Phase 1");
    expect(go.answer).toBe(
      `Go for Phase 1: Ground, noted in ${link("Ground")}. Decided with 0 of 2 tasks done and 1 criterion open.`,
    );
    expect(phase.body?.match(/plansync:decision/g)).toHaveLength(1);
    const body = phase.body;
    await town.sync();
    expect(phase.body).toBe(body);
  });

  it("/plan no-go, seen in the phase's check at once", async () => {
    town.config = { ...town.config, checks: "runs", phaseChecks: "all" };
    await town.sync();
    const shown = () => {
      const runs = [...town.standin.world.repository("octo/plans").checkRuns.values()];
      const latest = runs.filter((run) => run.name.endsWith("Ground")).at(-1);
      return [latest?.conclusion, latest?.title];
    };
    expect(shown()).toEqual(["neutral", "0 of 2 tasks done, 1 criterion open, waiting for a go"]);
    await town.says("max", town.issue("Ground"), "/plan no-go: the river rises");
    expect(shown()).toEqual(["failure", "0 of 2 tasks done, 1 criterion open, no-go"]);
    await town.says("max", town.issue("Ground"), "/plan go");
    expect(shown()).toEqual(["neutral", "0 of 2 tasks done, 1 criterion open, go"]);
  });

  it("/plan status", async () => {
    const said = await town.says("ben", town.issue("Survey"), "/plan status");
    expect(said.answer).toBe(
      [
        "**Tides**: 1 of 4 tasks done (25 %), 0 in progress, 2 waiting",
        "",
        "| Phase | Done | In progress | Waiting |",
        "| --- | ---: | ---: | ---: |",
        `| Phase 1: Ground ${link("Ground")} | 0/2 | 0 | 1 |`,
        `| Phase 2: House ${link("House")} | 1/2 | 0 | 1 |`,
      ].join("\n"),
    );
  });

  it("/plan next", async () => {
    const said = await town.says("ben", town.issue("Survey"), "/plan next");
    expect(said.answer).toBe(`Ready now:\n\n- A1: Survey ${link("Survey")} (2 wait for it; 2h; P2)`);
  });

  it("/plan sync and /plan preview", async () => {
    expect((await town.says("ann", town.issue("Survey"), "/plan sync")).answer).toBe("Brought in step: 0 changes.");
    expect((await town.says("tri", town.issue("Survey"), "/plan preview")).answer).toBe("A preview.");
  });

  it("/plan help", async () => {
    const said = await town.says("ben", town.issue("Survey"), "/plan");
    expect(said.answer).toContain(
      "| `/estimate 3d` | How long the task takes: minutes, hours, days, weeks or points<br>for example `/estimate 4-6h`, `/estimate 5 points` | triage role and above, or the assignee, or the author |",
    );
  });

  it("/link, for an issue that people made before", async () => {
    const own = createIssue(
      town.standin.world,
      { user: town.standin.world.user("ann"), app: null },
      town.standin.world.repository("octo/plans"),
      { title: "Old wish", body: "" },
    );
    const said = await town.says("ann", own, "/link A1");
    expect(said.reactions).toEqual(["eyes", "confused"]);
    expect(said.answer).toBe(
      `That task has an issue already, ${link("Survey")}. Close one of the two as a duplicate of the other.`,
    );
    await town.says("ann", town.issue("Survey"), `/link #${own.number}`);
    expect(town.proposed().in).toEqual([
      `| A1 | Survey ([#${own.number}](https://github.com/octo/plans/issues/${own.number})) | todo | | 2h | P2 | | - |`,
    ]);
  });

  it("several in one comment, in order", async () => {
    const said = await town.says(
      "ann",
      town.issue("Survey"),
      "Taking this one.\n\n/start\n/estimate 1d\n/priority high",
    );
    expect(said.reactions).toEqual(["eyes", "rocket"]);
    expect(town.proposed().in).toEqual(["| A1 | Survey | in progress | @ann | 1d | high | | - |"]);
  });
});

describe("where it is said", () => {
  const people = (login: string) => ({ user: town.standin.world.user(login), app: null });
  const repository = () => town.standin.world.repository("octo/plans");

  it("on a pull request: /link says which task it is about, others say that they need an issue", async () => {
    push(town.standin.world, "octo/plans", { branch: "dig", files: { "pit.txt": "deep" }, message: "Dig" });
    const fields = { title: "A pit", body: "Made of air.", head: "dig", base: "main", draft: false };
    const pull = createPull(town.standin.world, people("ann"), repository(), fields);
    expect(await town.says("ann", pull, "/link A2")).toMatchObject({ reactions: ["eyes", "rocket"], answer: null });
    expect(pull.body).toBe("Made of air.\n\nTask: A2");
    await town.says("ann", pull, `/link #${town.issue("Dig").number}`);
    expect(pull.body).toBe("Made of air.\n\nTask: A2");
    const done = await town.says("ann", pull, "/done");
    expect(done).toMatchObject({
      reactions: ["eyes", "confused"],
      answer: "`/done` works on an issue, not on a pull request.",
    });
    expect(pull.state).toBe("open");
  });

  it("on an issue that is in no plan: GitHub alone changes", async () => {
    const own = createIssue(town.standin.world, people("ben"), repository(), { title: "A wish", body: "" });
    expect(await town.says("ben", own, "/done")).toMatchObject({ reactions: ["eyes", "rocket"], answer: null });
    expect(own.state).toBe("closed");
    expect(await town.says("ann", own, "/due 2026-12-01")).toMatchObject({
      answer: "This issue is in no plan, and an issue has no date of its own.",
    });
    expect(town.proposed()).toEqual({ out: [], in: [] });
  });

  it("about an issue that is in no plan: the plan names it whole, so that no task is meant", async () => {
    const own = createIssue(town.standin.world, people("ben"), repository(), { title: "A wish", body: "" });
    await town.says("ann", town.issue("Survey"), `/block #${own.number}`);
    expect(town.issue("Survey").blockedBy).toEqual([own]);
    expect(town.proposed().in).toEqual([`| A1 | Survey | todo | | 2h | P2 | | octo/plans#${own.number} |`]);
  });

  it("in a locked conversation it is done without words", async () => {
    const survey = town.issue("Survey");
    const comment = createComment(town.standin.world, people("ann"), survey, "/estimate soon");
    survey.locked = true;
    await town.again(comment, survey);
    expect(comment.reactions.filter((one) => one.user.login !== "ann").map((one) => one.content)).toEqual([
      "eyes",
      "confused",
    ]);
    expect(survey.comments).toEqual([comment]);
  });

  it("where plans are not written, the answer says so", async () => {
    town.config = { ...town.config, writeBack: "off" };
    const said = await town.says("ann", town.issue("Survey"), "/estimate 3d");
    expect(said.answer).toBe("Plans are not written here, so the plan stays as it is.");
  });
});

describe("what a command asked for", () => {
  it("stays in the standing pull request when the plans are compared again", async () => {
    await town.says(
      "ann",
      town.issue("Survey"),
      "/due 2026-12-01\n/estimate 3d\n/block A2".replace("/block A2", "/priority P0"),
    );
    await town.sync();
    await town.sync();
    expect(town.proposed().in).toEqual(["| A1 | Survey | todo | | 3d | P0 | 2026-12-01 | - |"]);
  });

  it("is settled by merging: plan and GitHub agree, and the next runs write nothing", async () => {
    await town.says("ann", town.issue("Survey"), "/start\n/estimate 3d\n/due 2026-12-01\n/priority P0");
    await town.says("ann", town.issue("Frame"), "/unblock A2\n/block B2");
    await town.says("ann", town.issue("Survey"), "/done");
    const world = town.standin.world;
    const pull = [...world.repository("octo/plans").issues.values()].find((one) => one.pull !== null);
    if (pull === undefined) throw new Error("There is no standing pull request");
    mergePull(world, { user: world.user("ann"), app: null }, pull);
    const first = await town.sync();
    expect(first.changes.edits).toEqual([]);
    expect(first.writtenBack.outcome).toBe("none");
    const writes = town.standin.log.writes;
    const second = await town.sync();
    expect(second.changes.changes).toEqual([]);
    expect(town.standin.log.writes).toBe(writes);
    expect(town.issue("Survey")).toMatchObject({ state: "closed", stateReason: "completed" });
    expect(town.issue("Frame").blockedBy.map((one) => one.title)).toEqual([town.issue("Roof").title]);
    expect(labels("Survey")).toEqual(["plansync", "priority: p0"]);
  });

  it("is the last word when two comments ask for the same", async () => {
    await town.says("ann", town.issue("Survey"), "/due 2026-12-01");
    await town.says("ann", town.issue("Survey"), "/due 2026-12-24");
    expect(town.proposed().in).toEqual(["| A1 | Survey | todo | | 2h | P2 | 2026-12-24 | - |"]);
  });

  it("is not obeyed when it makes a circle", async () => {
    const said = await town.says("ann", town.issue("Survey"), "/block B1");
    expect(said.reactions).toEqual(["eyes", "confused"]);
    const [survey, dig, frame] = ["Survey", "Dig", "Frame"].map(link);
    expect(said.answer).toBe(`That would be a circle: ${survey} holds up ${dig} holds up ${frame} holds up ${survey}.`);
    expect(town.issue("Survey").blockedBy).toEqual([]);
    expect(town.proposed()).toEqual({ out: [], in: [] });
  });
});

describe("who may not", () => {
  it("is refused politely, and once", async () => {
    const first = await town.says("ben", town.issue("Survey"), "/done");
    expect(first.reactions).toEqual(["eyes", "-1"]);
    expect(first.answer?.split("\n")[0]).toBe(
      "Thank you, ben, but `/done` is for triage role and above, or the assignee, or the author. Somebody with that right can repeat the comment.",
    );
    const second = await town.says("ben", town.issue("Survey"), "/done");
    expect(second).toMatchObject({ reactions: ["eyes", "-1"], answer: null });
    expect(town.issue("Survey").state).toBe("open");
  });

  it("may, as the assignee", async () => {
    await town.says("tri", town.issue("Survey"), "/assign ben");
    const said = await town.says("ben", town.issue("Survey"), "/done");
    expect(said.reactions).toEqual(["eyes", "rocket"]);
    expect(town.issue("Survey").state).toBe("closed");
  });

  it("decides no phase without the right to maintain", async () => {
    const said = await town.says("ann", town.issue("Ground"), "/plan go");
    expect(said.reactions).toEqual(["eyes", "-1"]);
    expect(town.issue("Ground").body).not.toContain("plansync:decision");
  });

  it.each([
    ["a bot", "ann", { isBot: true }, "bot"],
    ["a login of a bot", "helper[bot]", {}, "bot"],
    ["an edit", "ann", { edited: true }, "edited"],
  ] as const)("is ignored: %s", async (_, login, how, why) => {
    const writes = town.standin.log.writes;
    const said = await town.says(login, town.issue("Survey"), "/done", how);
    expect(said).toMatchObject({ ignored: why, reactions: [], answer: null });
    expect(town.standin.log.writes).toBe(writes);
    expect(town.issue("Survey").state).toBe("open");
  });

  it("is ignored: anybody, when commands are turned off", async () => {
    town.config = { ...town.config, commands: false };
    expect((await town.says("ann", town.issue("Survey"), "/done")).ignored).toBe("off");
  });
});

describe("a comment without commands", () => {
  it("costs no request", async () => {
    const before = town.standin.log.requests;
    const said = await town.says("ann", town.issue("Survey"), "I think `/done` would be too early.\n\n> /done");
    expect(said.ignored).toBe("no command");
    expect(town.standin.log.requests).toBe(before);
  });
});

describe("a command that cannot be obeyed", () => {
  it.each([
    ["/dnoe", "There is no command `/dnoe`. Did you mean `/done`? `/plan help` lists them all."],
    ["/plan dance", "There is no command `/plan dance`. `/plan help` lists them all."],
    ["/estimate soon", "How long? Use for example `/estimate 3d`, `/estimate 4-6h` or `/estimate 5 points`."],
    ["/block", "Which one? Use `/block #12 [reason]`."],
    ["/block #999", "There is no issue with the number 999 here (pull requests cannot be named)."],
    ["/block nothing like that", "No issue and no task is called that. Use a number such as `#12`, or a task's id."],
    ["/unblock B1", "This does not wait for that one."],
    ["/priority soonish", "Which priority? Use `P0` to `P9`, or `critical`, `high`, `medium`, `low`."],
    ["/assign @a @b", "Whom? Use one login, for example `/assign @alice`."],
    ["/split one", "Into what? Use `/split First part; Second part`."],
    [
      "/plan status nowhere.md",
      "No plan document has that path. Use its path in this repository, such as `docs/plan.md`.",
    ],
  ])("%s is answered", async (body, answer) => {
    const said = await town.says("ann", town.issue("Survey"), body);
    expect(said).toMatchObject({ reactions: ["eyes", "confused"], answer });
    expect(town.proposed()).toEqual({ out: [], in: [] });
  });

  it("does not keep the others of its comment from being obeyed", async () => {
    const said = await town.says("ann", town.issue("Survey"), "/estimate soon\n/done");
    expect(said.reactions).toEqual(["eyes", "confused"]);
    expect(town.issue("Survey").state).toBe("closed");
  });
});

describe("exactly once", () => {
  it("a comment that was answered is not run again, whatever has happened since", async () => {
    const issue = town.issue("Survey");
    const said = await town.says("ann", issue, "/done");
    await town.says("ann", issue, "/reopen");
    const writes = town.standin.log.writes;
    expect((await town.again(said.comment, issue)).ignored).toBe("already answered");
    expect(town.standin.log.writes).toBe(writes);
    expect(issue.state).toBe("open");
  });

  it("a run that is killed after any request is finished by the next, with one answer", async () => {
    for (let k = 1; k < 60; k++) {
      const fresh = await aTown(PLAN);
      const issue = fresh.issue("Dig");
      const world = fresh.standin.world;
      const comment = createComment(
        world,
        { user: world.user("ann"), app: null },
        issue,
        "/start\n/due 2026-12-01\n/done",
      );
      fresh.standin.faults.killAfter(k);
      const killed = await fresh.again(comment, issue).then(
        () => false,
        () => true,
      );
      fresh.standin.faults.heal();
      await fresh.again(comment, issue);
      expect(issue, `killed after ${k}`).toMatchObject({ state: "closed" });
      expect(fresh.proposed().in).toEqual(["| A2 | Dig | done | @ann | 4h | | 2026-12-01 | A1 |"]);
      const answers = issue.comments.filter((one) => one.body.includes("plansync:answer"));
      expect(answers).toHaveLength(1);
      expect(answers[0]?.body).toContain("Closed, though it still waits for");
      const ours = comment.reactions.filter((one) => one.user.login !== "ann").map((one) => one.content);
      expect(ours).toEqual(["eyes", "rocket"]);
      await fresh.standin.close();
      if (!killed) return;
    }
    throw new Error("It was killed every time");
  }, 120_000);
});
