// Marks that a dialect uses in its own way: where items name the requirements that they meet ("_Requirements: 1.2, 3.1_"),
// `[-]` is work that was begun, and not dropped.
import type { OwnMarks } from "./own-marks.ts";

const REQUIREMENTS = /^[ \t]*[-*] _Requirements?: [\d., ]+_[ \t]*$/gm;
/** Lines of that kind that make the dialect. */
const LEAST = 2;

/** The marks of the legend, and those of the dialect where the legend says nothing of them. */
export function withDialect(marks: OwnMarks, source: string): OwnMarks {
  if (marks.has("[-]") || !source.includes("[-]") || !source.includes("_Requirement")) return marks;
  return (source.match(REQUIREMENTS)?.length ?? 0) < LEAST ? marks : new Map([...marks, ["[-]", "in_progress"]]);
}
