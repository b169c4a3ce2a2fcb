// Headings that begin with a code and a space: "F1 Live map", "F2 Mood", "F3 Feed". One alone says nothing; several are a family.
import type { Section } from "../blocks/block.ts";

const SPACED = /^((?:[^\p{L}\p{N}]+\s)?([A-Z]{1,4})\d{1,3}((?:[.-][A-Z]?\d{1,3}){0,3})[a-z]?)\s+(?=\p{L})/u;
/** Headings of one level that make a family. */
const FAMILY = 3;

function familyOf(section: Section): string | null {
  const found = section.level > 0 && section.level < 7 ? SPACED.exec(section.heading.text) : null;
  return found ? `${section.level}|${found[2]}${found[3] ? "." : ""}` : null;
}

/** The families of codes among the headings. */
export function spacedCodes(root: Section): ReadonlySet<string> {
  const seen = new Map<string, Set<string>>();
  const visit = (section: Section) => {
    const family = familyOf(section);
    if (family !== null) {
      const codes = seen.get(family) ?? new Set();
      seen.set(family, codes.add(SPACED.exec(section.heading.text)?.[1] ?? ""));
    }
    for (const child of section.children) visit(child);
  };
  visit(root);
  return new Set([...seen].filter(([, codes]) => codes.size >= FAMILY).map(([family]) => family));
}

/** The heading's text, with a colon behind the code when the code is one of a family. */
export function setCodeApart(section: Section, families: ReadonlySet<string>): string {
  const { text } = section.heading;
  const family = families.size > 0 ? familyOf(section) : null;
  return family !== null && families.has(family) ? text.replace(SPACED, "$1: ") : text;
}
