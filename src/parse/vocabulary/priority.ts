// Names of the priority attribute and column, and words and pictures of a priority.
import type { Words } from "./words.ts";

export const priorityNames: Words = {
  en: "priority, prio, severity, importance, urgency, pri",
  de: "priorität, prio, wichtigkeit, dringlichkeit",
  fr: "priorité, prio, importance, urgence",
  es: "prioridad, importancia, urgencia",
  pt: "prioridade, importância, urgência",
  it: "priorità, importanza, urgenza",
  ru: "приоритет, важность, срочность",
  uk: "пріоритет, важливість",
  zh: "优先级, 優先級, 优先, 重要性, 优先度, 优先顺序, 紧急程度",
  ja: "優先度, 優先順位, 重要度, 緊急度",
  ko: "우선순위, 우선 순위, 중요도, 우선도",
};

/** Words that, alone in brackets or after a title, are a priority. */
export const priorityWords: Words = {
  en: "critical, highest, high, medium, low, lowest, urgent, normal, blocker, major, minor, must have, should have, could have, high priority, medium priority, low priority, mvp",
  de: "kritisch, hoch, mittel, niedrig, dringend, gering, hohe, mittlere, niedrige, hoher, mittlerer",
  fr: "critique, haute, élevée, moyenne, basse, faible, urgent, urgente",
  es: "crítica, crítico, alta, alto, media, medio, baja, bajo, urgente",
  pt: "crítica, crítico, alta, alto, média, médio, baixa, baixo, urgente",
  it: "critica, critico, alta, alto, media, medio, bassa, basso, urgente",
  ru: "критический, критично, критическая, высокий, высокая, средний, средняя, низкий, низкая, срочно",
  uk: "критичний, критична, високий, висока, середній, середня, низький, низька, терміново",
  zh: "紧急, 最高, 高, 中, 低, 高优先级, 中优先级, 低优先级, 必须, 关键",
  ja: "緊急, 最優先, 高, 中, 低, 必須, 最高",
  ko: "긴급, 최우선, 높음, 중간, 보통, 낮음, 필수",
};

export const priorityPictures: Readonly<Record<string, string>> = {
  "🔴": "high",
  "🟠": "medium",
  "🟡": "medium",
  "🔥": "high",
  "🔺": "highest",
  "⏫": "high",
  "🔼": "medium",
  "🔽": "low",
  "⏬": "lowest",
};
