// Where rules speak and where they keep quiet, on plans made for it.
import { describe, expect, it } from "vitest";
import type { Severity } from "../../src/model/diagnostic.ts";
import type { PlanDocument } from "../../src/model/plan.ts";
import { readPlan } from "../../src/parse/read-plan.ts";
import { checkOwners, checkPlans, type RuleContext, rules } from "../../src/rules/index.ts";
import { aDocument, aPhase, aStep, aTask, hours, on } from "../build.ts";

const context: RuleContext = { today: "2026-03-02" };

/** What one rule says of the documents: "line: summary". */
function says(rule: string, documents: PlanDocument | readonly PlanDocument[], given: RuleContext = context): string[] {
  const all = "path" in documents ? [documents] : documents;
  const told = checkPlans(all, only(rule), given);
  return told.map(({ place, summary }) => `${place.line}: ${summary}`);
}

function only(rule: string): Record<string, Severity | "off"> {
  return Object.fromEntries(rules.map(({ id }) => [id, id === rule ? "warning" : "off"]));
}

describe("contradicting-status", () => {
  it("says which of two signs on one line counts, and names no other place", () => {
    const [told] = checkPlans(
      [readPlan("x.md", "# Plan\n\n- [ ] Draw ✅\n- [ ] Build\n")],
      only("contradicting-status"),
      context,
    );
    expect(told).toMatchObject({ detail: "The line says both, and `✅` counts. Correct the one that is wrong." });
    expect(told?.cause).toBeUndefined();
  });
});

describe("mojibake", () => {
  it("tells once of all places in a file, with an edit for each line", () => {
    const lines = Array.from({ length: 300 }, (_, at) => `- [ ] CafÃ© ${at} â€” open`);
    const source = `# Plan\n\n${lines.join("\n")}\n`;
    const told = checkPlans([readPlan("x.md", source)], only("mojibake"), context);
    expect(told).toHaveLength(1);
    expect(told[0]?.detail).toContain("600 places, in lines 3, 4, 5, 6, 7 and 295 more.");
    const edits = told.flatMap(({ fix, moreFixes = [] }) => (fix ? [fix, ...moreFixes] : []));
    const mended = edits.reduceRight(
      (text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end),
      source,
    );
    expect(mended).toBe(source.replaceAll("CafÃ©", "Café").replaceAll("â€”", "—"));
  });
});

describe("unknown-reference", () => {
  const task = (ref: string) => aTask("s-1", { id: "S-1", dependsOn: [on("x", { target: null, ref })] });
  const other = aDocument({ path: "docs/master.md", tasks: [aTask("m-1", { id: "M-1" })] });
  const told = (ref: string) =>
    says("unknown-reference", [aDocument({ path: "docs/a.md", tasks: [task(ref)] }), other]);

  it("speaks of ids that are like those of another plan, and of parts that a named plan does not have", () => {
    for (const ref of ["S-9", "M-9", "master.md M-9", "../docs/master.md#M-9"]) expect(told(ref), ref).toHaveLength(1);
  });

  it("speaks of documents that are no plan that was read", () => {
    for (const ref of ["gone.md", "../plans/gone.md", "gone.md M-9"]) expect(told(ref), ref).toHaveLength(1);
  });

  it("keeps quiet about words, other kinds of names, and plans as a whole", () => {
    for (const ref of ["the design", "PR-12", "9", "master.md", "../docs/master.md", "master.md approval"])
      expect(told(ref), ref).toEqual([]);
  });
});

