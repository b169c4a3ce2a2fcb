import { describe, expect, it } from "vitest";
import { type Asked, edited } from "./tools.ts";

const lines = (...text: string[]) => `${text.join("\n")}\n`;

const ATTRIBUTES = lines(
  "# Plan",
  "",
  "## Task #1: Build",
  "",
  "**Owner**: QA agent",
  "**Duration**: 2 days (16 hours)",
  "**Priority**: P2 (soon)",
  "**Dependencies**: None",
  "",
  "Text.",
  "",
  "## Task #2: Ship",
  "",
  "**Owner**: Ann",
  "**Dependencies**: Task #1 (needs the build)",
  "",
  "Text.",
  "",
  "## Task #3: Tell",
  "",
  "Text.",
);
const BULLETS = lines(
  "# Plan",
  "",
  "### TASK-001: Build",
  "",
  "- **Effort:** 2 hours",
  "- **Due:** 2026-10-01",
  "- **Depends on:** [TASK-002], [TASK-003]",
  "",
  "### TASK-002: Ship",
  "",
  "- **Effort:** 3 hours",
  "",
  "### TASK-003: Tell",
  "",
  "- **Effort:** 1 hour",
);
const TABLE = lines(
  "# Plan",
  "",
  "| ID | Task | Owner | Estimate | Depends on |",
  "|----|------|-------|----------|------------|",
  "| A1 | Build | ann | 2h | - |",
  "| A2 | Ship | | | A1 |",
  "| A3 | Tell | bob | 1d | A1, A2 |",
);
const BOXES = lines(
  "# Plan",
  "",
  "- [ ] T001 Build ~2h @ann",
  "- [ ] T002 Ship it (depends on T001)",
  "- [ ] T003 Tell",
);
const SPANISH = lines(
  "# Plan",
  "",
  "1. **Crear la base**",
  " * Estimación de tiempo: 2 días",
  " * Prioridad: Alta",
  "2. **Probar todo**",
  " * Estimación de tiempo: 1 día",
  " * Dependencias: Ninguna",
);
const FILE = lines(
  "---",
  "id: BACK-1",
  "title: Build the thing",
  "status: To Do",
  "assignee: []",
  "priority: low",
  "dependencies:",
  "  - BACK-7",
  "---",
  "",
  "Text.",
);

