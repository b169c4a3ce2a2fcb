// The sentences of a scenario: "Given …", "When …", "Then …".
import { givenWords, thenWords } from "../vocabulary/scenario.ts";
import { alternatives } from "../vocabulary/words.ts";

const opening = (words: string) =>
  new RegExp(
    `^(?:\\*\\*|__)?\\s*(?:${alternatives({ any: words })})(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}])`,
    "iu",
  );
const LANGUAGES = Object.keys(givenWords).map((language) => ({
  given: opening(givenWords[language] ?? ""),
  after: opening(thenWords[language] ?? ""),
}));
/** Whether a scenario begins here. */
export function isScenario(text: string): boolean {
  return LANGUAGES.some(({ given }) => given.test(text));
}

/** Whether `text` goes on with the scenario that `before` begins. */
export function goesOn(before: string, text: string): boolean {
  return LANGUAGES.some(({ given, after }) => after.test(text) && !given.test(text) && given.test(before));
}
