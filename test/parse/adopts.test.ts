// Which issue a task names as its own, and which it only mentions.
import { describe, expect, it } from "vitest";
import { readPlan } from "../../src/parse/read-plan.ts";

const adopts = (line: string) => {
  const [task] = readPlan("x.md", `# Plan\n\n- [ ] ${line}\n`).tasks;
  return [task?.title, task?.adopts?.number ?? null];
};

describe("an existing issue", () => {
  it("is adopted by a link behind the title", () => {
    expect(adopts("Write it ([#12](https://github.com/o/r/issues/12))")).toEqual(["Write it", 12]);
    expect(adopts("Write it https://github.com/o/r/issues/12")).toEqual(["Write it", 12]);
  });

  it("is adopted by a title that is a link", () => {
    expect(adopts("[Write it](https://github.com/o/r/issues/12)")).toEqual(["Write it", 12]);
  });

  it("is adopted by a directive", () => {
    expect(adopts("Write it <!-- plansync: adopt #12 -->")).toEqual(["Write it", 12]);
    expect(adopts("Write it plansync:adopt #12")).toEqual(["Write it", 12]);
  });

  it("is only mentioned inside a sentence", () => {
    const [title, number] = adopts("Follow up on https://github.com/o/r/issues/7 and fix");
    expect(number).toBeNull();
    expect(title).toContain("/issues/7 and fix");
    expect(adopts("See [the report](https://github.com/o/r/issues/7) before starting")[1]).toBeNull();
  });
});
