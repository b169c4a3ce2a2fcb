// Finds what a document says of its own marks: "✅ Done · 🚧 In progress", "Legend: 🔵 ready, ⚫ done", a list of states.
import type { Status } from "../../model/plan.ts";
import { type LineIndex, lineAt } from "../blocks/line-index.ts";
import { isItem, readAtx } from "../blocks/line-shape.ts";
import type { Fence } from "../blocks/pair-fences.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import { legendNames } from "../vocabulary/legend.ts";
import { alternatives, openings } from "../vocabulary/words.ts";
import { withDialect } from "./dialect-marks.ts";
import type { OwnMarks } from "./own-marks.ts";
import { boxStatus, readStatus, wholeStatus } from "./read-status.ts";

export interface Legend {
  readonly marks: OwnMarks;
  /** The lines that make the legend, counted from 0: they hold no work. */
  readonly lines: ReadonlySet<number>;
}

interface Entry {
  readonly mark: string;
  readonly status: Status;
}

/** Legends stand near the head of a document, or at its end. */
const HEAD = 600;
const TAIL = 200;
const LONGEST = 240;
const MOST = 14;
const SIGN = "(?:\\p{Extended_Pictographic}|[☐☑☒✓✔✗✘⬜◐◑●○◯■□▢])[\\ufe0f\\u200d]*";
const SIGNED = new RegExp(SIGN, "u");
const MARK = `(\\[[^\\][\\n]{1,2}\\]|${SIGN}|[\\p{Lu}?!+~](?=\\s*[=:：–—→|]))`;
const FIRST = new RegExp(
  `^(?:[-*+•|]\\s*|\\d{1,2}[.)]\\s+)?\`?${MARK}\`?\\s*(?:[=:：–—→|-]+\\s*)?(\\p{L}[^=|]{0,60}?)\\s*\\|?$`,
  "u",
);
const LAST = new RegExp(`^(?:[-*+•|]\\s*)?(\\p{L}[^=|:]{1,40}?)\\s*[=:：–—→|-]+\\s*\`?${MARK}\`?\\s*\\|?$`, "u");
const NAMED = new RegExp(
  `^[#>*_\\s]*(?:\\p{Extended_Pictographic}\\ufe0f?\\s*)?(?:${alternatives(legendNames)})(?![\\p{L}])\\s*(?:[（(][^()（）]{0,30}[)）])?[*_]*\\s*([:：]?)[*_]*\\s*(.*)$`,
  "iu",
);
const mayBeNamed = openings(legendNames);
/** What every line with a mark has, marks of Markdown or not. In plain classes: properties of Unicode take eight times as long. */
const MARKED = /[[\u00a9\u00ae\u2000-\uffff]|[?!+~A-Z\u00c0-\u1fff]\s*[=:：–—→|*_`~\]<\\]/;
const SEPARATOR = /\s*[·•|,;、，；]\s*|\s{2,}|\s\/\s|\s-\s/u;
const BETWEEN = new RegExp(`\\s+(?=\`?${SIGN})`, "u");
const DELIMITER = /^[\s|:-]+$/;

function statusOf(words: string, named: boolean): Status | null {
  const bare = words.replace(/[.。]$/, "").trim();
  const whole = wholeStatus(bare);
  return whole ?? (named && bare.split(/\s+/).length < 7 ? readStatus(bare) : null);
}

function entryOf(text: string, named: boolean): Entry | null {
  if (!MARKED.test(text)) return null;
  const piece = stripMarkup(text.trim()).replaceAll("`", "");
  const found = FIRST.exec(piece);
  const other = found ? null : LAST.exec(piece);
  const [mark, words] = found ? [found[1], found[2]] : [other?.[2], other?.[1]];
  const status = words === undefined || SIGNED.test(words) ? null : statusOf(words, named);
  return mark === undefined || status === null ? null : { mark: mark.replace(/[\ufe0f\u200d]/g, ""), status };
}

/** The entry of each piece; null when one has none. */
function eachEntry(pieces: readonly string[], named: boolean): Entry[] | null {
  const entries: Entry[] = [];
  for (const piece of pieces) {
    const entry = entryOf(piece, named);
    if (entry === null) return null;
    entries.push(entry);
  }
  return entries;
}

/** The entries of a line; null when anything else stands in it. */
function entriesOf(line: string, named: boolean): Entry[] | null {
  const text = line.trim();
  if (text === "" || text.length > LONGEST || !MARKED.test(text)) return null;
  const whole = entryOf(text, named);
  if (whole) return [whole];
  for (const between of [SEPARATOR, BETWEEN]) {
    const pieces = text
      .replace(/^[>*_\s-]+|[*_\s.]+$/g, "")
      .split(between)
      .filter((piece) => piece.trim() !== "");
    const entries = pieces.length > 1 && pieces.length < MOST ? eachEntry(pieces, named) : null;
    if (entries) return entries;
  }
  return null;
}

function areDistinct(entries: readonly Entry[]): boolean {
  return new Set(entries.map((entry) => entry.mark)).size === entries.length;
}

/** Boxes that mostly mean what they always mean: "- [ ] open", "- [x] done", "- [/] cancelled". */
function areUsual(entries: readonly Entry[]): boolean {
  const boxes = entries.filter((entry) => entry.mark.startsWith("["));
  const usual = boxes.filter((entry) => boxStatus(entry.mark.slice(1, -1)) === entry.status);
  return usual.length >= boxes.length / 2;
}

class Search {
  readonly marks = new Map<string, Status>();
  readonly found = new Set<number>();
  private readonly lines: LineIndex;

  constructor(lines: LineIndex) {
    this.lines = lines;
  }

  private keep(entries: readonly Entry[], at: number): void {
    for (const { mark, status } of entries) if (!this.marks.has(mark)) this.marks.set(mark, status);
    this.found.add(at);
  }

  /** The lines under "Legend:"; returns the line after them. */
  private under(at: number): number {
    let [next, blank] = [at, 0];
    for (; next < this.lines.count && next < at + 4 * MOST; next++) {
      const text = lineAt(this.lines, next);
      if (text.trim() === "") {
        if (++blank > 1 || next > at) {
          if (lineAt(this.lines, next + 1).trim() === "" || !entriesOf(lineAt(this.lines, next + 1), true)) break;
        }
        continue;
      }
      if (readAtx(text)) break;
      const entries = entriesOf(text, true);
      if (entries) this.keep(entries, next);
      else if (DELIMITER.test(text)) this.found.add(next);
      else if (this.headsEntries(next, text)) this.found.add(next);
      else if (!isItem(text)) break;
    }
    return next;
  }

  /** "| Symbol | Meaning |" above a row that tells a mark. */
  private headsEntries(at: number, text: string): boolean {
    return (
      text.includes("|") &&
      DELIMITER.test(lineAt(this.lines, at + 1)) &&
      entriesOf(lineAt(this.lines, at + 2), true) !== null
    );
  }

  /** A list of nothing but states; returns the line after it, or `at`. */
  private list(at: number): number {
    const entries: Entry[] = [];
    let next = at;
    for (; next < this.lines.count && entries.length < MOST; next++) {
      const text = lineAt(this.lines, next);
      if (text.trim() === "") break;
      const entry = isItem(text) && text.length < LONGEST ? entryOf(text, false) : null;
      if (!entry) return at;
      entries.push(entry);
    }
    if (entries.length < 2 || !areDistinct(entries) || !areUsual(entries)) return at;
    for (const [index, entry] of entries.entries()) this.keep([entry], at + index);
    return next;
  }

  /** Looks at the line; returns the next one to look at. */
  look(at: number): number {
    const text = lineAt(this.lines, at);
    if (text.length > LONGEST || text.trim() === "") return at + 1;
    if (text.startsWith("|")) return at + 1;
    const item = isItem(text);
    const inList = item && at > 0 && isItem(lineAt(this.lines, at - 1));
    if (inList && !text.trimStart().startsWith("*")) return at + 1; // most lines are such
    const marked = MARKED.test(text);
    const named = (marked || /^[#*_]|[:：]/.test(text)) && mayBeNamed(text) ? NAMED.exec(text) : null;
    if (named) {
      const rest = named[2] ?? "";
      const entries = rest === "" ? null : entriesOf(rest, true);
      if (entries) {
        this.keep(entries, at);
        return at + 1;
      }
      if (rest === "" && (named[1] !== "" || /^[#*_]/.test(text))) return this.under(at + 1);
    }
    if (!marked) return at + 1;
    if (item) {
      if (!inList) {
        const next = this.list(at);
        if (next > at) return next;
      }
      return at + 1;
    }
    if (!text.startsWith("#")) {
      const entries = entriesOf(text.replace(/^[^:：]{0,30}[:：]\s+(?=[^\p{L}])/u, ""), false);
      if (entries && entries.length > 1 && areDistinct(entries) && areUsual(entries)) this.keep(entries, at);
    }
    return at + 1;
  }
}

/** The legend of a document; without marks when it has none. */
export function readLegend(lines: LineIndex, fences: readonly Fence[]): Legend {
  const search = new Search(lines);
  let fence = 0;
  for (let at = 0; at < lines.count; ) {
    if (at >= HEAD && at < lines.count - TAIL) at = lines.count - TAIL;
    while (fence < fences.length && (fences[fence]?.close ?? 0) < at) fence++;
    const open = fences[fence];
    if (open && open.open <= at) at = open.close + 1;
    else at = search.look(at);
  }
  return { marks: withDialect(search.marks, lines.source), lines: search.found };
}
