// Our region of an issue body: written from what is desired, and read for what people did in it.
import type { DesiredBox, DesiredIssue } from "../model/desired.ts";
import { fingerprint, lineFingerprint } from "./hash.ts";
import type { AppliedBox, LastApplied } from "./marker.ts";

/** A box as it is to be shown: ticked in the plan or on GitHub. */
export interface ShownBox {
  readonly box: DesiredBox;
  readonly done: boolean;
}

export interface Region {
  readonly text: string;
  readonly lines: readonly string[];
}

/** The text of the region, `\n` line ends, without its markers. `notes` stand for links that the server has not. */
export function renderRegion(issue: DesiredIssue, boxes: readonly ShownBox[], notes: readonly string[]): Region {
  const steps = boxes.filter(({ box }) => box.kind === "step");
  const criteria = boxes.filter(({ box }) => box.kind === "criterion");
  const blocks = [
    issue.origin ?? "",
    issue.body,
    steps.map(boxLine).join("\n"),
    ...(criteria.length > 0 ? ["**Done when**", criteria.map(boxLine).join("\n")] : []),
    ...notes,
  ].filter((block) => block !== "");
  const text = blocks.join("\n\n");
  return { text, lines: linesOf(text) };
}

/** Changes whenever the plan asks the region to say something else; ticks and line numbers apart. */
export function contentOf(issue: DesiredIssue, notes: readonly string[]): string {
  const boxes = issue.boxes.map((box) => `${box.kind} ${box.depth} ${box.text}`);
  return fingerprint([issue.body, ...boxes, ...notes].join("\n\u0000"));
}

export function appliedBoxes(boxes: readonly DesiredBox[]): AppliedBox[] {
  return boxes.map((box) => ({ key: box.key, line: fingerprintOfBox(box), done: box.done }));
}

/** Fingerprints of the lines that are not blank, ticks and trailing blanks apart. */
export function linesOf(text: string): string[] {
  return meaningful(text).map((line) => lineFingerprint(withoutTick(line)));
}

/** Lines that a person wrote into the region, and how many of ours are missing there. */
export function humanEdits(
  observed: string,
  applied: LastApplied,
): { readonly added: string[]; readonly missing: number } {
  const lines = meaningful(observed);
  const marks = lines.map((line) => lineFingerprint(withoutTick(line)));
  // Nearly always nobody wrote there.
  if (marks.length === applied.lines.length && marks.every((mark, at) => mark === applied.lines[at]))
    return { added: [], missing: 0 };
  const left = new Map<string, number>();
  for (const line of applied.lines) left.set(line, (left.get(line) ?? 0) + 1);
  const added: string[] = [];
  for (const [at, line] of lines.entries()) {
    const mark = marks[at] ?? "";
    const count = left.get(mark) ?? 0;
    if (count > 0) left.set(mark, count - 1);
    else added.push(line);
  }
  let missing = 0;
  for (const count of left.values()) missing += count;
  return { added, missing };
}

/** Which boxes are ticked in the observed region, by key; a box that is not found there is not in the map. */
export function observedTicks(observed: string, applied: readonly AppliedBox[]): Map<string, boolean> {
  if (applied.length === 0) return new Map();
  const seen = new Map<string, boolean[]>();
  for (const line of meaningful(observed)) {
    const tick = line.includes("[") ? TICK.exec(line) : null;
    if (tick === null) continue;
    const mark = lineFingerprint(withoutTick(line));
    const list = seen.get(mark) ?? [];
    list.push(tick[2] !== " ");
    seen.set(mark, list);
  }
  const ticks = new Map<string, boolean>();
  for (const box of applied) {
    const done = seen.get(box.line)?.shift();
    if (done !== undefined) ticks.set(box.key, done);
  }
  return ticks;
}

/** The same text, its boxes ticked as shown; lines that are none of them stay. */
export function withTicks(text: string, shown: readonly ShownBox[]): string {
  const wanted = new Map<string, boolean[]>();
  for (const { box, done } of shown) {
    const line = fingerprintOfBox(box);
    wanted.set(line, [...(wanted.get(line) ?? []), done]);
  }
  return text.replace(/[^\n]+/g, (line) => {
    if (!TICK.test(line)) return line;
    const done = wanted.get(lineFingerprint(withoutTick(line)))?.shift();
    return done === undefined ? line : line.replace(TICK, `$1[${done ? "x" : " "}]`);
  });
}

const TICK = /^(\s*[-*+]\s+)\[([ xX])\](?=\s)/;

function boxLine({ box, done }: ShownBox): string {
  return `${"  ".repeat(Math.min(box.depth, 5))}- [${done ? "x" : " "}] ${box.text}`;
}

function fingerprintOfBox(box: DesiredBox): string {
  return lineFingerprint(withoutTick(boxLine({ box, done: false })));
}

function withoutTick(line: string): string {
  const bare = line.includes("[x]") || line.includes("[X]") ? line.replace(TICK, "$1[ ]") : line;
  return bare.trimEnd();
}

function meaningful(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    const bare = line.endsWith("\r") ? line.slice(0, -1) : line;
    if (bare !== "" && bare.trim() !== "") lines.push(bare);
  }
  return lines;
}
