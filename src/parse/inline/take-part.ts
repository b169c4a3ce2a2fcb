// Reads one of several facts that stand behind a title: "owner: Ana", "依赖：1", "depends on the parser"; and tells names of people from words.
import { attributeField } from "../facts/field.ts";
import { readEstimate } from "../facts/read-estimate.ts";
import { readStatus } from "../facts/read-status.ts";
import { foldWords } from "../text/fold.ts";
import { waitingNames } from "../vocabulary/dependency.ts";
import { andWords } from "../vocabulary/join.ts";
import { everybodyWords } from "../vocabulary/owner.ts";
import { phaseWords, spanWords } from "../vocabulary/phase.ts";
import { taskWords } from "../vocabulary/task.ts";
import { alternatives, foldedSet, openings } from "../vocabulary/words.ts";
import type { Head } from "./head.ts";

const LABELLED = /^([^:：\d]{1,40}?)\s*[:：]\s*(\S.{0,160})$/u;
const WAITING = new RegExp(`^(?:${alternatives(waitingNames)})(?![\\p{Ll}])\\s*[:：]?\\s*(\\S.*)$`, "iu");
const mayWait = openings(waitingNames);
const EVERYBODY = foldedSet(everybodyWords);
/** "Ana", "Ana María Ruiz", "Backend-1", "Dev 2", "小林", "开发 A": a person, a team or a place in one. */
const ONE =
  "(?:\\p{Lu}[\\p{L}.'’-]{0,24}(?:\\s+\\p{Lu}[\\p{L}.'’-]{0,24}){0,2}(?:[\\s-]\\d{1,2})?|[\\p{Script=Han}\\p{Script=Katakana}]{2,4}(?:\\s?[A-Z\\d])?|\\p{Script=Hangul}{2,4}(?:\\s?[A-Z\\d])?)";
const NAMES = new RegExp(`^${ONE}(?:\\s*(?:[/&+、]|,\\s|\\s(?:${alternatives(andWords)})\\s)\\s*${ONE}){0,4}$`, "u");

/** "Part 2", "Week 3": a piece of the plan, and nobody. */
const NUMBERED = new RegExp(`^(?:${alternatives(phaseWords, spanWords, taskWords)})[\\s-]?\\d`, "iu");

/** Whether the words could be the names of people or of a team; only their neighbours can tell. */
export function isName(text: string): boolean {
  return (
    text.length < 60 &&
    (NAMES.test(text) || EVERYBODY.has(foldWords(text))) &&
    readStatus(text) === null &&
    !NUMBERED.test(text)
  );
}

/** Whether the text is a fact with its name before it. */
export function isLabelled(text: string): boolean {
  const found = LABELLED.exec(text);
  const field = found ? attributeField(found[1] ?? "") : null;
  return field === "owner" || field === "estimate" || field === "dependsOn" || field === "due" || field === "priority";
}

/** Puts "owner: Ana" onto the head; false when it is no fact. */
export function takeLabelled(head: Head, text: string): boolean {
  const found = LABELLED.exec(text);
  const value = found?.[2] ?? "";
  switch (found ? attributeField(found[1] ?? "") : null) {
    case "owner":
      if (value.length > 60) return false;
      head.owners.push(value);
      return true;
    case "estimate": {
      const estimate = readEstimate(value);
      if (estimate) head.estimate ??= estimate;
      return estimate !== null;
    }
    case "due":
      if (!/\d/.test(value) || value.length > 40) return false;
      head.due ??= value;
      return true;
    case "priority":
      if (value.length > 20) return false;
      head.priority ??= value;
      return true;
    case "dependsOn":
      return head.dependsOn.push(value) > 0;
    default:
      return false;
  }
}

/** Puts "depends on the parser" onto the head; false when the words say no such thing. */
export function takeWaiting(head: Head, text: string): boolean {
  const found = mayWait(text) ? WAITING.exec(text) : null;
  return found !== null && head.dependsOn.push(found[1] ?? "") > 0;
}
