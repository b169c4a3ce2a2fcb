// Path patterns from plans and configurations. No regular expressions: none can be made to run for ever.

/** Alternatives that one pattern may unfold to; beyond it braces are taken as they stand. */
const MOST_ALTERNATIVES = 256;

type Part =
  | { readonly kind: "sign"; readonly sign: string }
  | { readonly kind: "one" }
  | { readonly kind: "many" }
  | { readonly kind: "class"; readonly not: boolean; readonly ranges: readonly (readonly [string, string])[] };

/** A pattern's segments; null stands for `**`. */
type Segments = readonly (readonly Part[] | null)[];

/**
 * A test for paths as git writes them. Knows `*`, `**`, `?`, `[a-z]`, `[!a]`, `{a,b}` and `\` before a sign;
 * a pattern that ends in `/` means everything below. Capitals do not matter, dots are signs like others.
 * Takes at most the length of the path times the length of the patterns.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.flatMap((glob) => unfold(glob.toLowerCase())).map(segmentsOf);
  return (path) => {
    const names = path.toLowerCase().split("/");
    return patterns.some((pattern) => walk(names, pattern));
  };
}

function segmentsOf(glob: string): Segments {
  const whole = glob.endsWith("/") ? `${glob}**` : glob;
  const segments = whole
    .replace(/^\.?\//, "")
    .split("/")
    .map((segment) => (segment === "**" ? null : partsOf(segment)));
  return segments.filter((segment, index) => segment !== null || segments[index - 1] !== null);
}

// docs / ** / plan.md      reached[i]: the first i names are used up
//        ^ goes on with every number of names
function walk(names: readonly string[], pattern: Segments): boolean {
  let reached = new Set([0]);
  for (const [index, segment] of pattern.entries()) {
    const next = new Set<number>();
    if (segment === null) {
      // A `**` at the end stands for something, not for nothing: `docs/**` is not `docs`.
      const least = Math.min(...reached) + (index === pattern.length - 1 && index > 0 ? 1 : 0);
      for (let i = least; i <= names.length; i++) next.add(i);
    } else {
      for (const at of reached) if (at < names.length && fits(names[at] ?? "", segment)) next.add(at + 1);
    }
    if (next.size === 0) return false;
    reached = next;
  }
  return reached.has(names.length);
}

// The last `*` is widened sign by sign where the rest does not fit: no other one needs to be tried again.
function fits(name: string, parts: readonly Part[]): boolean {
  let at = 0;
  let part = 0;
  let star = -1;
  let from = 0;
  while (at < name.length) {
    const current = parts[part];
    if (current?.kind === "many") {
      star = part++;
      from = at;
    } else if (current !== undefined && fitsOne(name.charAt(at), current)) {
      at++;
      part++;
    } else if (star >= 0) {
      part = star + 1;
      at = ++from;
    } else return false;
  }
  while (parts[part]?.kind === "many") part++;
  return part === parts.length;
}

function fitsOne(sign: string, part: Part): boolean {
  if (part.kind === "sign") return part.sign === sign;
  if (part.kind === "class") return part.ranges.some(([low, high]) => low <= sign && sign <= high) !== part.not;
  return part.kind === "one";
}

function partsOf(segment: string): Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < segment.length; i++) {
    const sign = segment.charAt(i);
    const end = sign === "[" ? segment.indexOf("]", i + 2) : -1;
    if (sign === "*") parts.push({ kind: "many" });
    else if (sign === "?") parts.push({ kind: "one" });
    else if (end > 0) {
      parts.push(classOf(segment.slice(i + 1, end)));
      i = end;
    } else if (sign === "\\" && i + 1 < segment.length) parts.push({ kind: "sign", sign: segment.charAt(++i) });
    else parts.push({ kind: "sign", sign });
  }
  return parts;
}

function classOf(text: string): Part {
  const not = text.startsWith("!") || text.startsWith("^");
  const signs = not ? text.slice(1) : text;
  const ranges: [string, string][] = [];
  for (let i = 0; i < signs.length; i++) {
    const isRange = signs.charAt(i + 1) === "-" && i + 2 < signs.length;
    ranges.push([signs.charAt(i), signs.charAt(isRange ? i + 2 : i)]);
    if (isRange) i += 2;
  }
  return { kind: "class", not, ranges };
}

/** `a{b,c}d` → `abd`, `acd`. From the left, the outermost first. */
function unfold(glob: string): string[] {
  const done: string[] = [];
  let open = [glob];
  while (open.length > 0) {
    const next: string[] = [];
    for (const one of open) {
      const options = firstBraces(one);
      if (options === null) done.push(one);
      else next.push(...options);
    }
    if (done.length + next.length > MOST_ALTERNATIVES) return [glob];
    open = next;
  }
  return done;
}

function firstBraces(glob: string): string[] | null {
  for (let start = glob.indexOf("{"); start >= 0; start = glob.indexOf("{", start + 1)) {
    const commas = [start];
    let depth = 0;
    for (let i = start; i < glob.length; i++) {
      const sign = glob.charAt(i);
      if (sign === "{") depth++;
      else if (sign === "," && depth === 1) commas.push(i);
      else if (sign === "}" && --depth === 0) {
        if (commas.length === 1) break;
        const ends = [...commas.slice(1), i];
        return ends.map((end, n) => glob.slice(0, start) + glob.slice((commas[n] ?? 0) + 1, end) + glob.slice(i + 1));
      }
    }
  }
  return null;
}