/** [what, plan, edit, text taken out, text put in its place] */
const CASES: readonly (readonly [string, string, Asked, string, string])[] = [
  ["an owner, where one is told", ATTRIBUTES, ["#1", "owner", "@zoe"], "**Owner**: QA agent", "**Owner**: @zoe"],
  [
    "an owner, where none is told",
    ATTRIBUTES,
    ["#3", "owner", "@zoe"],
    "## Task #3: Tell\n\n",
    "## Task #3: Tell\n\n**Owner**: @zoe\n\n",
  ],
  ["an owner in a table", TABLE, ["A1", "owner", "@zoe"], "| ann |", "| @zoe |"],
  ["an owner in an empty cell", TABLE, ["A2", "owner", "@zoe"], "| A2 | Ship | |", "| A2 | Ship | @zoe |"],
  ["an owner as a token", BOXES, ["T001", "owner", "@zoe"], "@ann", "@zoe"],
  ["an owner behind a title", BOXES, ["T003", "owner", "@zoe"], "T003 Tell", "T003 Tell @zoe"],
  ["an owner in front matter", FILE, ["BACK-1", "owner", "@zoe"], "assignee: []", "assignee: [zoe]"],
  ["an estimate in the words of the document", ATTRIBUTES, ["#1", "estimate", "3d"], "2 days (16 hours)", "3 days"],
  [
    "an estimate of one, in the singular",
    BULLETS,
    ["TASK-001", "estimate", "1d"],
    "**Effort:** 2 hours",
    "**Effort:** 1 day",
  ],
  ["an estimate in a table", TABLE, ["A1", "estimate", "3d"], "| 2h |", "| 3d |"],
  ["an estimate as a token", BOXES, ["T001", "estimate", "3d"], "~2h", "~3d"],
  ["an estimate like the others' tokens", BOXES, ["T003", "estimate", "4h"], "T003 Tell", "T003 Tell ~4h"],
  ["an estimate in Spanish", SPANISH, ["Crear la base", "estimate", "3d"], "2 días", "3 días"],
  [
    "an estimate as a new attribute",
    ATTRIBUTES,
    ["#2", "estimate", "3d"],
    "(needs the build)\n",
    "(needs the build)\n**Duration**: 3 days\n",
  ],
  [
    "an estimate in front matter",
    FILE,
    ["BACK-1", "estimate", "3d"],
    "  - BACK-7\n---",
    "  - BACK-7\nestimate: 3d\n---",
  ],
  ["a priority", ATTRIBUTES, ["#1", "priority", "P1"], "P2 (soon)", "P1"],
  ["a priority in words", FILE, ["BACK-1", "priority", "P1"], "priority: low", "priority: high"],
  [
    "a priority in the language of the document",
    SPANISH,
    ["Probar todo", "priority", "P1"],
    " * Dependencias: Ninguna\n",
    " * Dependencias: Ninguna\n * Prioridad: P1\n",
  ],
  ["a date", BULLETS, ["TASK-001", "due", "2026-12-01"], "2026-10-01", "2026-12-01"],
  [
    "a date as a new attribute",
    BULLETS,
    ["TASK-003", "due", "2026-12-01"],
    "- **Effort:** 1 hour\n",
    "- **Effort:** 1 hour\n- **Due:** 2026-12-01\n",
  ],
  ["a date that goes", BULLETS, ["TASK-001", "due", ""], "- **Due:** 2026-10-01\n", ""],
  [
    "a dependency behind others",
    BULLETS,
    ["TASK-002", "dependsOn", "TASK-003"],
    "- **Effort:** 3 hours\n",
    "- **Effort:** 3 hours\n- **Depends on:** [TASK-003]\n",
  ],
  [
    "a dependency where there was none",
    ATTRIBUTES,
    ["#1", "dependsOn", "#3"],
    "**Dependencies**: None",
    "**Dependencies**: Task #3",
  ],
  ["a dependency before a remark", ATTRIBUTES, ["#2", "dependsOn", "#3"], "Task #1 (needs", "Task #1, Task #3 (needs"],
  ["a dependency in an empty cell", TABLE, ["A1", "dependsOn", "A3"], "| 2h | - |", "| 2h | A3 |"],
  ["a dependency in a cell with others", TABLE, ["A2", "dependsOn", "A3"], "| A1 |\n", "| A1, A3 |\n"],
  ["a dependency behind a title", BOXES, ["T003", "dependsOn", "T001"], "T003 Tell", "T003 Tell (depends on T001)"],
  [
    "a dependency in brackets that are there",
    BOXES,
    ["T002", "dependsOn", "T003"],
    "(depends on T001)",
    "(depends on T001, T003)",
  ],
  ["a dependency in front matter", FILE, ["BACK-1", "dependsOn", "BACK-9"], "  - BACK-7\n", "  - BACK-7\n  - BACK-9\n"],
  [
    "a dependency on an issue elsewhere",
    TABLE,
    ["A1", "dependsOn", "octo/tools#12"],
    "| 2h | - |",
    "| 2h | octo/tools#12 |",
  ],
  [
    "the only dependency that goes",
    ATTRIBUTES,
    ["#2", "dependsOn", "", { before: "#1" }],
    "Task #1 (needs the build)",
    "None",
  ],
  ["one dependency of several that goes", TABLE, ["A3", "dependsOn", "", { before: "A1" }], "| A1, A2 |", "| A2 |"],
  [
    "the last dependency of several that goes",
    TABLE,
    ["A3", "dependsOn", "", { before: "A2" }],
    "| A1, A2 |",
    "| A1 |",
  ],
  [
    "a bracketed dependency of several that goes",
    BULLETS,
    ["TASK-001", "dependsOn", "", { before: "TASK-002" }],
    "[TASK-002], [TASK-003]",
    "[TASK-003]",
  ],
  [
    "the only dependency in brackets that goes",
    BOXES,
    ["T002", "dependsOn", "", { before: "T001" }],
    "Ship it (depends on T001)",
    "Ship it",
  ],
  [
    "a title of a heading",
    ATTRIBUTES,
    ["#1", "title", "Build it well"],
    "## Task #1: Build",
    "## Task #1: Build it well",
  ],
  ["a title in a table", TABLE, ["A1", "title", "Build a|b"], "| Build |", "| Build a\\|b |"],
  ["a title between its marks", BOXES, ["T001", "title", "Make"], "T001 Build ~2h", "T001 Make ~2h"],
  ["a title in bold", SPANISH, ["Crear la base", "title", "Crear la red"], "**Crear la base**", "**Crear la red**"],
  [
    "steps for a task",
    BOXES,
    ["T003", "split", "First part"],
    "- [ ] T003 Tell\n",
    "- [ ] T003 Tell\n  - [ ] First part\n",
  ],
  [
    "a link to the issue",
    BOXES,
    ["T003", "link", "https://github.com/o/r/issues/12"],
    "T003 Tell",
    "T003 Tell ([#12](https://github.com/o/r/issues/12))",
  ],
];

