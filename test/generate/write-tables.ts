// Families of tables and headed tasks: task tables, schedules, attribute sections, numbered bold tasks, weeks, task files, stories.
import type { TruePlan, TrueTask } from "./plan.ts";
import { byPhase, type Family, forget, idsOf, plainStatus } from "./write-lists.ts";

const time = (plan: TruePlan, task: TrueTask) => (task.hours ? plan.language.hours(task.hours[0], task.hours[1]) : "");
const order = (plan: TruePlan, task: TrueTask) =>
  task.dependsOn.length > 0 ? idsOf(plan, task.dependsOn).join(", ") : plan.random.pick(plan.language.none);
const status = (plan: TruePlan, task: TrueTask) => plan.random.pick(plan.language.status[task.status]);

function riskTable(plan: TruePlan): string[] {
  return [
    "",
    `## ${plan.language.risks}`,
    "",
    `| ${plan.language.risks} | X |`,
    "|---|---|",
    "| It breaks | Mend it |",
  ];
}

export const taskTable: Family = (plan) => {
  const { random, language } = plan;
  forget(plan, "steps", "criteria");
  const prefix = random.pick(["T-", "A", "TASK-", "p4-", "", "WP"]);
  plan.tasks.forEach((task, index) => {
    task.id = `${prefix}${prefix === "TASK-" ? String(index + 1).padStart(3, "0") : index + 1}`;
  });
  const columns = random
    .shuffle(["status", "estimate", "owner", "priority", "depends"] as const)
    .filter((column) => column === "depends" || random.chance(0.75));
  if (!columns.includes("estimate")) forget(plan, "hours");
  if (!columns.includes("owner")) forget(plan, "owner");
  if (!columns.includes("priority")) forget(plan, "priority");
  if (!columns.includes("status")) for (const task of plan.tasks) task.status = "todo";
  const names = {
    status: random.pick(language.statusName),
    estimate: random.pick(language.estimate),
    owner: random.pick(language.owner),
    priority: random.pick(language.priority),
    depends: random.pick(language.dependsOn),
  };
  const row = (task: TrueTask) => [
    task.id,
    task.title,
    ...columns.map((column) =>
      ({
        status: () => status(plan, task),
        estimate: () => time(plan, task) || "-",
        owner: () => task.owner ?? "-",
        priority: () => task.priority ?? "-",
        depends: () => order(plan, task),
      })[column](),
    ),
  ];
  const head = [language.id, language.title, ...columns.map((column) => names[column])];
  const text = ["# Plan", "", "Words about it.", ""];
  const table = (tasks: readonly TrueTask[]) => [
    `| ${head.join(" | ")} |`,
    `|${head.map(() => "---").join("|")}|`,
    ...tasks.map((task) => `| ${row(task).join(" | ")} |`),
    "",
  ];
  if (random.chance(0.5)) {
    plan.phases.forEach((phase, index) => {
      const order = phase.dependsOn.map((other) => `**${names.depends}**: ${language.phase} ${plan.phases[other]?.id}`);
      text.push(
        `## ${language.phase} ${phase.id}: ${phase.title}`,
        "",
        ...order,
        ...(order.length > 0 ? [""] : []),
        ...table(byPhase(plan, index)),
      );
    });
  } else {
    forget(plan, "phases");
    text.push(...table(plan.tasks));
  }
  return { path: "docs/plan.md", text: [...text, ...riskTable(plan)].join("\n") };
};

export const schedule: Family = (plan) => {
  forget(plan, "steps", "criteria", "ids", "hours", "priority", "dependsOn", "phases");
  for (const task of plan.tasks) task.status = "todo";
  const day = (index: number) =>
    plan.random.pick([
      `Monday ${(index % 27) + 1}th January 2026`,
      `2026-02-${String((index % 27) + 1).padStart(2, "0")}`,
    ]);
  const text = [
    "# Release 2.0",
    "",
    "- **Monday 8th January 2026**: Week 1 — it begins",
    "",
    "| What | Who | When | Week |",
    "|---|---|---|---|",
    ...plan.tasks.map(
      (task, index) =>
        `| ${index % 5 === 4 ? `**${task.title}**` : task.title} | ${task.owner ?? ""} | ${day(index)} | week ${Math.floor(index / 2) + 1} |`,
    ),
  ];
  return { path: "releases/2.0.md", text: text.join("\n") };
};

