// Reads a title as a person does: its name, its words, and the facts written around them.
import { marksHeld } from "../facts/own-marks.ts";
import { readEstimate } from "../facts/read-estimate.ts";
import { readStatus } from "../facts/read-status.ts";
import { takeFrontDates } from "../facts/take-dates.ts";
import { emptyHead, type Head } from "./head.ts";
import { mask, unmask } from "./mask.ts";
import { readName } from "./read-id.ts";
import { readTokens } from "./read-tokens.ts";
import { stripMarkup } from "./strip-markup.ts";
import { takeFront, takeSentence, takeTail } from "./take-ends.ts";
import { takeGroup } from "./take-group.ts";

const ISSUE_LINK =
  /\s*[([]?\[(?:[\w.-]+\/[\w.-]+)?#\d+\]\(https?:[^()\s]+\/(?:issues|pull)\/\d+\)[)\]]?|(?<![\](])\s*\(?https?:\/\/[^\s/()]+\/[\w.-]+\/[\w.-]+\/issues\/\d+\)?(?=\s*$)/g;
const STRUCK = /^(?:\*\*|__)?~~[^~]+~~(?:\*\*|__)?(?:\s*(?:→|->|=>|[—–:(-]|\p{Extended_Pictographic}|[✓✔]).*)?[\s.]*$/u;
const STRUCK_TITLE = /^\S{1,12}\s+~~[^~]+~~$/u;

/** "1️⃣ Prepare" is "1. Prepare". */
const KEYCAP = /^(?:(\d)\ufe0f?\u20e3|\u{1F51F})\s*[.:)]?\s*(?=\S)/u;

/** Heads read last, by what their document says of its own writing: several steps ask for the same line. */
const kept = new Map<number, Map<string, Head>>();
const MOST = 4000;
let count = 0;
let held = -1;
let recent = new Map<string, Head>();

function recentHeads(): Map<string, Head> {
  if (count >= MOST) {
    kept.clear();
    [count, held] = [0, -1];
  }
  const holds = marksHeld();
  if (held !== holds) {
    [held, recent] = [holds, kept.get(holds) ?? new Map()];
    kept.set(holds, recent);
  }
  return recent;
}

/** Reads a heading, an item's first line or a title cell. */
export function readHead(raw: string): Head {
  const heads = recentHeads();
  const before = heads.get(raw);
  if (before) return before;
  const head = makeHead(raw);
  if (raw.length < 500) {
    heads.set(raw, head);
    count += 1;
  }
  return head;
}

/** Whether the words behind a struck title say that it was done, not dropped: "~~Move the host~~ ✅ 12.05." */
function saysDone(behind: string): boolean {
  const text = behind.replace(/^[\s(（[—–:-]+/u, "");
  return text !== "" && readStatus(text) === "done";
}

/** Takes the brackets right behind a name: "Sprint 1 (Week 1-2) - Foundations". */
function takeBehindName(head: Head, rest: string): string {
  const found = head.id === null ? null : /^\(([^()]{1,40})\)\s*[:：—–-]+\s*(?=\S)/u.exec(rest);
  if (!found) return rest;
  return takeGroup(head, found[1] ?? "") || head.kind === "phase" || head.kind === "span"
    ? rest.slice(found[0].length)
    : rest;
}

/** Facts may stand in code spans: "(depends on `T-2`)". */
function showFacts(head: Head, hidden: readonly string[]): void {
  const shown = (text: string) => unmask(text, hidden).replaceAll("`", "").trim();
  head.dependsOn = head.dependsOn.map(shown);
  head.blocks = head.blocks.map(shown);
  head.owners = head.owners.map(shown);
  head.labels = head.labels.map(shown);
  if (head.due !== null) head.due = shown(head.due);
  if (head.priority !== null) head.priority = shown(head.priority);
}

function makeHead(raw: string): Head {
  const head = emptyHead();
  const source = raw.length > 4000 ? raw.slice(0, 4000) : raw;
  head.struck = source.includes("~~") && (STRUCK.test(source.trim()) || STRUCK_TITLE.test(source.trim()));
  head.bold = /^(?:\*\*|__)/.test(source);
  const set =
    /^(?:\*\*|__)?`?[^\s`*]{1,24}`?[:.]?(?:\*\*|__)?[:：.]?(?:\s|$)/.test(source) && /^(?:\*\*|__|`)/.test(source);
  let text = /^(?:\*\*|__)?`[^`\s]{1,24}`/.test(source) ? source.replace(/`([^`\s]{1,24})`/, "$1") : source;
  if (text.includes("://")) text = text.replace(ISSUE_LINK, "");
  const masked = mask(text);
  text = stripMarkup(masked.text);
  const struck = head.struck ? /~~([^~]+)~~(.*)$/u.exec(masked.text.trim()) : null;
  if (struck && STRUCK.test(masked.text.trim())) text = stripMarkup(struck[1] ?? "");
  text = takeFront(
    head,
    text.replace(KEYCAP, (_, digit?: string) => `${digit ?? "10"}. `),
  );
  const dated = takeFrontDates(text);
  if (dated) [text, head.due] = [dated.title, dated.dates];
  let name = readName(text, set);
  if (name.kind === "task" && name.id === null) {
    const inner = readName(name.rest, set);
    if (inner.id !== null) name = { ...inner, kind: inner.kind ?? "task" };
  }
  head.id = name.id;
  head.kind = name.kind;
  head.strong = name.strong;
  head.word = name.word;
  head.apart = name.apart ?? true;
  const tokens = readTokens(takeFront(head, takeBehindName(head, name.rest)), source);
  head.owners.push(...tokens.owners);
  head.labels.push(...tokens.labels);
  head.dependsOn.push(...tokens.dependsOn);
  head.blocks.push(...tokens.blocks);
  head.parallel = tokens.parallel;
  head.due ??= tokens.due;
  head.start = tokens.start;
  head.adopts = tokens.adopts;
  head.priority ??= tokens.priority;
  if (tokens.id) head.id = tokens.id;
  if (tokens.estimate) head.estimate = readEstimate(tokens.estimate);
  if (tokens.status) head.status = tokens.status;
  head.full = unmask(tokens.text, masked.hidden).trim();
  const tail = takeTail(head, takeSentence(head, takeTail(head, tokens.text)));
  head.title = unmask(tail, masked.hidden).trim();
  if (head.struck) {
    const done = head.status === "done" || saysDone(struck?.[2] ?? "");
    head.status = done ? "done" : "cancelled";
    head.statusText = "~~";
  }
  if (head.title === "") head.title = head.full;
  if (masked.hidden.length > 0) showFacts(head, masked.hidden);
  return head;
}
