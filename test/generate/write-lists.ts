// Families of checkbox lists: spec-kit, Kiro, Conductor, OpenSpec, GSD, ccpm, Trae, BMAD, TODO logs, boards, outlines.
import type { StatusName } from "./languages.ts";
import type { TruePlan, TrueTask } from "./plan.ts";

export interface Written {
  readonly path: string;
  readonly text: string;
}

export type Family = (plan: TruePlan) => Written;

export const boxed = (status: StatusName, plan: TruePlan): string =>
  ({
    todo: "[ ]",
    in_progress: plan.random.pick(["[~]", "[/]"]),
    done: plan.random.pick(["[x]", "[X]"]),
    blocked: "[!]",
    cancelled: "[-]",
  })[status];

/** A plain box tells only open and done. */
export function plainStatus(task: TrueTask): void {
  task.status = task.status === "done" ? "done" : "todo";
}

/** Takes out of the truth what a family does not write down. */
export function forget(
  plan: TruePlan,
  ...fields: ("hours" | "owner" | "priority" | "dependsOn" | "steps" | "criteria" | "ids" | "phases" | "phaseOrder")[]
): void {
  for (const field of fields) {
    if (field === "phases") plan.phases.length = 0;
    if (field === "phaseOrder") for (const phase of plan.phases) phase.dependsOn.length = 0;
    for (const task of plan.tasks) {
      if (field === "dependsOn" || field === "steps" || field === "criteria") task[field].length = 0;
      else if (field === "ids") task.id = null;
      else if (field === "phases") task.phase = null;
      else if (field !== "phaseOrder") task[field] = null;
    }
  }
}

export const idsOf = (plan: TruePlan, indexes: readonly number[]): string[] =>
  indexes.map((index) => plan.tasks[index]?.id ?? "");

export function byPhase(plan: TruePlan, phase: number): TrueTask[] {
  return plan.tasks.filter((task) => task.phase === phase);
}

const pad = (value: number) => String(value).padStart(3, "0");

export const specKit: Family = (plan) => {
  const { random, language } = plan;
  forget(plan, "hours", "owner", "priority", "steps", "criteria");
  plan.tasks.forEach((task, index) => {
    task.id = `T${pad(index + 1)}`;
    plainStatus(task);
  });
  const lines = [
    `# Tasks: ${plan.phases[0]?.title}`,
    "",
    "**Input**: Design documents from `/specs/001/`",
    "",
    "## Format: `[ID] [P?] [Story] Description`",
    "",
    "- **[P]**: Can run in parallel",
    "",
    "## Path Conventions",
    "",
    "- **Single project**: `src/`",
    "",
  ];
  plan.phases.forEach((phase, index) => {
    lines.push(`## ${language.phase} ${phase.id}: ${phase.title}`, "", "**Purpose**: Ground work", "");
    for (const task of byPhase(plan, index)) {
      const order = task.dependsOn.length > 0 ? ` (depends on ${idsOf(plan, task.dependsOn).join(", ")})` : "";
      lines.push(
        `- ${boxed(task.status, plan)} ${task.id} ${random.chance(0.3) ? "[P] " : ""}${random.chance(0.3) ? "[US1] " : ""}${task.title}${order}`,
      );
    }
    lines.push("", "**Checkpoint**: All of it works", "");
  });
  const ordered = plan.phases.filter((phase) => phase.dependsOn.length > 0);
  lines.push(
    "## Dependencies & Execution Order",
    "",
    ...ordered.map(
      (phase) =>
        `- ${language.depends(`${language.phase} ${phase.id}`, `${language.phase} ${plan.phases[phase.dependsOn[0] ?? 0]?.id}`)}`,
    ),
    "",
    "## Notes",
    "",
    "- [P] tasks = different files, no dependencies",
    "- Commit after each task",
  );
  return { path: "specs/001/tasks.md", text: lines.join("\n") };
};