describe("cycle", () => {
  it("goes through phases, and names what is really in it", () => {
    const plan = aDocument({
      phases: [
        aPhase("p1", { line: 1, title: "Setup" }),
        aPhase("p2", { line: 5, title: "Build", dependsOn: [on("p1")] }),
      ],
      tasks: [aTask("a", { phase: "p1", line: 2, dependsOn: [on("b")] }), aTask("b", { phase: "p2", line: 6 })],
    });
    expect(says("cycle", plan)).toEqual(["1: Unexpected cycle `Setup` → `a` → `b` → `Setup`, expected an order"]);
  });

  it("goes across documents", () => {
    const one = aDocument({
      path: "a.md",
      tasks: [aTask("a", { dependsOn: [on("b", { target: null, elsewhere: { path: "b.md", key: "b" } })] })],
    });
    const two = aDocument({
      path: "b.md",
      tasks: [aTask("b", { line: 3, dependsOn: [on("a", { target: null, elsewhere: { path: "a.md", key: "a" } })] })],
    });
    const [told] = checkPlans([one, two], only("cycle"), context);
    expect(told).toMatchObject({
      place: { path: "a.md", line: 1 },
      cause: { place: { path: "b.md", line: 3 } },
      detail: "Each waits for the next: `a` (line 1), `b` (b.md, line 3). Remove one of these dependencies.",
    });
  });

  it("keeps quiet about parts that name their whole, wholes that name their parts, and soft dependencies", () => {
    expect(
      says(
        "cycle",
        aDocument({
          phases: [aPhase("p1", { dependsOn: [on("a")] })],
          tasks: [
            aTask("a", { phase: "p1", dependsOn: [on("p1"), on("a1")] }),
            aTask("a1", { phase: "p1", parent: "a", dependsOn: [on("a")] }),
            aTask("b", { dependsOn: [on("c", { soft: true })] }),
            aTask("c", { dependsOn: [on("b")] }),
          ],
        }),
      ),
    ).toEqual([]);
  });
});

describe("duplicate-id", () => {
  it("lets plain numbers start again in each phase, and only those", () => {
    const tasks = ["1", "T1"].flatMap((id) =>
      ["p1", "p2"].map((phase, at) => aTask(`${id}-${phase}`, { id, phase, line: at + 1 })),
    );
    expect(says("duplicate-id", aDocument({ tasks }))).toEqual([
      "2: Unexpected id `T1`, expected one that no other task has",
    ]);
  });

  it("lets two documents use the same ids", () => {
    const plans = ["a.md", "b.md"].map((path) => aDocument({ path, tasks: [aTask("T1")] }));
    expect(says("duplicate-id", plans)).toEqual([]);
  });
});

describe("unknown-reference", () => {
  const waiting = (ref: string) =>
    aDocument({
      phases: [aPhase("1"), aPhase("2")],
      tasks: [aTask("T001"), aTask("T002", { dependsOn: [on("T001"), on("x", { target: null, ref, line: 7 })] })],
    });

  it.each(["T009", "t17", "Phase 3", "phase 12"])("speaks of %s", (ref) => {
    expect(says("unknown-reference", waiting(ref))).toEqual([
      `7: Unexpected reference \`${ref}\`, expected the id of a task or phase`,
    ]);
  });

  it.each(["Design approval", "PR 12", "Node 22", "v2.0", "the API team", "RFC-7231", "Q3 2026"])(
    "keeps quiet about %s",
    (ref) => {
      expect(says("unknown-reference", waiting(ref))).toEqual([]);
    },
  );

  it("keeps quiet about issues and other documents", () => {
    const plan = aDocument({
      tasks: [
        aTask("T1"),
        aTask("T2", {
          dependsOn: [
            on("T9", { target: null, issue: { repository: null, number: 9 } }),
            on("T8", { target: null, elsewhere: { path: "b.md", key: "T8" } }),
          ],
        }),
      ],
    });
    expect(says("unknown-reference", plan)).toEqual([]);
  });
});

