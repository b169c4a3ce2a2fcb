// Reads the name with which a title begins: "Task #16:", "T001", "p4-1:", "[T-001]", "1.2.3", "阶段一：", "Q3 2026".
import { isOwnCode } from "../facts/own-marks.ts";
import { foldWords } from "../text/fold.ts";
import { phaseWords, spanWords } from "../vocabulary/phase.ts";
import { taskWords, titleLabels } from "../vocabulary/task.ts";
import { alternatives, meanings } from "../vocabulary/words.ts";

export type NameKind = "phase" | "span" | "task";

export interface Name {
  readonly kind: NameKind | null;
  readonly id: string | null;
  /** The title after the name. */
  readonly rest: string;
  /** How sure it is that this is an id: "T001" alone is strong, "S3" weak. */
  readonly strong: boolean;
  /** The word as written ("Phase"), for telling and for comparing siblings. */
  readonly word: string;
  /** A colon or a dash stands between the name and the title: "Phase 2: X", not "Phase 2 X". */
  readonly apart?: boolean;
}

const KINDS = meanings<NameKind>({ phase: phaseWords, span: spanWords, task: taskWords });
const WORD = alternatives(phaseWords, spanWords, taskWords);
const CODE =
  "#?\\s?(?:[A-Za-z]{1,8}[-_.]?)?\\d+[A-Za-z]?(?:[-_.–][A-Za-z]?\\d+[A-Za-z]?){0,17}|[A-Z](?:[.-]?\\d+)*|[IVX]{1,5}|[一二三四五六七八九十]{1,3}";
const SEPARATOR = "\\s*(?:[:：.)、．|]|[-–—]+(?=\\s|$)|[—–](?=\\S))\\s*|\\s+(?=\\S)|$";
const NAMED = new RegExp(
  `^(${WORD})\\s*(?:№|no\\.?|nr\\.?|n\\.º)?\\s*(${CODE})(?![\\p{L}\\p{N}%]|[.:]\\d)(${SEPARATOR})`,
  "iu",
);
const NUMBER_FIRST =
  /^(?:第\s*|제\s*)?(\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:个)?(阶段|階段|期|周|週|天|季度|步|フェーズ|段階|週目|日目|단계|주차|일차|스프린트)(?:\s*[:：.)、．—–-]\s*|\s+|$)/u;
const ORDINAL =
  /^(?:(\d{1,3})(?:st|nd|rd|th|-?(?:й|я|е))\s+)(phase|stage|wave|week|milestone|sprint|фаза|этап|волна|неделя|спринт)(?:\s*[:.—–-]\s*|\s+|$)/iu;
const WORD_ONLY = new RegExp(`^(${alternatives(taskWords, titleLabels)})\\s*[:：]\\s+`, "iu");
const BRACKETED = /^\[([A-Za-z]{1,12}[-_ ]?\d[\w.-]{0,16}|#?\d{1,6})\]\s*(?:[:：—–-]\s*)?(?=\S|$)/;
const STRONG =
  /^((?:[A-Z][A-Z0-9]{0,9}(?:-[A-Z]{1,6}\d*)*[-_]\d{1,6}(?:[-_.]?[A-Z]?\d+)*[A-Za-z]?|[A-Z]{1,4}\d{2,5}[a-z]?(?:\.\d+)*|[a-z]{1,3}\d{3,5}[a-z]?(?:\.\d+)*|[A-Z]\d+-[A-Z]+\d+\w*|[A-Z]{1,5}-[A-Z]{1,4}\d{1,4}[a-z]?|[A-Z]{2,4}\d{1,3}-[A-Z]|[a-z]{1,2}\d{1,2}-\d{1,3}))(?=\s|$|[:：)\]—–])\s*(?:[:：)]|[-–—]+(?=\s))?\s*/;
const HASH = /^#(\d{1,7})(?![\p{L}\p{N}])\s*(?:[:：.)]|[-–—]+(?=\s))?\s*/u;
const WEAK =
  /^([A-Z]{1,5}[.-]?\d{1,4}(?:[.-][A-Z]?\d{1,4}){0,6}[a-z]?|\d{1,3}[A-Z]\d{0,2}|[a-z]{1,8}-\d{1,4})\s*(?:[:：)]|[-–—]+(?=\s)|\.(?=\s))\s*(?=\S)/;
/** "T1 Export" among "T2 Import" and "T3 Sync"; "P1.1 Export" among "P1.2 Import". */
const SPACED = /^(([A-Z]{1,4})\d{1,3}((?:[.-][A-Z]?\d{1,3}){0,3})[a-z]?)\s+(?=\S)/;
/** "auth-refactor: Move the login". */
const SLUG = /^(([a-z][a-z0-9]*(?:[-_][a-z0-9]+)+))\s*(?:[:：]|[—–-]+(?=\s))\s*(?=\S)/;
const DOTTED =
  /^(\d{1,4}(?:[.-]\d{1,4}){1,17}[a-zа-я]?)(?:[.:：)]*\s+|[:：、]|$)(?!(?:hours?|days?|weeks?|h|d|%|x)\b)(?:[-–—]\s+)?/u;
