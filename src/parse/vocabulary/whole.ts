// Words for a plan as a whole: a heading of them gathers groups and is none. Where they end a heading, and where they begin it.
import type { Words } from "./words.ts";

export const wholeEndings: Words = {
  en: "roadmap, plan, task, tasks, backlog, wbs, breakdown, dictionary, packages, schedule, todo, to-do, todos, to-dos, checklist, milestones, phases, sprints, workstreams",
  de: "plan, fahrplan, roadmap, meilensteine, phasen, etappen, aufgaben, arbeitspakete, checkliste",
  zh: "计划, 路线图, 里程碑, 任务分解, 任务清单, 任务列表, 排期, 待办",
  ja: "計画, ロードマップ, マイルストーン, タスク一覧, 工程表",
  ko: "계획, 로드맵, 마일스톤, 작업 목록, 일정표",
};

export const wholeOpenings: Words = {
  fr: "plan, feuille de route, jalons, étapes, phases, planning, tâches, backlog",
  es: "plan, hoja de ruta, hitos, fases, etapas, cronograma, tareas, backlog",
  pt: "plano, roteiro, roadmap, marcos, fases, etapas, cronograma, tarefas, backlog",
  it: "piano, roadmap, tabella di marcia, tappe, fasi, milestone, traguardi, cronoprogramma, attività, backlog",
  ru: "план, дорожная карта, этапы, вехи, фазы, календарный план, задачи, бэклог",
  uk: "план, дорожня карта, етапи, віхи, фази, календарний план, завдання, беклог",
};