function attributes(plan: TruePlan, task: TrueTask, style: "bold" | "bullet" | "plain" | "table"): string[] {
  const { random, language } = plan;
  const pairs: [string, string][] = [[random.pick(language.statusName), status(plan, task)]];
  if (task.hours) pairs.push([random.pick(language.estimate), time(plan, task)]);
  if (task.owner) pairs.push([random.pick(language.owner), task.owner]);
  if (task.priority) pairs.push([random.pick(language.priority), task.priority]);
  const list = idsOf(plan, task.dependsOn);
  const joined =
    random.chance(0.5) || list.length < 2 ? list.join(", ") : list.slice(0, -1).join(", ") + language.and + list.at(-1);
  pairs.push([random.pick(language.dependsOn), task.dependsOn.length > 0 ? joined : random.pick(language.none)]);
  const shuffled = random.shuffle(pairs);
  const colon =
    language.code === "zh" || language.code === "ja"
      ? random.pick([":", "："])
      : language.code === "fr"
        ? random.pick([":", " :"])
        : ":";
  switch (style) {
    case "bold":
      return shuffled.map(([name, value]) =>
        random.chance(0.5) ? `**${name}**${colon} ${value}` : `**${name}${colon}** ${value}`,
      );
    case "bullet":
      return shuffled.map(([name, value]) => `- **${name}**${colon} ${value}`);
    case "plain":
      return shuffled.map(([name, value]) => `- ${name}${colon} ${value}`);
    default:
      return [
        `| ${shuffled[0]?.[0]} | ${shuffled[0]?.[1]} |`,
        "|---|---|",
        ...shuffled.slice(1).map(([name, value]) => `| ${name} | ${value} |`),
      ];
  }
}

export const headed: Family = (plan) => {
  const { random, language } = plan;
  const form = random.whole(0, 4);
  const style = random.pick(["bold", "bullet", "plain", "table"] as const);
  plan.tasks.forEach((task, index) => {
    task.id =
      [
        `#${index + 16}`,
        `TASK-${String(index + 1).padStart(3, "0")}`,
        String(index + 1),
        `p4-${index + 1}`,
        `T-${index + 1}`,
      ][form] ?? "";
  });
  const title = (task: TrueTask) =>
    [
      `${language.task} ${task.id}: ${task.title}`,
      `${task.id}: ${task.title}`,
      `${language.task} ${task.id}: ${task.title}`,
      `${task.id}: ${task.title}`,
      `[${task.id}] ${task.title}`,
    ][form];
  const text = ["# Plan", "", "Words about it.", ""];
  const write = (task: TrueTask, level: string) => {
    text.push(`${level} ${title(task)}`, "", ...attributes(plan, task, style), "", `${task.title}.`, "");
    if (task.steps.length > 0) text.push(...task.steps.map((step) => `- [${step.done ? "x" : " "}] ${step.title}`), "");
    if (task.criteria.length > 0)
      text.push(`${level}# ${random.pick(language.criteria)}`, "", ...task.criteria.map((text) => `- [ ] ${text}`), "");
  };
  if (random.chance(0.6)) {
    plan.phases.forEach((phase, index) => {
      text.push(`## ${language.phase} ${phase.id}: ${phase.title}`, "");
      for (const task of byPhase(plan, index)) write(task, "###");
    });
  } else {
    for (const task of plan.tasks) write(task, "##");
    forget(plan, "phases");
  }
  forget(plan, "phaseOrder");
  if (random.chance(0.5)) {
    const edges = plan.tasks.flatMap((task) =>
      idsOf(plan, task.dependsOn).map((id) => `  ${key(id)}[${id}] --> ${key(task.id ?? "")}[${task.id}]`),
    );
    text.push("## Graph", "", "```mermaid", "graph TD", ...edges, "```");
  }
  return { path: "docs/plan.md", text: [...text, ...riskTable(plan)].join("\n") };
};

