// A status mark, said anew: candidates for the text that stands in its place, best first.
import type { Status, StatusMark } from "../model/plan.ts";
import { type Dialect, insideOf } from "./dialect.ts";
import { findWord, partners, signPartners, signs } from "./words.ts";

const BOXES: Readonly<Record<Status, readonly string[]>> = {
  todo: [" "],
  in_progress: ["~", "/"],
  done: ["x"],
  blocked: ["!", " "],
  cancelled: ["-"],
};

/** Texts that could replace `mark.text` so that it says `wanted`: the document's own first. Never empty. */
export function rewriteMark(mark: StatusMark, wanted: Status, dialect: Dialect): string[] {
  if (mark.kind === "checkbox") return rewriteBox(mark, wanted, dialect);
  const own = dialect.textsLike(mark, wanted).filter(plain);
  const adapted = adapt(mark, wanted);
  const signOnly = dialect.textsLike(mark, wanted).flatMap((text) => leadingSign(text) ?? []);
  const simple = sameShape(mark.text, own);
  // A text with a remark of its own keeps it: only the word in it changes.
  const ordered = plain(mark.text)
    ? [...simple, ...adapted, ...own, ...signOnly]
    : [...adapted, ...simple, ...own, ...signOnly];
  const common = [partners("todo", "todo", wanted).slice(0, 1), signPartners("⬜", wanted)];
  const last = (leadingSign(mark.text) === null ? common : common.reverse()).flat();
  return [...new Set([...ordered, ...last])].filter((text) => text !== "" && text !== mark.text).slice(0, 8);
}

/** Boxes that are drawn and stand without brackets: "☐ Order the parts". */
const DRAWN: Readonly<Record<Status, readonly string[]>> = {
  todo: ["☐"],
  in_progress: ["◐"],
  done: ["☑"],
  blocked: ["☐"],
  cancelled: ["✗"],
};

function rewriteBox(mark: StatusMark, wanted: Status, dialect: Dialect): string[] {
  if (dialect.isDrawn(mark)) {
    const texts = [...dialect.boxes(wanted, true), ...DRAWN[wanted]];
    return [...new Set(texts)].filter((text) => text !== mark.text);
  }
  const inside = insideOf(mark.text);
  const bracketed = inside !== mark.text;
  const own = dialect.boxes(wanted);
  const chosen = wanted === "todo" ? [" ", ...own] : [...own, ...BOXES[wanted]];
  return [...new Set(chosen)].filter((text) => text !== inside).map((text) => (bracketed ? `[${text}]` : text));
}

/** Without a date, a count or a remark: fit to be written for another task. */
function plain(text: string): boolean {
  return text.length <= 40 && !/[\d([{@#~]|\s[-–—:]\s/u.test(text);
}

/** Of the document's own texts those with a sign where the old one has a sign, and without where it has none. */
function sameShape(old: string, own: readonly string[]): string[] {
  const signed = leadingSign(old) !== null;
  const alike = own.filter((text) => (leadingSign(text) !== null) === signed);
  return alike.length > 0 ? alike : [];
}

function leadingSign(text: string): string | null {
  return signs.find((sign) => text.startsWith(sign)) ?? null;
}

/** The old text with its status word and its sign exchanged, everything else kept. */
function adapt(mark: StatusMark, wanted: Status): string[] {
  const found = findWord(mark.text, mark.status);
  const words = found === null ? [null] : partners(mark.text.slice(found.start, found.end), mark.status, wanted);
  const sign = signs.find((one) => mark.text.includes(one));
  const news = sign === undefined ? [null] : signPartners(sign, wanted);
  const texts: string[] = [];
  for (const [index, word] of words.slice(0, 3).entries()) {
    let text = mark.text;
    if (found !== null && word !== null) text = text.slice(0, found.start) + word + text.slice(found.end);
    const newSign = news[Math.min(index, news.length - 1)];
    if (sign !== undefined && newSign) text = text.replace(sign, newSign);
    if (wanted === "done" && found === null) text = text.replace(/\b\d{1,2}\s?%/, "100%");
    texts.push(text);
  }
  if (words[0] === null && news.length > 1 && sign !== undefined)
    texts.push(...news.slice(1).map((one) => mark.text.replace(sign, one ?? sign)));
  return texts;
}
