// Names of the place where a document tells what its marks mean.
import type { Words } from "./words.ts";

export const legendNames: Words = {
  en: "legend, status legend, emoji legend, icon legend, key, status key, symbols, status symbols, markers, status markers, icons, status icons",
  de: "legende, statuslegende, zeichenerklärung, symbole, zeichen",
  fr: "légende, symboles, légende des statuts",
  es: "leyenda, símbolos, leyenda de estados",
  pt: "legenda, símbolos, legenda de status",
  it: "legenda, simboli",
  ru: "легенда, обозначения, условные обозначения, статусы",
  uk: "легенда, позначення, умовні позначення, статуси",
  zh: "图例, 圖例, 符号说明, 状态说明, 标记说明, 状态图例",
  ja: "凡例, 記号の意味, 記号",
  ko: "범례, 기호 설명, 기호",
};
