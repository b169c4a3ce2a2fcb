import { describe, expect, it } from "vitest";
import type { PlanDocument } from "../../src/model/plan.ts";
import type { ObservedBlocker, ObservedIssue } from "../../src/model/repository.ts";
import { scopeMatcher } from "../../src/report/match-scope.ts";
import { namedTasks } from "../../src/report/named-tasks.ts";
import { type PullTold, pullChecks } from "../../src/report/pull-checks.ts";
import { aDocument, aPhase, aTask } from "../build.ts";

const HERE = "octo/plans";
const dependency = (target: string) => ({ target, ref: target, line: 3, source: "attribute" }) as const;

function anIssue(number: number, title: string, told: Partial<ObservedIssue> = {}): ObservedIssue {
  return {
    number,
    databaseId: number,
    nodeId: `I_${number}`,
    title,
    body: "",
    state: "open",
    stateReason: null,
    labels: [],
    milestone: null,
    assignees: [],
    author: "github-actions[bot]",
    createdAt: "2026-01-01T00:00:00Z",
    updatedAt: "2026-01-01T00:00:00Z",
    blockedBy: [],
    ...told,
  };
}

const waitsFor = (number: number, state: "open" | "closed" = "open", repository = HERE): ObservedBlocker => ({
  repository,
  number,
  state,
});

const PLAN = aDocument({
  phases: [
    aPhase("one", { id: "1", title: "Ground", scope: ["src/ground/**"] }),
    aPhase("two", { id: "2", title: "House", scope: ["src/house/"], dependsOn: [dependency("one")] }),
  ],
  tasks: [
    aTask("a1", { id: "A1", title: "Survey", phase: "one" }),
    aTask("a2", { id: "A2", title: "Dig", phase: "one", dependsOn: [dependency("a1")] }),
    aTask("b1", { id: "B1", title: "Frame", phase: "two" }),
    aTask("c1", { id: "C1", title: "Paint" }),
  ],
});

const NUMBERS = {
  "docs/plan.md#task:a1": 11,
  "docs/plan.md#task:a2": 12,
  "docs/plan.md#task:b1": 13,
  "docs/plan.md#task:c1": 14,
};

function check(told: {
  body?: string;
  closing?: readonly number[];
  files?: readonly string[];
  issues?: readonly ObservedIssue[];
  documents?: readonly PlanDocument[];
}) {
  const issues = [
    anIssue(11, "A1: Survey"),
    anIssue(12, "A2: Dig", { blockedBy: [waitsFor(11)] }),
    anIssue(13, "B1: Frame"),
    anIssue(14, "C1: Paint"),
  ];
  const given: PullTold = {
    pull: { number: 99, body: told.body ?? "", head: { ref: "x", sha: "abc", repository: HERE } },
    closing: (told.closing ?? []).map((number) => ({ repository: HERE, number })),
    files: told.files ?? [],
    documents: told.documents ?? [PLAN],
    observed: { issues: told.issues ?? issues, repository: { owner: "octo", repo: "plans" } },
    numbers: NUMBERS,
  };
  return pullChecks(given);
}

