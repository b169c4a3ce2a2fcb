// Draws random graphs and reads them back, spoilt and whole, for a number of seconds: `npm run fuzz:drawings -- 60`.
// Ends at the first drawing that is read wrong, throws, or takes too long.
import fc from "fast-check";
import { readDrawing } from "../src/parse/drawing/read-drawing.ts";
import type { DrawnGraph } from "../test/parse/drawing/canvas.ts";
import { drawLanes, drawStages, graph, names, narrow, staged, stages } from "../test/parse/drawing/styles.ts";
import { edgesOf } from "../test/parse/drawing/told.ts";

const seconds = Number(process.argv[2] ?? 600);
const SLOW = 2000;
const end = Date.now() + seconds * 1000;
const MARKS = [..."─│┌┐└┘├┤┬┴┼►▼→↓←<>-=|+v^/\\.`'\"[]{}();:,&# \tAa1設é"];
const counts = { whole: 0, spoilt: 0, slowest: 0 };
let seed = Number(process.argv[3] ?? 1);

function timed(lines: readonly string[], info = ""): ReturnType<typeof readDrawing> {
  const before = performance.now();
  const drawing = readDrawing(lines, info);
  const taken = performance.now() - before;
  counts.slowest = Math.max(counts.slowest, taken);
  if (taken > SLOW) throw new Error(`${Math.round(taken)} ms for\n${lines.join("\n")}`);
  return drawing;
}

function holdWhole(given: DrawnGraph, lines: readonly string[]): void {
  const wanted = given.edges.map(([from, to]) => `${given.names[from]} > ${given.names[to]}`).sort();
  const read = edgesOf(timed(lines));
  counts.whole += 1;
  if (JSON.stringify(read) !== JSON.stringify(wanted))
    throw new Error(`read ${JSON.stringify(read)}, wanted ${JSON.stringify(wanted)} from\n${lines.join("\n")}`);
}

/** Puts random characters at random places; only that it ends, and gives edges between names, can be asked then. */
function holdSpoilt(lines: readonly string[], random: (below: number) => number): void {
  const spoilt = [...lines];
  for (let hit = random(12); hit >= 0; hit -= 1) {
    const row = random(spoilt.length);
    const line = spoilt[row] ?? "";
    const column = random(line.length + 4);
    const put = (MARKS[random(MARKS.length)] ?? "").repeat(random(3));
    spoilt[row] = line.slice(0, column) + put + line.slice(column + random(3));
  }
  counts.spoilt += 1;
  const drawing = timed(spoilt, ["", "mermaid", "dot", "text"][random(4)] ?? "");
  for (const { from, to } of drawing.edges)
    if (drawing.names[from] === undefined || drawing.names[to] === undefined)
      throw new Error(`an edge without a name in\n${spoilt.join("\n")}`);
}

function randomOf(start: number): (below: number) => number {
  let state = start >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

try {
  for (; Date.now() < end; seed += 1) {
    const random = randomOf(seed);
    for (const told of fc.sample(graph(12), { seed, numRuns: 20 })) {
      const given = { ...told, names: told.names.map(narrow) };
      for (const ascii of [false, true]) {
        const lines = drawLanes(given, ascii);
        holdWhole(given, lines);
        holdSpoilt(lines, random);
      }
    }
    for (const sizes of fc.sample(stages(), { seed, numRuns: 10 })) {
      const [texts = []] = fc.sample(names(sizes.reduce((a, b) => a + b)), { seed, numRuns: 1 });
      const given = staged(sizes, texts.map(narrow));
      const lines = drawStages(sizes, given.names, random(2) === 0, random(2) === 0);
      holdWhole(given, lines);
      holdSpoilt(lines, random);
    }
  }
} catch (error) {
  console.error(`seed ${seed}:`, error);
  process.exitCode = 1;
}
console.log(
  `${counts.whole} drawings read back, ${counts.spoilt} spoilt ones; the slowest took ${Math.round(counts.slowest)} ms`,
);