describe("done-before-blocker and started-while-blocked", () => {
  const pair = (before: "todo" | "done" | "cancelled", after: "done" | "in_progress", soft = false) =>
    aDocument({
      tasks: [aTask("a", { status: before }), aTask("b", { line: 2, status: after, dependsOn: [on("a", { soft })] })],
    });

  it("speak only while the blocker is open", () => {
    expect(says("done-before-blocker", pair("todo", "done")).length).toBe(1);
    expect(says("started-while-blocked", pair("todo", "in_progress")).length).toBe(1);
    for (const settled of ["done", "cancelled"] as const) {
      expect(says("done-before-blocker", pair(settled, "done"))).toEqual([]);
      expect(says("started-while-blocked", pair(settled, "in_progress"))).toEqual([]);
    }
  });

  it("keep quiet about soft dependencies and about phases that hold nothing", () => {
    expect(says("done-before-blocker", pair("todo", "done", true))).toEqual([]);
    const empty = aDocument({
      phases: [aPhase("p0"), aPhase("p1", { status: "done", dependsOn: [on("p0")] })],
      tasks: [aTask("a", { phase: "p1", status: "done" })],
    });
    expect(says("done-before-blocker", empty)).toEqual([]);
  });
});

describe("open-with-done-parts", () => {
  const phase = (told: Parameters<typeof aPhase>[1]) =>
    aDocument({ phases: [aPhase("p1", told)], tasks: [aTask("a", { phase: "p1", status: "done" })] });

  it("speaks of a phase that says itself that it is open, and of no other", () => {
    expect(says("open-with-done-parts", phase({ status: "in_progress", statusText: "IN PROGRESS" })).length).toBe(1);
    expect(says("open-with-done-parts", phase({ status: "in_progress" }))).toEqual([]);
  });

  it("keeps quiet while a criterion, a check or a decision is missing", () => {
    const open = { status: "todo", statusText: "NOT STARTED" } as const;
    const criterion = { text: "fast", done: false, line: 3, mark: null };
    expect(says("open-with-done-parts", phase({ ...open, criteria: [criterion] }))).toEqual([]);
    expect(says("open-with-done-parts", phase({ ...open, decision: { text: "GO", line: 3 } }))).toEqual([]);
  });
});

describe("done-with-open-parts", () => {
  it("counts what is open, and takes dropped parts for settled", () => {
    const mark = { kind: "checkbox", line: 4, start: 3, end: 4, text: " ", status: "todo" } as const;
    const plan = aDocument({
      tasks: [
        aTask("a", {
          status: "done",
          steps: [aStep("x", { done: true }), aStep("y", { line: 4, mark }), aStep("z", { status: "cancelled" })],
        }),
      ],
    });
    expect(says("done-with-open-parts", plan)).toEqual([
      "1: Unexpected `a` done, expected 1 open step in it to be done too",
    ]);
  });

  it("says nothing of lines that carry no state: how it was done is no open part", () => {
    const plan = aDocument({
      tasks: [
        aTask("a", { status: "done", steps: [{ ...aStep("x"), mark: null }] }),
        aTask("b", { parent: "a", steps: [] }),
      ],
    });
    expect(says("done-with-open-parts", plan)).toEqual([]);
  });
});

