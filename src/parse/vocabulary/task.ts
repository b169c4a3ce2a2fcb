// Words that begin the name of a task, headings that hold tasks, names of the id, title and description columns.
import type { Words } from "./words.ts";

export const taskWords: Words = {
  en: "task, subtask, sub-task, step, todo, to-do, story, user story, issue, ticket, work item, item, action, action item, deliverable, feature, job, plan, activity, bug, spike, work package",
  de: "aufgabe, teilaufgabe, unteraufgabe, schritt, todo, to-do, maßnahme, vorgang, geschichte, anwendergeschichte",
  fr: "tâche, sous-tâche, étape, action, todo, activité, récit, user story, histoire, livrable, ticket",
  es: "tarea, subtarea, paso, acción, actividad, historia, historia de usuario, ticket",
  pt: "tarefa, subtarefa, passo, ação, atividade, história, história de usuário",
  it: "attività, compito, sottoattività, passo, azione, storia, sottocompito",
  ru: "задача, подзадача, шаг, действие, пункт, задание, история",
  uk: "завдання, підзавдання, задача, підзадача, крок, дія",
  zh: "任务, 任務, 子任务, 子任務, 步骤, 步驟, 事项, 工作项, 待办, 用户故事, 故事, 需求, 工单",
  ja: "タスク, サブタスク, 作業, 課題, 手順, ステップ, 項目, ストーリー, ユーザーストーリー",
  ko: "작업, 하위 작업, 하위작업, 과제, 할일, 할 일, 태스크, 스텝, 스토리, 사용자 스토리",
};

/** Words for what a task is done in: "Step 2" inside "Task 1" is no task of its own. */
export const partWords: Words = {
  en: "step, subtask, sub-task",
  de: "schritt, teilaufgabe, unteraufgabe",
  fr: "étape, sous-tâche",
  es: "paso, subtarea",
  pt: "passo, subtarefa",
  it: "passo, sottocompito",
  ru: "шаг, подзадача",
  uk: "крок, підзадача",
  zh: "步骤, 步驟, 子任务, 子任務",
  ja: "手順, ステップ, サブタスク",
  ko: "스텝, 하위 작업",
};

/** Headings that say "here come the tasks" and name no group of their own. */
export const containerNames: Words = {
  en: "tasks, task list, tasks list, todo, todos, to do, to-do, to-dos, todo list, to do list, task breakdown, tasks created, tasks subtasks, task details, task categories, tasks and subtasks, work items, action items, actions, checklist, task checklist, implementation plan, implementation tasks, implementation, work breakdown, work breakdown structure, wbs, plan, plans, detailed plan, phases, phase details, milestones, breakdown, stories, user stories, epics, epic list, steps, sub-tasks, subtasks, task table, detailed tasks, task overview, all tasks, development tasks, project plan, execution plan, action plan, task index, deliverables and tasks, task descriptions, step details, details, work plan, tasks overview, remaining tasks, outstanding tasks, planned tasks, proposed tasks, upcoming tasks",
  de: "aufgaben, aufgaben unteraufgaben, aufgaben teilaufgaben, aufgabenliste, todos, to-dos, to dos, aufgabenübersicht, maßnahmen, umsetzungsplan, umsetzung, phasen, arbeitspakete, meilensteine, details, arbeitsplan, aktionsplan, projektstrukturplan, backlog, aufgabenpakete, offene aufgaben, offene punkte",
  fr: "tâches, tâches sous-tâches, liste des tâches, liste de tâches, plan d'implémentation, plan d'action, à faire, actions, phases, étapes, détails, plan de travail, détail des tâches, user stories, backlog, plan de développement, étapes de développement",
  es: "tareas, tareas subtareas, lista de tareas, plan de implementación, plan de acción, acciones, fases, por hacer, detalles, actividades, plan de trabajo, detalle de tareas, historias de usuario, tareas pendientes, plan de desarrollo, backlog, pendientes",
  pt: "tarefas, tarefas subtarefas, lista de tarefas, plano de implementação, plano de ação, ações, fases, a fazer, detalhes, atividades, plano de trabalho, histórias de usuário, plano de desenvolvimento, backlog, pendências",
  it: "attività, attività sottoattività, compiti, elenco attività, lista attività, elenco delle attività, piano di implementazione, piano d'azione, azioni, fasi, da fare, dettagli, piano di lavoro, piano di sviluppo, user stories, backlog",
  ru: "задачи, задачи подзадачи, список задач, задания, план реализации, план работ, план действий, этапы, фазы, волны, подробности, детали, что сделать, работы, план разработки, бэклог, дорожная карта, пользовательские истории",
  uk: "завдання, завдання підзавдання, задачі, список завдань, план реалізації, план робіт, план дій, етапи, фази, деталі, роботи, план розробки, беклог, дорожня карта",
  zh: "任务, 任务 子任务, 任务列表, 任务清单, 任務, 任务分解, 实施计划, 实现计划, 待办, 待办事项, 任务详情, 任务拆分, 工作分解, 实施步骤, 执行计划, 开发任务, 任务总览, 阶段, 步骤, 任务概览, 任务一览, 待办清单, 任務列表, 故事分解, 用户故事, 故事列表, 用户故事列表, 任务分配, 详细任务, 功能任务, 剩余待办, 待办任务, 剩余任务, 剩余工作, 待完成任务, 未完成任务",
  ja: "タスク, タスク サブタスク, タスク一覧, タスクリスト, 実装計画, 実装タスク, 作業一覧, 作業項目, todo, やること, フェーズ, タスク詳細, 作業内容, 実行計画, 作業計画, ユーザーストーリー, 開発タスク, チケット一覧, チケット, 課題一覧, 作業チケット",
  ko: "작업, 작업 하위 작업, 작업 목록, 할 일, 할일, 할 일 목록, 구현 계획, 과제, 작업 상세, 단계, 실행 계획, 작업 내역, 태스크, 태스크 목록, 사용자 스토리, 스토리, 개발 순서, 티켓 목록, 티켓",
};

