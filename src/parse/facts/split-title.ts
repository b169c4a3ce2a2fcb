// Cuts the facts off a title that has them behind it on one line: "**T1 — Study** · *kind: context* · deps: T0".
import type { Piece } from "../blocks/block.ts";
import { type Attribute, readAttributes, splitSegments } from "./read-attributes.ts";

export interface SplitTitle {
  readonly title: string;
  readonly attributes: readonly Attribute[];
}

/** The longest words between two dots that are taken for a remark and not for a part of the title. */
const REMARK = 60;

/** The title and the facts behind it; null when the line is not made that way. */
export function splitTitle(piece: Piece): SplitTitle | null {
  const { text } = piece;
  if (!/[|·•‧┃]/.test(text) || text.length > 2000) return null;
  const parts = splitSegments(text.replace(/\s*[|·•‧┃]\s*$/u, ""));
  const first = parts[0];
  if (!first || parts.length < 2 || first.text.trim() === "") return null;
  const end = piece.start + (parts[1]?.at ?? 0);
  const attributes = readAttributes(piece).filter((attribute) => attribute.start >= end);
  const before = readAttributes({ ...piece, text: first.text });
  if (attributes.length === 0 || before.length > 0) return null;
  const rest = parts.slice(1);
  if (rest.some((part) => part.text.length > REMARK && !/[:：]/.test(part.text))) return null;
  return { title: first.text.trim(), attributes };
}
