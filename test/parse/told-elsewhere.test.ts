// One task that is told in a table, in a section, in a checklist, beside its owner and in a drawing is one task, with what each says.
import { describe, expect, it } from "vitest";
import type { Task } from "../../src/model/plan.ts";
import { readPlan } from "../../src/parse/read-plan.ts";

interface Words {
  readonly phases: readonly [string, string];
  readonly tasks: string;
  readonly columns: string;
  readonly quick: string;
  readonly who: string;
  readonly owner: string;
  readonly order: string;
  readonly priority: string;
  readonly criteria: string;
  readonly days: string;
  readonly titles: readonly string[];
}

const LANGUAGES: Readonly<Record<string, Words>> = {
  English: {
    phases: ["Phase 1: Foundation", "Phase 2: Rollout"],
    tasks: "Tasks",
    columns: "ID | Task | Estimate | Depends on",
    quick: "Quick reference",
    who: "Who does what",
    owner: "Task | Owner",
    order: "Dependencies",
    priority: "Priority",
    criteria: "Acceptance criteria",
    days: "days",
    titles: ["Build the index", "Write the query parser", "Wire the ranking"],
  },
  German: {
    phases: ["Phase 1: Grundlagen", "Phase 2: Einführung"],
    tasks: "Aufgaben",
    columns: "ID | Aufgabe | Aufwand | Abhängig von",
    quick: "Kurzübersicht",
    who: "Zuständigkeiten",
    owner: "Aufgabe | Verantwortlich",
    order: "Abhängigkeiten",
    priority: "Priorität",
    criteria: "Akzeptanzkriterien",
    days: "Tage",
    titles: ["Index aufbauen", "Abfragen zerlegen", "Rangfolge anschließen"],
  },
  Russian: {
    phases: ["Фаза 1: Основа", "Фаза 2: Запуск"],
    tasks: "Задачи",
    columns: "ID | Задача | Оценка | Зависит от",
    quick: "Краткий список",
    who: "Ответственные",
    owner: "Задача | Ответственный",
    order: "Зависимости",
    priority: "Приоритет",
    criteria: "Критерии приёмки",
    days: "дня",
    titles: ["Построить индекс", "Разобрать запросы", "Подключить ранжирование"],
  },
};

const id = (index: number) => `T-0${index + 1}`;
const OWNERS = ["ana", "bo", "cy"];

function sections(words: Words, named: boolean): readonly string[] {
  const { titles } = words;
  const rows = (cells: (title: string, index: number) => string) =>
    titles.map((title, index) => `| ${cells(title, index)} |`).join("\n");
  const detail = titles.map(
    (title, index) =>
      `### ${id(index)}: ${title}\n\n- **${words.priority}**: P${index}\n\n**${words.criteria}**:\n- [ ] ${title} !\n`,
  );
  return [
    `## ${words.tasks}\n\n| ${words.columns} |\n|-|-|-|-|\n${rows((title, index) => `${id(index)} | ${title} | ${index + 2} ${words.days} | ${index > 0 ? id(index - 1) : "-"}`)}`,
    `## ${words.phases[0]}\n\n${detail[0]}\n## ${words.phases[1]}\n\n${detail.slice(1).join("\n")}`,
    `## ${words.quick}\n\n${titles.map((title, index) => `- [${index === 0 ? "x" : " "}] ${id(index)} ${title}`).join("\n")}`,
    `## ${words.who}\n\n| ${words.owner} |\n|-|-|\n${rows((title, index) => `${named ? title : id(index)} | ${OWNERS[index]}`)}`,
    `## ${words.order}\n\n\`\`\`\n${titles.map((_, index) => id(index)).join(" ──► ")}\n\`\`\``,
  ];
}

function orders<One>(list: readonly One[]): One[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((one, at) => orders([...list.slice(0, at), ...list.slice(at + 1)]).map((rest) => [one, ...rest]));
}

const gist = (task: Task) => [
  task.key,
  task.title,
  task.phase?.at(-1),
  task.status,
  task.estimate?.minHours,
  task.owners.join(),
  task.priority,
  task.dependsOn.map(({ target }) => target).join(),
  task.criteria.length,
];

describe("a task told in several places", () => {
  for (const [language, words] of Object.entries(LANGUAGES))
    for (const named of [false, true])
      it(`is one task in any order of the sections (${language}, owners by ${named ? "title" : "id"})`, () => {
        for (const order of orders(sections(words, named))) {
          const text = `# Plan\n\n${order.join("\n\n")}\n`;
          const plan = readPlan("plan.md", text);
          expect(plan.phases.map(({ title }) => title)).toHaveLength(2);
          expect([...plan.tasks].sort((a, b) => (a.key < b.key ? -1 : 1)).map(gist), text).toEqual(
            words.titles.map((title, index) => [
              `t-0${index + 1}`,
              title,
              index === 0 ? "1" : "2",
              index === 0 ? "done" : "todo",
              (index + 2) * 8,
              OWNERS[index],
              `P${index}`,
              index === 0 ? "" : `t-0${index}`,
              1,
            ]),
          );
          const lines = text.split("\n");
          for (const task of plan.tasks)
            for (const { field, value, line } of task.told)
              if (field !== "mention" && field !== "status") expect(lines[line - 1]).toContain(value);
        }
      });

  it("gets its owner from a table of people and their tasks", () => {
    const { tasks } = readPlan(
      "plan.md",
      "# Plan\n\n## Task #16: Build it\n\nEffort: 2 days\n\n## Task #17: Test it\n\nEffort: 1 day\n\n## Team assignments\n\n| Agent | Tasks |\n|-|-|\n| QA agent | #17 |\n| Backend agent | #16 |\n",
    );
    expect(tasks.map(({ owners }) => owners)).toEqual([["Backend agent"], ["QA agent"]]);
    expect(tasks[1]?.told.find(({ field }) => field === "owner")?.line).toBe(15);
  });

  it("has begun when its steps say so, although the box of a summary is empty", () => {
    const read = (steps: string, box: string) =>
      readPlan(
        "plan.md",
        `# Plan\n\n## Task 1: Build it\n\n${steps}\n\n## Quick reference\n\n- [${box}] Task 1: Build it\n`,
      ).tasks[0]?.status;
    expect(read("- [x] one\n- [ ] two", " ")).toBe("in_progress");
    expect(read("- [x] one\n- [x] two", " ")).toBe("todo");
    expect(read("- [ ] one\n- [ ] two", "x")).toBe("done");
  });

  it("is not told by a name that two tasks have", () => {
    const { tasks } = readPlan(
      "plan.md",
      "# Plan\n\n## Phase 1\n\n### Task 1: Cut\n\nEffort: 1 day\n\n## Phase 2\n\n### Task 1: Glue\n\nEffort: 1 day\n\n## Owners\n\n| Task | Owner |\n|-|-|\n| Task 1 | ana |\n",
    );
    expect(tasks.map(({ title, owners }) => [title, owners])).toEqual([
      ["Cut", []],
      ["Glue", []],
    ]);
  });
});
