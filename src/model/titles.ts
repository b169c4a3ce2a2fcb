// Titles of issues and milestones: with their id, within GitHub's limits, harmless, never empty.
import { MILESTONE_TITLE, TITLE } from "./limits.ts";
import { neutralise } from "./neutralise.ts";

export interface Shortened {
  readonly title: string;
  /** UTF-16 units of the whole, before anything was cut. */
  readonly length: number;
}

/**
 * "p4-1: Security audit". An id that is only a number, as in `#16` or `3`, becomes "Task 16: …": it must not look like
 * an issue reference. One line of at most 256 characters.
 */
export function issueTitle(kind: "plan" | "phase" | "task", id: string | null, title: string, line: number): Shortened {
  const words = clean(title);
  const name = id === null ? "" : clean(idInTitle(kind, id));
  const whole = words === "" ? name || `Untitled ${kind} on line ${line}` : joined(name, words);
  return shortened(whole, TITLE);
}

/** The title of a phase's milestone, of at most 255 characters. */
export function milestoneTitle(id: string | null, title: string, line: number): string {
  return shortened(issueTitle("phase", id, title, line).title, MILESTONE_TITLE).title;
}

/** Text on one line, in which nothing acts on GitHub. */
export function clean(text: string): string {
  return neutralise(text.replace(/\s+/g, " ").trim());
}

/** At most `limit` UTF-16 units, ending in "…" when something is missing; never half of a pair. */
export function shortened(text: string, limit: number): Shortened {
  const { length } = text;
  if (length <= limit) return { title: text, length };
  const head = text.slice(0, limit - 1).toWellFormed();
  return { title: `${head.replace(/\uFFFD$/, "").trimEnd()}…`, length };
}

function idInTitle(kind: "plan" | "phase" | "task", id: string): string {
  const bare = id.replace(/^#+/, "");
  if (kind === "phase" && /^\d+[a-z]?$/i.test(bare)) return `Phase ${bare}`;
  if (/^\d+$/.test(bare) || bare !== id) return `Task ${bare}`;
  return bare;
}

function joined(name: string, words: string): string {
  if (name === "" || words.toLowerCase().startsWith(name.toLowerCase())) return words;
  return `${name}: ${words}`;
}
