// Reads what a text refers to: "Tasks #16, #17", "T001–T004", "#16/17/18", "Tareas 1 y 2", "Phase 1", "owner/repo#12".
import type { IssueReference } from "../../model/plan.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import { foldWords } from "../text/fold.ts";
import { allWords, noneWords, softWords } from "../vocabulary/dependency.ts";
import { andWords, unspacedAndWords } from "../vocabulary/join.ts";
import { phaseWords, spanWords } from "../vocabulary/phase.ts";
import { doneWords } from "../vocabulary/status.ts";
import { taskWords } from "../vocabulary/task.ts";
import { alternatives, foldedSet, meanings } from "../vocabulary/words.ts";
import { expandRange } from "./expand-range.ts";
import { isIdLike } from "./is-id-like.ts";
import { withoutLinkTypes } from "./link-types.ts";
import { isOwnCode } from "./own-marks.ts";
import type { Target, Targets } from "./targets.ts";

export interface Reference {
  readonly ref: string;
  readonly target: Target | null;
  readonly issue?: IssueReference;
  readonly soft?: boolean;
}

export interface References {
  readonly found: readonly Reference[];
  readonly none: boolean;
  readonly all: boolean;
  readonly soft: boolean;
}

const NONE = foldedSet(noneWords);
const ALL = [...foldedSet(allWords)];
const SOFT = new RegExp(`(?<![\\p{L}])(?:${alternatives(softWords)})(?![\\p{L}])`, "iu");
const KINDS = meanings<"phase" | "task">({ phase: { ...phaseWords }, task: taskWords });
const SPANS = foldedSet(spanWords);
const PLURAL = "(?:s|es|en|n|ов|ы|и|у|і|ів)?";
const TOKEN = new RegExp(
  `(https?://github\\.com/([\\w.-]+/[\\w.-]+)/(?:issues|pull)/(\\d+))|((?<![\\w/])[\\w.-]+/(?![\\w.-]*\\.md#)[\\w.-]+)#(\\d+)|((?<![\\w./-])(?:[\\w.-]+/)*[\\w.-]+\\.md(?![\\w-]))|(?<![\\p{L}])(${alternatives(phaseWords, spanWords, taskWords)})${PLURAL}(?![\\p{Script=Latin}\\p{Script=Cyrillic}]|[-_.]\\d)|(#?[\\p{L}\\d]+(?:[-_.·][\\p{L}\\d]+)*)`,
  "giu",
);
const BETWEEN =
  /^\s*(?:-|–|—|…|\.{2,3}|~|〜|～|bis|to|through|thru|à|al?|hasta|até|fino a|до|по|至|到|から|부터)\s*#?$/iu;
