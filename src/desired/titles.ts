// Titles of issues and milestones: with their id, within GitHub's limits, harmless, never empty.
import { MILESTONE_TITLE, TITLE } from "../model/limits.ts";
import { neutralise } from "../model/neutralise.ts";

/**
 * "p4-1: Security audit". An id that is only a number, as in `#16` or `3`, becomes "Task 16: …": it must not look like
 * an issue reference. One line of at most 256 characters; `cut` tells that the end is missing.
 */
export function issueTitle(
  kind: "plan" | "phase" | "task",
  id: string | null,
  title: string,
  line: number,
): { readonly title: string; readonly cut: boolean } {
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
export function shortened(text: string, limit: number): { readonly title: string; readonly cut: boolean } {
  if (text.length <= limit) return { title: text, cut: false };
  const head = text.slice(0, limit - 1).toWellFormed();
  return { title: `${head.replace(/\uFFFD$/, "").trimEnd()}…`, cut: true };
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
