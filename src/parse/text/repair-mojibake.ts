// Finds text that was UTF-8 and got read as Windows-1252 ("âœ…" for "✅"), and brings it back.

/** Windows-1252 characters of the bytes 0x80 to 0x9f; the other bytes are the characters of the same number. */
const HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const BYTES = new Map<number, number>([...HIGH].map((sign, index) => [sign.charCodeAt(0), 0x80 + index]));
const RUN = /[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}/g;
const HINT = /[âðÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;
const STRICT = new TextDecoder("utf-8", { fatal: true });

function toBytes(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const byte = BYTES.get(code) ?? code;
    if (byte > 0xff) return null;
    bytes[at] = byte;
  }
  return bytes;
}

function decodeRun(run: string): string | null {
  for (let size = run.length; size >= 2; size--) {
    const bytes = toBytes(run.slice(0, size));
    if (!bytes) continue;
    try {
      return STRICT.decode(bytes) + run.slice(size);
    } catch {
      // Not a whole character yet: try with fewer signs.
    }
  }
  return null;
}

/** Characters of the text as read that stand for others. Offsets are into both texts. */
export interface Repair {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where the repaired characters start in the text as it was meant. */
  readonly at: number;
}

export interface Repaired {
  /** The text as it was meant. */
  readonly text: string;
  readonly repairs: readonly Repair[];
}

/** An orange circle loses its last byte to the no-break space that it becomes. */
const ORANGE = /ðŸŸ(?=[\s\u00a0]|$)/y;

/** A carriage return alone ends a line, as everywhere in Markdown. Offsets stay. */
function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replaceAll(/\r(?!\n)/g, "\n") : text;
}

/** The text as it was meant. Text without mojibake comes back as it is, with line feeds where it has none. */
export function repairMojibake(written: string): Repaired {
  const source = withLineFeeds(written);
  if (!HINT.test(source)) return { text: source, repairs: [] };
  const repairs: Repair[] = [];
  const parts: string[] = [];
  let from = 0;
  let length = 0;
  RUN.lastIndex = 0;
  for (let found = RUN.exec(source); found; found = RUN.exec(source)) {
    ORANGE.lastIndex = found.index;
    const orange = ORANGE.test(source);
    const run = orange ? source.slice(found.index, found.index + 3) : found[0];
    const text = orange ? "🟠" : decodeRun(run);
    if (text === null) continue;
    const before = source.slice(from, found.index);
    parts.push(before, text);
    length += before.length;
    repairs.push({ start: found.index, end: found.index + run.length, text, at: length });
    length += text.length;
    from = found.index + run.length;
    RUN.lastIndex = from;
  }
  parts.push(source.slice(from));
  return { text: parts.join(""), repairs };
}

/** The offset in the text as read of an offset in the text as meant. */
export function sourceOffset(repairs: readonly Repair[], offset: number): number {
  let [low, high] = [0, repairs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((repairs[middle]?.at ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const last = repairs[low - 1];
  if (!last) return offset;
  return offset < last.at + last.text.length ? last.start : last.end + (offset - last.at - last.text.length);
}
