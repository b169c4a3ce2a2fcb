// What may happen in a random history: to the plans, on GitHub, and to runs.
import fc from "fast-check";

/** One thing that happens: what, and which of those that are there. */
export interface Happening {
  readonly what: (typeof WHAT)[number];
  readonly which: number;
  readonly how: number;
}

/** In the plans. */
export const WRITTEN = [
  "add",
  "remove",
  "reword",
  "exchange",
  "move",
  "reorder",
  "depend",
  "status",
  "step",
  "owner",
  "split",
  "split-file",
  "merge-files",
  "rename-file",
  "rename-phase",
  "adopt",
  "unadopt",
] as const;

/** By people on GitHub. */
export const DONE = [
  "open",
  "title",
  "exchange-titles",
  "above",
  "inside",
  "below",
  "tick",
  "crlf",
  "end-mark",
  "wipe",
  "label",
  "unlabel",
  "delete-label",
  "rename-label",
  "milestone",
  "delete-milestone",
  "rename-milestone",
  "close-milestone",
  "assign",
  "close",
  "reopen",
  "drag",
  "hang",
  "link",
  "unlink",
  "transfer",
  "return",
] as const;

const WHAT = [
  ...WRITTEN,
  ...DONE,
  "run",
  "run",
  "run",
  "run",
  "disturbed",
  "disturbed",
  "disturbed",
  "together",
  "prefer",
] as const;

export const histories: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.record({ what: fc.constantFrom(...WHAT), which: fc.nat(997), how: fc.nat(997) }),
  { minLength: 3, maxLength: 25 },
);
