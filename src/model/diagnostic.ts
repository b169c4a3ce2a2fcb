// Something to tell a person about their plan or their configuration. Data, never thrown.
import type { Place } from "./place.ts";

export type Severity = "error" | "warning" | "info";

/**
 * `summary` is one line in the form ``Unexpected `actual`, expected `wanted` `` without a final period;
 * `detail` is a sentence that says what to do; `cause` names the other place of a duplicate, a cycle or a contradiction.
 */
export interface Diagnostic {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly detail: string;
  readonly place: Place;
  readonly cause?: { readonly summary: string; readonly place: Place };
  /** The smallest edit that mends the file, where there is one. */
  readonly fix?: TextEdit;
  /** Further edits of the same kind, where one finding speaks of several places. They overlap neither `fix` nor each other. */
  readonly moreFixes?: readonly TextEdit[];
}

/** Replace the characters from `start` up to `end` (UTF-16 offsets into the file as read) by `text`. */
export interface TextEdit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
