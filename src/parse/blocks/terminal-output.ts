// Output of programs that somebody pasted without a fence: build logs, test runs, stack traces. Nothing in it is planned.
import { type LineIndex, lineAt } from "./line-index.ts";
import { ATTRIBUTE, COMMENT, isItem, readAtx, readLabel } from "./line-shape.ts";

const TOOK = "(?:\\(?\\d+(?:[.,]\\d+)?\\s?(?:ms|s|sec|seconds|min|m)\\)?)";
const OUTPUT: readonly RegExp[] = [
  /^\s*(?:\$|❯|➜|PS [A-Z]:\\[^>]*>|[\w.-]+@[\w.-]+:[^$#\s]*[$#]|>>>)\s\S/,
  /^\s*\[(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|NOTICE)\]\s/,
  /^\s*\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?[^|]*\S/,
  /^\s*\[?\d\d:\d\d:\d\d(?:[.,]\d+)?\]?\s+\S/,
  /^\s*at\s+\S.*[(:][^()]*:\d+(?::\d+)?\)?\s*$/,
  /^\s*Traceback \(most recent call last\)|^\s*File "[^"]+", line \d+/,
  new RegExp(`^\\s*[✓✔✗✘√×⨯]\\s.*(?:\\(${TOOK}\\)|\\bin ${TOOK}|\\b\\d+ modules transformed)`, "u"),
  /^\s*(?:not )?ok \d+\b|^\s*(?:PASS|FAIL|RUN)\s+\S*[./]\S+|^TAP version \d+|^1\.\.\d+$/,
  /^\s*(?:Tests?|Test Suites|Test Files|Snapshots|Passed|Failed|Duration|Time|Start at):?\s+\d+(?:[.,]\d+)?\s*(?:passed|failed|skipped|total|m?s)\b/i,
  /^\s*(?:npm|yarn|pnpm) (?:ERR!|WARN|warn|error|info)\s/,
  /^\s*(?:[\w@.-]*\/)*[\w@.-]+\.[A-Za-z]{1,5}(?::\d+:\d+[:\s]|\(\d+,\d+\):|\s{2,}\d+(?:\.\d+)?\s?[kM]?B)/,
  /^\s*(?:error(?:\[E\d+\]|\s+TS\d+)|(?:[A-Z]\w*)?(?:Error|Exception)):\s/,
  /^\s*(?:Compiling|Downloaded|Finished|Installing|Collecting) \S+.*(?:v\d|in \d|\(v)/,
];
/** "# tests 12", "# Subtest: import" of a test run are no headings. */
const COUNT = /^# (?:[a-z_]+ \d+(?:\.\d+)?|Subtest: .+)$/;
const INDENT = /^(?: {4}|\t)/;
/** How far output is followed. */
const MOST = 2000;

function isOutput(line: string): boolean {
  return line.length < 1000 && OUTPUT.some((shape) => shape.test(line));
}

/** The line after a block set in by four columns, as Markdown sets code; `at` when its first line is one of a plan. */
function codeEnd(lines: LineIndex, at: number): number {
  const first = lineAt(lines, at);
  const text = first.trim();
  if (!INDENT.test(first) || isItem(first) || COMMENT.test(first)) return at;
  if (readLabel(text, true) || ATTRIBUTE.test(text) || /[|:：]/.test(text) || readAtx(text)) return at;
  if (at > 0 && lineAt(lines, at - 1).trim() !== "") return at;
  let [end, boxes] = [at, false];
  for (let next = at; next < Math.min(lines.count, at + MOST); next++) {
    const line = lineAt(lines, next);
    if (line.trim() === "") continue;
    if (!INDENT.test(line)) break;
    boxes ||= isItem(line);
    end = next + 1;
  }
  return boxes ? end : at;
}

/** The line after the output that begins at line `at` (counted from 0); `at` when none begins there. */
export function outputEnd(lines: LineIndex, at: number): number {
  const first = lineAt(lines, at);
  if (first.charCodeAt(0) === 35 || isItem(first)) return at;
  if (!isOutput(first)) return codeEnd(lines, at);
  let end = at + 1;
  for (let next = at + 1; next < Math.min(lines.count, at + MOST); next++) {
    const line = lineAt(lines, next);
    if (line.trim() === "") {
      if (!isOutput(lineAt(lines, next + 1)) || isItem(lineAt(lines, next + 1))) break;
      continue;
    }
    if ((readAtx(line) && !COUNT.test(line)) || COMMENT.test(line)) break;
    end = next + 1;
  }
  return end;
}