/** The containers that say "tasks" and nothing else. */
export const genericNames: Words = {
  en: "task, tasks, todo, todos, to-do, to-dos, to do, todo list, task list, checklist, tasks subtasks, tasks created, task breakdown",
  de: "aufgaben, aufgabenliste, aufgabenübersicht, todos, to-dos, checkliste",
  fr: "tâches, liste des tâches, liste de tâches, à faire",
  es: "tareas, lista de tareas, por hacer",
  pt: "tarefas, lista de tarefas, a fazer",
  it: "attività, elenco attività, elenco delle attività, lista attività, da fare",
  ru: "задачи, список задач",
  uk: "завдання, задачі, список завдань",
  zh: "任务, 任务列表, 任务清单, 任務, 任務列表, 待办, 待办事项, 待办清单",
  ja: "タスク, タスク一覧, タスクリスト, todo, やること",
  ko: "작업, 작업 목록, 할 일, 할일, 할 일 목록, 태스크, 태스크 목록",
};

/** Words of a heading for what holds the tasks of a plan, whatever else it says: "Detailed rescue plan", "Our cards". */
export const holderWords: Words = {
  en: "plan, plans, task, tasks, steps, card, cards, board, kanban, list, checklist, todo, todos, to-do, to-dos, backlog, work items, action items, actions, milestones",
  de: "plan, aufgaben, schritte, karten, tafel, liste, todos, maßnahmen, meilensteine, umsetzungsplan, projektplan, arbeitsplan, aufgabenliste",
  fr: "plan, tâches, étapes, cartes, tableau, liste, actions, jalons",
  es: "plan, tareas, pasos, tarjetas, tablero, lista, acciones, hitos",
  pt: "plano, tarefas, passos, cartões, quadro, lista, ações, marcos",
  it: "piano, attività, compiti, passi, schede, bacheca, lista, elenco, azioni",
  ru: "план, задачи, задач, шаги, карточки, доска, список, действия",
  uk: "план, завдання, задачі, кроки, картки, дошка, список, дії",
  zh: "计划, 計劃, 任务, 任務, 步骤, 卡片, 看板, 清单, 列表, 待办",
  ja: "計画, タスク, 手順, カード, ボード, かんばん, カンバン, 一覧, リスト",
  ko: "계획, 작업, 과제, 카드, 보드, 칸반, 목록, 할 일",
};

/** Titles of lists of things to do. */
export const toDoNames: Words = {
  en: "todo, todos, to do, to-do, to-dos, tasks, task list, open tasks, backlog, things to do, work items, issues",
  de: "aufgaben, aufgabenliste, todo-liste, to-do-liste, offene punkte, zu tun, zu erledigen",
  fr: "tâches, à faire, choses à faire",
  es: "tareas, por hacer, pendientes, cosas por hacer",
  pt: "tarefas, a fazer, pendências",
  it: "attività, compiti, da fare, cose da fare",
  ru: "задачи, список задач, сделать, что сделать, дела, доработки",
  uk: "завдання, задачі, зробити, що зробити, справи",
  zh: "待办, 待办事项, 任务, 任务列表, 任务清单",
  ja: "タスク, やること, やることリスト, タスク一覧, 課題一覧",
  ko: "할 일, 할일, 작업 목록, 작업, 과제",
};

