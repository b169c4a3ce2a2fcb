import { describe, expect, it } from "vitest";
import { type Asked, edited } from "./tools.ts";

const lines = (...text: string[]) => `${text.join("\n")}\n`;

/** [what, plan, edit, text taken out, text put in its place] */
const CASES: readonly (readonly [string, string, Asked, string, string])[] = [
  ["a box", lines("# Plan", "", "- [ ] A1: Build", "- [x] A2: Ship"), ["A1", "status", "done"], "- [ ] A1", "- [x] A1"],
  [
    "a box in capitals, where the document ticks in capitals",
    lines("# Plan", "", "- [ ] A1: Build", "- [X] A2: Ship", "- [X] A3: Tell"),
    ["A1", "status", "done"],
    "- [ ] A1",
    "- [X] A1",
  ],
  [
    "a box that is emptied",
    lines("# Plan", "", "- [ ] A1: Build", "- [x] A2: Ship"),
    ["A2", "status", "todo"],
    "- [x] A2",
    "- [ ] A2",
  ],
  [
    "a box of something begun",
    lines("# Plan", "", "- [ ] A1: Build", "- [x] A2: Ship"),
    ["A1", "status", "in_progress"],
    "- [ ] A1",
    "- [~] A1",
  ],
  [
    "a box of something begun, in the document's own sign",
    lines("# Plan", "", "- [ ] A1: Build", "- [/] A2: Ship"),
    ["A1", "status", "in_progress"],
    "- [ ] A1",
    "- [/] A1",
  ],
  [
    "a box of something given up",
    lines("# Plan", "", "- [ ] A1: Build", "- [x] A2: Ship"),
    ["A1", "status", "cancelled"],
    "- [ ] A1",
    "- [-] A1",
  ],
  [
    "a numbered item's box",
    lines("# Plan", "", "1. [ ] Build it", "2. [ ] Ship it"),
    ["Build it", "status", "done"],
    "1. [ ]",
    "1. [x]",
  ],
  [
    "a drawn box",
    lines("# Move", "", "- ☐ Order boxes", "- ☑ Cancel the lease"),
    ["Order boxes", "status", "done"],
    "- ☐ Order",
    "- ☑ Order",
  ],
  [
    "a drawn box, ticked as the document ticks",
    lines("# Move", "", "- ☐ Order boxes", "- ✔ Cancel the lease", "- ☐ Sell the sofa"),
    ["Order boxes", "status", "done"],
    "- ☐ Order",
    "- ✔ Order",
  ],
  [
    "a box behind tabs",
    lines("# Plan", "", "*\t[ ] Build it", "*\t[ ] Ship it"),
    ["Ship it", "status", "done"],
    "*\t[ ] Ship",
    "*\t[x] Ship",
  ],
  [
    "a box with an emoji in it",
    lines("# Plan", "", "- [⏳] A1: Build", "- [✅] A2: Ship", "- [ ] A3: Tell"),
    ["A3", "status", "done"],
    "- [ ] A3",
    "- [✅] A3",
  ],
  [
    "a cell, in the words of its column",
    lines(
      "# Plan",
      "",
      "| ID | Task | Status |",
      "|---|---|---|",
      "| A1 | Build | ✅ done |",
      "| A2 | Ship | ⬜ todo |",
    ),
    ["A2", "status", "done"],
    "| ⬜ todo |",
    "| ✅ done |",
  ],
  [
    "a cell with words only",
    lines(
      "# Plan",
      "",
      "| ID | Task | Status |",
      "|---|---|---|",
      "| A1 | Build | in_progress |",
      "| A2 | Ship | todo |",
    ),
    ["A2", "status", "done"],
    "| todo |",
    "| done |",
  ],
  [
    "a cell in capitals",
    lines(
      "# Plan",
      "",
      "| ID | Task | Status |",
      "|---|---|---|",
      "| A1 | Build | NOT STARTED |",
      "| A2 | Ship | NOT STARTED |",
    ),
    ["A2", "status", "in_progress"],
    "Ship | NOT STARTED",
    "Ship | IN PROGRESS",
  ],
  [
    "a cell with its padding",
    lines(
      "# Plan",
      "",
      "| ID | Task  | Status |",
      "|----|-------|--------|",
      "| A1 | Build | todo   |",
      "| A2 | Ship  | done   |",
    ),
    ["A1", "status", "done"],
    "| todo   |",
    "| done   |",
  ],
  [
    "a cell in Spanish",
    lines(
      "# Plan",
      "",
      "| ID | Tarea | Estado |",
      "|---|---|---|",
      "| A1 | Crear | hecho |",
      "| A2 | Probar | pendiente |",
    ),
    ["A2", "status", "done"],
    "Probar | pendiente",
    "Probar | hecho",
  ],
  [
    "a cell in Spanish that no other shows",
    lines(
      "# Plan",
      "",
      "| ID | Tarea | Estado |",
      "|---|---|---|",
      "| A1 | Crear | Pendiente |",
      "| A2 | Probar | Pendiente |",
    ),
    ["A2", "status", "in_progress"],
    "Probar | Pendiente",
    "Probar | En progreso",
  ],
  [
    "a cell in German",
    lines(
      "# Plan",
      "",
      "| ID | Aufgabe | Status |",
      "|---|---|---|",
      "| A1 | Bauen | offen |",
      "| A2 | Testen | offen |",
    ),
    ["A1", "status", "done"],
    "Bauen | offen",
    "Bauen | erledigt",
  ],
  [
    "a cell in Chinese",
    lines("# 计划", "", "| ID | 任务 | 状态 |", "|---|---|---|", "| A1 | 开发 | 未开始 |", "| A2 | 测试 | 未开始 |"),
    ["A1", "status", "done"],
    "开发 | 未开始",
    "开发 | 已完成",
  ],
  [
    "a cell in Russian",
    lines(
      "# План",
      "",
      "| ID | Задача | Статус |",
      "|---|---|---|",
      "| A1 | Сборка | не начато |",
      "| A2 | Тесты | не начато |",
    ),
    ["A1", "status", "done"],
    "Сборка | не начато",
    "Сборка | готово",
  ],
  [
    "a sign in a cell",
    lines("# Plan", "", "| ID | Task | Status |", "|---|---|---|", "| A1 | Build | ✅ |", "| A2 | Ship | ⏳ |"),
    ["A2", "status", "done"],
    "| ⏳ |",
    "| ✅ |",
  ],
  [
    "a cell with a date, without taking over the date of another",
    lines(
      "# Plan",
      "",
      "| ID | Task | Status |",
      "|---|---|---|",
      "| A1 | Build | ✅ deployed 19.04 |",
      "| A2 | Ship | ⏳ |",
    ),
    ["A2", "status", "done"],
    "| ⏳ |",
    "| ✅ |",
  ],
  [
    "a status heading",
    lines(
      "# Plan",
      "",
      "## Step 1.1: Build",
      "",
      "- Effort: 2 hours",
      "",
      "### Status: NOT STARTED",
      "",
      "## Step 1.2: Ship",
      "",
      "### Status: NOT STARTED",
    ),
    ["1.1", "status", "done"],
    "### Status: NOT STARTED\n\n## Step 1.2",
    "### Status: DONE\n\n## Step 1.2",
  ],
  [
    "a status heading with a remark, which stays",
    lines(
      "# Plan",
      "",
      "## Step 1.1: Build",
      "",
      "### Status: PARTIALLY DONE (one test migrated)",
      "",
      "## Step 1.2: Ship",
      "",
      "### Status: NOT STARTED",
    ),
    ["1.1", "status", "done"],
    "PARTIALLY DONE (one",
    "DONE (one",
  ],
  [
    "an attribute",
    lines(
      "# Plan",
      "",
      "### TASK-001: Build",
      "",
      "- **Status:** To Do",
      "- **Owner:** ann",
      "",
      "### TASK-002: Ship",
      "",
      "- **Status:** To Do",
    ),
    ["TASK-001", "status", "done"],
    "**Status:** To Do\n- **Owner",
    "**Status:** Done\n- **Owner",
  ],
  [
    "an attribute with underscores",
    lines(
      "# Plan",
      "",
      "### TASK-001: Build",
      "",
      "- status: not_started",
      "",
      "### TASK-002: Ship",
      "",
      "- status: done",
    ),
    ["TASK-001", "status", "in_progress"],
    "status: not_started",
    "status: in_progress",
  ],
  [
    "a sign in a heading",
    lines("# Plan", "", "### TASK-001: Build 🚧", "", "Text.", "", "### TASK-002: Ship ✅", "", "Text."),
    ["TASK-001", "status", "done"],
    "Build 🚧",
    "Build ✅",
  ],
  [
    "front matter",
    lines(
      "---",
      "id: BACK-1",
      "title: Build the thing",
      "status: open # as of May",
      "labels: [a,  b]",
      "---",
      "",
      "## Description",
      "",
      "Text.",
    ),
    ["BACK-1", "status", "done"],
    "status: open #",
    "status: completed #",
  ],
  [
    "front matter in title case",
    lines("---", "id: BACK-1", "title: Build the thing", "status: To Do", "---", "", "Text."),
    ["BACK-1", "status", "done"],
    "status: To Do",
    "status: Done",
  ],
  [
    "front matter in quotes",
    lines("---", "id: BACK-1", "title: Build the thing", "status: 'In Progress'", "---", "", "Text."),
    ["BACK-1", "status", "done"],
    "status: 'In Progress'",
    "status: 'Done'",
  ],
  [
    "a heading without any mark",
    lines("# Plan", "", "## Task #1: Build", "", "Text.", "", "## Task #2: Ship", "", "Text."),
    ["#1", "status", "done"],
    "## Task #1: Build",
    "## Task #1: Build ✅",
  ],
  [
    "a table without a status column",
    lines("# Plan", "", "| ID | Task | Owner |", "|---|---|---|", "| A1 | Build | ann |", "| A2 | Ship | bob |"),
    ["A1", "status", "done"],
    "| Build |",
    "| Build ✅ |",
  ],
  [
    "a task without a status among others with an attribute",
    lines(
      "# Plan",
      "",
      "### TASK-001: Build",
      "",
      "**Status**: done",
      "**Owner**: ann",
      "",
      "### TASK-002: Ship",
      "",
      "**Owner**: bob",
      "",
      "Text.",
    ),
    ["TASK-002", "status", "done"],
    "**Owner**: bob\n",
    "**Owner**: bob\n**Status**: done\n",
  ],
];

