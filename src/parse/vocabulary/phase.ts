// Words that begin the name of a phase, and names of the phase column.
import type { Words } from "./words.ts";

/** "Phase 1", "Wave 2", "阶段三": a group of tasks that stands for itself. */
export const phaseWords: Words = {
  en: "phase, wave, stage, milestone, epic, sprint, iteration, release, track, workstream, increment, cycle, part, tier, batch, round",
  de: "phase, etappe, meilenstein, welle, stufe, iteration, abschnitt, teil, arbeitspaket, lot",
  fr: "phase, étape, jalon, vague, itération, palier, lot, partie, chantier",
  es: "fase, etapa, hito, oleada, ola, iteración, parte, bloque",
  pt: "fase, etapa, marco, onda, iteração, parte, bloco",
  it: "fase, tappa, traguardo, ondata, iterazione, parte, blocco",
  ru: "фаза, этап, волна, веха, стадия, спринт, итерация, часть, блок",
  uk: "фаза, етап, хвиля, віха, стадія, спринт, ітерація, частина",
  zh: "阶段, 階段, 里程碑, 迭代, 波次, 期, 冲刺",
  ja: "フェーズ, フェイズ, 段階, ステージ, マイルストーン, スプリント, ウェーブ",
  ko: "단계, 페이즈, 마일스톤, 스프린트, 이정표",
};

/** Words that are a phase where they stand alone and a step where a phase of another name stands above: "Phase 1 › Étape 1.2". */
export const stageOrStepWords: Words = {
  en: "stage, part",
  de: "etappe, stufe, abschnitt",
  fr: "étape",
  es: "etapa",
  pt: "etapa",
  it: "tappa",
  ru: "стадия, часть",
  uk: "стадія, частина",
  zh: "期",
  ja: "段階",
  ko: "단계",
};

/** "Week 2", "Q3 2026": a stretch of time. Inside a phase a group, otherwise a phase. */
export const spanWords: Words = {
  en: "week, weeks, day, days, month, quarter, weekend",
  de: "woche, wochen, tag, tage, monat, quartal",
  fr: "semaine, semaines, jour, jours, mois, trimestre",
  es: "semana, semanas, día, días, mes, trimestre",
  pt: "semana, semanas, dia, dias, mês, trimestre",
  it: "settimana, settimane, giorno, giorni, mese, trimestre",
  ru: "неделя, недели, день, дни, месяц, квартал",
  uk: "тиждень, тижні, день, дні, місяць, квартал",
  zh: "周, 週, 天, 季度, 月",
  ja: "週, 日目, 四半期, 月, 週目",
  ko: "주차, 주, 일차, 분기, 월",
};

/** How soon the work of a roadmap comes, where no dates are told. */
export const horizonNames: Words = {
  en: "now, next, later, soon, someday, next up, up next, near term, mid term, long term, short term, near-term, mid-term, long-term, short-term, medium term, medium-term",
  de: "jetzt, als nächstes, danach, später, bald, irgendwann, kurzfristig, mittelfristig, langfristig",
  fr: "maintenant, ensuite, bientôt, plus tard, un jour, court terme, moyen terme, long terme",
  es: "ahora, siguiente, después, más adelante, pronto, algún día, corto plazo, medio plazo, mediano plazo, largo plazo",
  pt: "agora, em seguida, próximo, depois, mais tarde, em breve, curto prazo, médio prazo, longo prazo",
  it: "adesso, ora, prossimamente, poi, dopo, più avanti, breve termine, medio termine, lungo termine",
  ru: "сейчас, далее, потом, позже, скоро, когда-нибудь, ближайшее время, краткосрочные, среднесрочные, долгосрочные",
  uk: "зараз, далі, потім, пізніше, скоро, колись, короткострокові, середньострокові, довгострокові",
  zh: "现在, 接下来, 以后, 将来, 近期, 中期, 远期, 长期, 短期",
  ja: "今, 次, 後で, 将来, 短期, 中期, 長期, 近日",
  ko: "지금, 다음, 나중에, 단기, 중기, 장기",
};

export const phaseNames: Words = {
  en: "phase, phases, milestone, sprint, wave, stage, epic, category, area, component, module, section, workstream, track, group, iteration, release, quarter, theme",
  de: "phase, meilenstein, bereich, kategorie, modul, etappe, welle, sprint, komponente, thema, gruppe",
  fr: "phase, étape, jalon, catégorie, domaine, module, sprint, composant, lot",
  es: "fase, etapa, hito, categoría, área, módulo, sprint, componente",
  pt: "fase, etapa, marco, categoria, área, módulo, sprint, componente",
  it: "fase, tappa, traguardo, categoria, area, modulo, sprint, componente",
  ru: "фаза, этап, волна, веха, категория, область, модуль, спринт, компонент, раздел",
  uk: "фаза, етап, хвиля, віха, категорія, модуль, спринт, компонент, розділ",
  zh: "阶段, 階段, 里程碑, 分类, 类别, 模块, 迭代, 领域, 组件",
  ja: "フェーズ, マイルストーン, カテゴリ, 分類, モジュール, スプリント, 領域, 段階",
  ko: "단계, 마일스톤, 분류, 카테고리, 모듈, 스프린트, 영역, 페이즈",
};
