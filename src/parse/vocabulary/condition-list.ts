// Words of lists that hold conditions and no work: "Checklist for every screen", "Goals by category".
import type { Words } from "./words.ts";

export const checklistWords: Words = {
  en: "checklist, check list",
  de: "checkliste, prüfliste",
  fr: "checklist, liste de contrôle",
  es: "checklist, lista de verificación, lista de comprobación, lista de control",
  pt: "checklist, lista de verificação",
  it: "checklist, lista di controllo",
  ru: "чек-лист, чеклист, чек-лист проверки",
  uk: "чек-лист, чеклист, контрольний список",
  zh: "检查清单, 检查表, 檢查清單",
  ja: "チェックリスト",
  ko: "체크리스트",
};

/** Such a list is gone through again and again. */
export const everyWords: Words = {
  en: "each, every",
  de: "jede, jeden, jedem, jeder, jedes",
  fr: "chaque",
  es: "cada",
  pt: "cada",
  it: "ogni, ciascun, ciascuna, ciascuno",
  ru: "каждый, каждого, каждой, каждое, каждую, каждом, каждому",
  uk: "кожен, кожний, кожного, кожної, кожне, кожну, кожному",
};
export const everySigns: Words = { zh: "每个, 每次, 每一, 每個", ja: "各, ごとの, 毎の", ko: "각, 마다" };

/** "by category": what stands before it is told in parts. */
export const byKindWords: Words = {
  en: "by category, by area, by type, by domain, by topic, by dimension, per category, per area, per domain",
  de: "nach kategorie, nach kategorien, nach bereich, nach bereichen, nach thema, je kategorie, je bereich, pro kategorie, pro bereich",
  fr: "par catégorie, par domaine, par thème, par axe, par type",
  es: "por categoría, por categorías, por área, por áreas, por tipo, por tema, por dominio",
  pt: "por categoria, por categorias, por área, por áreas, por tipo, por tema, por domínio",
  it: "per categoria, per categorie, per area, per aree, per tipo, per tema",
  ru: "по категориям, по областям, по направлениям, по типам, по темам",
  uk: "за категоріями, за напрямами, за напрямками, за типами, за темами",
};
