// Chains of arrows in rows, and in one line of prose.
import { describe, expect, it } from "vitest";
import { readInlineChain } from "../../../src/parse/drawing/inline-chain.ts";
import { draw, edges } from "./told.ts";

describe("chains of arrows", () => {
  it("splits what is joined by plus signs, commas and ampersands", () => {
    expect(edges("A + B -> C -> D")).toEqual(["A > C", "B > C", "C > D"]);
    expect(edges("T1, T2, T3 → T4")).toEqual(["T1 > T4", "T2 > T4", "T3 > T4"]);
    expect(edges("T1 & T2 → T4")).toEqual(["T1 > T4", "T2 > T4"]);
    expect(edges("(T1, T2) → T4")).toEqual(["T1 > T4", "T2 > T4"]);
  });

  it("keeps a name whole that only contains a sign", () => {
    expect(edges("Docs & Tests → Release")).toEqual(["Docs & Tests > Release"]);
    expect(edges("Login (form, session) → Profile")).toEqual(["Login (form, session) > Profile"]);
  });

  it("keeps the label that a name was split from", () => {
    expect(draw("Docs + Tests → Release").names.map((name) => name.whole)).toEqual([
      "Docs + Tests",
      "Docs + Tests",
      null,
    ]);
  });

  it("goes on from the name that an arrow stands under", () => {
    expect(edges("T001 → T002\n     → T003\n→ T004")).toEqual(["T001 > T002", "T001 > T003", "T003 > T004"]);
    expect(edges("A → B → C\n      → D")).toEqual(["A > B", "B > C", "B > D"]);
  });

  it("goes on over the end of a row", () => {
    expect(edges("Setup → Build →\nDeploy")).toEqual(["Build > Deploy", "Setup > Build"]);
  });

  it("reads the same name in several rows as one", () => {
    const drawing = draw("A → B\nA → C\nB → C");
    expect(drawing.names.length).toBe(3);
    expect(drawing.edges.length).toBe(3);
  });

  it("takes the words before a colon for a heading only when ids follow", () => {
    expect(edges("Critical path: T001 → T002")).toEqual(["T001 > T002"]);
    expect(edges("Phase 1: Setup → Phase 2: Build")).toEqual(["Phase 1: Setup > Phase 2: Build"]);
    expect(edges("Wave 1: T001, T002\n  ↓\nWave 2: T003")).toEqual(["T001 > T003", "T002 > T003"]);
  });

  it("tells of a name that would wait for itself", () => {
    const drawing = draw("A → A");
    expect(drawing.edges).toEqual([]);
    expect(drawing.unsure[0]?.reason).toBe("an arrow from a name to itself");
  });
});

describe("readInlineChain", () => {
  it.each([
    ["**Critical Path**: Tasks #16/17/18 → #19 → #20", [["#16", "#17", "#18"], ["#19"], ["#20"]]],
    ["A + B -> C -> D", [["A", "B"], ["C"], ["D"]]],
    ["T001-T003 → T004", [["T001", "T002", "T003"], ["T004"]]],
    ["T001–T003, T009 ⇒ T010", [["T001", "T002", "T003", "T009"], ["T010"]]],
    ["#16-18 -> #19", [["#16", "#17", "#18"], ["#19"]]],
    ["T001 – T003 → T004", [["T001", "T002", "T003"], ["T004"]]],
    ["Steps 1-3 → Step 4", [["Step 1", "Step 2", "Step 3"], ["Step 4"]]],
    ["关键路径：T1 → T2", [["T1"], ["T2"]]],
    ["Kritischer Pfad: A → B", [["A"], ["B"]]],
    ["2.1 & 2.2 → 2.3.", [["2.1", "2.2"], ["2.3"]]],
    ["タスク1-1 → タスク1-2", [["タスク1-1"], ["タスク1-2"]]],
  ])("reads %s", (text, groups) => {
    expect(readInlineChain(text)).toEqual(groups);
  });

  it("finds no chain in a line without arrows", () => {
    expect(readInlineChain("Tasks #16, #17 and then #18")).toBeNull();
    expect(readInlineChain("→")).toBeNull();
  });
});
