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

export function hasMojibake(text: string): boolean {
  return HINT.test(text);
}

/** The text as it was meant. Text without mojibake comes back unchanged. */
export function repairMojibake(text: string): string {
  if (!HINT.test(text)) return text;
  return text.replace(RUN, (run) => decodeRun(run) ?? run).replace(/ðŸŸ(?=[\s\u00a0]|$)/g, "🟠");
}