const SINGLE = /^(\d{1,4}[a-z]?)(?:[.):：、．]\s*|\s+[-–—]\s+)(?=[^\d\s])/;
/** "**1A**: …": a number with a capital, set in bold. */
const SET = /^(\d{1,3}[A-Z])[.:)]\s+(?=\S)/;
const PLAN_FILE = /^(\d{1,3}(?:\.\d+)?-\d{1,3}[a-z]?)-(?:PLAN|plan)(?:\.md)?\s*(?:[:：—–-]+\s*)?(?=\S)/;
const LETTERED = /^([A-Z]\.\d{1,3}(?:\.\d{1,3})*)[.:)]?\s+(?=\S)/;
const TIME =
  /^(Q[1-4](?:[\s/-]*'?\d{2,4})?|T[1-4]\s*(?=20\d\d)\d{4}|H[12]\s*\d{4}|\d{4}[\s-]*Q[1-4]|(?:CY|FY)\d{2,4}(?:\s*Q[1-4])?)(?:\s*[:：)—–-]+\s*|\s+|$)/i;

/** Reads the name at the start of `text` (marks taken off). `set` tells that the author set it apart (bold, code). */
export function readName(text: string, set = false): Name {
  const none: Name = { kind: null, id: null, rest: text, strong: false, word: "" };
  const first = text.charCodeAt(0);
  if (text.length === 0) return none;
  if (first === 91) {
    const found = BRACKETED.exec(text);
    if (!found) return none;
    const inner = readName(found[1] ?? "");
    const id = inner.kind === "task" && inner.id ? inner.id : (found[1] ?? null);
    return { kind: "task", id, rest: text.slice(found[0].length), strong: true, word: "" };
  }
  if (first === 35) {
    const found = HASH.exec(text);
    return found
      ? { kind: null, id: `#${found[1]}`, rest: text.slice(found[0].length), strong: true, word: "#" }
      : none;
  }
  if (/^[QHCFT\d]/i.test(text)) {
    const found = TIME.exec(text);
    if (found)
      return { kind: "span", id: (found[1] ?? "").trim(), rest: text.slice(found[0].length), strong: true, word: "Q" };
  }
  if (first >= 48 && first <= 57) {
    const file = PLAN_FILE.exec(text);
    if (file) return { kind: null, id: file[1] ?? null, rest: text.slice(file[0].length), strong: true, word: "" };
    const ordinal = NUMBER_FIRST.exec(text) ?? ORDINAL.exec(text);
    if (ordinal) return named(ordinal[2] ?? "", ordinal[1] ?? "", text.slice(ordinal[0].length));
    const found = DOTTED.exec(text) ?? SINGLE.exec(text) ?? (set ? SET.exec(text) : null);
    if (!found) return none;
    return {
      kind: null,
      id: found[1] ?? null,
      rest: text.slice(found[0].length),
      strong: (found[1] ?? "").includes("."),
      word: "",
    };
  }
  const ordinal = first > 0x2fff ? NUMBER_FIRST.exec(text) : null;
  if (ordinal) return named(ordinal[2] ?? "", ordinal[1] ?? "", text.slice(ordinal[0].length));
  const found = NAMED.exec(text);
  if (found && isCode(found, text)) {
    return named(found[1] ?? "", found[2] ?? "", text.slice(found[0].length), /\S/.test(found[3] ?? ""));
  }
  const strong = STRONG.exec(text) ?? LETTERED.exec(text);
  if (strong) return { kind: null, id: strong[1] ?? null, rest: text.slice(strong[0].length), strong: true, word: "" };
  const weak = WEAK.exec(text) ?? (set ? /^([A-Z]{1,5}[.-]?\d{1,4}(?:[.-]\w{1,4})*|\d{1,4})[:.]?$/.exec(text) : null);
  if (weak) return { kind: null, id: weak[1] ?? null, rest: text.slice(weak[0].length), strong: set, word: "" };
  const spaced = SPACED.exec(text) ?? SLUG.exec(text);
  if (spaced && isOwnCode(`${spaced[2] ?? ""}${spaced[3] ? "." : ""}`))
    return { kind: null, id: spaced[1] ?? null, rest: text.slice(spaced[0].length), strong: true, word: "" };
  const word = WORD_ONLY.exec(text);
  return word ? { kind: "task", id: null, rest: text.slice(word[0].length), strong: false, word: word[1] ?? "" } : none;
}

/** A letter is a code only when it stands apart and is a capital: "Track A", not "Tasks" and not "Plan a route". */
function isCode(found: RegExpExecArray, text: string): boolean {
  const code = found[2] ?? "";
  if (/[\d一二三四五六七八九十]/.test(code)) return true;
  const before = text.charAt((found[1] ?? "").length);
  if (!/\s/.test(before) || code !== code.toUpperCase()) return false;
  return /\S/.test(found[3] ?? "") || found[3] === "" || !/^\p{Ll}/u.test(text.slice(found[0].length));
}

const HAN: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };

function hanNumber(text: string): string {
  if (!/^[一二三四五六七八九十]+$/.test(text)) return text;
  if (text === "十") return "10";
  const [tens, ones] = text.includes("十") ? text.split("十") : ["", text];
  const ten = text.includes("十") ? 10 * (tens ? (HAN[tens] ?? 1) : 1) : 0;
  return String(ten + (ones ? (HAN[ones] ?? 0) : 0));
}

function named(word: string, code: string, rest: string, apart = true): Name {
  const kind = KINDS.get(foldWords(word)) ?? "task";
  const id = code.startsWith("#") ? code : hanNumber(code);
  return { kind, id, rest: rest.replace(/^[-–—:：\s]+/, ""), strong: true, word: foldWords(word), apart };
}
