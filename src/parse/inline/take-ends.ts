// Takes facts off both ends of a title: pictures in front; brackets, pictures, states and a sentence of order behind.
import { orderAtEnd } from "../facts/order-at-end.ts";
import { hasOwnPeople, isOwnPerson, ownMark } from "../facts/own-marks.ts";
import { pictureStatus, wholeStatus } from "../facts/read-status.ts";
import { takeDates } from "../facts/take-dates.ts";
import { dependencyNames, reverseNames, waitingNames } from "../vocabulary/dependency.ts";
import { andWords, unspacedAndWords } from "../vocabulary/join.ts";
import { plainStatusPictures } from "../vocabulary/status.ts";
import { alternatives, openings } from "../vocabulary/words.ts";
import type { Head } from "./head.ts";
import { stripMarkup } from "./strip-markup.ts";
import { takeGroup } from "./take-group.ts";
import { takeSegment } from "./take-segment.ts";
import { takeUrgency } from "./take-urgency.ts";

const JOINERS = "\u{fe0f}\u{200d}";
const LEADING = new RegExp(
  `^(?:\\p{Extended_Pictographic}|✓|✔|✗|✘|☑|☐|⬜|[${JOINERS}]|[\\u{1F3FB}-\\u{1F3FF}]|[\\u{1F1E6}-\\u{1F1FF}])+\\s*`,
  "u",
);
const TRAILING = new RegExp(`\\s*(?:\\p{Extended_Pictographic}|✓|✔|✗|✘|☑|☐|⬜)[${JOINERS}]*$`, "u");
/** "Mood — ✅ slice", "Capsules — ⬜": a state behind a dash, with a word or two. */
const DASHED = new RegExp(
  `\\s+[—–-]\\s+(\\p{Extended_Pictographic}|⬜|☐)[${JOINERS}]*(?:\\s+\\p{L}[\\p{L}\\s]{1,24})?$`,
  "u",
);
const JOINER = new RegExp(`[${JOINERS}]`, "gu");
const GROUP =
  /\s*(?:\(([^()]*(?:\([^()]*\)[^()]*)*)\)|（([^（）]*)）|【([^【】]*)】|\[([^[\]]*)\]|\*\(([^()]*)\)\*)\s*$/;
const PICTURES = new Set(plainStatusPictures.split(", "));
const SENTENCE = new RegExp(
  `\\s*[.;—–|-]\\s+(?:(${alternatives(dependencyNames)})|${alternatives(reverseNames)})\\s*[:：]?\\s+((?:[#\\p{L}]*[-_.]?[\\p{L}\\d.-]*\\d[\\p{L}\\d.-]*[,\\s]*|(?:${alternatives(andWords)}|task|tasks|step|phase)\\s+){1,12})\\.?$`,
  "iu",
);
const mayTellOrder = openings(dependencyNames, reverseNames);
const QUOTED = '(?:"[^"]+"|“[^”]+”|„[^“”"]+[“”"]|«[^»]+»|「[^」]+」|『[^』]+』|\ue000\\d+\ue001)';
/** 'Print the menu, depends on "Write the menu"': titles in quotes, behind words that say an order wherever they stand. */
const QUOTED_ORDER = new RegExp(
  `\\s*[,;.，；。]\\s*(?:${alternatives(waitingNames)})\\s*[:：]?\\s*(${QUOTED}(?:\\s*(?:[,、，&+]|${alternatives(andWords, unspacedAndWords)})\\s*${QUOTED}){0,6})\\.?$`,
  "iu",
);
/** "Build the page @ana (2h)": an owner before what was taken off the end. */
const OWNER = /\s+(@[\p{L}\p{N}][\p{L}\p{N}_-]{0,38})[,.;]?$/u;
/** "Build the endpoint — Ben". */
const PERSON = /\s+[—–-]{1,2}\s+(\p{Lu}\p{Ll}{1,15}(?:\s\p{Lu}\p{Ll}{1,15})?)$/u;
const TAIL_STATUS = /(?:\s*[—–:：]\s*|\s+-{1,2}\s*)([\p{L}][\p{L} ’']{2,24})$/u;
/** "1.1 Parser (2 weeks) ✅ erledigt": a picture with its word. */
const PICTURED_STATUS = new RegExp(
  `\\s*(?:\\p{Extended_Pictographic}|✓|✔)[${JOINERS}]*\\s*\\*{0,2}(\\p{L}[\\p{L} ’']{1,24})\\*{0,2}$`,
  "u",
);
const CAPS_STATUS = /\s+((?:NOT STARTED|IN PROGRESS|PARTIALLY DONE|TO DO|[A-Z]{4,12}))$/;

/** Whether a picture is read as a state in a title: the plain ones, and those of the document's own legend. */
function tellsStatus(picture: string): boolean {
  return PICTURES.has(picture) || ownMark(picture) !== null;
}

/** Takes pictures off the front of a title: "✅ Build the thing". */
export function takeFront(head: Head, text: string): string {
  let rest = text;
  for (let found = LEADING.exec(rest); found && found[0] !== ""; found = LEADING.exec(rest)) {
    const sign = found[0].replace(JOINER, "").trim();
    const first = [...sign][0] ?? "";
    if (tellsStatus(first) && head.status === null) {
      head.status = pictureStatus(first);
      head.statusText = first;
    } else if (/[🔴🟠🟡🔥]/u.test(first)) head.priority ??= first;
    rest = rest.slice(found[0].length);
  }
  return takeUrgency(head, rest, rest !== text);
}

/** "Draft the contract. Depends on P0-T1." says an order in a sentence of its own. */
export function takeSentence(head: Head, text: string): string {
  const order = orderAtEnd(text);
  if (order) {
    head.dependsOn.push(order.refs);
    return order.title;
  }
  const quoted = /["“„«「『\ue000]/.test(text) ? QUOTED_ORDER.exec(text) : null;
  if (quoted && quoted.index > 0) {
    head.dependsOn.push(quoted[1] ?? "");
    return text.slice(0, quoted.index);
  }
  const found =
    /\d/.test(text) &&
    text
      .split(/[.;—–|-]\s+/)
      .slice(1)
      .some(mayTellOrder)
      ? SENTENCE.exec(text)
      : null;
  if (!found || found.index === 0 || !/\d/.test(found[2] ?? "")) return text;
  (found[1] ? head.dependsOn : head.blocks).push(found[2] ?? "");
  return text.slice(0, found.index);
}

/** "… (Priority: P1) 🎯 MVP": a picture and its words behind a fact in brackets label what they stand on. */
function flagOf(head: Head, text: string, pictured: RegExpExecArray): string | null {
  const rest = text.slice(0, pictured.index);
  const group = /[)）\]】]$/.test(rest) ? GROUP.exec(rest) : null;
  const words = pictured[1] ?? "";
  const inner = group?.[1] ?? group?.[2] ?? group?.[3] ?? group?.[4] ?? "";
  const taken = group !== null && inner !== "" && takeGroup(head, stripMarkup(inner));
  if (!taken && !/^mvp$/i.test(words)) return null;
  head.labels.push(words);
  return taken ? rest.slice(0, group.index) : rest;
}

/** "Phase 1: Paint (2 days) – done": a state in small letters is one behind a dash, where a phase is named or facts stand before it. */
function standsApart(head: Head, tail: RegExpExecArray, text: string): boolean {
  if (!/^\s+[—–-]/.test(tail[0])) return false;
  return (
    ((head.kind === "phase" || head.kind === "span") && head.id !== null) ||
    /[)）\]】]$/.test(text.slice(0, tail.index))
  );
}

