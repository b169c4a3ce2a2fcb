// What a drawing in a code fence says: names, and which must come before which.

/** A label of the drawing. Lines and columns count from 0 (columns in UTF-16 units of the line as given). */
export interface DrawnName {
  /** As drawn, white space collapsed: "Task #16 (Integration Tests)". */
  readonly text: string;
  /** The trailing brackets of the text: "depends on 2.1 for tooling paths". */
  readonly remark: string | null;
  /** The identifier of the node in Mermaid or DOT, where the text is its label. */
  readonly alias: string | null;
  /** The label that this name was split from ("A + B"): try it first where it names one task by itself. */
  readonly whole: string | null;
  /** The subgraph, section or outer box around it. */
  readonly group: string | null;
  readonly line: number;
  readonly column: number;
  /** What a Gantt chart says of it. */
  readonly bar?: DrawnBar;
}

/** A bar of a Gantt chart: its flags and dates as written. */
export interface DrawnBar {
  readonly flags: readonly string[];
  readonly start: string | null;
  readonly end: string | null;
  readonly duration: string | null;
}

/** `from` comes before `to`: the blocker and the blocked, as indexes into `names`. */
export interface DrawnEdge {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly column: number;
  readonly label: string | null;
  /** A dotted arrow: often meant as optional. */
  readonly dotted: boolean;
}

/** A place that could not be read, and why. */
export interface Unsure {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

export interface Drawing {
  /** "files" is a directory listing and "none" no drawing of work: both give no edges. */
  readonly kind: "art" | "tree" | "flowchart" | "gantt" | "dot" | "files" | "none";
  readonly names: readonly DrawnName[];
  readonly edges: readonly DrawnEdge[];
  /** Who stands below whom in a tree without arrows. Not dependencies: siblings are free of each other. */
  readonly tree: readonly { readonly parent: number; readonly child: number }[];
  readonly unsure: readonly Unsure[];
}

/** A drawing that says nothing. */
export function nothingDrawn(kind: "none" | "files"): Drawing {
  return { kind, names: [], edges: [], tree: [], unsure: [] };
}