describe("contradicting-status", () => {
  const card = (column: "done" | "in_progress", box: "todo" | "done") =>
    aDocument({
      tasks: [
        aTask("a", {
          line: 4,
          status: column,
          marks: [{ kind: "column", line: 2, start: 0, end: 4, text: "DONE", status: column }],
          told: [
            { field: "status", value: "[ ]", line: 4, source: "checkbox", used: false, status: box },
            { field: "status", value: column, line: 4, source: "heading", used: true, status: column },
          ],
        }),
      ],
    });

  it("holds a card's box against its column, and lets an empty box stand among started ones", () => {
    expect(says("contradicting-status", card("done", "todo"))).toEqual([
      "4: Unexpected status `not started` of `a`, expected `done`",
    ]);
    expect(checkPlans([card("done", "todo")], only("contradicting-status"), context)[0]?.cause?.place.line).toBe(2);
    expect(says("contradicting-status", card("in_progress", "todo"))).toEqual([]);
    expect(says("contradicting-status", card("in_progress", "done")).length).toBe(1);
  });

  it("tells many cards together", () => {
    const one = card("done", "todo").tasks[0];
    const tasks = Array.from({ length: 5 }, (_, at) =>
      aTask(`t${at}`, { ...one, key: `t${at}`, id: `t${at}`, line: at + 4 }),
    );
    expect(says("contradicting-status", aDocument({ tasks }))).toEqual([
      "4: Unexpected status `not started` of `t0`, expected `done` (and 4 others like it)",
    ]);
  });

  it("takes a draft for a document, not for work that has not begun", () => {
    const draft = aDocument({
      tasks: [aTask("a", { status: "done" })],
      claims: [{ kind: "status", subject: null, status: "todo", line: 2, text: "Status: Draft" }],
    });
    expect(says("contradicting-status", draft)).toEqual([]);
  });

  it("holds a claim about the whole against the tasks", () => {
    const claiming = (status: "todo" | "done", ...is: ("todo" | "done" | "blocked")[]) =>
      aDocument({
        tasks: is.map((one, at) => aTask(`t${at}`, { status: one })),
        claims: [{ kind: "status", subject: null, status, line: 9, text: "x" }],
      });
    expect(says("contradicting-status", claiming("todo", "todo", "done")).length).toBe(1);
    expect(says("contradicting-status", claiming("done", "done", "blocked")).length).toBe(1);
    expect(says("contradicting-status", claiming("todo", "todo", "blocked"))).toEqual([]);
    expect(says("contradicting-status", claiming("done", "done"))).toEqual([]);
  });
});

describe("contradicting-estimate", () => {
  const phased = (stated: number, source: string, ...tasks: Parameters<typeof aTask>[1][]) =>
    aDocument({
      source,
      phases: [aPhase("p1", { title: "Build", estimate: hours(stated), line: 1 })],
      tasks: tasks.map((told, at) => aTask(`t${at}`, { phase: "p1", line: at + 2, ...told })),
    });

  it("lets a sum lie within the estimates' ranges", () => {
    expect(
      says("contradicting-estimate", phased(9, "Effort: 9h", { estimate: hours(3, 6) }, { estimate: hours(4, 5) })),
    ).toEqual([]);
  });

  it("lets time that passes be shorter than the work, but not than its longest chain", () => {
    const side = [{ estimate: hours(16) }, { estimate: hours(16) }];
    expect(says("contradicting-estimate", phased(16, "Duration: 2 days", ...side))).toEqual([]);
    expect(says("contradicting-estimate", phased(16, "Effort: 16 hours", ...side))).toEqual([
      "1: Unexpected estimate of `Build` of 16 hours, expected 32 hours like the sum of 2 estimates",
    ]);
    const row = [{ estimate: hours(16) }, { estimate: hours(16), dependsOn: [on("t0")] }];
    expect(says("contradicting-estimate", phased(16, "Duration: 2 days", ...row))).toEqual([
      "1: Unexpected duration of `Build` of 16 hours, expected at least 32 hours of the longest chain in it",
    ]);
  });

  it("keeps quiet while a part has no estimate", () => {
    expect(
      says("contradicting-estimate", phased(99, "Effort: 99h", { estimate: hours(3) }, { estimate: hours(4) }, {})),
    ).toEqual([]);
  });
});

describe("contradicting-total", () => {
  const claiming = (count: number) =>
    aDocument({
      tasks: Array.from({ length: 16 }, (_, at) => aTask(`t${at}`, { steps: at === 0 ? [aStep("x")] : [] })),
      claims: [{ kind: "total", of: "tasks", min: count, max: count, subject: null, line: 1, text: `${count} tasks` }],
    });

  it("speaks of a near miss, and takes a number far off for a count of something else", () => {
    expect(says("contradicting-total", claiming(15))).toEqual(["1: Unexpected total of 15 tasks, expected 16 or 17"]);
    for (const fine of [16, 17, 40, 5]) expect(says("contradicting-total", claiming(fine))).toEqual([]);
  });
});

