// Keys hold under edits elsewhere, under another order, and when another task is worded anew.
import { describe, expect, it } from "vitest";
import { readPlan } from "../../src/parse/read-plan.ts";
import { generate } from "../generate/families.ts";
import { Random } from "../generate/random.ts";

const keysByTitle = (path: string, text: string) =>
  new Map(readPlan(path, text).tasks.map((task) => [`${task.phase}/${task.title}`, task.key]));

describe("keys", () => {
  it("stay when words are put before, behind and between the sections", () => {
    for (let seed = 0; seed < 440; seed++) {
      const { path, text } = generate(seed);
      const before = keysByTitle(path, text);
      const edited = `${text.replace(/\n(#{2} )/g, "\n\nA new paragraph.\n\n$1")}\n\nMore words at the end.\n`;
      const after = keysByTitle(path, edited);
      for (const [title, key] of before) expect(after.get(title)).toBe(key);
    }
  });

  it("stay when another task is worded anew", () => {
    const tasks = ["Write the parser", "Test the parser", "Ship the parser"];
    const write = (titles: readonly string[]) =>
      `# Plan\n\n## Phase 1: Go\n\n${titles.map((title) => `- [ ] ${title}`).join("\n")}\n`;
    const before = keysByTitle("x.md", write(tasks));
    const after = keysByTitle("x.md", write([tasks[0] ?? "", "Test the reader", tasks[2] ?? ""]));
    expect(after.get("phase-1/Write the parser")).toBe(before.get("phase-1/Write the parser"));
    expect(after.get("phase-1/Ship the parser")).toBe(before.get("phase-1/Ship the parser"));
  });

  it("stay in any order of the list", () => {
    const titles = Array.from({ length: 20 }, (_, index) => `Task of number ${index}`);
    const write = (list: readonly string[]) => `# Plan\n\n${list.map((title) => `- [ ] ${title}`).join("\n")}\n`;
    const before = keysByTitle("x.md", write(titles));
    for (let seed = 0; seed < 20; seed++)
      expect(keysByTitle("x.md", write(new Random(seed).shuffle(titles)))).toEqual(
        new Map([...new Random(seed).shuffle(titles)].map((title) => [`null/${title}`, before.get(`null/${title}`)])),
      );
  });

  it("keep two tasks of one id apart", () => {
    const { tasks } = readPlan("x.md", "# Plan\n\n- [ ] T001 Write the parser\n- [ ] T001 Paint the fence\n");
    expect(tasks.map(({ id, key }) => [id, key])).toEqual([
      ["T001", "t001"],
      ["T001", "t001/paint-the-fence"],
    ]);
  });
});
