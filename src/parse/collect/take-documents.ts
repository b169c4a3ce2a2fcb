// The documents that a line names as what comes first: "plan.md ✅ | spec.md ✅", "plan.md (required), research.md".
import type { DocumentReference } from "../../model/plan.ts";
import { pictureStatus } from "../facts/read-status.ts";
import { stripMarkup } from "../inline/strip-markup.ts";

/** Apart by bars, commas and semicolons, but not inside brackets. */
const APART = /\s*[|;,、，](?![^()]*\))\s*/;
const PATH = /(?:[\w@.-]+\/)+[\w@.-]*|[\w-]+\.\w{1,5}(?![\w/])/;
const MARK =
  /\s*(?:\p{Extended_Pictographic}|[✓✔☑☐⬜])\ufe0f?\s*$|^\s*(?:\p{Extended_Pictographic}|[✓✔☑☐⬜])\ufe0f?\s*/gu;

/** What a mark beside a document says of it; null without one. */
export function markedDone(text: string): boolean | null {
  const status = pictureStatus(text);
  return status === null ? null : status === "done";
}

function reference(text: string, line: number): DocumentReference {
  const words = stripMarkup(text);
  const path = PATH.exec(words.replace(/`/g, ""))?.[0] ?? null;
  return { kind: "prerequisite", path, text: words.replace(MARK, ""), line, done: markedDone(words) };
}

/** One reference for each document of the line; none when it names fewer than two. */
export function documentsOf(text: string, line: number): DocumentReference[] {
  const parts = text.split(APART).filter((part) => part.trim() !== "");
  const paths = parts.filter((part) => PATH.test(part));
  return paths.length > 1 && paths.length * 2 > parts.length ? parts.map((part) => reference(part, line)) : [];
}
