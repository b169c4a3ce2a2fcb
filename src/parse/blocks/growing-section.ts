// A section while it is cut: what it will hold, before it closes.
import type { Block, Section } from "./block.ts";

/** A section that still grows. */
export interface Growing {
  readonly section: { -readonly [Name in keyof Section]: Section[Name] };
  readonly blocks: Block[];
  readonly children: Section[];
  readonly above: Growing | null;
}

export function grow(level: number, heading: Section["heading"], above: Growing | null): Growing {
  const section = { level, heading, endLine: heading.line, blocks: [], children: [], parent: above?.section ?? null };
  return { section, blocks: [], children: [], above };
}
