// Mermaid `gantt` → bars and their `after` edges.

import { Sketch } from "./draw-names.ts";
import type { Drawing, DrawnBar, DrawnName } from "./drawing.ts";

const FLAGS = new Set(["done", "active", "crit", "milestone", "vert"]);
const DURATION = /^\d+(?:\.\d+)?(?:ms|s|m|h|d|w|M|y)$/;
const DATE = /^\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?(?:[T ][\d:]+Z?)?$|^\d{1,2}:\d{2}$/;
const HEADER =
  /^(?:gantt|title|dateFormat|axisFormat|tickInterval|excludes|includes|todayMarker|weekday|weekend|inclusiveEndDates|topAxis|displayMode|accTitle|accDescr|click|%%|---)\b|^%%/i;

interface Bar {
  readonly index: number;
  readonly id: string | null;
  readonly after: readonly string[];
  readonly until: readonly string[];
  readonly line: number;
  readonly column: number;
}

/** Reads bars, sections, `after a b` and `until c`. An id that no bar has is unsure. */
export function readGantt(lines: readonly string[]): Drawing {
  const sketch = new Sketch();
  const bars: Bar[] = [];
  const told = new Map<number, DrawnBar>();
  let section: string | null = null;
  for (const [line, raw] of lines.entries()) {
    const text = raw.trim();
    const titled = /^section\s+(.+)$/.exec(text);
    if (titled !== null) section = titled[1]?.trim() ?? null;
    if (text === "" || titled !== null || HEADER.test(text)) continue;
    const colon = raw.lastIndexOf(":") > 0 ? splitAt(raw) : -1;
    if (colon < 0) continue;
    const { bar, rest } = readBar(raw.slice(colon + 1));
    const column = raw.length - raw.trimStart().length;
    const title = raw.slice(0, colon).trim();
    const index = sketch.name({ text: title, alias: bar.id ?? `${section}/${title}`, group: section, line, column });
    told.set(index, rest);
    bars.push({ index, ...bar, line, column: colon + 1 });
  }
  joinBars(bars, sketch);
  const drawing = sketch.drawing("gantt");
  const ids = new Set(bars.map((bar) => bar.id));
  const names = drawing.names.map((name, at): DrawnName => {
    const bar = told.get(at);
    return { ...name, alias: ids.has(name.alias) ? name.alias : null, ...(bar && { bar }) };
  });
  return { ...drawing, names };
}

/** The colon that parts title and data: the first one with a space before or data after it. */
function splitAt(raw: string): number {
  const spaced = raw.search(/\s:/);
  return spaced >= 0 ? raw.indexOf(":", spaced) : raw.indexOf(":");
}

// done, l19, after b19 b20, 2w
function readBar(data: string): { bar: Pick<Bar, "id" | "after" | "until">; rest: DrawnBar } {
  const flags: string[] = [];
  const plain: string[] = [];
  let after: string[] = [];
  let until: string[] = [];
  for (const item of data.split(",").map((part) => part.trim())) {
    if (FLAGS.has(item)) flags.push(item);
    else if (/^after\s/.test(item)) after = item.split(/\s+/).slice(1);
    else if (/^until\s/.test(item)) until = item.split(/\s+/).slice(1);
    else if (item !== "") plain.push(item);
  }
  const duration = plain.find((item) => DURATION.test(item)) ?? null;
  const dates = plain.filter((item) => DATE.test(item));
  const [first] = plain;
  const id = first !== undefined && first !== duration && !dates.includes(first) ? first : null;
  const rest: DrawnBar = { flags, start: dates[0] ?? null, end: dates[1] ?? null, duration };
  return { bar: { id, after, until }, rest };
}

function joinBars(bars: readonly Bar[], sketch: Sketch): void {
  const byId = new Map(bars.flatMap((bar) => (bar.id === null ? [] : [[bar.id, bar.index] as const])));
  for (const bar of bars) {
    const spot = { line: bar.line, column: bar.column };
    for (const [ids, before] of [
      [bar.after, true],
      [bar.until, false],
    ] as const)
      for (const id of ids) {
        const other = byId.get(id);
        if (other === undefined) sketch.doubt(spot, `no bar has the id ${id.slice(0, 40)}`);
        else if (before) sketch.edge([other], [bar.index], spot);
        else sketch.edge([bar.index], [other], spot);
      }
  }
}
