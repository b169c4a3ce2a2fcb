// Names that only the whole document shows to be names: "- [ ] T1 Export" among "T2 Import", "T3 Sync"; "- **auth-refactor**: …"
// where something else speaks of auth-refactor. One alone says nothing; several are a family.

const CODED =
  /^[ \t]*(?:\||(?:[-*+]|\d{1,3}[.)])[ \t])[ \t]*(\[[^\][\n]{0,2}\][ \t]+|[☐☑☒][ \t]+)?(?:\p{Extended_Pictographic}\ufe0f?[ \t]*|~~)?(\*\*`?|`)?([A-Z]{1,4})(\d{1,3}(?:[.-][A-Z]?\d{1,3}){0,3}[a-z]?)(?:`?\*\*|`)?[ \t]+(?=[\p{L}("'`*])/gmu;
const BOXED = /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[^\][\n]{0,2}\]|[☐☑☒])[ \t]/gmu;
/** Letters that count other things: priorities, quarters, halves, versions; of those with parts, only versions ("V1.2"). */
const OTHER = /^(?:[PQHV]|V\.)$/;
/** Codes that make a family. Two do where more than their shape speaks for it. */
const FAMILY = 3;

/** "- **auth-refactor**: Move the login". The stars are looked for first: going through the heads of all lines takes longer. */
const SLUG =
  /\*\*(?<=^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[^\][\n]{0,2}\][ \t]+)?\*\*)`?([a-z][a-z0-9]*(?:[-_][a-z0-9]+)+)`?(?::\*\*|\*\*[ \t]*(?::|[—–-](?=\s)))/gm;
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

interface Family {
  readonly codes: Set<string>;
  count: number;
  boxed: number;
  bold: number;
}

/** The letters of the codes with which several items begin, nearly each with one of its own; "P." for those with parts ("P1.2"). */
function readLetters(source: string): string[] {
  const seen = new Map<string, Family>();
  for (const [, box, bold, letters = "", number = ""] of source.matchAll(CODED)) {
    const name = /[.-]/.test(number) ? `${letters}.` : letters;
    if (OTHER.test(name)) continue;
    const family = seen.get(name) ?? { codes: new Set(), count: 0, boxed: 0, bold: 0 };
    family.codes.add(letters + number);
    family.count++;
    if (box !== undefined) family.boxed++;
    if (bold !== undefined) family.bold++;
    seen.set(name, family);
  }
  const families = [...seen].filter(
    ([, family]) =>
      family.codes.size >= family.count * 0.7 &&
      (family.codes.size >= FAMILY || (family.codes.size > 1 && isSure(family, source))),
  );
  return families.map(([letters]) => letters);
}

/** Whether two codes are a family: both set apart, one named elsewhere, or all the boxes of the document. */
function isSure({ codes, count, boxed, bold }: Family, source: string): boolean {
  if (bold === count || (boxed === count && count === source.match(BOXED)?.length)) return true;
  return [...codes].some(
    (code) => source.split(new RegExp(`(?<![\\w.-])${code.replaceAll(".", "\\.")}(?![\\w-]|\\.\\d)`)).length > 2,
  );
}
