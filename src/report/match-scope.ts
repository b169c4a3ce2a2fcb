// Whether a path lies in a scope such as `src/auth/**`, `*.{ts,tsx}` or `docs/`. Its time is bounded by the two lengths.

const LONGEST = 300;

/** Globs with `*`, `**`, `?` and `{a,b}`; a folder stands for everything in it. `!` in front takes out. */
export function matchScope(path: string, globs: readonly string[]): boolean {
  const [out, into] = [globs.filter((glob) => glob.startsWith("!")), globs.filter((glob) => !glob.startsWith("!"))];
  if (!into.some((glob) => matches(path, glob))) return false;
  return !out.some((glob) => matches(path, glob.slice(1)));
}

function matches(path: string, glob: string): boolean {
  if (glob.length > LONGEST || path.length > 1_000) return false;
  const clean = glob.trim().replace(/^\.?\/+/, "");
  if (clean === "") return false;
  return expand(clean).some((one) => {
    const folder = one.endsWith("/") ? one.slice(0, -1) : one;
    return (
      wild(path, one.endsWith("/") ? `${folder}/**` : one) || (!/[*?]/.test(folder) && path.startsWith(`${folder}/`))
    );
  });
}

/** `{a,b}` as a list of globs, at most 64 of them. */
function expand(glob: string): string[] {
  const open = glob.indexOf("{");
  const close = open < 0 ? -1 : glob.indexOf("}", open);
  if (close < 0) return [glob];
  const [head, tail] = [glob.slice(0, open), glob.slice(close + 1)];
  const middles = glob
    .slice(open + 1, close)
    .split(",")
    .slice(0, 16);
  return expand(tail)
    .flatMap((end) => middles.map((middle) => head + middle + end))
    .slice(0, 64);
}

// A row of reachable places in the glob, moved on by each character of the path.
function wild(path: string, glob: string): boolean {
  const tokens = glob.split(/(\*\*\/|\*\*|\*|\?)/).flatMap((part) => (/^[*?]/.test(part) ? [part] : [...part]));
  let here = closure(new Set([0]), tokens);
  for (const sign of path) {
    const next = new Set<number>();
    for (const at of here) {
      const token = tokens[at];
      if (token === undefined) continue;
      if (token === "**" || token === "**/") next.add(at);
      if (token === "**/" && sign === "/") next.add(at + 1);
      else if (token === "*" && sign !== "/") next.add(at);
      else if (token === "?" ? sign !== "/" : token === sign) next.add(at + 1);
    }
    here = closure(next, tokens);
  }
  return here.has(tokens.length);
}

/** A star may stand for nothing. */
function closure(places: Set<number>, tokens: readonly string[]): Set<number> {
  const start = [...places];
  for (let at = start.pop(); at !== undefined; at = start.pop())
    if (["*", "**", "**/"].includes(tokens[at] ?? "") && !places.has(at + 1)) {
      places.add(at + 1);
      start.push(at + 1);
    }
  return places;
}
