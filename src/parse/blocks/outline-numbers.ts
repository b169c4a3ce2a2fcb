// Numbers that tell an outline where no list marker does: "1.1. Interview" below "1. Discovery", "2 Build" above "2.1 Ingest".
// The lines must go on from one another, as the numbers of wrapped prose do not: "the limit is\n2.5 times the old one".
import { type LineIndex, lineAt } from "./line-index.ts";

const NUMBERED = /^[ \t]*(\d{1,4}(?:\.\d{1,4}){0,10})(?:[.)]{1,2})?[ \t]+(?=\S)/;
const DOTTED = /^[ \t]*\d{1,4}\.\d/;
/** Lines with numbers that must follow one another before a paragraph is taken for an outline; one less when all have parts. */
const LEAST = 3;
/** Lines that are looked at for them. */
const MOST = 40;
/** Numbers that may be left out between two lines. */
const GAP = 3;

export type Path = readonly number[];

/** The number with which a line begins, part by part; null when it begins otherwise. */
export function readPath(line: string): Path | null {
  let at = 0;
  while (at < line.length && (line.charCodeAt(at) === 32 || line.charCodeAt(at) === 9)) at++;
  const first = line.charCodeAt(at);
  if (first < 48 || first > 57) return null;
  const found = NUMBERED.exec(line);
  return found ? (found[1] ?? "").split(".").map(Number) : null;
}

/** Whether `next` is what an outline has after `last`: a first part of it, or what comes beside it or beside a part above. */
export function follows(last: Path | null, next: Path): boolean {
  if (last === null) return false;
  const at = next.length - 1;
  for (let part = 0; part < at; part++) if (next[part] !== last[part]) return false;
  const [own, before] = [next[at] ?? 0, last[at]];
  if (before === undefined) return last.length === at && own < 2;
  return own > before && own - before <= (next.length === 1 ? 1 : GAP);
}

/** Whether an outline without list markers begins at line `at`. */
export function beginsOutline(lines: LineIndex, at: number): boolean {
  let last = readPath(lineAt(lines, at));
  if (last === null) return false;
  const least = last.length > 1 ? LEAST - 1 : LEAST;
  let [count, dotted, blank] = [1, last.length > 1 ? 1 : 0, false];
  for (let index = at + 1; index < Math.min(at + MOST, lines.count) && count < least; index++) {
    const line = lineAt(lines, index);
    const path = readPath(line);
    if (path && follows(last, path)) {
      last = path;
      count++;
      if (path.length > 1) dotted++;
      blank = false;
    } else if (line.trim() === "") blank = true;
    else if (blank && !/^[ \t]/.test(line)) return false;
  }
  return count >= least && dotted > 1;
}

/** The lines of a list with the numbers of its outline made bullets of the same length, so that a Markdown reader sees the items. */
export function bulletNumbers(run: string): string {
  if (!/^[ \t]*\d{1,4}\.\d/m.test(run)) return run;
  const lines = run.split("\n");
  const bare = readPath(lines[0] ?? "") !== null && !/^[ \t]*\d{1,9}[.)][ \t]/.test(lines[0] ?? "");
  let last: Path | null = null;
  const marked = lines.map((line, index) => {
    const path = readPath(line);
    if (path === null) return line;
    const item = /^[ \t]*\d{1,9}[.)][ \t]/.test(line);
    if (item && last === null) last = path;
    if (index > 0 && !follows(last, path)) {
      if (item && path.length === 1) last = path;
      return line;
    }
    last = path;
    if (item || !(bare || DOTTED.test(line))) return line;
    const end = line.search(/[\d.)]+[ \t]/);
    const marker = /^[\d.)]+/.exec(line.slice(end))?.[0] ?? "";
    return `${line.slice(0, end)}-${" ".repeat(marker.length - 1)}${line.slice(end + marker.length)}`;
  });
  return marked.join("\n");
}
