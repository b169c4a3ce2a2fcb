// A label of a drawing → the names in it: "A + B", "Tasks #16/17/18", "T007-T010", "Wave 1: T001, T002".
import { andWords, unspacedAndWords } from "../vocabulary/join.ts";
import { alternatives } from "../vocabulary/words.ts";

export interface SplitLabel {
  readonly parts: readonly string[];
  /** The label as drawn when it was split, else null. */
  readonly whole: string | null;
}

/** A short word with a number in it: T001, #16, p4-1, 2.3, TASK-024-001, US1, P0-A1. */
const ID =
  /^(?:#|[\p{L}_]{0,12}[-_.]?)?\d[\p{L}\d]{0,7}(?:[.\-_][\p{L}\d]{1,12}){0,15}$|^\p{Lu}{1,6}[-_]?\p{Lu}{0,4}-?\d{1,6}[a-z]?$/u;
const WORD_AND_ID = /^\p{L}[\p{L} ]{0,24}[ #]\s?#?\d[\p{L}\d.\-_]{0,24}$/u;
/** More than any plan lists by a range; beyond it the range stays as written. */
const LONGEST_RANGE = 200;
const CHAIN_WORDS =
  /^(?:critical path|path|sequence|order|flow|chain|execution order|dependency chain|parallel|sequential|recommended order|kritischer pfad|reihenfolge|chemin critique|ordre|ruta cr[ií]tica|camino cr[ií]tico|orden|caminho cr[ií]tico|критический путь|порядок|критичний шлях|关键路径|关键路線|顺序|クリティカルパス|順序|임계 경로|순서)$/iu;

/** Whether the text looks like an id rather than like words. */
export function isIdLike(text: string): boolean {
  const word = text.replace(/\s*\([^()]*\)$/, "").trim();
  return word.length <= 60 && (ID.test(word) || WORD_AND_ID.test(word));
}

/** Splits a label where its author names several things; text that only contains "&", "/" or "," stays whole. */
export function splitLabel(label: string): SplitLabel {
  if (label.length > 2000) return { parts: [label], whole: null };
  const bare = stripWaits(stripLead(label));
  const text = unwrap(bare);
  const parts = splitParts(text).flatMap(expand);
  const stripped = bare !== clean(label);
  return { parts, whole: parts.length > 1 || stripped ? label : null };
}

/** "Critical path: T001" speaks of T001; "Phase 1: Setup" is a name. */
function stripLead(text: string): string {
  const colon = text.search(/[:：]/);
  if (colon < 1) return clean(text);
  const lead = clean(text.slice(0, colon));
  const rest = clean(text.slice(colon + 1));
  if (rest === "") return clean(text);
  if (CHAIN_WORDS.test(lead)) return rest;
  const first = outside(rest, /^[,+&/]$|^and$/).at(0) ?? rest;
  return isIdLike(first) && (!/\d/.test(lead) || ID.test(first)) ? rest : clean(text);
}

const WAITS =
  /^(?:depends on|needs|requires|blocked by|waits for|after|hängt ab von|braucht|nach|dépend de|après|depende de|requiere|después de|зависит от|после|依赖|依存|needs:|deps?:?)\s*/iu;

/** "← depends on T02 + T03" speaks of T02 and T03. */
function stripWaits(text: string): string {
  const rest = text.replace(WAITS, "");
  return rest !== text && outside(rest, /^[,+&、，]$/).every(isIdLike) ? rest : text;
}

function clean(text: string): string {
  return text
    .replaceAll(/\*\*|__|`/g, "")
    .replace(/^\s*[-*•◦]\s+/, "")
    .replace(/[;；]\s*$/, "")
    .trim();
}

/** [A, B] and (A, B) around several names are only a bracket. */
function unwrap(text: string): string {
  const inner = /^(?:\[([^[\]]*)\]|\(([^()]*)\)|\{([^{}]*)\})$/.exec(text);
  const content = inner?.[1] ?? inner?.[2] ?? inner?.[3];
  return content === undefined || content.trim() === "" ? text : content.trim();
}

const AND = new RegExp(`^(?:&|${alternatives(andWords, unspacedAndWords)}|∥|\\|\\||\\|)$`, "u");

function splitParts(text: string): string[] {
  const plus = outside(text, /^[+＋]$/);
  if (plus.length > 1 && areNames(plus)) return plus.flatMap((part) => splitParts(part));
  const commas = outside(text, /^[,，、;；]$/);
  if (commas.length > 1 && areNames(commas) && (commas.some(isIdLike) || commas.every(isShort)))
    return commas.map(dropAnd);
  const words = outside(text, AND);
  if (words.length > 1 && words.every(isIdLike)) return words;
  return slashes(text);
}

/** "T9 Keyboard + mouse" is one name: where one part starts with an id, each must. */
function areNames(parts: readonly string[]): boolean {
  const led = parts.filter((part) => startsWithId(dropAnd(part))).length;
  return led === 0 || led === parts.length;
}

/** Whether the text is an id, or an id and words: "T12 Evidence", "Phase 5: Docs", "2.1 Tooling". */
export function startsWithId(text: string): boolean {
  const start = text.slice(0, 60);
  const [first = "", second = ""] = start.split(/[\s:：]+/, 2);
  const lead = first.split(/[–—…~〜,，、]|\.\./, 1)[0] ?? "";
  return (
    ID.test(lead.replace(/[.)]$/, "")) || (/^\p{L}+$/u.test(first) && /^#?\d[\w.-]*$/.test(second)) || isIdLike(start)
  );
}

const isShort = (part: string): boolean => part !== "" && part.split(" ").length <= 4;
const dropAnd = (part: string): string => part.replace(/^(?:and|und|et|y|и)\s+/iu, "");

/** Cuts a text at tokens that match, outside brackets. Linear in the text. */
function outside(text: string, cut: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const token of text.matchAll(/[\p{L}\p{N}_#.-]+|\|\||[^\s]/gu)) {
    const [mark] = token;
    if ("([{（【".includes(mark)) depth += 1;
    else if (")]}）】".includes(mark)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && cut.test(mark) && isCutHere(text, token.index, mark)) {
      parts.push(text.slice(from, token.index).trim());
      from = token.index + mark.length;
    }
  }
  parts.push(text.slice(from).trim());
  return parts.filter((part) => part !== "");
}

/** A plus needs space on one side: "C++" and "A+B testing" are words. */
function isCutHere(text: string, at: number, mark: string): boolean {
  if (mark !== "+" && mark !== "&") return true;
  return /\s/.test(text[at - 1] ?? " ") && /\s/.test(text[at + 1] ?? " ");
}

// Tasks #16/17/18 → #16, #17, #18     T001/T002     CI/CD stays
function slashes(text: string): string[] {
  const parts = text.split("/").map((part) => part.trim());
  const [first] = parts;
  if (parts.length < 2 || first === undefined || parts.length > LONGEST_RANGE) return [text];
  const last = parts.at(-1) ?? "";
  const tail = /\s*\([^()]*\)$/.exec(last)?.[0] ?? "";
  const ids = parts.map((part, at) => (at === parts.length - 1 ? last.slice(0, last.length - tail.length) : part));
  const lead = /^(\p{L}[\p{L} ]{0,24}[ ]\s?)?(.+)$/u.exec(first);
  const head = lead?.[2] ?? first;
  const rest = ids.slice(1);
  if (!isIdLike(head) || !rest.every((part) => isIdLike(part) || /^#?\d+[a-z]?$/.test(part))) return [text];
  const prefix = /^(\D*?)\d/.exec(head)?.[1] ?? "";
  return [head, ...rest.map((part) => (/^\d/.test(part) && prefix !== "" ? prefix + part : part))];
}

// T007-T010, #16-19, T001…T004, Steps 1-6 → each of them; p4-1 and タスク1-1 are ids
function expand(text: string): string[] {
  const range =
    /^(?:(\p{L}{3,12}s?)\s+)?(#|\p{L}{0,8}[-_]?)(\d{1,6}(?:\.\d{1,4})?)\s?(?:-|–|—|\.\.\.?|…|~|〜|～|to|bis|до)\s?(#|\p{L}{0,8}[-_]?)(\d{1,6}(?:\.\d{1,4})?)$/u.exec(
      text,
    );
  if (range === null) return [text];
  const [, word = "", prefix = "", from = "", again = "", to = ""] = range;
  if (again !== "" && again !== prefix) return [text];
  const plural = /s$/i.test(word);
  if (again === "" && prefix !== "#" && !plural) return [text];
  const names = numbersBetween(from, to).map((number) => prefix + number);
  const lead = plural && prefix === "" ? `${word.slice(0, -1)} ` : "";
  return names.length === 0 ? [text] : names.map((name) => lead + name);
}

function numbersBetween(from: string, to: string): string[] {
  const cut = from.lastIndexOf(".") + 1;
  if (from.slice(0, cut) !== to.slice(0, to.lastIndexOf(".") + 1)) return [];
  const [low, high] = [Number(from.slice(cut)), Number(to.slice(cut))];
  if (!(low < high) || high - low >= LONGEST_RANGE) return [];
  const width = from.slice(cut).startsWith("0") ? from.length - cut : 0;
  return Array.from({ length: high - low + 1 }, (_, at) => from.slice(0, cut) + String(low + at).padStart(width, "0"));
}