const key = (id: string) => `n${id.replace(/\W/g, "_")}`;

export const tableAndDetails: Family = (plan) => {
  const { random, language } = plan;
  forget(plan, "phases");
  plan.tasks.forEach((task, index) => {
    task.id = `S${index + 1}`;
  });
  const name = {
    depends: random.pick(language.dependsOn),
    status: random.pick(language.statusName),
    estimate: random.pick(language.estimate),
  };
  forget(plan, "priority", "owner", "criteria");
  const text = [
    "# Plan",
    "",
    `## ${language.tasks}`,
    "",
    `| ${language.id} | ${language.title} | ${name.status} | ${name.estimate} | ${name.depends} |`,
    "|---|---|---|---|---|",
    ...plan.tasks.map(
      (task) =>
        `| ${task.id} | ${task.title} | ${status(plan, task)} | ${time(plan, task) || "-"} | ${order(plan, task)} |`,
    ),
    "",
    "## Details",
    "",
  ];
  for (const task of plan.tasks) {
    if (task.steps.length === 0) continue;
    text.push(
      `### ${task.id}: ${task.title}`,
      `**${language.goal}:** It works`,
      ...task.steps.map((step) => `- [${step.done ? "x" : " "}] ${step.title}`),
      "",
    );
  }
  return { path: "docs/plan.md", text: text.join("\n") };
};

export const numberedBold: Family = (plan) => {
  const { random, language } = plan;
  forget(plan, "phaseOrder", "criteria");
  const inner = random.chance(0.4) ? " " : "   ";
  const boxes = random.chance(0.5);
  const whole = random.chance(0.5);
  if (whole) forget(plan, "phases");
  if (boxes) forget(plan, "dependsOn", "owner", "priority");
  const text = ["# Plan", ""];
  const write = (tasks: readonly TrueTask[], from: number) => {
    tasks.forEach((task, at) => {
      task.id = String(from + at + 1);
      task.status = "todo";
      if (boxes && task.steps.length === 0) task.steps.push({ title: `${task.title} 1`, done: false });
      if (!boxes) task.steps.length = 0;
      const [low, high] = task.hours ?? [2, 2];
      task.hours = [low * 8, high * 8];
      const days = language.days(low, high);
      text.push(`${task.id}. **${task.title}**${boxes ? ` (${days})` : ""}`);
      if (boxes) text.push(...task.steps.map((step) => `   - [${step.done ? "x" : " "}] ${step.title}`));
      else {
        text.push(
          `${inner}* ${random.pick(language.estimate)}: ${days}`,
          `${inner}* ${random.pick(language.dependsOn)}: ${
            task.dependsOn.length > 0
              ? idsOf(plan, task.dependsOn)
                  .map((id) => `${language.task} ${id}`)
                  .join(", ")
              : language.none[0]
          }`,
        );
        if (task.owner) text.push(`${inner}* ${random.pick(language.owner)}: ${task.owner}`);
        if (task.priority) text.push(`${inner}* ${random.pick(language.priority)}: ${task.priority}`);
      }
    });
    text.push("");
  };
  if (whole) {
    text.push(`**${language.tasks}**`, "");
    write(plan.tasks, 0);
  } else {
    let from = 0;
    plan.phases.forEach((phase, index) => {
      text.push(`## ${language.phase} ${phase.id}: ${phase.title}`, "", `**${language.goal}**: It works`, "");
      write(byPhase(plan, index), from);
      from += byPhase(plan, index).length;
    });
  }
  return { path: "docs/plan.md", text: [...text, ...riskTable(plan)].join("\n") };
};