export const kiro: Family = (plan) => {
  const { random } = plan;
  forget(plan, "hours", "owner", "priority", "dependsOn", "criteria", "phases");
  const flat = random.chance(0.5);
  const lines = ["# Implementation Plan", ""];
  plan.tasks.forEach((task, index) => {
    task.id = String(index + 1);
    if (task.status !== "in_progress") plainStatus(task);
    lines.push(`- ${task.status === "in_progress" ? "[~]" : boxed(task.status, plan)} ${task.id}. ${task.title}`);
    task.steps.forEach((step, at) => {
      lines.push(
        `${flat ? "" : "  "}- [${step.done ? "x" : " "}]${random.chance(0.15) ? "*" : ""} ${task.id}.${at + 1} ${step.title}`,
        `${flat ? "  " : "    "}- Keep it small`,
        `${flat ? "  " : "    "}- _Requirements: 1.${at + 1}, 2.1_`,
      );
    });
    if (task.steps.length === 0) lines.push("  - Keep it small", "  - _Requirements: 3.1_");
    if (random.chance(0.4)) lines.push("");
  });
  return { path: ".kiro/specs/x/tasks.md", text: lines.join("\n") };
};

export const conductor: Family = (plan) => {
  const { language, random } = plan;
  forget(plan, "hours", "owner", "priority", "dependsOn", "criteria", "phaseOrder", "ids");
  const lines = ["# Implementation Plan: New things", ""];
  plan.phases.forEach((phase, index) => {
    lines.push(
      `## ${language.phase} ${phase.id}: ${phase.title}${random.chance(0.4) ? " [checkpoint: 4a1f2b3]" : ""}`,
      "",
    );
    for (const task of byPhase(plan, index)) {
      if (task.status === "blocked" || task.status === "cancelled") task.status = "todo";
      lines.push(
        `- ${task.status === "in_progress" ? "[~]" : boxed(task.status, plan)} Task: ${task.title}${task.status === "done" && random.chance(0.5) ? " 1a2b3c4" : ""}`,
      );
      for (const step of task.steps) lines.push(`    - [${step.done ? "x" : " "}] ${step.title}`);
    }
    lines.push("");
  });
  return { path: "conductor/tracks/x/plan.md", text: lines.join("\n") };
};

export const openSpec: Family = (plan) => {
  forget(plan, "hours", "owner", "priority", "steps", "criteria", "dependsOn");
  const lines = plan.random.chance(0.5) ? ["# Tasks", ""] : [];
  plan.phases.forEach((phase, index) => {
    lines.push(`## ${index + 1}. ${phase.title}`, "");
    byPhase(plan, index).forEach((task, at) => {
      task.id = `${index + 1}.${at + 1}`;
      plainStatus(task);
      lines.push(`- ${boxed(task.status, plan)} ${task.id} ${task.title}`);
    });
    lines.push("");
  });
  forget(plan, "phaseOrder");
  return { path: "openspec/changes/x/tasks.md", text: lines.join("\n") };
};

export const gsd: Family = (plan) => {
  const { random } = plan;
  forget(plan, "hours", "owner", "priority", "steps", "criteria", "dependsOn");
  const lines = ["# Roadmap: Things", "", "## Overview", "", "What it is.", "", "## Phases", ""];
  for (const phase of plan.phases) lines.push(`- [ ] **Phase ${phase.id}: ${phase.title}** - All about it`);
  lines.push("", "## Phase Details", "");
  plan.phases.forEach((phase, index) => {
    lines.push(
      `### Phase ${phase.id}: ${phase.title}`,
      "**Goal**: It works",
      `**Depends on**: ${phase.dependsOn.length > 0 ? `Phase ${plan.phases[phase.dependsOn[0] ?? 0]?.id}` : "Nothing (first phase)"}`,
      "**Success Criteria** (what must be TRUE):",
      "  1. People can use it",
      "  2. Nobody complains",
      "**Plans**: 2 plans",
      "",
      "Plans:",
    );
    byPhase(plan, index).forEach((task, at) => {
      task.id = `0${index + 1}-0${at + 1}`;
      plainStatus(task);
      lines.push(`- ${boxed(task.status, plan)} ${task.id}${random.chance(0.5) ? ":" : "-PLAN.md —"} ${task.title}`);
    });
    lines.push("");
  });
  lines.push(
    "## Progress",
    "",
    "| Phase | Plans Complete | Status | Completed |",
    "|---|---|---|---|",
    ...plan.phases.map((phase) => `| ${phase.id}. ${phase.title} | 0/2 | Not started | - |`),
  );
  return { path: ".planning/ROADMAP.md", text: lines.join("\n") };
};

