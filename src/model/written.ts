// Text of plans and people on one line of Markdown that we write: shown as it is, nothing in it acts.
import { neutralise } from "./neutralise.ts";
import type { Phase, Task } from "./plan.ts";

/** So that the source, too, holds no comment and no tag. */
const ENTITIES: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;" };

/** One line of at most `most` characters; Markdown signs are escaped, mentions and references made quiet. */
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
  return neutralise(cut).replace(/[\\`*_[\]~|]|[<>&]/g, (sign) => ENTITIES[sign] ?? `\\${sign}`);
}

/** "p4-1: Security audit", as `written`. A number as id is told as such: "#16" is no issue. */
export function named(part: Pick<Task | Phase, "id" | "title">): string {
  const { id, title } = part;
  return written(id === null || title.toLowerCase().startsWith(id.toLowerCase()) ? title : `${id}: ${title}`);
}
