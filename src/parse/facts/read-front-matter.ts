// Reads the YAML block at the head of a file.
import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { type LineIndex, lineAt } from "../blocks/line-index.ts";

export interface FrontEntry {
  readonly key: string;
  readonly value: unknown;
  /** Line and offsets of the value. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface FrontMatter {
  readonly entries: readonly FrontEntry[];
  /** Lines that it takes, with its two rules. */
  readonly lines: number;
}

const LONGEST = 400;

/** The front matter, or null when the file begins otherwise. Broken YAML gives no entries. */
export function readFrontMatter(lines: LineIndex): FrontMatter | null {
  if (lines.count < 2 || lineAt(lines, 0).trimEnd() !== "---") return null;
  let end = 1;
  while (end < Math.min(lines.count, LONGEST) && !/^(?:---|\.\.\.)\s*$/.test(lineAt(lines, end))) end++;
  if (end >= Math.min(lines.count, LONGEST)) return null;
  const base = lines.starts[1] ?? 0;
  const text = lines.source.slice(base, lines.starts[end]);
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, logLevel: "silent", strict: false, uniqueKeys: false });
  if (!isMap(document.contents) || (document.errors.length > 0 && document.contents.items.length === 0)) {
    return document.contents === null
      ? { entries: [], lines: end + 1 }
      : isMap(document.contents)
        ? { entries: [], lines: end + 1 }
        : null;
  }
  const entries: FrontEntry[] = [];
  for (const pair of document.contents.items) {
    if (!isScalar(pair.key)) continue;
    const range = (pair.value as { range?: [number, number, number] } | null)?.range ?? pair.key.range ?? [0, 0, 0];
    const plain = pair.value === null ? null : safeValue(pair.value, document);
    entries.push({
      key: String(pair.key.value),
      value: plain,
      line: counter.linePos(pair.key.range?.[0] ?? 0).line + 1,
      start: base + range[0],
      end: base + range[1],
    });
  }
  return { entries, lines: end + 1 };
}

function safeValue(node: unknown, document: ReturnType<typeof parseDocument>): unknown {
  try {
    return (node as { toJS(document: unknown, options: object): unknown }).toJS(document, { maxAliasCount: 20 });
  } catch {
    return null;
  }
}
