// Names of the effort attribute and column, and the units of time and size.
import type { Words } from "./words.ts";

export const estimateNames: Words = {
  en: "estimate, estimated, est, effort, duration, estimated effort, estimated time, estimated duration, estimated hours, time estimate, time, hours, estimate hours, days, size, story points, points, pts, sp, work, workload, effort estimate, total effort, est time, est hours, est effort, timebox, cost, complexity points, level of effort, loe, total estimated effort, length, eta hours",
  de: "schätzung, aufwand, dauer, geschätzter aufwand, zeitaufwand, zeitschätzung, stunden, tage, geschätzte zeit, geschätzte dauer, umfang, punkte, story points, aufwandsschätzung, zeit, aufwand geschätzt, zeitbedarf, geschätzter zeitaufwand, zeitrahmen",
  fr: "estimation, effort, durée, charge, temps, temps estimé, durée estimée, heures, jours, charge estimée, effort estimé, points, charge de travail, effort/durée, durée prévue, temps prévu, estimé, pts, estimation de temps, durée estimative",
  es: "estimación, esfuerzo, duración, tiempo, estimación de tiempo, tiempo estimado, horas, días, esfuerzo estimado, duración estimada, puntos, estimado, esfuerzo/tiempo, carga, pts, horas estimadas, puntos de historia",
  pt: "estimativa, esforço, duração, tempo, tempo estimado, estimativa de tempo, horas, dias, esforço estimado, duração estimada, pontos, estimado, horas estimadas, carga, pts, esforço/tempo, pontos de história",
  it: "stima, sforzo, durata, tempo, tempo stimato, ore, giorni, impegno, durata stimata, punti, effort, stima ore, ore stimate, durata prevista, tempo previsto",
  ru: "оценка, трудозатраты, трудоемкость, длительность, время, часы, дни, срок выполнения, оценка времени, продолжительность, часов, усилия, объем, оценка часы, оценка трудозатрат, дней, длит, время на выполнение, примерное время",
  uk: "оцінка, трудовитрати, трудомісткість, тривалість, час, години, дні, оцінка часу, зусилля, оцінка годин, приблизний час, очікуваний час",
  zh: "预估, 估算, 工时, 预估工时, 预计工时, 工作量, 预估工作量, 预计时间, 预估时间, 时间, 耗时, 估时, 工期, 预计耗时, 时长, 点数, 工時, 估计, 估计工作量, 预计工作量, 估算工作量, 工作量估算, 估算时间, 估计时间, 预计工期, 计划工时, 所需时间, 预计用时, 预计",
  ja: "見積, 見積もり, 見積り, 工数, 見積工数, 所要時間, 想定工数, 期間, 想定時間, 時間, 作業時間, ポイント, 予定工数",
  ko: "예상, 예상 시간, 예상시간, 소요 시간, 소요시간, 공수, 기간, 예상 공수, 작업량, 추정, 시간, 예상 소요, 포인트, 예상 기간, 작업 시간, 예상 작업량, 소요 기간, 소요기간",
};

/** What a sentence about all efforts of a plan speaks of: "All estimates in days". */
export const effortsWords: Words = {
  en: "estimates, estimate, estimations, efforts, effort, durations, sizes, time estimates, numbers, all times",
  de: "schätzungen, schätzung, aufwände, aufwand, aufwandsschätzungen, dauer, angaben, zeiten, zeitangaben",
  fr: "estimations, charges, durées, efforts, temps",
  es: "estimaciones, esfuerzos, duraciones, tiempos, esfuerzo",
  pt: "estimativas, esforços, durações, tempos, esforço",
  it: "stime, durate, tempi, sforzi",
  ru: "оценки, оценка, трудозатраты, трудоемкость, сроки, длительность",
  uk: "оцінки, оцінка, трудовитрати, тривалість",
};

/** Between the efforts and their unit. */
export const unitLinkWords: Words = {
  en: "in, unit, units",
  de: "in, einheit",
  fr: "en, unité",
  es: "en, unidad",
  pt: "em, unidade",
  it: "in, unità",
  ru: "в, единица",
  uk: "в, у, одиниця",
};

/** Units, smallest first; "point" is no time. A unit stands after its number, with or without a space. */
export const unitWords: Readonly<Record<"minute" | "hour" | "day" | "week" | "month" | "point", Words>> = {
  minute: {
    en: "minutes, minute, mins, min, m",
    de: "minuten",
    es: "minutos, minuto",
    it: "minuti, minuto",
    ru: "минут, минуты, минута, мин",
    uk: "хвилин, хвилини, хв",
    zh: "分钟, 分鐘, 分",
    ja: "分",
    ko: "분",
  },
  hour: {
    en: "hours, hour, hrs, hr, h",
    de: "stunden, stunde, std",
    fr: "heures, heure",
    es: "horas, hora",
    it: "ore, ora",
    ru: "часов, часа, часы, часах, час, ч",
    uk: "годин, години, година, годинах, год",
    zh: "小时, 小時, 个小时, 工时, 时",
    ja: "時間, h",
    ko: "시간",
  },
  day: {
    en: "working days, work days, business days, focused days, person-days, person days, man-days, man days, days, day, d, pd, md",
    de: "arbeitstage, arbeitstag, arbeitstagen, personentage, personentagen, tage, tagen, tag, pt",
    fr: "jours, jour, j, jours-homme",
    es: "días, día, dias, dia",
    it: "giorni, giorno, gg",
    ru: "рабочих дней, рабочих днях, человеко-днях, человеко-дней, дней, днях, дня, день, дн",
    uk: "людино-днях, днів, днях, дні, день",
    zh: "人日, 人天, 个工作日, 工作日, 天, 日",
    ja: "人日, 営業日, 日間, 日",
    ko: "일간, 일, 인일",
  },
  week: {
    en: "weeks, week, wks, wk, w",
    de: "wochen, woche",
    fr: "semaines, semaine, sem",
    es: "semanas, semana",
    it: "settimane, settimana",
    ru: "недель, недели, неделя, неделю, неделях, нед",
    uk: "тижнів, тижні, тижнях, тиждень",
    zh: "周, 週, 个星期, 星期",
    ja: "週間, 週",
    ko: "주일, 주간, 주",
  },
  month: {
    en: "months, month, mo",
    de: "monate, monaten, monat",
    fr: "mois",
    es: "meses, mes",
    pt: "meses, mês",
    it: "mesi, mese",
    ru: "месяцев, месяца, месяц, мес",
    uk: "місяців, місяці, місяць",
    zh: "个月, 個月",
    ja: "ヶ月, か月, カ月, ヵ月",
    ko: "개월, 달",
  },
  point: {
    en: "story points, story point, points, point, pts, pt., sp",
    de: "punkte, punkt",
    es: "puntos, punto",
    pt: "pontos, ponto",
    it: "punti, punto",
    ru: "очков, балла, баллов, баллах, sp",
    zh: "点, 故事点",
    ja: "ポイント",
    ko: "포인트, 점",
  },
};

/** Words that stand for a number of hours when nothing else is said: none, by design; sizes stay text. */
export const sizeWords: string = "xs, s, m, l, xl, xxl";
