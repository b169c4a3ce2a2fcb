// The ways in which an edit could be made in this document, best first.
import type { PlanEdit } from "../model/change.ts";
import { dependencyEdits } from "./dependency-edit.ts";
import { fieldEdits } from "./field-edit.ts";
import type { Sheet } from "./sheet.ts";
import type { Splice } from "./splice.ts";
import { statusEdits } from "./status-edit.ts";
import { linkEdits, splitEdits, titleEdits } from "./title-edit.ts";

/** Each way that is tried costs a reading of the whole document. */
const MOST_WAYS = 8;

export function waysOf(sheet: Sheet, edit: PlanEdit): Splice[][] {
  return allWays(sheet, edit).slice(0, MOST_WAYS);
}

function allWays(sheet: Sheet, edit: PlanEdit): Splice[][] {
  const ways = { status: statusEdits, step: statusEdits, criterion: statusEdits, title: titleEdits, link: linkEdits };
  switch (edit.field) {
    case "dependsOn":
      return dependencyEdits(sheet, edit);
    case "split":
      return splitEdits(sheet, edit);
    case "estimate":
    case "owner":
    case "priority":
    case "due":
      return fieldEdits(sheet, edit, edit.field);
    default:
      return ways[edit.field](sheet, edit);
  }
}