describe("a status is changed by its mark alone:", () => {
  it.each(CASES)("%s", (_, source, asked, out, into) => {
    const result = edited(source, asked);
    expect(result.left).toEqual([]);
    expect(source).toContain(out);
    expect(result.text).toBe(source.replace(out, () => into));
  });

  it.each(CASES)("%s, with Windows line endings", (_, source, asked, out, into) => {
    const crlf = source.replaceAll("\n", "\r\n");
    const result = edited(crlf, asked);
    expect(result.text).toBe(crlf.replace(out.replaceAll("\n", "\r\n"), () => into.replaceAll("\n", "\r\n")));
  });

  it.each(CASES)("%s, and again changes nothing", (_, source, asked) => {
    const { text } = edited(source, asked);
    expect(edited(text, asked).text).toBe(text);
  });
});

describe("a task that is told in several places", () => {
  it("says the same in all of them", () => {
    const source = lines(
      "# Plan",
      "",
      "| ID | Task | Status |",
      "|---|---|---|",
      "| A1 | Build | todo |",
      "| A2 | Ship | done |",
      "",
      "## A1: Build",
      "",
      "**Status**: todo",
      "",
      "Text.",
      "",
      "## A2: Ship",
      "",
      "**Status**: done",
    );
    const { text, left } = edited(source, ["A1", "status", "done"]);
    expect(left).toEqual([]);
    expect(text).toBe(source.replace("Build | todo", "Build | done").replace("**Status**: todo", "**Status**: done"));
  });
});

