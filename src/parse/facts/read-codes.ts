// Names that only the whole document shows to be names: "- [ ] T1 Export" among "T2 Import", "T3 Sync"; "- **auth-refactor**: …"
// where something else speaks of auth-refactor. One alone says nothing; several are a family.

const CODED =
  /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[^\][\n]{0,2}\][ \t]+|[☐☑☒][ \t]+)?(?:\*\*)?([A-Z]{1,4})(\d{1,3}[a-z]?)(?:\*\*)?[ \t]+(?=[\p{L}("'`*])/gmu;
/** Letters that count other things: priorities, quarters, halves, versions. */
const OTHER = /^[PQHV]$/;
/** Codes that make a family. */
const FAMILY = 3;

/** "- **auth-refactor**: Move the login". */
const SLUG =
  /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[^\][\n]{0,2}\][ \t]+)?\*\*`?([a-z][a-z0-9]*(?:[-_][a-z0-9]+)+)`?(?::\*\*|\*\*[ \t]*(?::|[—–-](?=\s)))/gm;
const WORDS = /(?<![\w./-])[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+(?![\w/-])/g;

/** Names in bold at the head of items, when the document speaks of one of them elsewhere. */
function readSlugs(source: string): string[] {
  const slugs = [...source.matchAll(SLUG)].map((found) => found[1] ?? "");
  const names = new Set(slugs);
  if (names.size < 2 || names.size < slugs.length) return [];
  let spoken = 0;
  for (const [word] of source.matchAll(WORDS)) if (names.has(word)) spoken++;
  return spoken > names.size ? slugs : [];
}

/** The names and letters of codes that hold in the document. */
export function readCodes(source: string): ReadonlySet<string> {
  return new Set([...readLetters(source), ...(source.includes("**") ? readSlugs(source) : [])]);
}

/** The letters of the codes with which at least three items begin, nearly each with one of its own. */
function readLetters(source: string): string[] {
  const seen = new Map<string, { codes: Set<string>; count: number }>();
  for (const [, letters = "", number = ""] of source.matchAll(CODED)) {
    if (OTHER.test(letters)) continue;
    const family = seen.get(letters) ?? { codes: new Set(), count: 0 };
    family.codes.add(number);
    family.count++;
    seen.set(letters, family);
  }
  const families = [...seen].filter(([, { codes, count }]) => codes.size >= FAMILY && codes.size >= count * 0.7);
  return families.map(([letters]) => letters);
}