describe("unreachable-due", () => {
  it("counts only what is left, from today on", () => {
    const due = (status: "todo" | "done") =>
      aDocument({
        tasks: [
          aTask("a", { status, estimate: hours(40) }),
          aTask("b", { line: 2, estimate: hours(8), dependsOn: [on("a")], due: "2026-03-03" }),
        ],
      });
    expect(says("unreachable-due", due("todo"))).toEqual([
      "2: Unexpected due date `2026-03-03` of `b`, expected 2026-03-09 or later",
    ]);
    expect(says("unreachable-due", due("done"))).toEqual([]);
  });

  it("holds the plan's deadline against its longest chain", () => {
    const plan = aDocument({
      tasks: [aTask("a", { estimate: hours(80) })],
      claims: [{ kind: "deadline", date: "2026-03-06", line: 4, text: "2026-03-06" }],
    });
    expect(says("unreachable-due", plan)).toEqual([
      "4: Unexpected deadline `2026-03-06`, expected 2026-03-13 or later",
    ]);
  });

  it("leaves dates that have passed to overdue", () => {
    const plan = aDocument({ tasks: [aTask("a", { estimate: hours(8), due: "2026-01-05" })] });
    expect(says("unreachable-due", plan)).toEqual([]);
    expect(says("overdue", plan)).toEqual(["1: Unexpected `a` open, expected it done by 2026-01-05"]);
  });
});

describe("overdue and long-title", () => {
  it("tell many of a document together", () => {
    const late = aDocument({ tasks: Array.from({ length: 5 }, (_, at) => aTask(`t${at}`, { due: "2026-01-05" })) });
    expect(says("overdue", late)).toEqual([
      "1: Unexpected 5 open tasks and phases, expected them done by dates from 2026-01-05 on",
    ]);
    const long = aDocument({
      tasks: Array.from({ length: 5 }, (_, at) => aTask(`t${at}`, { title: "x".repeat(300 + at) })),
    });
    expect(says("long-title", long)).toEqual(["1: Unexpected 5 titles of up to 308 characters, expected at most 256"]);
  });

  it("long-title speaks of every title that would be cut on GitHub, and of no other", () => {
    const phase = aPhase("p1", { title: "y".repeat(300), line: 3 });
    const task = aTask("a", { title: "😀".repeat(129), line: 5 });
    const fits = aTask("b", { title: "😀".repeat(125), line: 6 });
    expect(says("long-title", aDocument({ phases: [phase], tasks: [task, fits] }))).toEqual([
      expect.stringMatching(/^3: Unexpected title of 3\d\d characters/),
      expect.stringMatching(/^5: Unexpected title of 2\d\d characters/),
    ]);
  });
});

describe("unassignable-owner", () => {
  it("needs to know who can be assigned, and speaks only of logins", () => {
    const plan = aDocument({ tasks: [aTask("a", { owners: ["@Alice", "@bob", "QA team", "carol"] })] });
    expect(says("unassignable-owner", plan)).toEqual([]);
    expect(says("unassignable-owner", plan, { ...context, assignable: new Set(["alice"]) })).toEqual([
      "1: Unexpected owner `@bob`, expected somebody who can be assigned",
    ]);
  });
});

describe("checkOwners", () => {
  const plan = aDocument({
    tasks: [aTask("a", { owners: ["@bob"] }), aTask("b", { owners: ["@eve"], status: "done" })],
  });

  it("tells of owners of open tasks once it is known who can be assigned", () => {
    expect(checkOwners([plan], {}, new Set()).map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ["unassignable-owner", "warning"],
    ]);
    expect(checkOwners([plan], {}, new Set(["bob"]))).toEqual([]);
    expect(checkOwners([plan], { "unassignable-owner": "off" }, new Set())).toEqual([]);
  });
});

describe("mention", () => {
  it.each([
    ["Ask @alice about it", ["@alice"]],
    ["Install @types/node and @scope/name", []],
    ["Mail help@example.com", []],
    ["Add @Injectable() and @media queries", []],
    ["cc @alice, @bob.", ["@alice", "@bob"]],
    ["See `@alice`", []],
  ])("in %j finds %j", (title, names) => {
    const found = says("mention", aDocument({ tasks: [aTask("a", { title })] }));
    expect(found).toEqual(names.map((name) => `1: Unexpected mention of \`${name}\`, which will notify nobody`));
  });

  it("keeps quiet about the task's owners", () => {
    expect(says("mention", aDocument({ tasks: [aTask("a", { title: "Ask @alice", owners: ["@alice"] })] }))).toEqual(
      [],
    );
  });
});