describe("a card of a board", () => {
  const board = lines(
    "---",
    "kanban-plugin: board",
    "---",
    "",
    "## TODO",
    "",
    "- [ ] Build it",
    "\t- [ ] Plan it",
    "- [ ] Ship it",
    "",
    "",
    "## DOING",
    "",
    "",
    "## DONE",
    "",
    "- [x] Think",
    "",
    "",
  );

  it("moves to the end of the column with everything below it, and is ticked where it is done", () => {
    const { text, left } = edited(board, ["Build it", "status", "done"]);
    expect(left).toEqual([]);
    expect(text).toBe(
      lines(
        "---",
        "kanban-plugin: board",
        "---",
        "",
        "## TODO",
        "",
        "- [ ] Ship it",
        "",
        "",
        "## DOING",
        "",
        "",
        "## DONE",
        "",
        "- [x] Think",
        "- [x] Build it",
        "\t- [ ] Plan it",
        "",
        "",
      ),
    );
  });

  it("moves into a column that is empty", () => {
    const { text, left } = edited(board, ["Ship it", "status", "in_progress"]);
    expect(left).toEqual([]);
    expect(text).toContain("## DOING\n\n- [ ] Ship it\n");
    expect(text).not.toContain("\t- [ ] Plan it\n- [ ] Ship it");
  });
});

