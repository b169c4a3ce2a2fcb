// Each rule's example is its test: the plan is read as any plan is, and the rule says of it exactly this.
import { describe, expect, it } from "vitest";
import { RULE_IDS } from "../../src/model/rule-ids.ts";
import { readPlan } from "../../src/parse/read-plan.ts";
import { resolvePlans } from "../../src/parse/resolve.ts";
import { checkPlans, rules } from "../../src/rules/index.ts";

const context = { today: "2026-03-02", assignable: new Set(["alice"]) };

describe.each(rules.map((rule) => [rule.id, rule] as const))("the example of %s", (id, rule) => {
  const beside = Object.entries(rule.example.beside ?? {}).map(([path, text]) => readPlan(path, text));
  const documents = resolvePlans([readPlan("plan.md", rule.example.plan), ...beside]);
  const told = checkPlans(documents, { [id]: rule.severity === "off" ? "warning" : rule.severity }, context);

  it("is told of as documented", () => {
    const own = told.filter((diagnostic) => diagnostic.ruleId === id);
    expect(own.map(({ place, summary }) => ({ line: place.line, summary }))).toEqual(rule.example.expected);
  });

  it("stands where its words are, and says what to do", () => {
    const lines = rule.example.plan.split("\n");
    for (const { place, summary, detail } of told.filter((diagnostic) => diagnostic.ruleId === id)) {
      expect(lines[place.line - 1]?.slice(place.column - 1, place.endColumn - 1).trim()).not.toBe("");
      expect(summary).not.toMatch(/\.$/);
      expect(detail).toMatch(/^[A-Z`].*\.$/);
    }
  });

  it("is silenced by off", () => {
    const rest = checkPlans(documents, { [id]: "off" }, context);
    expect(rest.filter((diagnostic) => diagnostic.ruleId === id)).toEqual([]);
  });
});

describe("the list of rules", () => {
  it("is what the configuration knows", () => {
    expect([...RULE_IDS]).toEqual(rules.map(({ id }) => id));
  });

  it("names each rule once, in small letters and dashes, and explains it in a sentence", () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    for (const { id, summary } of rules) {
      expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(summary).toMatch(/^[A-Z].*\.$/);
    }
  });
});
