// Names of the owner attribute and column.
import type { Words } from "./words.ts";

export const ownerNames: Words = {
  en: "owner, owners, assignee, assignees, assigned, assigned to, responsible, responsibility, who, lead, dri, owner s, owner s or team s, team, person, agent, agent type, assigned agent, developer, engineer, resource, by whom, role, driver, contact, accountable, task owner, model, worker, handled by, executor, tester, implementer, coder",
  de: "verantwortlich, verantwortliche, verantwortlicher, zuständig, zuständige, zuständigkeit, bearbeiter, bearbeiterin, wer, besitzer, zugewiesen, zugewiesen an, person, eigentümer, team",
  fr: "responsable, responsables, assigné, assigné à, attribué à, propriétaire, qui, pilote, porteur, équipe",
  es: "responsable, responsables, asignado, asignado a, asignada a, propietario, encargado, encargada, quién, equipo, dueño",
  pt: "responsável, responsáveis, atribuído, atribuído a, proprietário, dono, quem, encarregado, equipe",
  it: "responsabile, responsabili, assegnato, assegnato a, proprietario, incaricato, chi, referente",
  ru: "ответственный, ответственная, ответственные, исполнитель, исполнители, владелец, кто, назначено, назначен, команда, роль",
  uk: "відповідальний, відповідальна, відповідальні, виконавець, виконавці, власник, хто, призначено",
  zh: "负责人, 責任人, 责任人, 负责, 执行人, 指派, 指派给, 分配给, 所有者, 处理人, 负责方, 担当, 人员, 執行者, 执行者, 经办人, 開發者, 完成人, 责任方",
  ja: "担当, 担当者, 責任者, アサイン, オーナー, 実施者, 作業者, 誰",
  ko: "담당, 담당자, 책임자, 소유자, 작업자, 배정, 담당 팀, 누가",
};

/** Everybody, where a name is expected. */
export const everybodyWords: Words = {
  en: "all, everyone, everybody, team, whole team",
  de: "alle, team, das ganze team",
  fr: "tous, toute l'équipe, équipe",
  es: "todos, todo el equipo, equipo",
  pt: "todos, toda a equipe, equipe",
  it: "tutti, tutto il team, team",
  ru: "все, вся команда, команда",
  uk: "всі, усі, вся команда, команда",
  zh: "全员, 全体, 所有人, 团队",
  ja: "全員, チーム",
  ko: "전원, 모두, 팀",
};

/** What a title ends with in brackets or behind a dash and is nobody: parts of a system, kinds of work, platforms. */
export const subjectWords: Words = {
  en: "api, ui, ux, be, fe, backend, frontend, back-end, front-end, fullstack, database, db, infra, infrastructure, devops, ops, doc, docs, documentation, test, tests, testing, qa, ci, cd, cli, sdk, web, mobile, ios, android, windows, linux, macos, mac, desktop, server, client, core, app, auth, security, perf, performance, design, data, ml, ai, bug, fix, bugfix, hotfix, feature, chore, refactor, refactoring, breaking, mvp, optional, required, must, should, could, blocker, spike, research, tech debt, parallel, sequential, async, sync, new, modify, delete, add, update, remove, small, large, easy, hard, normal, internal, external, public, private, beta, alpha, release, prod, production, staging, dev, development, legacy, misc, setup, config, build, deploy, deployment, soon, today, tomorrow, python, rust, java, react, docker, node, only, manual, automated, critical path, story, epic, task, milestone, bonus, stretch, email, mail, payments, search, login, reports, billing",
  de: "schnittstelle, oberfläche, datenbank, dokumentation, technik, betrieb, sicherheit, neu, bald, heute, morgen, intern, extern, pflicht, wichtig, einfach, schwer, fehler, funktion, bericht",
  fr: "interface, base de données, documentation, sécurité, nouveau, bientôt, interne, externe, obligatoire, facile, difficile",
  es: "interfaz, base de datos, documentación, seguridad, nuevo, pronto, interno, externo, obligatorio, fácil, difícil",
  pt: "interface, banco de dados, documentação, segurança, novo, em breve, interno, externo, obrigatório, fácil, difícil",
  it: "interfaccia, base di dati, documentazione, sicurezza, nuovo, presto, interno, esterno, obbligatorio, facile, difficile",
  ru: "бэкенд, фронтенд, база данных, документация, тесты, безопасность, интерфейс, сервер, клиент, новое, скоро, срочно, важно",
  uk: "бекенд, фронтенд, база даних, документація, тести, безпека, інтерфейс, сервер, клієнт, нове, скоро, терміново",
};

/** Of the names of owners those that say something else in brackets behind a title: "(role: admin)". */
export const unsureOwnerNames: Words = {
  en: "model, worker, role, resource, driver, contact, person, agent, agent type, team, executor, tester, who",
  de: "person, team",
  fr: "équipe, qui",
  es: "equipo",
  pt: "equipe, dono",
  it: "chi",
  ru: "роль, команда, кто",
  uk: "хто",
};