describe("a step", () => {
  const source = lines(
    "# Plan",
    "",
    "## Task 1: Build",
    "",
    "- [ ] Lay the ground",
    "- [x] Draw it",
    "",
    "**Acceptance criteria**",
    "",
    "- [ ] It stands",
    "",
    "## Task 2: Ship",
    "",
    "### Steps",
    "",
    "1. Pack",
    "2. Send",
  );

  it("is ticked by its text, also when the file has moved on", () => {
    const { text, left } = edited(`${source.replace("# Plan\n", "# Plan\n\nAn added line.\n")}`, [
      "1",
      "step",
      "done",
      { text: "Lay the ground", line: 5 },
    ]);
    expect(left).toEqual([]);
    expect(text).toContain("- [x] Lay the ground\n- [x] Draw it");
  });

  it("is unticked", () => {
    expect(edited(source, ["1", "step", "todo", { text: "Draw it", line: 6 }]).text).toBe(
      source.replace("- [x] Draw", "- [ ] Draw"),
    );
  });

  it("without a box gets one", () => {
    const { text, left } = edited(source, ["2", "step", "done", { text: "Pack", line: 16 }]);
    expect(left).toEqual([]);
    expect(text).toBe(source.replace("1. Pack", "1. [x] Pack"));
  });

  it("and a criterion are told apart", () => {
    const { text, left } = edited(source, ["1", "criterion", "done", { text: "It stands", line: 10 }]);
    expect(left).toEqual([]);
    expect(text).toBe(source.replace("- [ ] It stands", "- [x] It stands"));
  });
});

describe("what cannot be done is left, with a reason:", () => {
  const source = lines("# Plan", "", "- [ ] A1: Build");
  it("a task that is gone", () => {
    const gone = edited(source, [
      "A1",
      "status",
      "done",
      { identity: { path: "docs/plan.md", key: "gone", kind: "task" } },
    ]);
    expect(gone.left.map((one) => one.reason)).toEqual(["it is not in the document any more"]);
    expect(gone.text).toBe(source);
  });

  it("a plan as a whole", () => {
    const plan = edited(source, [
      "A1",
      "status",
      "done",
      { identity: { path: "docs/plan.md", key: "plan", kind: "plan" } },
    ]);
    expect(plan.left.map((one) => one.reason)).toEqual(["a plan says by its tasks how far it is"]);
  });

  it("one of many, the others are made", () => {
    const many = lines("# Plan", "", ...Array.from({ length: 40 }, (_, index) => `- [ ] A${index}: Part ${index}`));
    const asked = Array.from(
      { length: 40 },
      (_, index): Asked => [`A${index}`, "status", "done", index === 17 ? { after: "nonsense" } : {}],
    );
    const result = edited(many, ...asked);
    expect(result.left).toHaveLength(1);
    expect(result.text.match(/- \[x\]/g)).toHaveLength(39);
    expect(result.text).toContain("- [ ] A17:");
  });
});
