// Names of date attributes and columns, months, and the words of weeks and quarters.
import type { Words } from "./words.ts";

export { monthWords, weekdayWords } from "../../model/calendar-words.ts";

export const dueNames: Words = {
  en: "due, due date, deadline, target, target date, when, end, end date, finish, date, eta, by, target release, planned date, completion date, due by, release date, target completion, timeframe, timeline, scheduled, milestone date, dates, planned end, period, time period, time frame, date range",
  de: "fällig, fällig am, fälligkeit, frist, termin, enddatum, ende, datum, bis, deadline, wann, zieldatum, zeitraum, zeitspanne, bis zum",
  fr: "échéance, date limite, date, fin, date de fin, quand, délai, pour le, date cible, période, au, jusqu'au",
  es: "fecha límite, fecha, vencimiento, fin, fecha de fin, fecha fin, plazo, cuándo, fecha objetivo, entrega, período, periodo, hasta, al",
  pt: "prazo, data, vencimento, fim, data de término, data final, data fim, quando, data limite, entrega, período, até",
  it: "scadenza, data, fine, data di fine, data fine, quando, termine, entro, periodo, al, fino al",
  ru: "срок, сроки, дедлайн, дата, конец, окончание, дата окончания, когда, до, крайний срок, завершение, период",
  uk: "термін, терміни, дедлайн, дата, кінець, дата завершення, коли, строк, завершення, період, до",
  zh: "截止, 截止日期, 截止时间, 日期, 完成日期, 结束, 结束日期, 到期, 到期日, 时间节点, 预计完成, 结束时间, 计划完成, 期限, 时间段, 周期",
  ja: "期限, 期日, 締切, 締め切り, 日付, 終了, 終了日, 完了予定, 予定日, 納期",
  ko: "마감, 마감일, 기한, 날짜, 종료, 종료일, 완료 예정, 완료일, 예정일",
};

export const startNames: Words = {
  en: "start, start date, begin, begins, starts, from, kickoff, started, planned start, start week",
  de: "start, beginn, startdatum, anfang, ab, von",
  fr: "début, date de début, commence, démarrage, à partir de",
  es: "inicio, comienzo, fecha de inicio, fecha inicio, empieza, desde",
  pt: "início, começo, data de início, data início, começa, desde",
  it: "inizio, data di inizio, data inizio, avvio, dal",
  ru: "начало, дата начала, старт, с",
  uk: "початок, дата початку, старт",
  zh: "开始, 开始日期, 起始, 开始时间, 启动, 计划开始",
  ja: "開始, 開始日, 着手日, 開始予定",
  ko: "시작, 시작일, 착수, 시작 예정",
};

/** Dates that say when a file or a thing was made: kept, never a due date. */
export const recordNames: Words = {
  en: "created, updated, last updated, created date, updated date, logged, completed, closed, completed at, done at, date created, last modified, revised, started at, finished at, actual, completed date, completion, finished",
  de: "erstellt, aktualisiert, zuletzt aktualisiert, abgeschlossen am, erledigt am",
  fr: "créé, créé le, mis à jour, dernière mise à jour, terminé le",
  es: "creado, actualizado, última actualización, completado el, fecha de creación",
  pt: "criado, atualizado, última atualização, concluído em, criado em",
  it: "creato, aggiornato, ultimo aggiornamento, completato il",
  ru: "создано, обновлено, последнее обновление, завершено, дата создания",
  uk: "створено, оновлено, останнє оновлення",
  zh: "创建, 创建时间, 创建日期, 更新, 更新时间, 更新日期, 最后更新, 完成时间, 实际完成, 最后更新时间",
  ja: "作成, 作成日, 更新, 更新日, 最終更新, 完了日",
  ko: "작성일, 생성일, 수정일, 업데이트, 최종 수정, 최종 업데이트",
};

export const weekWords: Words = {
  en: "week, weeks, wk",
  de: "woche, wochen",
  fr: "semaine, semaines",
  es: "semana, semanas",
  it: "settimana, settimane",
  ru: "неделя, недели, неделю",
  uk: "тиждень, тижні",
  zh: "第, 周",
  ja: "週, 第",
  ko: "주차, 주",
};
/** Weeks as the calendar counts them (ISO 8601), not from the start of the plan. */
export const calendarWeekWords: Words = { en: "cw, calendar week, iso week", de: "kw, kalenderwoche, kalenderwochen" };

export const dayWords: Words = {
  en: "day, days",
  de: "tag, tage",
  fr: "jour, jours",
  es: "día, días",
  pt: "dia, dias",
  it: "giorno, giorni",
  ru: "день, дни",
  uk: "день, дні",
  zh: "天",
  ja: "日目",
  ko: "일차",
};

/** Words between the two ends of a stretch of time: "3 au 7 juillet". */
export const rangeWords: Words = {
  en: "to, until, till, through, thru",
  de: "bis, bis zum",
  fr: "au, à, jusqu'au",
  es: "a, al, hasta, hasta el",
  pt: "a, ao, até",
  it: "al, a, fino al",
  ru: "по, до",
  uk: "по, до",
  zh: "至, 到",
  ja: "から",
  ko: "부터",
};

/** Words before the day by which something is to be done. */
export const untilWords: Words = {
  en: "due, due by, due on, by, until, till, before, deadline",
  de: "bis, bis zum, fällig, fällig am, spätestens",
  fr: "jusqu'au, pour le, avant le, échéance",
  es: "hasta, hasta el, antes del, vence",
  pt: "até, até o, até dia, prazo",
  it: "entro, entro il, fino al, scadenza",
  ru: "до, к, срок",
  uk: "до, строк",
  zh: "截止, 截至, 期限",
  ja: "期限, 締切",
  ko: "마감, 기한",
};

/** Words behind that day. */
export const untilTails: Words = { zh: "前, 之前, 截止", ja: "まで, までに", ko: "까지" };

/** Words before the first end of a stretch, and between a day and its month. */
export const fromWords: Words = {
  en: "from, of, the",
  de: "vom, von, ab, dem, den",
  fr: "du, de, le",
  es: "del, de, desde, el",
  pt: "de, desde, dia",
  it: "dal, dall, il",
  ru: "с, со",
  uk: "з, зі",
};
