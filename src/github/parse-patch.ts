// A unified diff of one file → the line ranges of the new file that it shows.
//
// @@ -3,4 +5,6 @@
//          ^ ^ first line and number of lines of the new file; a number that is left out is 1

/** Ranges with both ends, from 1. A hunk that only takes lines away names the line before which they stood. */
export function parsePatch(patch: string): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const line of patch.split("\n")) {
    const match = /^@@ -\d{1,9}(?:,\d{1,9})? \+(\d{1,9})(?:,(\d{1,9}))? @@/.exec(line);
    if (match === null) continue;
    const start = Number(match[1]);
    const count = match[2] === undefined ? 1 : Number(match[2]);
    const first = Math.max(1, start);
    ranges.push([first, Math.max(first, start + count - 1)]);
  }
  return ranges;
}
