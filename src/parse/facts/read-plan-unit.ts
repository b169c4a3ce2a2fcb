// The unit that a plan states once for all its efforts: "All estimates in days", "Schätzungen in PT", "工时单位：天".
import { type LineIndex, lineAt } from "../blocks/line-index.ts";
import { effortsWords, unitLinkWords } from "../vocabulary/estimate.ts";
import { alternatives } from "../vocabulary/words.ts";
import { type Unit, unitOf } from "./read-estimate.ts";

/** Lines in which it is looked for: it stands above the numbers, or close to them. */
const FIRST = 400;
const SPACED = new RegExp(
  `(?<![\\p{L}])(?:${alternatives(effortsWords)})(?![\\p{L}])[^\\d.;|]{0,40}?[\\s(](?:${alternatives(unitLinkWords)})[:：]?\\s+(?!(?:an?|the|one|each|eine[rmn]?|une?|una?|uma?)\\s)((?:\\p{L}[\\p{L}-]*\\s){0,2}\\p{L}[\\p{L}-]*)\\s*(?=[.,;:!)*_(]|$)`,
  "iu",
);
const UNSPACED =
  /(?:見積|工数|所要時間|工时|工時|估算|预估|工作量|예상|공수|추정|소요)[^\d|。]{0,16}?(?:単位|单位|單位|단위|は|为|為|：|:)\s*(?:は|为|為|是|：|:|는|은)?\s*(\p{L}{1,4}?)(?:です|で(?:記載|表記)?|입니다|로)?\s*(?=[。，,；;)）*(（]|$)/u;

function unitIn(line: string): Unit | null {
  const spaced = SPACED.exec(line);
  const tail = spaced?.[1] ?? UNSPACED.exec(line)?.[1];
  return tail === undefined ? null : (unitOf(tail) ?? unitOf(`(${tail})`));
}

function unitOfLines(lines: LineIndex): Unit | null {
  for (let at = 0; at < Math.min(lines.count, FIRST); at++) {
    const line = lineAt(lines, at);
    const unit = line.length > 4 && line.length < 240 ? unitIn(line.trim()) : null;
    if (unit !== null) return unit;
  }
  return null;
}

/**
 * The unit of numbers that stand without one; null when the plan states none. It is looked for when somebody asks: most
 * plans have no such numbers.
 */
export function readPlanUnit(lines: LineIndex): () => Unit | null {
  let unit: Unit | null | undefined;
  return () => {
    if (unit === undefined) unit = unitOfLines(lines);
    return unit;
  };
}