const JOIN = new RegExp(`^\\s*(?:,|/|&|\\+|;|、|，|${alternatives(andWords, unspacedAndWords)}|or)\\s*#?\\s*$`, "iu");
const AND = `\\s(?:${alternatives(andWords)})\\s`;
const NEXT = new RegExp(`[,;、，]|${AND}`, "u");
const APART = new RegExp(`[,;、，+&]|${AND}`, "u");
const BETWEEN_IDS = new RegExp(
  `^(?:${alternatives(andWords)}|to|bis|a|à|no|nr|through|thru|al|hasta|até|до|по)$`,
  "iu",
);
const OF = new RegExp(
  `^\\s*(?:(?:is |must be )?(?:${alternatives(doneWords)}|completion))?\\s*(?:\\(|（|\\[|@|:|of|in|from|von|aus|in der|de|du|del|da|do|из|в|з|у)?\\s*(?:the\\s+)?$`,
  "iu",
);
const LINKED = /\[([^\][]*)\]\(\s*<?([^()\s<>#]+\.md)(?:#([^()\s<>]*))?>?\s*\)/g;
/** Remarks in brackets; a path alone says where the thing in front of it stands. */
const PARENS = /\s*(?:\((?!\s*[\w./-]+\.md\s*\))[^()]*\)|（[^（）]*）)/g;

class Reading {
  readonly found: Reference[] = [];
  private readonly seen = new Set<string>();
  private readonly targets: Targets;
  /** The document that the next ids are said to stand in. */
  private file: string | null = null;
  /** A document that was named, of which no part was yet. */
  private whole: string | null = null;
  /** The text is a list of numbers and nothing else: each is an id, known or not. */
  listed = false;

  constructor(targets: Targets) {
    this.targets = targets;
  }

  add(named: string, target: Target | null, issue?: IssueReference): void {
    const ref = this.file === null || issue !== undefined ? named : `${this.file} ${named}`;
    if (ref !== named) this.whole = null;
    const name = target ? target.key : ref.toLowerCase();
    if (this.seen.has(name)) return;
    this.seen.add(name);
    this.found.push({ ref, target, ...(issue ? { issue } : {}) });
  }

  /** "Phase 2 of MASTER.md": what was read last stands in that document. */
  private moveInto(file: string): void {
    const last = this.found.pop();
    if (last !== undefined) this.found.push({ ref: `${file} ${last.ref}`, target: null });
  }

  look(id: string, kind: "phase" | "task" | "span" | null, word = ""): Target | null {
    if (this.file !== null) return null;
    if (kind === "phase" || kind === "span") return this.targets.phase(id);
    const story = this.targets.story(kind === null ? "" : word, id);
    if (story || kind === "task") return story ?? this.targets.task(id);
    const bare = /^[\p{L}]{3,8}[-_](\d[\w.-]*)$/u.exec(id)?.[1];
    return (
      this.targets.task(id) ??
      (bare && KINDS.get(foldWords(id.split(/[-_]/)[0] ?? "")) ? this.targets.task(bare) : null)
    );
  }

  /** Keeps a document that stands for itself: nothing in it was named. */
  private keepWhole(): void {
    if (this.whole !== null && !this.seen.has(this.whole)) {
      this.seen.add(this.whole);
      this.found.push({ ref: this.whole, target: null });
    }
    this.whole = null;
  }

  /** Reads ids of a text; `numbers` allows bare numbers that are ids, and documents that are meant as a whole. */
  scan(text: string, numbers: boolean): void {
    let kind: "phase" | "task" | "span" | null = null;
    let word = "";
    let last: { id: string; end: number } | null = null;
    let fileEnd = 0;
    let told: number | null = null;
    for (const match of text.matchAll(TOKEN)) {
      const between: string = last ? text.slice(last.end, match.index) : "";
      if (this.file !== null && NEXT.test(text.slice(fileEnd, match.index))) this.file = null;
      if (match[6]) {
        this.keepWhole();
        if (told !== null && OF.test(text.slice(told, match.index))) this.moveInto(match[6]);
        else {
          this.file = match[6];
          if (numbers && !/[(（]\s*$/.test(text.slice(0, match.index))) this.whole = match[6];
        }
        fileEnd = match.index + match[6].length;
        kind = null;
        last = null;
        continue;
      }
      if (match[1] || match[4]) {
        const repository = match[2] ?? match[4] ?? null;
        this.add(match[0], null, { repository, number: Number(match[3] ?? match[5]) });
        last = null;
        continue;
      }
      if (match[7]) {
        const named = foldWords(match[7]);
        kind = SPANS.has(named) ? "span" : (KINDS.get(named) ?? "task");
        word = match[7];
        last = null;
        continue;
      }
      const token = (this.file === null ? match[8] : match[8]?.replace(/^#(?=\p{L})/u, "")) ?? "";
      if (!/\d/.test(token) && !isOwnCode(token) && !(kind !== null && /^[A-Z]$/.test(token))) {
        if (!BETWEEN_IDS.test(token)) {
          last = null;
          if (kind !== null && !/^(?:[#№]|the|all|only)$/i.test(token)) kind = null;
        }
        continue;
      }
      const end = match.index + token.length;
      if (last && BETWEEN.test(between) && this.range(last.id, token, kind, word)) {
        last = { id: token, end };
        continue;
      }
      const allowed = numbers || kind !== null || (last !== null && JOIN.test(between));
      if (this.take(token, kind, word, allowed)) {
        last = { id: token, end };
        told = end;
      } else last = null;
    }
    this.keepWhole();
  }

  private range(from: string, to: string, kind: "phase" | "task" | "span" | null, word: string): boolean {
    const ids = expandRange(from, to);
    if (!ids || this.look(from, kind) === null) return false;
    for (const id of ids) {
      const target = this.look(id, kind);
      if (target) this.add(word ? `${word} ${id}` : id, target);
    }
    return true;
  }

  private take(token: string, kind: "phase" | "task" | "span" | null, word: string, allowed: boolean): boolean {
    const bare = /^\d+$/.test(token) && !this.listed;
    const target =
      bare && !allowed
        ? null
        : (this.look(token, kind, word) ?? (kind === "task" && !bare ? this.targets.phase(token) : null));
    if (target) {
      this.add(word ? `${word} ${token}` : token, target);
      return true;
    }
    const dash = /^(.*\d[A-Za-z]?)[-–](#?[A-Za-z]*\d+)$/.exec(token);
    if (dash && (allowed || /[#A-Za-z]/.test(token))) {
      const ids = expandRange(dash[1] ?? "", dash[2] ?? "");
      if (ids && this.look(dash[1] ?? "", kind) !== null) return this.range(dash[1] ?? "", dash[2] ?? "", kind, word);
    }
    if (kind === "phase" || kind === "span") {
      this.add(`${word} ${token}`, null);
      return true;
    }
    if (kind === "task" && !bare) this.add(token, null);
    else if (kind === "task" && bare) this.add(`${word} ${token}`, null);
    else if (this.listed || (isIdLike(token) && !/^v?\d+\.\d+/.test(token))) this.add(token, null);
    else return false;
    return true;
  }
}

/** "[T003](../other/tasks.md)" → "../other/tasks.md T003". */
function showPath(_: string, label: string, path: string): string {
  return label.includes(path) || /\.md$/.test(label.trim()) ? path : `${path} ${label}`;
}

/** Whether a text says "none" and nothing that could be a reference. */
export function saysNone(text: string): boolean {
  const bare = stripMarkup(text).replace(PARENS, " ").trim();
  if (NONE.has(foldWords(bare)) || foldWords(bare) === "") return true;
  const first = foldWords(bare.split(/[,;:.—–(]|\s-\s/)[0] ?? "");
  return /\p{L}{2}|[\u3000-\uffff]/u.test(first) && NONE.has(first) && !/^(?:tbd|offen)$/i.test(bare);
}

/** What a text refers to. `numbers`: the text is the value of a dependency attribute, so "1, 2" are ids. */
export function readReferences(raw: string, targets: Targets, numbers: boolean): References {
  const whole = raw.length > 3000 ? raw.slice(0, 3000) : raw;
  const text = withoutLinkTypes(stripMarkup(whole.includes(".md") ? whole.replace(LINKED, showPath) : whole)).replace(
    /`/g,
    "",
  );
  const remarks = [...text.matchAll(/([#\w.-]+)\]?\s*\(([^()]*)\)/g)]
    .filter((found) => SOFT.test(found[2] ?? ""))
    .map((found) => foldWords(found[1] ?? ""));
  const soft = SOFT.test(text.replace(PARENS, " "));
  if (numbers && saysNone(text)) return { found: [], none: true, all: false, soft };
  const reading = new Reading(targets);
  const outside = numbers ? text.replace(PARENS, " ") : text;
  reading.listed = numbers && /^[\s\d.,;#&]+$/.test(outside);
  reading.scan(outside, numbers);
  const folded = foldWords(outside);
  const all = numbers && reading.found.length === 0 && ALL.some((word) => folded.startsWith(word));
  if (numbers && !all) {
    for (const part of outside.split(APART)) {
      const piece = part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").trim();
      if (piece.length < 3 || reading.found.some((reference) => piece.includes(reference.ref.split(" ").at(-1) ?? "")))
        continue;
      const target = targets.titled(
        piece.replace(/\b(?:complete|completed|completion|done|finished|must be)\b.*$/i, ""),
        true,
      );
      if (target) reading.add(piece, target);
    }
  }
  if (reading.found.length === 0 && numbers && !all) reading.scan(text, false);
  const found = reading.found.map((reference) => {
    const last = foldWords(reference.ref).split(" ").slice(-2);
    return soft || remarks.some((remark) => last.join(" ").endsWith(remark)) ? { ...reference, soft: true } : reference;
  });
  return { found, none: false, all, soft };
}
