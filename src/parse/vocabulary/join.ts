// Words between the members of a list.
import type { Words } from "./words.ts";

/** With a space on both sides: "T1 and T2". */
export const andWords: Words = {
  en: "and",
  de: "und, sowie",
  fr: "et",
  es: "y, e",
  pt: "e",
  it: "e",
  ru: "и",
  uk: "та, і, й",
};

/** Right between two members, where scripts put no space: "T1和T2". */
export const unspacedAndWords: Words = {
  zh: "和, 与, 及",
  ja: "と, 及び",
  ko: "과, 와, 및",
};
