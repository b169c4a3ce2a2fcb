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
