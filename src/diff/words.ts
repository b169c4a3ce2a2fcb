// Words of a title or a text, as far as they tell one task from another.
import { restore } from "../model/neutralise.ts";

/** What people write for the same thing in plans of software. */
const SAME: Readonly<Record<string, string>> = {
  docs: "documentation",
  doc: "documentation",
  documents: "documentation",
  document: "documentation",
  test: "testing",
  tests: "testing",
  config: "configuration",
  configs: "configuration",
  configure: "configuration",
  repo: "repository",
  repos: "repository",
  db: "database",
  dbs: "database",
  auth: "authentication",
  env: "environment",
  envs: "environment",
  impl: "implementation",
  implement: "implementation",
  perf: "performance",
  deps: "dependency",
  dependencies: "dependency",
  infra: "infrastructure",
  prod: "production",
  dev: "development",
  k8s: "kubernetes",
  app: "application",
  apps: "application",
  admin: "administration",
  ops: "operations",
  i18n: "internationalization",
  l10n: "localization",
  a11y: "accessibility",
  msg: "message",
  spec: "specification",
  specs: "specification",
  e2e: "endtoend",
  vuln: "vulnerability",
  vulnerabilities: "vulnerability",
  perms: "permission",
  permissions: "permission",
  ux: "usability",
  stats: "statistics",
  metrics: "metric",
  cfg: "configuration",
};

/** Verbs that head a task whatever it is about, and words that carry nothing. */
const VERBS = new Set(
  `add build change check complete configuration create define deploy design develop do draft enable ensure establish
  evaluate extend finalize finish fix get handle implementation improve integrate introduce investigate make migrate
  move perform plan prepare provide publish refactor release remove replace research review rework rewrite run set setup
  ship start support switch test testing update upgrade use validate verify write adopt audit cleanup clean conduct
  produce roll rollout put bring turn delete raise reduce increase replace choose select collect`.split(/\s+/),
);
const EMPTY = new Set(
  `a an and are as at be by for from in into is it its of on onto or our out so that the their then this to up via was
  we with within all any each new per und der die das für mit von zu im el la los las de del y para con et le les des
  pour и в на для с по`.split(/\s+/),
);

export interface Words {
  /** Each word once, in canonical form, with how much it says (verbs little). */
  readonly weights: ReadonlyMap<string, number>;
  readonly numbers: readonly string[];
  /** The words in their order, those left out that carry nothing. */
  readonly order: readonly string[];
  /** The text without capitals, signs and double blanks. */
  readonly plain: string;
}

/** Deterministic and linear in the length of the text, of which at most 4,000 characters are looked at. */
export function wordsOf(text: string): Words {
  const plain = plainText(text);
  const weights = new Map<string, number>();
  const numbers: string[] = [];
  const order: string[] = [];
  for (const word of plain.split(" ").flatMap(pieces)) {
    if (word === "" || EMPTY.has(word)) continue;
    if (/^\d+(?:\.\d+)*$/.test(word)) numbers.push(word);
    const canonical = stem(SAME[word] ?? word);
    order.push(canonical);
    weights.set(canonical, VERBS.has(word) ? 0.3 : 1);
  }
  return { weights, numbers, order, plain };
}

/** Without capitals, signs and double blanks: two titles with one plain text are the same title. */
export function plainText(text: string): string {
  return restore(text.slice(0, 4000))
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}.]+|\.(?!\d)/gu, " ")
    .trim();
}

// Chinese, Japanese and Korean have no blanks between words: pairs of signs take their place.
function pieces(word: string): string[] {
  if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word) || word.length < 3)
    return [word];
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
}

function stem(word: string): string {
  if (word.length < 5 || !/^[a-z]+$/.test(word)) return word.replace(/s$/, (found) => (word.length > 3 ? "" : found));
  return word
    .replace(/(?:ies|ied)$/, "y")
    .replace(/(?:ations|ation|ating|ated|ates|ate)$/, "at")
    .replace(/(?:ings|ing|ed|es|s)$/, "")
    .replace(/([bdgklmnprt])\1$/, "$1");
}

/** Whether two canonical words are one: the same, one the beginning of the other, or a slip of the pen. */
export function alike(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length >= 4 && long.startsWith(short)) return true;
  return short.length >= 5 && /^\p{L}+$/u.test(short) && oneSlip(short, long);
}

// One letter changed, added, left out, or two exchanged.
function oneSlip(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