/** Headings of what a meeting agreed that somebody is to do. */
export const agreedNames: Words = {
  en: "action items, actions, action points, action list, action item, next actions, agreed actions, actions agreed",
  de: "maßnahmen, aktionspunkte, vereinbarte maßnahmen, aufgaben aus dem termin, nächste aktionen",
  fr: "actions, points d'action, actions à mener, actions décidées, plan d'actions",
  es: "acciones, puntos de acción, acciones acordadas, acuerdos",
  pt: "ações, itens de ação, pontos de ação, encaminhamentos",
  it: "azioni, punti d'azione, azioni concordate",
  ru: "действия, поручения, принятые решения и действия, задачи по итогам встречи, итоговые задачи",
  uk: "дії, доручення, завдання за підсумками зустрічі",
  zh: "行动项, 行动事项, 后续行动, 行动计划项",
  ja: "アクションアイテム, アクション, 宿題事項",
  ko: "액션 아이템, 실행 항목, 조치 사항, 후속 조치",
};

/** The label before a title in a list of attributes. */
export const titleLabels: Words = {
  en: "title, name, task name",
  de: "titel",
  fr: "titre",
  es: "título",
  pt: "título",
  it: "titolo",
  ru: "название",
  uk: "назва",
  zh: "标题, 名称, 任务名称",
  ja: "タイトル, 名称",
  ko: "제목",
};

export const idNames: Words = {
  en: "id, task id, no, nr, num, number, ref, key, code, wbs, wbs id, wbs code, step id, issue, ticket, story id, item no, s no, sn, sl no, task no, task number, work number, item number",
  de: "id, nr, nummer, aufgaben id, kennung, lfd nr, psp, psp code",
  fr: "id, n, no, numéro, identifiant, réf, référence, code",
  es: "id, n, nº, num, número, código, ref, identificador",
  pt: "id, nº, n, número, código, ref, identificador",
  it: "id, n, nr, numero, codice, rif, identificativo",
  ru: "id, номер, код, идентификатор, п п, ид, п/п, n п п, номер работы, номер задачи",
  uk: "id, номер, код, ідентифікатор, з п",
  zh: "编号, 序号, id, 任务id, 任务编号, 編號, 号, 任务号, 代号, 步骤编号",
  ja: "id, 番号, no, タスクid, 項番, タスク番号",
  ko: "id, 번호, 작업 id, 순번, 식별자, 작업 번호",
};

export const titleNames: Words = {
  en: "task, title, name, task name, step, item, activity, what, feature, story, user story, action, action item, tasks, deliverable, work item, subject, todo, summary, event, milestone, work, requirement, job, work package, topic, story title, task title, improvement, initiative, finding, bug, defect, issue title, ticket title, item description, to do, subtask, sub-task, sub task, subtasks",
  de: "aufgabe, titel, name, bezeichnung, schritt, tätigkeit, was, maßnahme, aufgaben, arbeitspaket, vorgang, thema, ereignis, lieferobjekt, liefergegenstand, ergebnis, anforderung, befund, story, user story, feature, funktion, teilaufgabe, inhalt, unteraufgabe, teilaufgaben, unteraufgaben",
  fr: "tâche, titre, nom, étape, activité, quoi, action, tâches, intitulé, événement, libellé, sujet, livrable, story, user story, fonctionnalité, récit, exigence, constat, jalon, feature, sous-tâche, objet, sous-tâches",
  es: "tarea, título, nombre, paso, actividad, qué, acción, tareas, evento, asunto, hito, entregable, historia, historia de usuario, funcionalidad, requisito, hallazgo, feature, tema, elemento, subtarea, subtareas",
  pt: "tarefa, título, nome, passo, atividade, o quê, o que, ação, tarefas, evento, assunto, entregável, história, história de usuário, funcionalidade, requisito, item, feature, tema, marco, subtarefa, subtarefas",
  it: "attività, compito, titolo, nome, passo, cosa, azione, evento, oggetto, deliverable, consegna, storia, user story, funzionalità, requisito, feature, traguardo, attivita, sottoattività, sottocompito",
  ru: "задача, название, наименование, шаг, что, задачи, работа, действие, событие, задание, пункт, мероприятие, результат, история, функция, функциональность, требование, проблема, фича, этап работ, содержание, подзадача, подзадачи",
  uk: "завдання, задача, назва, крок, що, дія, подія, робота, захід, результат, історія, функція, вимога, проблема, фіча, підзадача, підзавдання",
  zh: "任务, 任务名称, 名称, 标题, 步骤, 事项, 内容, 功能, 任務, 工作项, 项目, 工作内容, 任务内容, 事件, 任务标题, 活动, 交付物名称, 功能点, 需求, 问题, 用户故事, 故事, 子任务, 子任務, 子任务名称",
  ja: "タスク, タスク名, 名称, 作業, 作業内容, 項目, 件名, タイトル, 内容, 課題, イベント, 作業名, 機能, 要件, ストーリー, 成果, サブタスク",
  ko: "작업, 작업명, 제목, 이름, 항목, 내용, 과제, 기능, 할 일, 활동, 이벤트, 태스크, 작업 내용, 요구사항, 이슈, 스토리, 업무, 하위 작업, 세부 작업",
};