describe("the blockers check of a pull request", () => {
  it("fails when it closes a task that waits for something open, and says for what", () => {
    const { check: made } = check({ closing: [12] });
    expect(made).toMatchObject({ conclusion: "failure", title: "1 task waits for something open" });
    expect(made.text).toBe(
      "**A2: Dig** #12, which this pull request closes, waits for:\n\n- #11 (A1: Survey): it is open",
    );
  });

  it("fails when it names such a task", () => {
    const { check: made } = check({ body: "Adds a pit.\n\nTask: A2" });
    expect(made.conclusion).toBe("failure");
    expect(made.text).toContain("which this pull request names, waits for");
  });

  it("passes when the blocker is closed", () => {
    const issues = [
      anIssue(11, "A1: Survey", { state: "closed" }),
      anIssue(12, "A2: Dig", { blockedBy: [waitsFor(11, "closed")] }),
    ];
    const { check: made } = check({ closing: [12], issues });
    expect(made).toMatchObject({ conclusion: "success", title: "Nothing holds it up" });
    expect(made.text).toBe("Not held up:\n\n- A2: Dig #12");
  });

  it("passes when it closes the blocker as well", () => {
    expect(check({ closing: [11, 12] }).check.conclusion).toBe("success");
  });

  it("fails when it closes a task of a phase that waits for another phase", () => {
    const { check: made } = check({ closing: [13] });
    expect(made.conclusion).toBe("failure");
    expect(made.text).toContain("- Phase 1: Ground: Phase 2: House begins after it");
  });

  it("tells a task that is done before its pull request is merged", () => {
    const issues = [anIssue(14, "C1: Paint", { state: "closed" })];
    const { check: made } = check({ body: "Task: C1", issues });
    expect(made).toMatchObject({
      conclusion: "success",
      text: "Done already, though this pull request is not merged:\n\n- C1: Paint #14",
    });
  });

  it("names a blocker of another repository whole", () => {
    const issues = [anIssue(14, "C1: Paint", { blockedBy: [waitsFor(3, "open", "octo/tools")] })];
    expect(check({ closing: [14], issues }).check.text).toContain("- octo/tools#3: it is open");
  });

  it("goes by the plan where the server knows no dependencies", () => {
    const without = (number: number, title: string, state: "open" | "closed" = "open"): ObservedIssue => {
      const { blockedBy: _, ...issue } = anIssue(number, title, { state });
      return issue;
    };
    const open = check({ closing: [12], issues: [without(11, "Survey"), without(12, "Dig")] });
    expect(open.check.text).toContain("- #11 (A1: Survey): line 3 of the plan says so");
    const closed = check({ closing: [12], issues: [without(11, "Survey", "closed"), without(12, "Dig")] });
    expect(closed.check.conclusion).toBe("success");
  });

  it("passes, and is there, for a pull request that has to do with no task", () => {
    expect(check({ closing: [77], body: "Fixes #77" }).check).toMatchObject({
      conclusion: "success",
      title: "It finishes no task of a plan",
      text: "",
    });
  });

  it("says when a name is unknown, without failing", () => {
    const { check: made } = check({ body: "Task: A99 | @ann" });
    expect(made.conclusion).toBe("success");
    expect(made.text).toBe("No task of a plan is called “A99 \\| @\u200Bann”.");
  });

  it("does not take an issue of another repository for one of its own", () => {
    const closing = [{ repository: "octo/other", number: 12 }];
    const told = check({});
    expect(told.check.conclusion).toBe("success");
    const { check: made } = pullChecks({
      pull: { number: 1, body: "", head: { ref: "x", sha: "s", repository: HERE } },
      closing,
      files: [],
      documents: [PLAN],
      observed: {
        issues: [anIssue(12, "A2", { blockedBy: [waitsFor(11)] })],
        repository: { owner: "octo", repo: "plans" },
      },
      numbers: NUMBERS,
    });
    expect(made.conclusion).toBe("success");
  });

  it("changes its fingerprint exactly when it says something else", () => {
    const one = check({ closing: [12] }).check.fingerprint;
    expect(check({ closing: [12] }).check.fingerprint).toBe(one);
    expect(check({ closing: [13] }).check.fingerprint).not.toBe(one);
  });
});

describe("the scope of phases", () => {
  it("gives a pull request the label of the phase that it touches, and says what that waits for", () => {
    const { check: made, labels } = check({ files: ["src/house/roof.ts", "README.md"] });
    expect(labels).toEqual(["phase: Phase 2"]);
    expect(made.text).toBe(
      "1 of the changed files lies in the scope of **Phase 2: House**, which waits for Phase 1: Ground.",
    );
    expect(made.conclusion).toBe("success");
  });

  it("gives no label where nothing is touched", () => {
    expect(check({ files: ["docs/x.md"] }).labels).toEqual([]);
  });

  it.each([
    ["src/a.ts", ["src/**"], true],
    ["src/a.ts", ["src"], true],
    ["src/deep/a.ts", ["src/"], true],
    ["srcs/a.ts", ["src"], false],
    ["src/a.ts", ["*.ts"], false],
    ["src/a.ts", ["**/*.{ts,js}"], true],
    ["src/gen/a.ts", ["src/**", "!src/gen"], false],
    ["src/a.ts", [], false],
    ["a.ts", ["!b.ts"], false],
  ])("%s in %j: %j", (path, globs, inside) => {
    expect(scopeMatcher(globs)(path)).toBe(inside);
  });
});

describe("tasks named in a description", () => {
  it.each([
    ["Task: p4-4", ["p4-4"]],
    ["**Task:** p4-4", ["p4-4"]],
    ["Tasks: p4-4, #12; T001.", ["p4-4", "#12", "T001"]],
    ["task : `p4-4`", ["p4-4"]],
    ["Why:\nTask: p4-4\nTask: p4-5", ["p4-4", "p4-5"]],
    ["- Task: p4-4", ["p4-4"]],
    ["> Task: p4-4", []],
    ["```\nTask: p4-4\n```", []],
    ["<!-- Task: p4-4 -->", []],
    ["A task: none of these", []],
    ["Multitask: p4-4", []],
    ["", []],
  ])("%j: %j", (body, names) => {
    expect(namedTasks(body)).toEqual(names);
  });
});
