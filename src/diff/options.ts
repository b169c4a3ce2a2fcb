// How a comparison is to be made: policy and guards, all of it from the configuration and from who asked.

export interface DiffOptions {
  /** Whose value stands when both sides changed. */
  readonly prefer: "plan" | "github";
  readonly limits: { readonly maxCreates: number; readonly maxCloseShare: number; readonly maxWrites?: number };
  /** Logins whose markers count besides the one that we write as. */
  readonly identities: readonly string[];
  /** Guards that somebody opened for this run. */
  readonly allow?: { readonly creates: boolean; readonly closes: boolean };
  /** States of issues elsewhere, by "owner/repo#12" in lower case; an unknown one does not block. */
  readonly external?: ReadonlyMap<string, "open" | "closed">;
  /**
   * Paths of all plan documents that the repository holds, read or not. A mirrored path that is not among them is gone,
   * and its tasks left the plan. Absent: not known, and nothing is gone.
   */
  readonly present?: readonly string[];
  /** Address to which an issue's number is added ("https://github.com/owner/repo/issues/"): links in the plan are wanted. */
  readonly linkBase?: string;
  /** Tell of the order of every parent's sub-issues that it was not observed, not only where a change depends on it. */
  readonly everyOrder?: boolean;
  /** Put noops into the change set too. */
  readonly noops?: boolean;
}
