// Reads what stands in brackets at the end of a title: "(2 days)", "[DONE]", "(depends on T1)", "(@ana)".

import { isOwnPerson } from "../facts/own-marks.ts";
import { isEstimate, readEstimate } from "../facts/read-estimate.ts";
import { boxStatus, readStatus, wholeStatus } from "../facts/read-status.ts";
import { isDates } from "../facts/take-dates.ts";
import { foldWords } from "../text/fold.ts";
import { dueNames } from "../vocabulary/date.ts";
import { dependencyNames, reverseNames } from "../vocabulary/dependency.ts";
import { estimateNames } from "../vocabulary/estimate.ts";
import { ownerNames, unsureOwnerNames } from "../vocabulary/owner.ts";
import { priorityNames, priorityWords } from "../vocabulary/priority.ts";
import { parallelNames } from "../vocabulary/section.ts";
import { alternatives, foldedSet, openings } from "../vocabulary/words.ts";
import type { Head } from "./head.ts";
import { isLabelled, isName, takeLabelled } from "./take-part.ts";

const PRIORITIES = foldedSet(priorityWords);
const PRIORITY_NAMES = foldedSet(priorityNames);
const DEPENDS = new RegExp(`^(?:${alternatives(dependencyNames)})(?=[\\s:：])[\\s:：]*`, "iu");
const BLOCKS = new RegExp(`^(?:${alternatives(reverseNames)})\\s*[:：]\\s*`, "iu");
const PARALLEL = new RegExp(
  `^(?:can run in |runs in |in )?(?:${alternatives(parallelNames)})(?:\\s*[:=]\\s*(true|false|yes|no))?$`,
  "iu",
);
/** "(Owner: Ben)", "(Verantwortlich: Maria)". */
const OWNED = new RegExp(`^(${alternatives(ownerNames)})\\s*[:：]\\s*(@?\\p{L}[\\p{L}\\p{N} .,&/@_-]{0,40})$`, "iu");
const UNSURE = foldedSet(unsureOwnerNames);
/** "(estimate: 3)", "(Aufwand: 0,5)": a number whose unit is told elsewhere. */
const SIZED = new RegExp(
  `^(?:${alternatives(estimateNames)})\\s*[:：=]\\s*(\\d{1,3}(?:[.,]\\d{1,2})?(?:\\s?[-–]\\s?\\d{1,3})?)$`,
  "iu",
);
const DATED = new RegExp(
  `^(?:(?:${alternatives(dueNames)})\\s*[:：]?\\s*)?(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4})$`,
  "iu",
);
/** Brackets are many, and hold one of these kinds of facts at most. */
const mayBe = {
  sized: openings(estimateNames),
  depends: openings(dependencyNames),
  blocks: openings(reverseNames),
  owned: openings(ownerNames),
};
const PRIORITY =
  /^(?:(?:priority|prio|priorität|priorité|prioridad|prioridade|priorità|приоритет|пріоритет|优先级|優先度|우선순위)\s*[:：]?\s*)?((?:MEGA\s+)?P[0-4]|highest|high|medium|low|critical|urgent)\b/iu;

/** "alta", "ALTA PRIORIDAD", "Priorität: hoch": the words of the priority without its name; null when it is none. */
function priorityOf(text: string): string | null {
  if (PRIORITIES.has(foldWords(text))) return text;
  const words = text.split(/[\s:：]+/);
  const own = words.filter((word) => !PRIORITY_NAMES.has(foldWords(word))).join(" ");
  return own !== "" && words.length < 5 && own.length < text.length && PRIORITIES.has(foldWords(own)) ? own : null;
}

/** Puts the fact between the brackets onto the head; false when it is no fact, but words of the title. */
export function takeGroup(head: Head, inner: string): boolean {
  const text = inner.trim();
  if (text === "") return true;
  const mark = text.length === 1 && !/[\d?*+.]|\p{Lu}/u.test(text) ? boxStatus(text) : null;
  if (mark) {
    head.status ??= mark;
    head.statusText ??= text;
    return true;
  }
  const sized = mayBe.sized(text) ? SIZED.exec(text)?.[1] : undefined;
  if (sized !== undefined) {
    head.estimate ??= { minHours: null, maxHours: null, text: sized };
    return true;
  }
  if (isEstimate(text)) {
    head.estimate ??= readEstimate(text);
    return true;
  }
  const dated = /\d{4}/.test(text) ? DATED.exec(text) : null;
  if (dated) {
    head.due ??= dated[1] ?? null;
    return true;
  }
  if (isDates(text)) {
    head.due ??= text;
    return true;
  }
  const depends = mayBe.depends(text) ? DEPENDS.exec(text) : null;
  if (depends) return head.dependsOn.push(text.slice(depends[0].length)) > 0;
  const blocks = mayBe.blocks(text) ? BLOCKS.exec(text) : null;
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
  const priority = priorityOf(text);
  if (priority !== null) {
    head.priority ??= priority;
    return true;
  }
  const owned = mayBe.owned(text) ? OWNED.exec(text) : null;
  if (owned && !UNSURE.has(foldWords(owned[1] ?? ""))) return head.owners.push(owned[2] ?? "") > 0;
  if (isOwnPerson(text.replace(/^@/, ""))) return head.owners.push(text) > 0;
  const owners = /^(?:@[\w-]+(?:\s*[,/&]\s*)?)+$/.exec(text);
  if (owners) return head.owners.push(...text.split(/[\s,/&]+/).filter((name) => name.startsWith("@"))) > 0;
  if (/^(?:wave|sprint|iteration|phase|checkpoint|commit|conductor)[\s:]+[\w.-]+$/i.test(text) && head.kind !== "span")
    return true;
  if (/^ACs?[\s:#-]*\d/i.test(text)) {
    head.criteria ??= text;
    if (text.replace(/ACs?|[\d\s:#,;&+–-]/gi, "") === "") return true; // "AC1, AC3"
  }
  if (/^(?:AC|REQ|FR|NFR|Requirements?)s?[\s:#]/i.test(text) || /^inserted$/i.test(text)) return true;
  if (takeSeveral(head, text) || takeLabelled(head, text)) return true;
  const status =
    wholeStatus(text) ??
    (/^(?:completed|done|finished|erledigt|готово|выполнено|完成)\b/iu.test(text) ? readStatus(text) : null);
  if (!status) return false;
  head.status ??= status;
  head.statusText ??= text;
  return true;
}

/** "owner: Ana, 2 days, depends on 1, 2": facts behind one another; names among them are owners, if anything. */
function takeSeveral(head: Head, text: string): boolean {
  const several = text.split(/\s*[,;，；]\s*/);
  if (several.length < 2) return false;
  const known = several.filter((part) => isEstimate(part) || DEPENDS.test(part) || isLabelled(part) || isDates(part));
  if (known.length === 0) return false;
  const names: string[] = [];
  let last: "dependsOn" | "owners" | null = null;
  for (const part of several) {
    if (last === "dependsOn" && /^[#\p{L}]{0,8}[\d.-]+$/u.test(part) && !isEstimate(part)) head.dependsOn.push(part);
    else if (last === "owners" && isName(part)) head.owners.push(part);
    else {
      const { dependsOn, owners } = head;
      const [before, owned] = [dependsOn.length, owners.length];
      if (!takeGroup(head, part) && isName(part)) names.push(part);
      last = dependsOn.length > before ? "dependsOn" : owners.length > owned ? "owners" : null;
    }
  }
  if (names.length > 0) head.names ??= { text: names.join(", "), place: "brackets" };
  return true;
}