export const descriptionNames: Words = {
  en: "description, details, detail, notes, note, comment, comments, task description, remarks, action, scope, context, rationale, purpose, overview, summary, background",
  de: "beschreibung, details, notizen, bemerkung, bemerkungen, anmerkungen, kommentar, hinweise",
  fr: "description, détails, notes, remarques, commentaire, commentaires, contexte",
  es: "descripción, detalles, notas, observaciones, comentarios, contexto",
  pt: "descrição, detalhes, notas, observações, comentários, contexto",
  it: "descrizione, dettagli, note, osservazioni, commenti, contesto",
  ru: "описание, детали, примечания, заметки, комментарий, комментарии, содержание, примечание",
  uk: "опис, деталі, примітки, нотатки, коментар, примітка",
  zh: "描述, 说明, 详情, 备注, 任务描述, 任务说明, 注释, 說明, 备注说明, 详细说明, 背景",
  ja: "説明, 詳細, 備考, 概要, メモ, 補足, 背景",
  ko: "설명, 상세, 비고, 메모, 세부 사항, 개요, 배경",
};

/** Columns of words about the row that are no part of its title. */
export const remarkNames: Words = {
  en: "notes, note, comment, comments, remarks",
  de: "notizen, bemerkung, bemerkungen, anmerkungen, kommentar, hinweise",
  fr: "notes, remarques, commentaire, commentaires",
  es: "notas, observaciones, comentarios",
  pt: "notas, observações, comentários",
  it: "note, osservazioni, commenti",
  ru: "примечания, заметки, комментарий, комментарии, примечание",
  uk: "примітки, нотатки, коментар, примітка",
  zh: "备注, 注释, 备注说明",
  ja: "備考, メモ, 補足",
  ko: "비고, 메모",
};

export const labelNames: Words = {
  en: "labels, label, tags, tag, type, kind",
  de: "labels, tags, schlagworte, typ, art",
  fr: "étiquettes, labels, tags, type",
  es: "etiquetas, etiqueta, tipo",
  pt: "etiquetas, rótulos, tipo",
  it: "etichette, tag, tipo",
  ru: "метки, теги, тип",
  uk: "мітки, теги, тип",
  zh: "标签, 標籤, 类型",
  ja: "ラベル, タグ, 種別",
  ko: "라벨, 태그, 유형",
};

/** A plan that is a tree of packages of work: "WBS", "Projektstrukturplan". */
export const breakdownNames: Words = {
  en: "wbs, work breakdown structure, work breakdown",
  de: "projektstrukturplan, psp, arbeitspakete",
  fr: "organigramme des tâches, structure de découpage, découpage du projet",
  es: "estructura de desglose, edt, desglose del trabajo",
  pt: "estrutura analítica, eap, decomposição do trabalho",
  it: "struttura di scomposizione, scomposizione del lavoro",
  ru: "иср, иерархическая структура работ, декомпозиция работ",
  uk: "ісп, ієрархічна структура робіт, декомпозиція робіт",
  zh: "工作分解结构, 任务分解结构, 工作分解",
  ja: "作業分解構成図, 作業分解, 作業分解構造",
  ko: "작업 분류 체계, 작업 분할 구조, 작업분류체계",
};
