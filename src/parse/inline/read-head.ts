// Reads a title as a person does: its name, its words, and the facts written around them.
import type { Estimate, IssueReference, Status } from "../../model/plan.ts";
import { isEstimate, readEstimate } from "../facts/read-estimate.ts";
import { pictureStatus, readStatus, wholeStatus } from "../facts/read-status.ts";
import { foldWords } from "../text/fold.ts";
import { dueNames } from "../vocabulary/date.ts";
import { dependencyNames, reverseNames } from "../vocabulary/dependency.ts";
import { priorityWords } from "../vocabulary/priority.ts";
import { parallelNames } from "../vocabulary/section.ts";
import { plainStatusPictures } from "../vocabulary/status.ts";
import { alternatives, foldedSet } from "../vocabulary/words.ts";
import { mask, unmask } from "./mask.ts";
import { type NameKind, readName } from "./read-id.ts";
import { readTokens } from "./read-tokens.ts";
import { stripMarkup } from "./strip-markup.ts";

export interface Head {
  title: string;
  /** The title with its trailing brackets, for where they are part of the name. */
  full: string;
  id: string | null;
  kind: NameKind | null;
  strong: boolean;
  word: string;
  apart: boolean;
  status: Status | null;
  statusText: string | null;
  struck: boolean;
  bold: boolean;
  estimate: Estimate | null;
  priority: string | null;
  owners: string[];
  labels: string[];
  parallel: boolean | null;
  due: string | null;
  start: string | null;
  dependsOn: string[];
  blocks: string[];
  soft: boolean;
  adopts: IssueReference | null;
}

const JOINERS = "\u{fe0f}\u{200d}";
const LEADING = new RegExp(
  `^(?:\\p{Extended_Pictographic}|✓|✔|✗|✘|☑|☐|⬜|[${JOINERS}]|[\\u{1F3FB}-\\u{1F3FF}]|[\\u{1F1E6}-\\u{1F1FF}])+\\s*`,
  "u",
);
const TRAILING = new RegExp(`\\s*(?:\\p{Extended_Pictographic}|✓|✔|✗|✘|☑|☐|⬜)[${JOINERS}]*$`, "u");
const JOINER = new RegExp(`[${JOINERS}]`, "gu");
const GROUP =
  /\s*(?:\(([^()]*(?:\([^()]*\)[^()]*)*)\)|（([^（）]*)）|【([^【】]*)】|\[([^[\]]*)\]|\*\(([^()]*)\)\*)\s*$/;