export const ccpm: Family = (plan) => {
  forget(plan, "hours", "owner", "priority", "steps", "criteria", "dependsOn", "phaseOrder");
  const lines = [
    "---",
    "name: things",
    "status: backlog",
    "progress: 0%",
    "prd: .claude/prds/things.md",
    "---",
    "",
    "# Epic: Things",
    "",
    "## Overview",
    "",
    "What it is.",
    "",
    "### 1. A problem",
    "It hurts:",
    "- here",
    "- there",
    "",
    "## Success Criteria",
    "",
    ...plan.phases.flatMap((phase) => [`### Phase ${phase.id}`, "- [ ] People like it", ""]),
    "## Tasks Created",
    "",
  ];
  let number = 40;
  plan.phases.forEach((phase, index) => {
    lines.push(`### Phase ${phase.id}: ${phase.title}`);
    for (const task of byPhase(plan, index)) {
      task.id = `#${++number}`;
      plainStatus(task);
      lines.push(`- ${boxed(task.status, plan)} ${task.id} - ${task.title} (parallel: ${plan.random.chance(0.5)})`);
    }
    lines.push("");
  });
  lines.push(
    `**Total tasks:** ${plan.tasks.length}`,
    "## Dependencies",
    "",
    "- A working network",
    "",
    "## Risks & Mitigations",
    "",
    "### Risk: it breaks",
    "**Mitigation**: mend it",
  );
  return { path: ".claude/epics/things/epic.md", text: lines.join("\n") };
};

export const trae: Family = (plan) => {
  const { language } = plan;
  forget(plan, "hours", "owner", "priority", "criteria", "phases");
  const word = plan.random.chance(0.5) ? "Task" : language.task;
  const lines = ["# Tasks", ""];
  plan.tasks.forEach((task, index) => {
    task.id = String(index + 1);
    plainStatus(task);
    lines.push(`- ${boxed(task.status, plan)} ${word} ${task.id}: ${task.title}`);
    lines.push(
      ...task.steps.map(
        (step, at) =>
          `  - [${step.done ? "x" : " "}] ${word === "Task" ? "SubTask" : language.subtask} ${task.id}.${at + 1}: ${step.title}`,
      ),
    );
    lines.push("");
  });
  lines.push(
    "# Task Dependencies",
    ...plan.tasks
      .filter((task) => task.dependsOn.length > 0)
      .map(
        (task) =>
          `- [${word} ${task.id}] depends on ${idsOf(plan, task.dependsOn)
            .map((id) => `[${word} ${id}]`)
            .join(", ")}`,
      ),
  );
  return { path: ".trae/specs/x/tasks.md", text: lines.join("\n") };
};

export const bmad: Family = (plan) => {
  forget(plan, "hours", "owner", "priority", "criteria", "phases", "dependsOn");
  const lines = [
    "# Story 2.3: Things for people",
    "",
    `Status: ${plan.random.pick(["ready-for-dev", "Draft", "in-progress"])}`,
    "",
    "## Story",
    "",
    "As a user,",
    "I want things,",
    "so that I am happy.",
    "",
    "## Acceptance Criteria",
    "",
    "1. It works",
    "2. It is fast",
    "",
    "## Tasks / Subtasks",
    "",
  ];
  plan.tasks.forEach((task, index) => {
    task.id = String(index + 1);
    plainStatus(task);
    lines.push(`- ${boxed(task.status, plan)} Task ${task.id}: ${task.title} (AC: 1, 2)`);
    lines.push(
      ...task.steps.map((step, at) => `  - [${step.done ? "x" : " "}] Subtask ${task.id}.${at + 1}: ${step.title}`),
    );
  });
  lines.push(
    "",
    "## Dev Notes",
    "",
    "- Use what is there",
    "",
    "## Change Log",
    "",
    "| Date | Version | Description | Author |",
    "|---|---|---|---|",
    "| 2026-01-02 | 1.0 | Created | SM |",
  );
  return { path: "docs/stories/2.3.md", text: lines.join("\n") };
};

