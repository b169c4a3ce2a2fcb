// Scope and work done over time, as an SVG that needs no script.
import type { ObservedIssue } from "../model/repository.ts";
import { escapeHtml } from "./markdown.ts";

const WIDTH = 640;
const HEIGHT = 160;
/** Days that are drawn; of a longer history every nth. */
const MOST_POINTS = 120;
const DAY = 86_400_000;

/**
 * Two lines: issues there were, and issues closed, day by day up to `today`. null without two days of history, or when
 * it is not known when issues were closed.
 */
export function burnUp(issues: readonly ObservedIssue[], today: string): string | null {
  const made = issues.map((issue) => dayOf(issue.createdAt)).filter((day) => day !== null);
  const closed = issues.flatMap((issue) => (issue.state === "closed" ? [dayOf(issue.closedAt ?? "")] : []));
  const known = closed.filter((day) => day !== null);
  const last = dayOf(today);
  if (made.length === 0 || last === null || known.length < closed.length) return null;
  const first = Math.min(...made);
  if (last - first < 2) return null;
  const step = Math.ceil((last - first) / MOST_POINTS);
  const days = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, n) => last - n * step).reverse();
  const upTo = (found: readonly number[]) => days.map((day) => found.filter((one) => one <= day).length);
  return draw(days, upTo(made), upTo(known));
}

function draw(days: readonly number[], scope: readonly number[], done: readonly number[]): string {
  const most = Math.max(1, ...scope);
  const points = (counts: readonly number[]) =>
    counts
      .map(
        (count, n) =>
          `${((n * WIDTH) / Math.max(1, days.length - 1)).toFixed(1)},${(HEIGHT - (count * HEIGHT) / most).toFixed(1)}`,
      )
      .join(" ");
  const [from, to] = [dateOf(days[0]), dateOf(days.at(-1))];
  const words = `From ${from} to ${to}: ${done.at(-1)} of ${scope.at(-1)} issues closed.`;
  return [
    `<figure><svg viewBox="-4 -4 ${WIDTH + 8} ${HEIGHT + 8}" role="img" aria-label="${escapeHtml(words)}">`,
    `<polyline class="scope" points="${points(scope)}"/>`,
    `<polyline class="done" points="${points(done)}"/>`,
    `</svg><figcaption>${escapeHtml(words)}</figcaption></figure>`,
  ].join("");
}

function dayOf(time: string): number | null {
  const at = Date.parse(time);
  return Number.isNaN(at) ? null : Math.floor(at / DAY);
}

function dateOf(day = 0): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
