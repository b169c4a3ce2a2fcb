import { describe, expect, test } from "vitest";
import { defaultConfig } from "../../src/config/read-config.ts";
import type { ObservedState } from "../../src/model/repository.ts";
import { compare, type Input, type Proposal, readPlans } from "../../src/reconcile.ts";
import { renderComment } from "../../src/report/comment.ts";
import { desiredChecks } from "../../src/report/desired-checks.ts";
import { renderPreview } from "../../src/report/preview.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { activeIn } from "../hostile/active.ts";

const NOTHING: ObservedState = {
  repository: { owner: "acme", repo: "rocket" },
  repositoryNodeId: "R_1",
  defaultBranch: "main",
  viewer: "github-actions[bot]",
  capabilities: { graphql: true, subIssues: true, dependencies: true },
  issues: [],
  labels: [],
  milestones: [],
};
const WHERE = { server: "https://github.com", files: "acme/rocket", issues: "acme/rocket", sha: "c".repeat(40) };

function proposal(text: string): Proposal {
  const input: Input = {
    files: [{ path: "PLAN.md", text }],
    config: defaultConfig,
    diagnostics: [],
    context: {
      today: "2026-03-01",
      sha: "c".repeat(40),
      branch: "main",
      onDefaultBranch: false,
      allow: { creates: true, closes: true },
    },
  };
  return compare(input, readPlans(input), { state: NOTHING, assignable: new Set(), external: new Map() });
}

/** 900 tasks with long titles in several scripts, each waiting for another, and as many findings. */
const LARGE = proposal(
  `# Large\n\n${Array.from({ length: 30 }, (_, phase) => {
    const tasks = Array.from({ length: 30 }, (_, n) => {
      const id = `T-${phase}-${n}`;
      return `- [ ] **${id}** ${"Ärger 計画 план ".repeat(12)}${id} (depends on T-${phase}-${n - 1}, MISSING-${phase}-${n})`;
    });
    return `## Phase ${phase}: ${"Sehr lange Überschrift ".repeat(6)}\n\n${tasks.join("\n")}\n`;
  }).join("\n")}`,
);

describe("nothing is longer than GitHub takes", () => {
  test("a comment", () => {
    const comment = renderComment(LARGE, WHERE) ?? "";
    expect(comment.length).toBeLessThanOrEqual(65_536);
    expect(comment.split("\n")[1]).toMatch(/^### Plansync: merging creates 9\d\d issues/);
    expect(comment).toContain("more.");
    expect(activeIn(comment)).toEqual([]);
    expect(comment.match(/<details>/g)?.length).toBe(comment.match(/<\/details>/g)?.length);
  });

  test("a job summary, in bytes", () => {
    const summary = renderSummary(LARGE, WHERE);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1_048_576);
    expect(summary).toContain("Merging creates");
  });

  test("the summary and the text of a check", () => {
    const checks = desiredChecks(LARGE, { phaseChecks: "all" });
    expect(checks.length).toBe(32);
    for (const check of checks) {
      expect(check.summary.length).toBeLessThanOrEqual(65_535);
      expect(check.text.length).toBeLessThanOrEqual(65_535);
      expect(check.name.length).toBeLessThanOrEqual(124);
    }
    expect(new Set(checks.map((check) => check.name)).size).toBe(checks.length);
  });

  test("a preview line in a terminal", () => {
    for (const line of renderPreview(LARGE, { offline: true }).split("\n"))
      expect(line.length).toBeLessThanOrEqual(220);
  });
});

describe("checks", () => {
  const plan =
    "# P\n\n## Phase 1: One\n\n- [x] **A-1** Done\n- [ ] **A-2** Open\n\n## Phase 2: Two\n\n- [ ] **B-1** Later\n";

  test("have a fingerprint that changes with what they say, and with nothing else", () => {
    const of = (text: string) =>
      desiredChecks(proposal(text), { phaseChecks: "active" }).map((check) => check.fingerprint);
    expect(of(plan)).toEqual(of(plan));
    expect(of(plan)[1]).not.toBe(of(plan.replace("[ ] **A-2**", "[x] **A-2**"))[1]);
  });

  test("are made for phases at work, for all, or for none", () => {
    const names = (phaseChecks: "active" | "all" | "off") =>
      desiredChecks(proposal(plan), { phaseChecks }).map((check) => check.name);
    expect(names("active")).toEqual(["plansync", "plansync / PLAN.md", "plansync / PLAN.md / Phase 1: One"]);
    expect(names("all")).toHaveLength(4);
    expect(names("off")).toHaveLength(2);
  });

  test("conclude: what is done succeeds, what is at work is neutral, what is wrong fails", () => {
    const conclusions = (text: string) =>
      Object.fromEntries(
        desiredChecks(proposal(text), { phaseChecks: "all" }).map((check) => [
          check.name.split(" / ").at(-1),
          check.conclusion,
        ]),
      );
    expect(conclusions(plan)).toEqual({
      plansync: "success",
      "PLAN.md": "neutral",
      "Phase 1: One": "neutral",
      "Phase 2: Two": "neutral",
    });
    expect(conclusions(plan.replaceAll("[ ]", "[x]"))).toEqual({
      plansync: "success",
      "PLAN.md": "success",
      "Phase 1: One": "success",
      "Phase 2: Two": "success",
    });
    expect(conclusions(plan.replace("Open", "Open (depends on A-2)")).plansync).toBe("failure");
  });
});

describe("a comment", () => {
  test("is not there when merging changes nothing", () => {
    const nothing = proposal("# Notes\n\nNo tasks here.\n");
    expect(
      renderComment({ ...nothing, changes: { ...nothing.changes, changes: [] }, diagnostics: [] }, WHERE),
    ).toBeNull();
  });

  test("names issues without leaving a mark on them, and as text where that cannot be done", () => {
    const told = proposal("# P\n\n- [ ] **A-1** One\n- [ ] **A-2** Two (depends on A-1)\n");
    const numbered = {
      ...told,
      changes: {
        ...told.changes,
        matched: Object.fromEntries(
          told.desired.issues.map((issue, n) => [`PLAN.md#${issue.identity.kind}:${issue.identity.key}`, n + 1]),
        ),
      },
    };
    expect(renderComment(numbered, WHERE)).toContain("https://redirect.github.com/acme/rocket/issues/1");
    expect(renderComment(numbered, { ...WHERE, server: "https://git.example.org" })).not.toContain("/issues/1");
  });
});
