// Random graphs, and the ways to draw them.
import fc from "fast-check";
import { Canvas, type DrawnGraph } from "./canvas.ts";

const WORDS = [
  "Setup",
  "Build it",
  "API v2",
  "Write docs",
  "Ship",
  "設計",
  "Prüfung",
  "Тесты",
  "p4-1",
  "CI/CD",
  "Data model",
];

/** Unique names with an id in front, as plans have them, or after it in brackets. */
export const names = (count: number): fc.Arbitrary<string[]> =>
  fc
    .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom("T", "#", "A-", "2.")), {
      minLength: count,
      maxLength: count,
    })
    .map((told) =>
      told.map(([words, prefix], at) => (at % 3 === 0 ? `${prefix}${at + 1}` : `${prefix}${at + 1} ${words}`)),
    );

/** An acyclic graph whose edges lead from lower to higher indexes. */
export const graph = (most = 8): fc.Arbitrary<DrawnGraph> =>
  fc.integer({ min: 2, max: most }).chain((count) =>
    fc
      .tuple(names(count), fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { minLength: 1, maxLength: 12 }))
      .map(([texts, pairs]) => {
        const known = new Set(pairs.filter(([a, b]) => a < b).map(([a, b]) => `${a},${b}`));
        const edges = [...known].map((pair) => pair.split(",").map(Number) as [number, number]);
        return { names: texts, edges: edges.length > 0 ? edges : [[0, 1] as const] };
      }),
  );

/** Stages whose every member waits for every member of the stage before. */
export const stages = (): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 });

/** Full-width characters would need their own columns here; those have tests of their own. */
export function narrow(name: string): string {
  return name.replace("設計", "Plan");
}

// T1 ──────┬─────────► T2        each node with targets has a lane of its own,
// T2 ──┬───┼─────────► T3        lanes of others are crossed
export function drawLanes({ names, edges }: DrawnGraph, ascii: boolean): string[] {
  const canvas = new Canvas(ascii);
  const texts = names.map(narrow);
  const width = Math.max(...texts.map((text) => text.length)) + 2;
  const sources = [...new Set(edges.map(([from]) => from))];
  const right = width + sources.length * 3 + 3;
  let row = 0;
  for (const [lane, from] of sources.entries()) {
    const column = width + (sources.length - lane) * 3;
    const start = row;
    canvas.text(start, 0, texts[from] ?? "");
    canvas.line(start, (texts[from]?.length ?? 0) + 1, start, column);
    for (const [, to] of edges.filter((edge) => edge[0] === from)) {
      if (row > start) canvas.line(start, column, row, column);
      canvas.line(row, column, row, right);
      canvas.head(row, right + 1, "right");
      canvas.text(row, right + 3, texts[to] ?? "");
      row += 1;
    }
    row += 1;
  }
  return canvas.lines();
}

export function staged(sizes: readonly number[], texts: readonly string[]): DrawnGraph {
  const edges: [number, number][] = [];
  let from = 0;
  for (const [at, size] of sizes.entries()) {
    const next = sizes[at + 1] ?? 0;
    for (let a = from; a < from + size; a += 1)
      for (let b = from + size; b < from + size + next; b += 1) edges.push([a, b]);
    from += size;
  }
  return { names: texts, edges };
}

//  T1      T2            T1 and T2 lead into one rail,
//  │       │
//  └───┬───┘
//      ▼                 and the rail into each of the next
//      T3
export function drawStages(
  sizes: readonly number[],
  texts: readonly string[],
  ascii: boolean,
  boxed: boolean,
): string[] {
  const canvas = new Canvas(ascii);
  const wide = Math.max(...texts.map((text) => text.length)) + 8;
  let row = 0;
  let first = 0;
  for (const [at, size] of sizes.entries()) {
    const centers = Array.from({ length: size }, (_, member) => Math.floor(wide / 2) + member * wide);
    for (const [member, center] of centers.entries()) drawNode(canvas, row, center, texts[first + member] ?? "", boxed);
    const next = sizes[at + 1];
    if (next === undefined) break;
    const bottom = row + (boxed ? 3 : 1);
    const below = Array.from({ length: next }, (_, member) => Math.floor(wide / 2) + member * wide);
    const rail = bottom + 1;
    for (const center of centers) canvas.line(bottom, center, rail, center);
    canvas.line(rail, Math.min(...centers, ...below), rail, Math.max(...centers, ...below));
    for (const center of below) {
      canvas.line(rail, center, rail + 1, center);
      canvas.head(rail + 2, center, "down");
    }
    row = rail + 3;
    first += size;
  }
  return canvas.lines();
}

function drawNode(canvas: Canvas, row: number, center: number, text: string, boxed: boolean): void {
  const start = center - Math.floor(text.length / 2);
  if (!boxed) {
    canvas.text(row, start, text);
    return;
  }
  const [left, right] = [start - 2, start + text.length + 1];
  canvas.line(row, left, row, right);
  canvas.line(row + 2, left, row + 2, right);
  canvas.line(row, left, row + 2, left);
  canvas.line(row, right, row + 2, right);
  canvas.text(row + 1, start, text);
}

// T1 ──┐
//      ├──► T3 ──► T4
// T2 ──┘
export function drawMerge(count: number, texts: readonly string[], ascii: boolean): string[] {
  const canvas = new Canvas(ascii);
  const rail = Math.max(...texts.slice(0, count).map((text) => text.length)) + 4;
  const last = (count - 1) * 2;
  const middle = Math.floor(last / 2);
  for (let at = 0; at < count; at += 1) {
    canvas.text(at * 2, 0, texts[at] ?? "");
    canvas.line(at * 2, (texts[at]?.length ?? 0) + 1, at * 2, rail);
  }
  canvas.line(0, rail, last, rail);
  canvas.line(middle, rail, middle, rail + 3);
  canvas.head(middle, rail + 4, "right");
  const target = texts[count] ?? "";
  canvas.text(middle, rail + 6, target);
  const end = rail + 7 + target.length;
  canvas.line(middle, end, middle, end + 3);
  canvas.head(middle, end + 4, "right");
  canvas.text(middle, end + 6, texts[count + 1] ?? "");
  return canvas.lines();
}