describe("github-caps", () => {
  it("speaks of more than 100 tasks in a phase, and of levels deeper than eight", () => {
    const wide = aDocument({
      phases: [aPhase("p1", { title: "Big" })],
      tasks: Array.from({ length: 101 }, (_, at) => aTask(`t${at}`, { phase: "p1" })),
    });
    expect(says("github-caps", wide)).toEqual(["1: Unexpected 101 tasks in `Big`, expected at most 100"]);
    const deep = aDocument({
      tasks: Array.from({ length: 9 }, (_, at) =>
        aTask(`t${at}`, { line: at + 1, parent: at === 0 ? null : `t${at - 1}` }),
      ),
    });
    expect(says("github-caps", deep)).toEqual(["8: Unexpected `t7` on level 9, expected at most 8 levels"]);
  });
});

describe("checkPlans", () => {
  const plan = aDocument({
    source: "one\ntwo\nthree",
    tasks: [aTask("T1", { line: 3, title: "" }), aTask("T1b", { id: "T1", line: 2 })],
    diagnostics: [
      {
        ruleId: "broken-fence",
        severity: "warning",
        summary: "Unexpected fence",
        detail: "Close it.",
        place: { path: "docs/plan.md", line: 1, column: 1, endLine: 1, endColumn: 4 },
      },
    ],
  });

  it("puts the reader's findings and the rules' in the order of the document", () => {
    expect(checkPlans([plan], {}, context).map(({ ruleId, place }) => [place.line, ruleId])).toEqual([
      [1, "broken-fence"],
      [2, "duplicate-id"],
      [3, "empty-task"],
    ]);
  });

  it("takes severities from the configuration, for the reader's findings too", () => {
    const told = checkPlans([plan], { "broken-fence": "error", "duplicate-id": "off", "empty-task": "info" }, context);
    expect(told.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ["broken-fence", "error"],
      ["empty-task", "info"],
    ]);
    expect(checkPlans([plan], { "broken-fence": "off" }, context).map(({ ruleId }) => ruleId)).not.toContain(
      "broken-fence",
    );
  });

  it("is not misled by rule ids that name what every object has", () => {
    expect(checkPlans([plan], Object.create({ cycle: "off" }) as Record<string, "off">, context).length).toBe(3);
  });

  it("says nothing of a good plan", () => {
    const good = aDocument({
      phases: [aPhase("1", { title: "Setup", status: "done" }), aPhase("2", { title: "Build", dependsOn: [on("1")] })],
      tasks: [
        aTask("T001", { phase: "1", status: "done", estimate: hours(4) }),
        aTask("T002", { phase: "2", status: "in_progress", estimate: hours(4), dependsOn: [on("T001")] }),
        aTask("T003", { phase: "2", estimate: hours(4), dependsOn: [on("T002")], due: "2026-03-20" }),
      ],
    });
    expect(checkPlans([good], {}, context)).toEqual([]);
  });

  it("checks 10,000 tasks in seconds", () => {
    const tasks = Array.from({ length: 10_000 }, (_, at) =>
      aTask(`T${at}`, {
        line: at + 1,
        phase: `p${at % 50}`,
        parent: at % 10 === 0 ? null : `T${at - (at % 10)}`,
        estimate: hours(2),
        due: "2027-03-20",
        dependsOn: at < 20 ? [] : [on(`T${at - 20}`), on(`T${at - 10}`)],
      }),
    );
    const phases = Array.from({ length: 50 }, (_, at) => aPhase(`p${at}`));
    const started = performance.now();
    checkPlans([aDocument({ tasks, phases })], {}, context);
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
