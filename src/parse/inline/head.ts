// What a title says: its name, its words, and the facts written around them.
import type { Estimate, IssueReference, Status } from "../../model/plan.ts";
import type { NameKind } from "./read-id.ts";

export interface Head {
  title: string;
  /** The title with its trailing brackets, for where they are part of the name. */
  full: string;
  id: string | null;
  kind: NameKind | null;
  strong: boolean;
  word: string;
  apart: boolean;
  status: Status | null;
  statusText: string | null;
  struck: boolean;
  bold: boolean;
  estimate: Estimate | null;
  priority: string | null;
  owners: string[];
  /** Words that may be the owner's name, in "brackets" or behind the dash that `place` is: only other tasks can tell. */
  names: { readonly text: string; readonly place: string } | null;
  labels: string[];
  parallel: boolean | null;
  due: string | null;
  start: string | null;
  dependsOn: string[];
  blocks: string[];
  soft: boolean;
  /** "AC: 1, 3": the criteria of the document that the task is to fulfil. */
  criteria: string | null;
  adopts: IssueReference | null;
}

export function emptyHead(): Head {
  return {
    title: "",
    full: "",
    id: null,
    kind: null,
    strong: false,
    word: "",
    apart: false,
    status: null,
    statusText: null,
    struck: false,
    bold: false,
    estimate: null,
    priority: null,
    owners: [],
    names: null,
    labels: [],
    parallel: null,
    due: null,
    start: null,
    dependsOn: [],
    blocks: [],
    soft: false,
    criteria: null,
    adopts: null,
  };
}
