// What a line looks like by itself: heading, list item, rule, label.
import { attributeField, TASK_FIELDS } from "../facts/field.ts";

const ATX = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const TIGHT_ATX = /^(#{2,6})([^#\s!].*?)(?:[ \t]+#+)?[ \t]*$/;
const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const BOLD_LABEL = /^(\*\*|__)(?=\S)([^*_\n]+?)\1[ \t]*((?:[([（][^)\]）]*[)\]）][ \t]*)?)([:：]?)[ \t]*$/;
const PLAIN_LABEL = /^[^\s|<>[\]#*`-][^\n|]{0,70}[:：]$/;

/** "☐ Order the parts": a drawn box before the words. */
export const BALLOT = /^[ \t]*[☐☑☒](?:\ufe0f)?[ \t]+\S/;
export const COMMENT = /^[ \t]*<!--/;
export const ATTRIBUTE = /^(?:\*\*|__)[^*_\n]{1,60}(?:\*\*|__)?[ \t]*[:：]/;

export interface HeadingShape {
  readonly level: number;
  readonly text: string;
}

/** The heading of an ATX line, or null. A missing space after two or more `#` is forgiven. */
export function readAtx(line: string): HeadingShape | null {
  if (line.length === 0 || line.length > 2000) return null;
  const first = line.charCodeAt(0);
  if (first !== 35 && first !== 32) return null;
  const found = ATX.exec(line) ?? TIGHT_ATX.exec(line);
  return found ? { level: found[1]?.length ?? 1, text: (found[2] ?? "").trim() } : null;
}

export function isItem(line: string): boolean {
  return ITEM.test(line);
}

export function isRule(line: string): boolean {
  return line.length < 200 && RULE.test(line);
}

/** A heading of words with a line drawn under them. */
export function isUnderlined(words: string, under: string): boolean {
  if (/^=+[ \t]*$/.test(under)) return true;
  return /^-{3,}[ \t]*$/.test(under) && words.length < 80 && !/[:：*.]|^[ \t<]/.test(words);
}

export function isIndented(line: string): boolean {
  const first = line.charCodeAt(0);
  return first === 32 || first === 9;
}

const STATED = /^(\*\*|__)(?:\p{Extended_Pictographic}\ufe0f?\s*)?([^:：*_\n]{2,40})[:：]\s*[^\s*_][^*\n]*\1$/u;

/** "**Duration: 2 weeks**" states a fact of what stands above, and heads nothing. */
export function statesFact(line: string): boolean {
  const found = line.length < 160 ? STATED.exec(line) : null;
  return found !== null && TASK_FIELDS.has(attributeField(found[2] ?? ""));
}

/** "**Tasks**:" or "**Phase 1** (Weeks 1-4):", a line set as a heading; or "Tasks:", when `plain`. */
export function readLabel(line: string, plain: boolean): HeadingShape | null {
  if (line.length > 160) return null;
  const bold = BOLD_LABEL.exec(line);
  if (bold) {
    if (statesFact(line)) return null;
    const inner = (bold[2] ?? "").trim();
    const colon = bold[4] !== "" || /[:：]$/.test(inner);
    return { level: colon ? 8 : 7, text: `${inner.replace(/[:：]$/, "")} ${bold[3] ?? ""}`.trim() };
  }
  if (plain && PLAIN_LABEL.test(line)) return { level: 8, text: line.slice(0, -1) };
  return null;
}
