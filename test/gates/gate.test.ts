import { describe, expect, it } from "vitest";
import { decisionFor, readDecisions, writeDecision } from "../../src/model/decision.ts";
import { type Decision, gateOf } from "../../src/model/gate.ts";
import { aPhase, aTask } from "../build.ts";

const criterion = (text: string, done: boolean | null) => ({ text, done, line: 5, mark: null });
const go: Decision = { phase: "docs/plan.md#phase:one", go: true, by: "max", on: "2026-11-21", reason: "" };
const done = [aTask("t1", { status: "done" }), aTask("t2", { status: "cancelled" })];

describe("the gate of a phase", () => {
  it("is worked on while a task is open, whatever else holds", () => {
    const gate = gateOf(aPhase("one"), [aTask("t1", { status: "done" }), aTask("t2")], go, []);
    expect(gate).toMatchObject({ state: "working", summary: "1 of 2 tasks done, go" });
  });

  it("waits for a criterion that is open", () => {
    const phase = aPhase("one", { criteria: [criterion("It stands", false), criterion("It is dry", true)] });
    expect(gateOf(phase, done, null, [])).toMatchObject({
      state: "waiting",
      summary: "2 of 2 tasks done, 1 criterion open",
    });
  });

  it("holds when a criterion is told without a box: nobody can tick it", () => {
    const phase = aPhase("one", { criteria: [criterion("It stands", null)] });
    expect(gateOf(phase, done, null, []).state).toBe("held");
  });

  it("waits for a decision that the plan asks for, holds with a go, is refused with a no-go", () => {
    const phase = aPhase("one", { decision: { text: "GO/NO-GO", line: 9 } });
    expect(gateOf(phase, done, null, [])).toMatchObject({
      state: "waiting",
      summary: "2 of 2 tasks done, waiting for a go",
    });
    expect(gateOf(phase, done, go, []).state).toBe("held");
    const refused = gateOf(phase, done, { ...go, go: false, reason: "too slow" }, []);
    expect(refused).toMatchObject({ state: "refused", summary: "2 of 2 tasks done, no-go" });
    expect(refused.items.at(-1)?.detail).toBe("no-go, max on 2026-11-21: too slow");
  });

  it("counts a no-go also where the plan asks for none", () => {
    expect(gateOf(aPhase("one"), done, { ...go, go: false }, []).state).toBe("refused");
  });

  it("fails with a verification that failed, and is not held up by one that was not run", () => {
    const phase = aPhase("one", { verification: [{ text: "`npm test`", command: "npm test", line: 7 }] });
    expect(gateOf(phase, done, null, [])).toMatchObject({
      state: "held",
      items: [{ state: "held" }, { state: "unknown", detail: "not run" }],
    });
    const failed = { command: "npm test", outcome: "failed", output: "1 failed", seconds: 2.5 } as const;
    expect(gateOf(phase, done, null, [failed])).toMatchObject({
      state: "failed",
      summary: "2 of 2 tasks done, 1 verification failed",
    });
    expect(gateOf(phase, done, null, [{ ...failed, outcome: "passed" }]).items[1]).toMatchObject({
      state: "held",
      detail: "passed in 2.5 s",
    });
    expect(gateOf(phase, done, null, [{ ...failed, outcome: "timed-out" }]).state).toBe("failed");
    const refused = { ...failed, outcome: "refused", output: "it is not allowed" } as const;
    expect(gateOf(phase, done, null, [refused]).items[1]).toMatchObject({
      state: "unknown",
      detail: "not run: it is not allowed",
    });
  });

  it("tells tasks that are done before their criteria are", () => {
    const early = aTask("t1", {
      status: "done",
      criteria: [criterion("It is tested", false), criterion("It is told", null)],
    });
    expect(gateOf(aPhase("one"), [early, aTask("t2", { criteria: [criterion("x", false)] })], null, []).early).toEqual([
      { task: early, open: ["It is tested"] },
    ]);
  });

  it("of a phase without tasks is as far as the phase says", () => {
    expect(gateOf(aPhase("one"), [], null, []).state).toBe("working");
    expect(gateOf(aPhase("one", { status: "done" }), [], null, []).state).toBe("held");
  });
});

describe("a decision in the body of an issue", () => {
  const body = "Text of ours.\r\n\r\nText of people.\r\n";

  it("is read as it was written, and every other byte stays", () => {
    const written = writeDecision(body, go, "Phase 1: Ground");
    expect(written.startsWith(body)).toBe(true);
    expect(readDecisions(written)).toEqual([go]);
    expect(written).toContain("✅ **Go** for Phase 1: Ground, decided by max on 2026-11-21\r\n");
  });

  it("takes the place of the one before about the same phase, and leaves those about others", () => {
    const other = { ...go, phase: "docs/plan.md#phase:two" };
    const two = writeDecision(writeDecision(body, other, "Two"), go, "One");
    const changed = { ...go, go: false, reason: "too slow" };
    const three = writeDecision(two, changed, "One");
    expect(readDecisions(three)).toEqual([other, changed]);
    expect(decisionFor(go.phase, [body, three])).toEqual(changed);
    expect(decisionFor("docs/plan.md#phase:three", [three])).toBeNull();
    expect(three.startsWith(body)).toBe(true);
    expect(writeDecision(three, changed, "One")).toBe(three);
  });

  it.each([
    "--> <!-- plansync:decision {} -->",
    "<!-- plansync:decided -->",
    '"}\n--> @ann fixes #3 `x` **y** <b>',
    "-->".repeat(50),
    "\u202Eevil",
  ])("lets no reason break out: %j", (reason) => {
    const hostile = { ...go, reason };
    const written = writeDecision("", hostile, reason);
    expect(readDecisions(written)).toEqual([hostile]);
    expect(written.match(/<!--/g)).toHaveLength(2);
    expect(written).not.toMatch(/@ann|#3/.test(reason) ? /\n.*(?:@ann|#3)/ : /$^/);
    expect(readDecisions(writeDecision(written, go, "One"))).toEqual([go]);
  });

  it.each([
    '<!-- plansync:decision {"v":2} -->',
    "<!-- plansync:decision x -->",
    "<!-- plansync:decision ",
    '<!-- plansync:decision {"v":1,"phase":1} -->',
  ])("that cannot be read is none: %j", (text) => {
    expect(readDecisions(text)).toEqual([]);
  });
});
