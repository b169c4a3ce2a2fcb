// What a heading says by its words alone: a phase, a task, criteria, risks, an order, … or nothing.

import type { Box } from "../blocks/block.ts";
import { attributeField, type Field } from "../facts/field.ts";
import { readAttributes } from "../facts/read-attributes.ts";
import { wholeStatus } from "../facts/read-status.ts";
import type { Head } from "../inline/head.ts";
import { readHead } from "../inline/read-head.ts";
import { foldWords, isUnspaced } from "../text/fold.ts";
import * as criterion from "../vocabulary/criterion.ts";
import { dependencyNames } from "../vocabulary/dependency.ts";
import { estimateNames } from "../vocabulary/estimate.ts";
import * as section from "../vocabulary/section.ts";
import { statusNames } from "../vocabulary/status.ts";
import { containerNames, descriptionNames } from "../vocabulary/task.ts";
import { foldedSet, meanings } from "../vocabulary/words.ts";
import { isRepeatedChecklist, toldByKind } from "./condition-list.ts";
import { headingBox } from "./heading-box.ts";

export type Role =
  | "plain"
  | "phase"
  | "group"
  | "task"
  | "tasks"
  | "column"
  | "criteria"
  | "steps"
  | "goal"
  | "scope"
  | "verification"
  | "dependencies"
  | "attribute"
  | "order"
  | "schedule"
  | "owners"
  | "repeat"
  | "future"
  | "recurring"
  | "ignored"
  | "aside"
  | "estimate"
  | "prerequisites";

/** Sections that may also name a phase ("Design", "Analysis") when work stands in them. */
const softNames = {
  en: "architecture, design, analysis, requirements, context, setup, support, communication, metrics, team, budget, log, current state, assessment, findings, installation, usage, contributing, technical approach, overview, executive summary, introduction, summary, notes, implementation notes, dev notes, background, decisions, open questions, known issues, issues found, constraints, assumptions, research, resources, questions, rollout strategy, rollback plan, impact, lessons learned, statistics, out of scope, retrospective, monitoring observability, problem statement, motivation",
  de: "architektur, analyse, kommunikation, notizen, übersicht, überblick, hinweise, offene fragen, budget",
  fr: "architecture, analyse, communication, notes",
  es: "arquitectura, análisis, comunicación, notas, resumen",
  pt: "arquitetura, análise, comunicação, notas, resumo",
  it: "architettura, analisi, comunicazione, note",
  ru: "архитектура, анализ, обзор, заметки",
  uk: "архітектура, аналіз, огляд, нотатки",
  zh: "架构, 分析, 概述, 技术方案, 备注, 说明, 现状",
  ja: "アーキテクチャ, 分析, 概要, メモ, 備考",
  ko: "아키텍처, 분석, 개요, 메모, 비고",
};
const prerequisiteNames = {
  en: "prerequisites, prerequisite, prereqs, before you start, entry criteria",
  de: "voraussetzungen, voraussetzung",
  fr: "prérequis, pré-requis",
  es: "prerrequisitos, requisitos previos, prerequisitos",
  pt: "pré-requisitos",
  it: "prerequisiti",
  ru: "предусловия, предпосылки, пререквизиты",
  uk: "передумови",
  zh: "前置条件, 先决条件, 前提条件, 前提",
  ja: "前提条件, 前提",
  ko: "전제 조건, 선행 조건, 선행조건",
};

const ROLES = meanings<Role>({
  criteria: criterion.criterionNames,
  verification: criterion.verificationNames,
  prerequisites: prerequisiteNames,
  order: section.orderNames,
  dependencies: dependencyNames,
  tasks: containerNames,
  goal: section.goalNames,
  scope: section.scopeNames,
  schedule: section.scheduleNames,
  owners: section.ownerTableNames,
  aside: softNames,
  steps: section.stepNames,
  future: section.futureNames,
  recurring: section.recurringNames,
  repeat: section.repeatNames,
  ignored: section.ignoredNames,
  estimate: estimateNames,
});
const REPEATS = foldedSet(section.repeatNames);
const STEPS = foldedSet(section.stepNames);
const DESCRIPTIONS = foldedSet(descriptionNames);
const STATUS = foldedSet(statusNames);
const AFFIX = new Set(
  foldedSet({
    en: "risks, risk, criteria, criterion, deliverables, checkpoint, schedule, zeitplan, terminplan, calendrier, cronograma, calendario, cronoprogramma, график, графік, 일정, examples, example, approval, signoff, glossary, changelog, prerequisites, dependencies, timeline, risiken, kriterien, risques, critères, riesgos, criterios, riscos, critérios, rischi, criteri, риски, критерии, ризики, критерії, legend, template, summary, recap, zusammenfassung, résumé, resumen, resumo, riepilogo, сводка, зведення, 요약, alternative, alternativa, alternatif, альтернатива, principles, prinzipien, principes, principios, princípios, principi, принципы, принципи",
  }),
);
const CJK_ROLES = [...ROLES]
  .filter(([word]) => isUnspaced(word) && [...word].length >= 3)
  .sort((a, b) => b[0].length - a[0].length);

export interface SectionWords {
  readonly head: Head;
  /** The checkbox before the words: "### [x] Build it". */
  readonly box: Box | null;
  readonly role: Role;
  /** In a task's own section the words may mean something else: "Tasks" are its steps. */
  readonly inTask: Role;
  /** The phase that the heading is about: "Phase 1 Checkpoint". */
  readonly about: { readonly word: string; readonly id: string } | null;
  readonly attribute: { readonly field: Field; readonly value: string; readonly start: number } | null;
}

