// Words that open the sentences of a scenario: "Given …", "When …", "Then …". One language is read at a time, since "e" or "y" say little.

/** The first sentence of a scenario, by language. */
export const givenWords: Readonly<Record<string, string>> = {
  en: "given",
  de: "angenommen, gegeben, gegeben sei, gegeben sind, vorausgesetzt",
  fr: "étant donné, étant donnée, étant donnés, étant données, sachant",
  es: "dado, dada, dados, dadas",
  pt: "dado, dada, dados, dadas",
  it: "dato, data, dati, date",
  ru: "дано, допустим, пусть",
  uk: "дано, припустимо, нехай",
  zh: "假如, 假设, 假定, 给定",
  ja: "前提",
  ko: "먼저, 주어진 조건, 전제",
};

/** The sentences that go on from it. */
export const thenWords: Readonly<Record<string, string>> = {
  en: "when, then, and, but",
  de: "wenn, dann, und, aber",
  fr: "quand, lorsque, alors, et, mais",
  es: "cuando, entonces, y, pero",
  pt: "quando, então, e, mas",
  it: "quando, allora, e, ma",
  ru: "когда, тогда, то, и, но",
  uk: "коли, тоді, то, і, та, але",
  zh: "当, 那么, 则, 并且, 而且, 但是, 且",
  ja: "もし, ならば, かつ, しかし",
  ko: "만일, 만약, 그러면, 그리고, 하지만",
};