export const taskFile: Family = (plan) => {
  const { random } = plan;
  const [task] = plan.tasks.splice(0, plan.tasks.length);
  forget(plan, "phases");
  if (!task) return { path: "x.md", text: "" };
  Object.assign(task, { phase: null, hours: null, owner: null });
  task.id = `BACK-${random.whole(1, 900)}`;
  task.dependsOn.length = 0;
  task.steps.length = 0;
  if (task.status === "blocked" || task.status === "cancelled") task.status = "todo";
  plan.tasks.push(task);
  const word = { todo: "To Do", in_progress: "In Progress", done: "Done", blocked: "", cancelled: "" }[task.status];
  const text = [
    "---",
    `id: ${task.id}`,
    `title: ${random.chance(0.5) ? `'${task.title.replaceAll("'", "''")}'` : `>-\n  ${task.title}`}`,
    `status: ${word}`,
    "assignee: []",
    "labels:",
    "  - web",
    "dependencies: []",
    ...(task.priority ? [`priority: ${task.priority.toLowerCase()}`] : []),
    "---",
    "",
    "## Description",
    "",
    "Words. See PR #873.",
    "",
    "1. One thing",
    "2. Another thing",
    "",
    "## Acceptance Criteria",
    "<!-- AC:BEGIN -->",
    "- [ ] #1 It works",
    "- [x] #2 It is fast",
    "<!-- AC:END -->",
  ];
  return { path: `backlog/tasks/${task.id.toLowerCase()} - x.md`, text: text.join("\n") };
};

export const stories: Family = (plan) => {
  const { random } = plan;
  forget(plan, "hours", "owner", "priority", "steps", "criteria", "phaseOrder");
  const text = ["# Product - Epic Breakdown", "", "## Overview", "", "What it is.", ""];
  const at = new Map<TrueTask, string>();
  for (const [index] of plan.phases.entries()) {
    for (const [number, task] of byPhase(plan, index).entries()) at.set(task, `${index + 1}.${number + 1}`);
  }
  for (const task of plan.tasks) task.id = at.get(task) ?? "";
  plan.phases.forEach((phase, index) => {
    text.push(`## Epic ${phase.id}: ${phase.title}`, "", "What it brings.", "");
    for (const task of byPhase(plan, index)) {
      task.status = "todo";
      text.push(
        `### Story ${task.id}: ${task.title}`,
        "",
        "As a user,",
        "I want it,",
        "So that I am happy.",
        "",
        "**Acceptance Criteria:**",
        "",
        "- It works",
        "- It is fast",
        "",
      );
      if (task.dependsOn.length > 0 || random.chance(0.4))
        text.push(
          `**Prerequisites:** ${
            task.dependsOn.length > 0
              ? idsOf(plan, task.dependsOn)
                  .map((id) => `Story ${id}`)
                  .join(", ")
              : "None"
          }`,
          "",
        );
    }
  });
  return { path: "docs/epics.md", text: text.join("\n") };
};

export const phased: Family = (plan) => {
  const { random, language } = plan;
  forget(plan, "hours", "owner", "priority", "dependsOn", "steps", "criteria", "ids");
  const text = ["# Execution Plan", "", "Status: Active", ""];
  plan.phases.forEach((phase, index) => {
    text.push(
      `## ${language.phase} ${phase.id} - ${phase.title}`,
      "",
      `### ${language.goal}`,
      "",
      "It works.",
      "",
      `### ${language.tasks}`,
      "",
    );
    for (const task of byPhase(plan, index)) {
      plainStatus(task);
      text.push(`- [${task.status === "done" ? "x" : " "}] ${task.title}`);
    }
    text.push("", `### ${random.pick(language.criteria)}`, "", "- People are happy.", "");
    if (phase.dependsOn.length > 0)
      text.push(
        `**${random.pick(language.dependsOn)}**: ${language.phase} ${plan.phases[phase.dependsOn[0] ?? 0]?.id}`,
        "",
      );
  });
  return { path: "PLAN.md", text: [...text, ...riskTable(plan)].join("\n") };
};