function roleOfWords(text: string): Role | null {
  const bare = text.replace(/[([（【].*$/u, "").trim() || text;
  const folded = foldWords(bare);
  const exact = ROLES.get(folded);
  if (exact) return exact;
  if (isRepeatedChecklist(bare)) return "criteria";
  const whole = toldByKind(bare);
  const kind = whole === null ? null : ROLES.get(foldWords(whole));
  if (kind === "goal" || kind === "criteria") return kind;
  if (isUnspaced(folded)) {
    for (const [word, role] of CJK_ROLES)
      if ((folded.endsWith(word) || folded.startsWith(word)) && folded.length <= word.length + 6) return role;
    return null;
  }
  const words = folded.split(" ");
  if (words.length < 2 || words.length > 7) return null;
  for (let size = Math.min(4, words.length - 1); size > 0; size--) {
    for (const part of [words.slice(-size).join(" "), words.slice(0, size).join(" ")]) {
      const role = ROLES.get(part);
      if (
        role &&
        (AFFIX.has(part) ||
          (size > 1 && role !== "tasks" && role !== "steps" && role !== "aside" && role !== "estimate"))
      )
        return role === "order" && STEPS.has(words[0] ?? "") ? "tasks" : role; // "Checklist in order of execution"
    }
  }
  return null;
}

/** "5. Execution and risk management" only ends with words of sections without work; with a number and boxes below, it is a part of the plan. */
export function isPartOfPlan(words: SectionWords): boolean {
  const bare = words.head.title.replace(/[([（【].*$/u, "").replace(/^[一二三四五六七八九十]+、\s*/, "");
  const numbered = words.head.id !== null || /^[一二三四五六七八九十]+、/.test(words.head.title);
  return words.role === "ignored" && numbered && !ROLES.has(foldWords(bare));
}

function inTaskRole(text: string, role: Role): Role {
  const folded = foldWords(text.replace(/[([（【].*$/u, ""));
  if (STEPS.has(folded)) return "steps";
  if (DESCRIPTIONS.has(folded)) return "aside";
  return role === "tasks" ? "steps" : role;
}

/** Reads a heading's words. `start` is the offset of the line, `level` its number of marks (7 and more for labels). */
export function readSectionWords(written: string, line: number, start: number, level: number): SectionWords {
  const boxed = level < 7 ? headingBox(written, start + level + 1) : null;
  const text = boxed?.rest ?? written;
  const head = readHead(text);
  const plain = { head, box: boxed?.box ?? null, about: null, attribute: null };
  const named = head.kind !== null && head.id !== null;
  if (!named || head.kind === "span") {
    const found = readAttributes({ text, line, start })[0];
    if (
      found &&
      found.value !== "" &&
      ["status", "estimate", "owner", "priority", "dependsOn", "blocks", "due"].includes(found.field)
    ) {
      return { ...plain, role: "attribute", inTask: "attribute", attribute: found };
    }
  }
  if (named && (head.kind === "phase" || head.kind === "span")) {
    const role = head.apart || /^[([（【]/u.test(head.title) ? null : roleOfWords(head.title); // "Phase 3 (Future)"
    if (!role || head.title === "") return { ...plain, role: "phase", inTask: "plain" };
    const repeats = REPEATS.has(foldWords(head.title.replace(/\(.*$/, ""))) ? "repeat" : role;
    return { ...plain, role: repeats, inTask: repeats, about: { word: head.word, id: head.id ?? "" } };
  }
  if (named) return { ...plain, role: "task", inTask: "plain" };
  const bare = head.title === "" ? text : head.title;
  const role = head.id === null || /^\d+(?:\.\d+)*$/.test(head.id) ? roleOfWords(bare) : null;
  if (STATUS.has(foldWords(bare)) && role === null && wholeStatus(bare) === null)
    return { ...plain, role: "attribute", inTask: "attribute", attribute: { field: "status", value: "", start } };
  const about = role ? aboutPhase(bare) : null;
  return { ...plain, role: role ?? "plain", inTask: inTaskRole(bare, role ?? "plain"), about };
}

const ABOUT =
  /\b(phase|wave|stage|milestone|sprint|week|фаза|этап|волна|阶段|フェーズ|단계)\s*(\d+[A-Za-z]?(?:\.\d+)?)/iu;

/** The phase that words of a heading name somewhere: "Success Criteria (Phase 1)". */
export function aboutPhase(text: string): { word: string; id: string } | null {
  const found = ABOUT.exec(text);
  return found ? { word: foldWords(found[1] ?? ""), id: found[2] ?? "" } : null;
}

const CARDS =
  /\s+(?:tasks?|items?|work|features?|to-?dos?|issues?|stories|cards?|aufgaben|tâches|tareas|tarefas|attività|задачи|завдання)$/iu;
const CJK_CARDS = /(?:任务|事项|タスク|작업)$/u;

/** "Completed tasks (9/11)", "Remaining work": a state and what has it. */
function cardsStatus(words: string): ReturnType<typeof wholeStatus> {
  const bare = words.replace(/\s*[(（][^()（）]*[)）]$/u, "");
  const state = bare.replace(CARDS, "").replace(CJK_CARDS, "").trim();
  if (state === bare || state === "") return null;
  return wholeStatus(state) ?? (/^(?:remaining|outstanding|upcoming)$/i.test(state) ? "todo" : null);
}

/** The status that a board's column stands for, or null. */
export function columnStatus(head: Head): ReturnType<typeof wholeStatus> {
  if (head.id !== null && head.kind !== null) return null;
  const words = head.title || head.full;
  const first = /^[^/|&]+(?=[/|&])/.exec(words)?.[0]; // "Backlog / Ideas"
  return wholeStatus(words) ?? (first ? wholeStatus(first) : null) ?? cardsStatus(words);
}

export { attributeField };
