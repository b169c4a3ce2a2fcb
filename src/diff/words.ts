// Words as far as they tell one task from another: their canonical form, how much they say, and which are alike.
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

/** A text is looked at so far: what tells tasks apart stands at the beginning. */
const LOOKED_AT = 4000;

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

/** A word as written (in lower case), and what it counts for. null: it carries nothing. */
export function canonical(word: string): { readonly text: string; readonly weight: number } | null {
  if (word === "" || EMPTY.has(word)) return null;
  return { text: stem(SAME[word] ?? word), weight: VERBS.has(word) ? 0.3 : 1 };
}

/** Without capitals, signs and double blanks: two titles with one plain text are the same title. */
export function plainText(text: string): string {
  return restore(text.slice(0, LOOKED_AT))
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}.]+|\.(?!\d)/gu, " ")
    .trim();
}

/** The words of `plainText(text)`. Most texts are plain ASCII: those are cut at once, without a copy of them. */
export function splitText(text: string): string[] {
  const end = Math.min(text.length, LOOKED_AT);
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at <= end; at++) {
    const code = at === end ? 0 : text.charCodeAt(at);
    if (code > 127 || code === PERCENT) return plainText(text).split(" ");
    const inside = KIND[code] === 1 || (code === DOT && at + 1 < end && isDigit(text.charCodeAt(at + 1)));
    if (inside && start < 0) start = at;
    if (inside || start < 0) continue;
    words.push(text.slice(start, at).toLowerCase());
    start = -1;
  }
  return words;
}

const PERCENT = 0x25;
const DOT = 0x2e;
/** 1 for letters and digits. */
const KIND = Uint8Array.from({ length: 128 }, (_, code) => (/[A-Za-z0-9]/.test(String.fromCharCode(code)) ? 1 : 0));

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Chinese, Japanese and Korean have no blanks between words: pairs of signs take their place. */
export function pieces(word: string): readonly string[] {
  if (word.length < 3 || !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word))
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
  return short.length >= 5 && long.length - short.length <= 1 && oneSlip(short, long) && /^\p{L}+$/u.test(short);
}

// One letter changed, added, left out, or two exchanged.
function oneSlip(short: string, long: string): boolean {
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
