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

  const UNRELATED: Readonly<Record<string, (text: string) => string>> = {
    "a task at the head of the first list": (text) =>
      text.replace(/\n(- \[[ xX]\] )/, "\n- [ ] A wholly new thing\n$1"),
    "a phase behind all": (text) => `${text}\n\n## Phase 99: The end\n\n- [ ] Celebrate with everybody\n`,
    "all boxes ticked": (text) => text.replaceAll("- [ ] ", "- [x] "),
    "risks in front": (text) => text.replace("\n## ", "\n## Risks\n\n- It may rain\n\n## "),
    "a glossary behind": (text) => `${text}\n\n## Glossary\n\n| Term | Meaning |\n|---|---|\n| a | b |\n`,
    "code in front": (text) => text.replace("\n## ", "\n```bash\nnpm test\n```\n\n## "),
    "other bullets": (text) => (/^\s*\* /m.test(text) ? text : text.replace(/^(\s*)- /gm, "$1* ")),
    "another title of the plan": (text) => text.replace(/^# .*/m, "# Another name"),
    "a comment before the first item": (text) => text.replace(/\n(- \[)/, "\n<!-- later -->\n$1"),
    "done phases": (text) => text.replace(/^(## .*\S)[ \t]*$/gm, "$1 ✅"),
  };
  for (const [what, edit] of Object.entries(UNRELATED))
    it(`stay with ${what}`, () => {
      for (let seed = 0; seed < 66; seed++) {
        const { path, text } = generate(seed);
        const titles = (source: string) => {
          const all = new Map<string, string[]>();
          for (const { title, key } of readPlan(path, source).tasks) all.set(title, [...(all.get(title) ?? []), key]);
          return all;
        };
        const after = titles(edit(text));
        for (const [title, keys] of titles(text))
          if (keys.length === 1) expect(after.get(title), `${seed}: ${title}`).toEqual(keys);
      }
    });

  const keysOf = (text: string) => readPlan("x.md", text).tasks.map(({ key }) => key);

  it("stay when sections with the same titles are put above, and when sections change places", () => {
    const back = "## Backend\n\n- [ ] Write tests\n- [ ] Ship it\n\n";
    const front = "## Frontend\n\n- [ ] Write tests\n- [ ] Watch it\n\n";
    const before = keysOf(`# Plan\n\n${back}${front}`);
    expect(keysOf(`# Plan\n\n${front}${back}`).sort()).toEqual([...before].sort());
    const above = "## Infrastructure\n\n- [ ] Write tests\n- [ ] Ship it\n\n";
    expect(keysOf(`# Plan\n\n${above}${back}${front}`).slice(2)).toEqual(before);
  });

  it("stay when the items of a numbered list move, and when a second list counts from one again", () => {
    const item = (title: string, at: number) => `${at + 1}. ${title}\n   - [ ] Look at it\n`;
    const plan = (titles: readonly string[], more = "") => `# Plan\n\n## Week 1\n\n${titles.map(item).join("")}${more}`;
    const before = keysOf(plan(["Cut wood", "Glue it"]));
    expect(keysOf(plan(["Buy wood", "Cut wood", "Glue it"])).slice(1)).toEqual(before);
    expect(keysOf(plan(["Cut wood", "Glue it"], `\n## Week 2\n\n${item("Paint", 0)}`)).slice(0, 2)).toEqual(before);
  });

  it("stay when the counts of done work in headings and titles grow", () => {
    const plan = (count: string, last = "") =>
      `# Plan\n\n## Backend${count}\n\n- [ ] Write tests\n- [ ] Ship it${last}\n`;
    const before = keysOf(plan(" (0/2)", " (0/4)"));
    for (const count of [" (1/2)", " [2/2]", " - 50%", " (50% done)", " (1 of 2 tasks)", ""])
      expect(keysOf(plan(count, count)), count).toEqual(before);
    const canary = "# Plan\n\n## Rollout (10%)\n\n- [ ] Look\n\n## Rollout (50%)\n\n- [ ] Look\n";
    expect(keysOf(canary)).toEqual(["rollout-10/look", "rollout-50/look"]);
  });

  it("keep two tasks of one id apart", () => {
    const { tasks } = readPlan("x.md", "# Plan\n\n- [ ] T001 Write the parser\n- [ ] T001 Paint the fence\n");
    expect(tasks.map(({ id, key }) => [id, key])).toEqual([
      ["T001", "t001"],
      ["T001", "t001/paint-the-fence"],
    ]);
  });
});
