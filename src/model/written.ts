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

/** How people call a part of a plan: "p4-1: Security audit", "Phase 2: House", "Task 16: Tests" (an id like `#16` is no issue). */
export function nameInWords(part: Task | Phase): string {
  const { id, title } = part;
  if (id === null || title.toLowerCase().startsWith(id.toLowerCase())) return title;
  const bare = id.replace(/^#+/, "");
  const name = /^\d[\d.]*[a-z]?$/i.test(bare) ? `${"steps" in part ? "Task" : "Phase"} ${bare}` : id;
  return `${name}: ${title}`;
}

/** The same, as `written`. */
export function named(part: Task | Phase): string {
  return written(nameInWords(part));
}