const PICTURES = new Set(plainStatusPictures.split(", "));
const PRIORITIES = foldedSet(priorityWords);
const DEPENDS = new RegExp(`^(?:${alternatives(dependencyNames)})(?=[\\s:：])[\\s:：]*`, "iu");
const BLOCKS = new RegExp(`^(?:${alternatives(reverseNames)})\\s*[:：]\\s*`, "iu");
const PARALLEL = new RegExp(
  `^(?:can run in |runs in |in )?(?:${alternatives(parallelNames)})(?:\\s*[:=]\\s*(true|false|yes|no))?$`,
  "iu",
);
const SENTENCE = new RegExp(
  `\\s*[.;—–|-]\\s+(?:(${alternatives(dependencyNames)})|${alternatives(reverseNames)})\\s*[:：]?\\s+((?:[#\\p{L}]*[-_.]?[\\p{L}\\d.-]*\\d[\\p{L}\\d.-]*[,\\s]*|(?:and|und|et|y|e|и|та|task|tasks|step|phase)\\s+){1,12})\\.?$`,
  "iu",
);
const DATED = new RegExp(
  `^(?:(?:${alternatives(dueNames)})\\s*[:：]?\\s*)?(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4})$`,
  "iu",
);
const ISSUE_LINK =
  /\s*[([]?\[(?:[\w.-]+\/[\w.-]+)?#\d+\]\(https?:[^()\s]+\/(?:issues|pull)\/\d+\)[)\]]?|(?<![\](])\s*\(?https?:\/\/[^\s/()]+\/[\w.-]+\/[\w.-]+\/issues\/\d+\)?(?=\s*$)/g;
const STRUCK = /^(?:\*\*|__)?~~[^~]+~~(?:\*\*|__)?(?:\s*(?:→|->|=>|[—–:(-]).*)?[\s.]*$/u;
const STRUCK_TITLE = /^\S{1,12}\s+~~[^~]+~~$/u;
const TAIL_STATUS = /\s*(?:[—–-]{1,2}|[:：])\s*([\p{L}][\p{L} ’']{2,24})$/u;
const CAPS_STATUS = /\s+((?:NOT STARTED|IN PROGRESS|PARTIALLY DONE|TO DO|[A-Z]{4,12}))$/;
const PRIORITY =
  /^(?:(?:priority|prio|priorität|priorité|prioridad|prioridade|priorità|приоритет|пріоритет|优先级|優先度|우선순위)\s*[:：]?\s*)?((?:MEGA\s+)?P[0-4]|highest|high|medium|low|critical|urgent)\b/iu;

function takeGroup(head: Head, inner: string): boolean {
  const text = inner.trim();
  if (text === "") return true;
  if (isEstimate(text)) {
    head.estimate ??= readEstimate(text);
    return true;
  }
  const dated = DATED.exec(text);
  if (dated) {
    head.due ??= dated[1] ?? null;
    return true;
  }
  const depends = DEPENDS.exec(text);
  if (depends) return head.dependsOn.push(text.slice(depends[0].length)) > 0;
  const blocks = BLOCKS.exec(text);
  if (blocks) return head.blocks.push(text.slice(blocks[0].length)) > 0;
  const parallel = PARALLEL.exec(text);
  if (parallel) {
    head.parallel = !/false|no/i.test(parallel[1] ?? "");
    return true;
  }
  if (/^(?:sequential|async|optional|optionnel|opcional|可选|任意)$/i.test(text)) {
    if (/^seq/i.test(text)) head.parallel = false;
    return true;
  }
  if (PRIORITY.test(text) && text.length < 30) {
    head.priority ??= text.replace(/^.*[:：]\s*/, "");
    return true;
  }
  if (PRIORITIES.has(foldWords(text))) {
    head.priority ??= text;
    return true;
  }
  const owners = /^(?:@[\w-]+(?:\s*[,/&]\s*)?)+$/.exec(text);
  if (owners) return head.owners.push(...text.split(/[\s,/&]+/).filter((name) => name.startsWith("@"))) > 0;
  if (/^(?:wave|sprint|iteration|phase|checkpoint|commit|conductor)[\s:]+[\w.-]+$/i.test(text) && head.kind !== "span")
    return true;
  if (/^(?:AC|REQ|FR|NFR|Requirements?)s?[\s:#]/i.test(text) || /^inserted$/i.test(text)) return true;
  const several = /[,;]|\s\+\s/.test(text) ? text.split(/\s*[,;]\s*/) : [];
  if (several.length > 1 && several.some((part) => isEstimate(part) || DEPENDS.test(part))) {
    for (const part of several) takeGroup(head, part);
    return true;
  }
  const status =
    wholeStatus(text) ??
    (/^(?:completed|done|finished|erledigt|готово|выполнено|完成)\b/iu.test(text) ? readStatus(text) : null);
  if (!status) return false;
  head.status ??= status;
  head.statusText ??= text;
  return true;
}

/** "Draft the contract. Depends on P0-T1." says an order in a sentence of its own. */
function takeSentence(head: Head, text: string): string {
  const found = SENTENCE.exec(text);
  if (!found || found.index === 0 || !/\d/.test(found[2] ?? "")) return text;
  (found[1] ? head.dependsOn : head.blocks).push(found[2] ?? "");
  return text.slice(0, found.index);
}

/** Takes facts off the end of the title until words of the title itself stand there. */
function takeTail(head: Head, text: string): string {
  let rest = text;
  for (let round = 0; round < 8; round++) {
    const group = /[)）】\]*]$/.test(rest) ? GROUP.exec(rest) : null;
    if (group && group.index > 0) {
      const inner = group[1] ?? group[2] ?? group[3] ?? group[4] ?? group[5] ?? "";
      if (!takeGroup(head, stripMarkup(inner))) break;
      rest = rest.slice(0, group.index);
      continue;
    }
    const picture = rest.charCodeAt(rest.length - 1) > 0x2000 ? TRAILING.exec(rest) : null;
    if (picture && picture.index > 0) {
      const sign = picture[0].trim().replace(JOINER, "");
      if (PICTURES.has(sign) && head.status === null) {
        head.status = pictureStatus(sign);
        head.statusText = sign;
      } else if (/[🔴🟠🟡🔥]/u.test(sign)) head.priority ??= sign;
      rest = rest.slice(0, picture.index);
      continue;
    }
    const tail = TAIL_STATUS.exec(rest) ?? CAPS_STATUS.exec(rest);
    const status = tail && tail.index > 0 ? wholeStatus(tail[1] ?? "") : null;
    if (!tail || !status || !/^[\p{Lu}\u3000-\uffff]/u.test(tail[1] ?? "")) break;
    head.status ??= status;
    head.statusText ??= tail[1] ?? null;
    rest = rest.slice(0, tail.index);
  }
  return rest
    .replace(/\s*[—–-]+\s*$/u, "")
    .replace(/[\s✓✔]+$/u, "")
    .trim();
}

function emptyHead(): Head {
  return {
    title: "",
    full: "",
    id: null,
    kind: null,
    strong: false,
    word: "",
    apart: false,
    status: null,
    statusText: null,
    struck: false,
    bold: false,
    estimate: null,
    priority: null,
    owners: [],
    labels: [],
    parallel: null,
    due: null,
    start: null,
    dependsOn: [],
    blocks: [],
    soft: false,
    adopts: null,
  };
}

function takeFront(head: Head, text: string): string {
  let rest = text;
  for (let found = LEADING.exec(rest); found && found[0] !== ""; found = LEADING.exec(rest)) {
    const sign = found[0].replace(JOINER, "").trim();
    const first = [...sign][0] ?? "";
    if (PICTURES.has(first) && head.status === null) {
      head.status = pictureStatus(first);
      head.statusText = first;
    } else if (/[🔴🟠🟡🔥]/u.test(first)) head.priority ??= first;
    rest = rest.slice(found[0].length);
  }
  return rest;
}

/** Heads read last: several steps ask for the same line. */
const recent = new Map<string, Head>();
const RECENT = 4000;

/** Reads a heading, an item's first line or a title cell. */
export function readHead(raw: string): Head {
  const before = recent.get(raw);
  if (before) return before;
  const head = makeHead(raw);
  if (recent.size >= RECENT) recent.clear();
  if (raw.length < 500) recent.set(raw, head);
  return head;
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
  if (head.struck) text = text.replace(/\s*(?:→|->|=>)\s.*$/u, "");
  text = takeFront(head, text);
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
  const tokens = readTokens(takeFront(head, name.rest), source);
  head.owners.push(...tokens.owners);
  head.labels.push(...tokens.labels);
  head.dependsOn.push(...tokens.dependsOn);
  head.blocks.push(...tokens.blocks);
  head.parallel = tokens.parallel;
  head.due = tokens.due;
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
    head.status = "cancelled";
    head.statusText = "~~";
  }
  if (head.title === "") head.title = head.full;
  return head;
}