/** Takes facts off the end of the title until words of the title itself stand there. */
export function takeTail(head: Head, text: string): string {
  let rest = text;
  for (let round = 0; round < 8; round++) {
    const dated = head.due === null ? takeDates(rest) : null;
    if (dated) {
      head.due = dated.dates;
      rest = dated.title;
      continue;
    }
    const group = /[)）】\]*]$/.test(rest) ? GROUP.exec(rest) : null;
    if (group && group.index > 0) {
      const inner = group[1] ?? group[2] ?? group[3] ?? group[4] ?? group[5] ?? "";
      if (inner === "" && !/^\s/.test(group[0])) break; // `run()` is a name
      if (!takeGroup(head, stripMarkup(inner))) break;
      rest = rest.slice(0, group.index);
      continue;
    }
    const owner = rest.includes("@") ? OWNER.exec(rest) : null;
    if (owner && owner.index > 0) {
      head.owners.unshift(owner[1] ?? "");
      rest = rest.slice(0, owner.index);
      continue;
    }
    const person = hasOwnPeople() ? PERSON.exec(rest) : null;
    if (person && person.index > 0 && isOwnPerson(person[1] ?? "")) {
      head.owners.push(person[1] ?? "");
      rest = rest.slice(0, person.index);
      continue;
    }
    const pictures = /[^\x20-\x7e]/.test(rest);
    const dashed = pictures && head.status === null ? DASHED.exec(rest) : null;
    if (dashed && dashed.index > 0 && dashed[1] !== "🔴" && pictureStatus(dashed[1] ?? "")) {
      head.status = pictureStatus(dashed[1] ?? "");
      head.statusText = dashed[1] ?? null;
      rest = rest.slice(0, dashed.index);
      continue;
    }
    const picture = rest.charCodeAt(rest.length - 1) > 0x2000 ? TRAILING.exec(rest) : null;
    if (picture && picture.index > 0) {
      const sign = picture[0].trim().replace(JOINER, "");
      if (tellsStatus(sign) && head.status === null) {
        head.status = pictureStatus(sign);
        head.statusText = sign;
      } else if (/[🔴🟠🟡🔥]/u.test(sign)) head.priority ??= sign;
      rest = rest.slice(0, picture.index);
      continue;
    }
    const before = takeSegment(head, rest);
    if (before !== null) {
      rest = before;
      continue;
    }
    const pictured = pictures ? PICTURED_STATUS.exec(rest) : null;
    const told = pictured && pictured.index > 0 ? wholeStatus(pictured[1] ?? "") : null;
    if (pictured && told) {
      head.status ??= told;
      head.statusText ??= pictured[1] ?? null;
      rest = rest.slice(0, pictured.index);
      continue;
    }
    const flag = pictured ? flagOf(head, rest, pictured) : null;
    if (flag !== null) {
      rest = flag;
      continue;
    }
    const tail = TAIL_STATUS.exec(rest) ?? CAPS_STATUS.exec(rest);
    const status = tail && tail.index > 0 ? wholeStatus(tail[1] ?? "") : null;
    if (!tail || !status || !(/^[\p{Lu}\u3000-\uffff]/u.test(tail[1] ?? "") || standsApart(head, tail, rest))) break;
    head.status ??= status;
    head.statusText ??= tail[1] ?? null;
    rest = rest.slice(0, tail.index);
  }
  return rest
    .replace(/\s*[—–-]+\s*$/u, "")
    .replace(/[\s✓✔]+$/u, "")
    .trim();
}