export const todoLog: Family = (plan) => {
  const { random } = plan;
  forget(plan, "phases", "criteria", "priority", "steps");
  plan.tasks.forEach((task, index) => {
    task.id = `t${pad(index + 1)}`;
    if (task.status === "blocked") task.status = "todo";
    if (task.owner && !task.owner.startsWith("@")) task.owner = "@omar";
    if (task.hours) task.hours = [task.hours[0], task.hours[0]];
  });
  const line = (task: TrueTask) => {
    const parts = [
      `- ${{ todo: "[ ]", in_progress: "[ ]", done: "[x]", blocked: "[!]", cancelled: "[-]" }[task.status]} ${task.id} ${task.title}`,
    ];
    if (task.owner) parts.push(task.owner);
    if (random.chance(0.5)) parts.push("#infra");
    if (task.hours) parts.push(`~${task.hours[0]}h${random.chance(0.3) ? " (ai:1h test:30m)" : ""}`);
    parts.push("logged:2026-01-10");
    if (task.dependsOn.length > 0) parts.push(`blocked-by:${idsOf(plan, task.dependsOn).join(",")}`);
    if (task.status === "done") parts.push("completed:2026-01-12");
    return parts.join(" ");
  };
  const part = (title: string, status: StatusName) => [
    `## ${title}`,
    "",
    ...plan.tasks.filter((task) => task.status === status).map(line),
    "",
  ];
  const text = [
    "# TODO",
    "",
    "## Format",
    "",
    "```markdown",
    "- [ ] t000 Example task @owner #tag ~4h blocked-by:t999",
    "```",
    "",
    ...part("In Progress", "in_progress"),
    ...part("Backlog", "todo"),
    ...part("Done", "done"),
    ...part("Declined", "cancelled"),
  ];
  return { path: "TODO.md", text: text.join("\n") };
};

export const board: Family = (plan) => {
  const { language, random } = plan;
  forget(plan, "hours", "owner", "priority", "dependsOn", "criteria", "phases", "ids");
  const text = ["---", "", "kanban-plugin: board", "", "---", ""];
  for (const status of ["todo", "in_progress", "blocked", "done", "cancelled"] as const) {
    text.push(`## ${random.pick(language.status[status])}`, "");
    for (const task of plan.tasks.filter((one) => one.status === status)) {
      text.push(
        `- [ ] ${task.title}${random.chance(0.3) ? " ^a1b2c3" : ""}`,
        ...task.steps.map((step) => `\t- [${step.done ? "x" : " "}] ${step.title}`),
      );
    }
    text.push("", "");
  }
  text.push("%% kanban:settings", "```", '{"kanban-plugin":"board"}', "```", "%%");
  return { path: "Board.md", text: text.join("\n") };
};

export const outline: Family = (plan) => {
  const { random } = plan;
  forget(plan, "hours", "owner", "priority", "dependsOn", "criteria", "phaseOrder");
  const bold = random.chance(0.5);
  const text = ["# WBS", ""];
  plan.phases.forEach((phase, index) => {
    text.push(`## ${index + 1}. ${phase.title}`, "");
    byPhase(plan, index).forEach((task, at) => {
      task.id = `${index + 1}.${at + 1}`;
      plainStatus(task);
      const id = (value: string) => (bold ? `**${value}**` : value);
      text.push(
        `- ${boxed(task.status, plan)} ${id(task.id)} ${task.title}`,
        ...task.steps.map(
          (step, deep) => `  - [${step.done ? "x" : " "}] ${id(`${task.id}.${deep + 1}`)} ${step.title}`,
        ),
      );
    });
    text.push("");
  });
  return { path: "docs/wbs.md", text: text.join("\n") };
};

export const nested: Family = (plan) => {
  forget(plan, "hours", "owner", "priority", "dependsOn", "criteria", "phaseOrder", "ids");
  const indent = plan.random.pick(["  ", "    ", "\t"]);
  const mark = plan.random.pick(["-", "*", "+"]);
  const text = ["# Project", "", "Some words about it.", ""];
  plan.phases.forEach((phase, index) => {
    phase.id = null;
    text.push(`## ${phase.title}`, "");
    for (const task of byPhase(plan, index)) {
      plainStatus(task);
      text.push(
        `${mark} ${boxed(task.status, plan)} ${task.title}`,
        ...task.steps.map((step) => `${indent}${mark} [${step.done ? "x" : " "}] ${step.title}`),
      );
      if (plan.random.chance(0.2)) text.push("");
    }
    text.push("");
  });
  return { path: "ROADMAP.md", text: text.join("\n") };
};