describe("an edit writes, and nothing else changes:", () => {
  it.each(CASES)("%s", (_, source, asked, out, into) => {
    const result = edited(source, asked);
    expect(result.left).toEqual([]);
    expect(source).toContain(out);
    expect(result.text).toBe(source.replace(out, () => into));
  });

  it.each(CASES)("%s, with Windows line endings", (_, source, asked, out, into) => {
    const crlf = (text: string) => text.replaceAll("\n", "\r\n");
    expect(edited(crlf(source), asked).text).toBe(crlf(source).replace(crlf(out), () => crlf(into)));
  });

  it.each(CASES)("%s, once", (_, source, asked) => {
    const { text } = edited(source, asked);
    const again = asked[1] === "title" ? ([asked[2], ...asked.slice(1)] as unknown as Asked) : asked;
    expect(edited(text, again).text).toBe(text);
  });
});

describe("what is told where it cannot be changed by itself", () => {
  it("is left: a range", () => {
    const source = lines(
      "# Plan",
      "",
      "## Task #1: Build",
      "",
      "Text.",
      "",
      "## Task #2: Ship",
      "",
      "Text.",
      "",
      "## Task #3: Tell",
      "",
      "Text.",
      "",
      "## Task #4: End",
      "",
      "**Dependencies**: Tasks #1-3",
    );
    const result = edited(source, ["#4", "dependsOn", "", { before: "#2" }]);
    expect(result.text).toBe(source);
    expect(result.left[0]?.reason).toContain("line 17");
  });
});

describe("a task without an id whose title changes together with its status", () => {
  it("gets both", () => {
    const source = lines("# Plan", "", "- [ ] Build", "- [ ] Ship");
    const result = edited(source, ["Build", "title", "Make"], ["Build", "status", "done"], ["Ship", "status", "done"]);
    expect(result.left).toEqual([]);
    expect(result.text).toBe(lines("# Plan", "", "- [x] Make", "- [x] Ship"));
  });
});

describe("text from GitHub", () => {
  it.each([
    ["a comment that would hide what follows", "Tell <!-- all"],
    ["a directive", "Tell <!-- plansync: ignore -->"],
    ["lines of its own", "Tell\n\n## Task #9: Forged\n\n- [x] T001 Build"],
    ["a row of its own", "Tell |\n| A9 | forged | x |"],
    ["a fence", "Tell\n```\nall"],
  ])("brings nothing into the plan but one line: %s", (_, title) => {
    for (const [source, who] of [
      [BOXES, "T003"],
      [TABLE, "A3"],
      [ATTRIBUTES, "#3"],
    ] as const) {
      const result = edited(source, [who, "title", title], [who, "owner", title], [who, "split", title]);
      expect(result.text.split("\n").length).toBeLessThanOrEqual(source.split("\n").length + 5);
      expect(result.text).not.toContain("<!--");
      expect(result.text).not.toMatch(/^## Task #9/m);
      expect(result.text).not.toMatch(/^\| A9/m);
      expect(result.text).not.toMatch(/^```/m);
    }
  });
});
