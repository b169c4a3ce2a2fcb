// What a sync would change, as plain text for a terminal.
import type { Change } from "../model/change.ts";
import { isRename } from "./count-changes.ts";
import { guardWords } from "./guard.ts";
import { type IssueTitles, issueTitles } from "./issue-titles.ts";
import { plural } from "./sections.ts";
import { said } from "./summary.ts";
import type { Told } from "./told.ts";

const LONGEST = 110;

/** Readable in ten seconds: the sentence, then a line for each change. Holds no control characters of a plan's. */
export function renderPreview(told: Told, options: { offline: boolean }): string {
  const { changes, doubtful, stopped, edits } = told.changes;
  const titles = issueTitles(told);
  const lines = changes.flatMap((change) => changeLines(change, titles));
  return [
    options.offline ? "Offline: what a first sync into an empty repository would make." : null,
    said({ ...told, context: { ...told.context, onDefaultBranch: true } }).replace(/^Running now/, "A sync"),
    ...(stopped === null ? [] : [`Stopped: ${guardWords(stopped)}`]),
    ...(doubtful.length === 0 ? [] : [`In doubt: ${plural(doubtful.length, "task")}, left alone`]),
    ...(lines.length === 0 ? [] : ["", ...lines]),
    ...(edits.length === 0
      ? []
      : ["", ...edits.map((edit) => `  < ${edit.identity.path}:${edit.line}  ${edit.field}: ${edit.after}`)]),
  ]
    .filter((line) => line !== null)
    .map(plain)
    .join("\n");
}

/** One change in one line: `+` made, `~` changed, `-` closed or taken away, `^` reopened; none for a noop. */
export function changeLines(change: Change, titles: IssueTitles): string[] {
  if (change.action === "noop") return [];
  if (change.kind === "issue") {
    if (change.recordOnly === true) return [];
    const at = change.place === null ? "" : `  ${change.place.path}:${change.place.line}`;
    const number = change.number === null ? "" : `#${change.number} `;
    const before = titles.ofNumber(change.number) ?? change.before?.title;
    const title = change.after.title ?? before ?? titles.ofIdentity(change.identity);
    const sign = { create: "+", update: "~", close: "-", reopen: "^" }[change.action];
    const renamed = isRename(change) && before !== undefined ? `${before} → ` : "";
    return [`  ${sign} ${number}${renamed}${title}${at}`];
  }
  if (change.kind === "milestone")
    return [`  ${change.action === "create" ? "+" : "~"} milestone ${change.after.title}`];
  if (change.kind === "label") return [`  ${change.action === "create" ? "+" : "~"} label ${change.after.name}`];
  if (change.kind === "blocker") {
    const words = change.present ? "waits for" : "no longer waits for";
    return [`  ${change.present ? "+" : "-"} ${titles.title(change.blocked)} ${words} ${titles.title(change.blocker)}`];
  }
  if (change.kind === "order")
    return [`  ~ ${titles.title(change.parent)}: ${plural(change.moves.length, "sub-issue")} in another place`];
  return [];
}

/** A plan's text must not steer the terminal. */
export function plain(line: string): string {
  const clean = line.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, " ");
  return clean.length > 2 * LONGEST ? `${clean.slice(0, 2 * LONGEST - 1)}…` : clean;
}
