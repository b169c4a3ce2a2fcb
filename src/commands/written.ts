// Texts of plans in our answers: one line, in which nothing acts.
import { neutralise } from "../model/neutralise.ts";
import type { Phase, Task } from "../model/plan.ts";

/** Plain text as Markdown: shown as it is, at most `most` characters. */
export function written(text: string, most = 120): string {
  const line = text.replace(/\s+/g, " ").trim();
  const cut =
    line.length > most
      ? `${line
          .slice(0, most - 1)
          .toWellFormed()
          .replace(/\uFFFD$/, "")
          .trimEnd()}…`
      : line;
  return neutralise(cut.replace(/[\\`*_[\]<>~|&]/g, (sign) => `\\${sign}`));
}

/** "p4-1: Security audit". */
export function named(part: Pick<Task | Phase, "id" | "title">): string {
  const { id, title } = part;
  return written(id === null || title.toLowerCase().startsWith(id.toLowerCase()) ? title : `${id}: ${title}`);
}
