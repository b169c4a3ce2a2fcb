import { describe, expect, test } from "vitest";
import { defaultConfig } from "../../src/config/read-config.ts";
import { desiredState } from "../../src/desired/desired.ts";
import { nameOf } from "../../src/model/desired.ts";
import type { PlanDocument } from "../../src/model/plan.ts";
import { aDocument, aPhase, aStep, aTask, on } from "../build.ts";

const desired = (...documents: PlanDocument[]) => desiredState(documents, defaultConfig, { today: "2026-11-21" });

describe("text of a plan stays text", () => {
  const hostile = [
    "@everyone and @org/team",
    "fixes #3, closes owner/repo#4, resolves GH-5",
    "see https://github.com/o/r/issues/7",
    "<!-- plansync:end --> <!-- plansync:begin {} -->",
    "<img src=x> ![track](https://example.com/p.png)",
    "```\n<!-- plansync:end -->\nnever closed",
    "<details>\n\n</details><script>",
  ];

  test.each(hostile)("%j", (text) => {
    const { issues } = desired(
      aDocument({
        tasks: [aTask("a", { title: text, description: text, steps: [aStep(text)], statusText: text, owners: [text] })],
      }),
    );
    const [issue] = issues;
    const everything = [issue?.title, issue?.body, ...(issue?.boxes.map((box) => box.text) ?? [])].join("\n");
    expect(everything).not.toMatch(/(?<![A-Za-z0-9])@[a-z]|#\d|GH-\d|github\.com\/o\/r\/issues\/\d(?<!redirect.*)/i);
    expect(everything).not.toMatch(/^<!-- plansync/m);
    expect(issue?.boxes.every((box) => !box.text.includes("\n"))).toBe(true);
    expect((issue?.body.match(/^```/gm)?.length ?? 0) % 2).toBe(0);
  });
});

describe("titles", () => {
  test.each([
    ["#16", "Security audit", "Task 16: Security audit"],
    ["7", "Ship", "Task 7: Ship"],
    ["p4-1", "Security audit", "p4-1: Security audit"],
    [null, "  ", "Untitled task on line 1"],
    [null, "Ping @alice about #3", "Ping @\u200Balice about #\u200B3"],
  ])("id %j and %j give %j", (id, title, wanted) => {
    expect(desired(aDocument({ tasks: [aTask("a", { id, title })] })).issues[0]?.title).toBe(wanted);
  });

  test("a long one is cut", () => {
    const { issues } = desired(aDocument({ tasks: [aTask("a", { title: "😀".repeat(300) })] }));
    expect(issues[0]?.title.length).toBeLessThanOrEqual(256);
    expect(issues[0]?.title.isWellFormed()).toBe(true);
  });
});

describe("what hangs below what", () => {
  test("one task stands alone, two get a tracking issue, two phases get issues of their own", () => {
    const shape = (document: PlanDocument) =>
      desired(document).issues.map(({ identity, parent }) => [nameOf(identity), parent && nameOf(parent)]);
    expect(shape(aDocument({ path: "p", tasks: [aTask("a")] }))).toEqual([["p#task:a", null]]);
    expect(
      shape(aDocument({ path: "p", phases: [aPhase("x")], tasks: [aTask("a", { phase: "x" }), aTask("b")] })),
    ).toEqual([
      ["p#plan:plan", null],
      ["p#task:a", "p#plan:plan"],
      ["p#task:b", "p#plan:plan"],
    ]);
    expect(
      shape(
        aDocument({
          path: "p",
          phases: [aPhase("x"), aPhase("y")],
          tasks: [aTask("a", { phase: "x" }), aTask("b", { parent: "a", phase: "x" })],
        }),
      ),
    ).toEqual([
      ["p#plan:plan", null],
      ["p#phase:x", "p#plan:plan"],
      ["p#phase:y", "p#plan:plan"],
      ["p#task:a", "p#phase:x"],
      ["p#task:b", "p#task:a"],
    ]);
  });

  test("no parent has more than 100 children and nothing stands deeper than 8 levels", () => {
    const wide = Array.from({ length: 9000 }, (_, at) => aTask(`w${at}`));
    const deep = Array.from({ length: 20 }, (_, at) => aTask(`d${at}`, { parent: at === 0 ? null : `d${at - 1}` }));
    for (const tasks of [wide, deep]) {
      const { issues } = desired(aDocument({ tasks }));
      const parents = new Map(issues.map((issue) => [nameOf(issue.identity), issue.parent && nameOf(issue.parent)]));
      const children = new Map<string, number>();
      for (const [name, parent] of parents) {
        let depth = 1;
        for (let up = parent; up != null; up = parents.get(up) ?? null) depth++;
        expect(depth, name).toBeLessThanOrEqual(8);
        if (parent) children.set(parent, (children.get(parent) ?? 0) + 1);
      }
      expect(Math.max(...children.values())).toBeLessThanOrEqual(100);
      expect(issues.filter(({ identity }) => identity.kind === "task")).toHaveLength(tasks.length);
    }
  });
});

describe("dependencies", () => {
  test("a circle loses its weakest edge, an edge onto itself goes, the rest is whole", () => {
    const { issues, diagnostics } = desired(
      aDocument({
        tasks: [
          aTask("a", { dependsOn: [on("c", { source: "prose", line: 9 }), on("a")] }),
          aTask("b", { dependsOn: [on("a")] }),
          aTask("c", { dependsOn: [on("b")] }),
        ],
      }),
    );
    const edges = issues.flatMap(({ identity, blockedBy }) =>
      blockedBy.map((blocker) => ("identity" in blocker ? `${identity.key}<${blocker.identity.key}` : "")),
    );
    expect(edges).toEqual(["b<a", "c<b"]);
    expect(diagnostics.map(({ ruleId, place }) => [ruleId, place.line])).toEqual([
      ["edge-within", 1],
      ["edge-in-cycle", 9],
    ]);
  });

  test("two tasks with one key are both there", () => {
    const { issues } = desired(aDocument({ tasks: [aTask("a"), aTask("a"), aTask("b", { dependsOn: [on("a")] })] }));
    expect(issues.map(({ identity }) => identity.key)).toEqual(["plan", "a", "a~2", "b"]);
  });
});

test("milestone titles differ, with the plan's title in front only where they would not", () => {
  const phases = [aPhase("x", { id: "1", title: "Base" })];
  const plan = (path: string, title: string, more = "Own") =>
    aDocument({
      path,
      title,
      phases: [...phases, aPhase("y", { id: null, title: more })],
      tasks: [aTask("a", { phase: "x" })],
    });
  const { milestones } = desired(plan("a.md", "Shop"), plan("b.md", "Blog", "Other"));
  expect(milestones.map(({ title }) => title)).toEqual(["Shop: Phase 1: Base", "Own", "Blog: Phase 1: Base", "Other"]);
});
