// What the columns of a table hold, and whether its rows are tasks, attributes of one task, or something else.
import type { Row } from "../blocks/block.ts";
import { attributeField, columnField, type Field } from "../facts/field.ts";
import { readEstimate, unitOf } from "../facts/read-estimate.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import { foldWords } from "../text/fold.ts";
import { partWords } from "../vocabulary/task.ts";
import { thingNames } from "../vocabulary/thing.ts";
import { foldedSet } from "../vocabulary/words.ts";

const OTHER = foldedSet({
  en: "risk, risks, mitigation, mitigations, probability, likelihood, impact, metric, metrics, baseline, gap, requirement id, symbol, meaning, version, change, changes, author, question, answer, term, definition, decision, option, pros, cons, endpoint, method, command, before, after, feature flags, staging, production, environment, tool, url, parameter, default, error, cause",
  de: "risiko, risiken, maßnahme bei eintritt, wahrscheinlichkeit, auswirkung, metrik, begriff, bedeutung, version, änderung",
  fr: "risque, atténuation, probabilité, impact, métrique, terme, version",
  es: "riesgo, mitigación, probabilidad, impacto, métrica, término, versión, cambio",
  pt: "risco, mitigação, probabilidade, impacto, métrica, termo, versão",
  it: "rischio, mitigazione, probabilità, impatto, metrica, termine tecnico, versione",
  ru: "риск, риски, вероятность, влияние, метрика, термин, версия, изменение, митигация",
  uk: "ризик, ймовірність, вплив, метрика, версія",
  zh: "风险, 概率, 影响, 缓解措施, 指标, 术语, 版本, 变更, 含义, 应对措施",
  ja: "リスク, 確率, 影響, 対策, 指標, 用語, バージョン, 変更, 意味",
  ko: "위험, 리스크, 확률, 영향, 대응, 지표, 용어, 버전, 변경",
});
const TASK_TITLE = foldedSet({
  en: "task, tasks, task name, step, action item, story, user story, activity, work item, what, todo",
  de: "aufgabe, aufgaben, schritt, maßnahme, arbeitspaket",
  fr: "tâche, tâches, étape",
  es: "tarea, tareas, paso, actividad",
  pt: "tarefa, tarefas, passo, atividade",
  it: "attività, compito, passo",
  ru: "задача, задачи, шаг, задание",
  uk: "завдання, задача, крок",
  zh: "任务, 任务名称, 步骤, 任務",
  ja: "タスク, タスク名, 作業",
  ko: "작업, 작업명, 과제, 태스크",
});
const PARTS = foldedSet(partWords);
const MILESTONE = foldedSet({
  en: "milestone, milestones, event",
  de: "meilenstein, meilensteine, ereignis",
  fr: "jalon, jalons, événement",
  es: "hito, hitos, evento",
  pt: "marco, marcos, evento",
  it: "traguardo, traguardi, milestone, evento",
  ru: "веха, вехи, событие",
  uk: "віха, віхи, подія",
  zh: "里程碑, 事件",
  ja: "マイルストーン, イベント",
  ko: "마일스톤, 이벤트",
});
const THINGS = foldedSet(thingNames);
/** A column that only counts the rows: an id column beside it names them. */
const COUNTER = /^(?:#|№|n[o.º°]{0,2}|nr\.?|lfd\.? ?nr\.?|序号|번호|項番|п\/п)$/iu;
const ID = /^#?[A-Za-z]{0,10}[-_.]?\d+(?:[-_.][A-Za-z]?\d+)*[a-z]?$/;

export interface Columns {
  readonly fields: readonly (Field | null)[];
  readonly names: readonly string[];
  /** Index of a field's column, or -1. */
  at(field: Field): number;
  readonly title: number;
  readonly id: number;
  /** How many columns hold what only work has: a state, an effort, a name, a date. */
  readonly facts: number;
  /** Rows are parts of what the table stands under: "| Subtask | Effort |". */
  readonly parts: boolean;
  isTasks(rows: readonly Row[], weak: boolean): boolean;
  /** Rows that only name tasks and say something of them: "| Task | Complexity |" with "| Task 1 | Medium |". */
  refers(rows: readonly Row[]): boolean;
  /** A table of two columns whose rows are attributes: "| Priority | P0 |". */
  vertical(rows: readonly Row[]): boolean;
}

function values(rows: readonly Row[], column: number): string[] {
  return rows.slice(0, 60).map((row) => stripMarkup(row.cells[column]?.text ?? ""));
}

/** "19", "3/24", "40 %": how many there are, and no title. */
const COUNT = /^\d+(?:\s*\/\s*\d+)?\s*%?$|^[-–—]?$/;

/** Titles tell rows apart; the same words in row after row are a kind or an action. */
function isTelling(titles: readonly string[]): boolean {
  return titles.length < 4 || new Set(titles).size > titles.length * 0.7;
}

/** Of several columns that name tasks the first one that does so in nearly every row: "| Milestone | Who | What |". */
function tellingTitle(rows: readonly Row[], fields: readonly (Field | null)[], first: number): number {
  const filled = rows.filter((row) => row.cells.filter(({ text }) => text !== "").length > 1);
  const tells = (column: number) => {
    const distinct = new Set(values(filled, column).filter((text) => text !== ""));
    return distinct.size > Math.min(filled.length, 60) * 0.7;
  };
  if (tells(first)) return first;
  const other = fields.findIndex((field, index) => field === "title" && index > first && tells(index));
  return other === -1 ? first : other;
}

const MILESTONES = foldedSet({
  en: "milestone, milestones, release",
  de: "meilenstein",
  fr: "jalon",
  es: "hito",
  pt: "marco",
  it: "traguardo",
  ru: "веха",
  uk: "віха",
  zh: "里程碑",
  ja: "マイルストーン",
  ko: "마일스톤",
});

/** Whether a column of this name names tasks: "Task", "Aufgabe". */
export function isTaskName(name: string): boolean {
  return TASK_TITLE.has(foldWords(name));
}

/** Whether a column of this name names points in time: "Milestone", "Jalon". */
export function isEventName(name: string): boolean {
  return MILESTONE.has(foldWords(name));
}

const known = new WeakMap<Row, Columns>();

/** Reads a header. The answer is kept for the header, since several steps ask for it. */
export function readColumns(head: Row): Columns {
  const before = known.get(head);
  if (before) return before;
  const columns = makeColumns(head);
  known.set(head, columns);
  return columns;
}

function makeColumns(head: Row): Columns {
  const names = head.cells.slice(0, 40).map((cell) => stripMarkup(cell.text));
  const fields: (Field | null)[] = [];
  for (const name of names) {
    const field = name === "#" || name === "№" ? "id" : columnField(name);
    fields.push(
      field !== null && (field === "title" || !fields.includes(field)) ? field : field === null ? null : null,
    );
  }
  const folded = names.map(foldWords);
  const others = folded.filter((name) => OTHER.has(name)).length;
  let id = fields.indexOf("id");
  if (id !== -1 && COUNTER.test(names[id] ?? "")) {
    const own = names.findIndex((name, index) => index > id && columnField(name) === "id" && !COUNTER.test(name));
    if (own !== -1) id = own;
  }
  let title = fields.indexOf("title");
  const titles = fields.filter((field) => field === "title").length;
  if (title === -1) title = fields.indexOf("description");
  if (title === -1 && id !== -1) title = fields.findIndex((field, index) => field === null && index !== id);
  if (title === -1 && id !== -1) title = Math.max(fields.indexOf("scope"), fields.indexOf("goal")); // "| Ticket | State | Scope |"
  const at = (field: Field) => fields.indexOf(field);
  const facts = (["status", "estimate", "owner", "priority", "dependsOn", "blocks", "due", "start"] as const).filter(
    (field) => at(field) !== -1,
  ).length;
  const thing = folded.find((_, index) => fields[index] !== "id") ?? "";
  const things = THINGS.has(thing) && !folded.some((name) => TASK_TITLE.has(name));
  /** Modules, files or pages, and nothing that says that somebody is to make them. */
  const namesThings = (rows: readonly Row[]) =>
    things &&
    !(["status", "owner", "due", "start"] as const).some((field) => at(field) > 0) &&
    !values(rows, at("estimate")).some((text) => readEstimate(text, unitOf(names[at("estimate")] ?? "")) !== null);
  let referring = false;
  const phaseFirst = fields[0] === "phase" && title > 0;
  return {
    fields,
    names,
    at,
    facts,
    parts: title !== -1 && PARTS.has(folded[title] ?? ""),
    get id() {
      return id;
    },
    get title() {
      return title;
    },
    isTasks(rows, weak) {
      if (rows.length === 0 || names.length < 2 || title === -1) return false;
      if (titles > 1 && fields[title] === "title") title = tellingTitle(rows, fields, title);
      if (values(rows, title).every((text) => COUNT.test(text))) return false;
      if (phaseFirst) {
        const titled = rows.filter((row) => (row.cells[title]?.text ?? "") !== "");
        const firsts = values(titled, 0).filter((text) => text !== "");
        if (
          firsts.length > 1 &&
          new Set(firsts).size === firsts.length &&
          !firsts.every((text) => ID.test(text) || /^\p{L}+ \d+$/u.test(text))
        ) {
          title = 0;
          id = -1;
        }
      }
      if (id === -1) {
        const named = values(rows, title).filter((text) => text !== "");
        const other = fields.findIndex(
          (field, index) => index !== title && (field === "title" || field === "description" || field === "goal"),
        );
        const free = other !== -1 ? other : fields.findIndex((field, index) => field === null && index > title);
        if (
          free !== -1 &&
          named.length > 0 &&
          named.every((text) => ID.test(text.replace(/^(?:task|step|story)\s+/i, "")))
        ) {
          referring = other === -1 && named.every((text) => /^\p{L}+\s/u.test(text));
          [id, title] = [title, free];
        }
      }
      const ids = id === -1 ? [] : values(rows, id).filter((text) => text !== "" && text !== "-");
      const idLike =
        ids.length > 0 &&
        ids.filter((text) => ID.test(text) || /\d/.test(text)).length >= ids.length * 0.6 &&
        new Set(ids).size > ids.length * 0.7;
      if (idLike || isTelling(values(rows, title))) {
        // the rows are told apart by their ids or by their titles
      } else return false;
      if (namesThings(rows) && !(weak && (idLike || at("priority") > 0))) return false;
      if (facts === 0 && fields[title] === null && !ids.every((text) => /[A-Za-z]{2,}-?\d|\d\.\d/.test(text)))
        return false;
      const named = TASK_TITLE.has(folded[title] ?? "") || titles > 0;
      const score =
        facts +
        (idLike ? 1.5 : 0) +
        (at("dependsOn") !== -1 ? 1 : 0) +
        (named ? (TASK_TITLE.has(folded[title] ?? "") ? 1 : 0.5) : 0) +
        (at("phase") > 0 ? 0.5 : 0) -
        others * 1.5;
      const stones = MILESTONE.has(folded[title] ?? "") && facts === 1 && at("due") !== -1 && id === -1;
      if (stones && !weak) return false; // "| Milestone | Date |" dates what the tasks amount to
      if (weak && at("due") !== -1 && at("owner") === -1) return score >= 1;
      return score >= 1.5 && (facts > 0 || idLike || TASK_TITLE.has(folded[title] ?? ""));
    },
    refers(rows) {
      if (!this.isTasks(rows, false)) return false;
      const stones = MILESTONES.has(folded[title] ?? "") || (id !== -1 && MILESTONES.has(folded[id] ?? ""));
      return referring || (stones && at("owner") === -1 && at("dependsOn") === -1);
    },
    vertical(rows) {
      if (names.length !== 2) return false;
      const first = [names[0] ?? "", ...values(rows, 0)].filter((text) => text !== "");
      const hits = first.filter((text) => attributeField(text) !== null).length;
      return hits >= 2 && hits >= first.length * 0.5;
    },
  };
}
