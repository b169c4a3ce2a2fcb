// Reads "key: value" statements from a line: `**Owner**: QA`, `- Effort: 2 hours`, `P0 | ⬜ TODO | Est: 2h`, `_Depends on: T001_`.
import type { Piece } from "../blocks/block.ts";
import { attributeField, type Field } from "./field.ts";
import { pictureStatus, wholeStatus } from "./read-status.ts";

export interface Attribute {
  readonly field: Field;
  readonly name: string;
  readonly value: string;
  readonly line: number;
  /** Offset of the value in the file. */
  readonly start: number;
  /** The whole line says this and nothing else. */
  readonly alone: boolean;
}

const PAIR =
  /^(?:[-*+·•]\s+)?(?:\p{Extended_Pictographic}\ufe0f?\s*)?(\*\*|__|\*|_)?(?:\p{Extended_Pictographic}\ufe0f?\s*)?([^\n:：*_|`[\]]{1,60}?(?:_[^\n:：*_|`]{1,30})?)(?:\s*\1)?\s*(?:[:：]|\.(?=\*\*\s))\s*(?:\1(?=\s|$|[^*_]))?\s*(.*)$/u;
const SEGMENT = /\s+[|·•‧┃]\s+|\s*\|\s*(?=\*\*)/;

function readPair(text: string): { name: string; value: string; at: number } | null {
  if (text.length === 0 || text.charCodeAt(0) === 96) return null;
  const colon = text.search(/[:：]|\.\*\*/);
  if (colon === -1 || colon > 80) return null;
  const found = PAIR.exec(text.length > 2000 ? text.slice(0, 2000) : text);
  if (!found) return null;
  const name = (found[2] ?? "").trim();
  if (/^https?$/i.test(name) || (found[3] ?? "").startsWith("//")) return null;
  let value = (text.length > 2000 ? text.slice(found[0].length - (found[3] ?? "").length) : (found[3] ?? "")).trim();
  const at = value === "" ? text.length : text.indexOf(value, colon);
  const wrapped = found[1];
  if (wrapped && value.endsWith(wrapped) && value.indexOf(wrapped) === value.length - wrapped.length)
    value = value.slice(0, -wrapped.length).trim();
  return { name, value, at: at === -1 ? text.length : at };
}

/** The value alone: a bare "P0" or "⬜ TODO" between other segments of a line. */
function bareField(text: string): Field | null {
  const bare = text.replace(/[*_`]/g, "").trim();
  if (DOCUMENT.test(bare)) return null;
  if (/^(?:\p{Extended_Pictographic}\ufe0f?\s*)?P[0-4]$/u.test(bare)) return "priority";
  if (wholeStatus(bare) && bare.length < 30) return "status";
  return pictureStatus(bare) && bare.length < 24 ? "status" : null;
}

/** "spec.md ✅": a document, and no state of the plan. */
const DOCUMENT = /^[^:：]*[\w)/-]\.\w{1,5}(?![\p{L}\p{N}/])|^\s*[\w.-]+\/\s*(?:\p{Extended_Pictographic}|$)/u;

/** The parts of a line that bars or dots set apart, with where they start. */
export function splitSegments(text: string): { text: string; at: number }[] {
  if (!SEGMENT.test(text)) return [{ text, at: 0 }];
  const parts: { text: string; at: number }[] = [];
  let at = 0;
  for (const part of text.split(SEGMENT)) {
    const found = text.indexOf(part, at);
    parts.push({ text: part, at: found });
    at = found + part.length;
  }
  return parts;
}

/** The attributes that a line tells; empty when the line is prose. */
export function readAttributes(piece: Piece): Attribute[] {
  const { text, line, start } = piece;
  if (text.length < 3 || text.length > 6000) return [];
  if (!/[:：]/.test(text) && !text.includes("|")) return [];
  const parts = splitSegments(text);
  const found: Attribute[] = [];
  for (const part of parts) {
    const inner = part.text.replace(/^\*\*(?=[^*]*$)/, "");
    const shift = part.text.length - inner.length;
    const pair = readPair(inner);
    const field = pair ? attributeField(pair.name) : null;
    if (pair && field) {
      const value = parts.length > 1 ? pair.value.replace(/\*\*$/, "").trim() : pair.value;
      found.push({
        field,
        name: pair.name,
        value,
        line,
        start: start + part.at + shift + pair.at,
        alone: parts.length === 1,
      });
    } else if (parts.length > 1) {
      const before = found.at(-1);
      if (before?.field === "dependsOn" && DOCUMENT.test(part.text)) {
        const value = text.slice(before.start - start, part.at + part.text.length).trim();
        found[found.length - 1] = { ...before, value };
        continue;
      }
      const bare = bareField(part.text);
      if (bare)
        found.push({ field: bare, name: "", value: part.text.trim(), line, start: start + part.at, alone: false });
    }
  }
  return parts.length > 1 && found.every((attribute) => attribute.name === "") && found.length < 2 ? [] : found;
}
