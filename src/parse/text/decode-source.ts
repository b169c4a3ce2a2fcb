// Bytes or text → the text of a plan, or the reason why it is none. Never throws.

/** Bytes above which a file is not read: a plan of that size is generated, not written. */
export const LARGEST = 11_000_000;

export interface Decoded {
  readonly text: string;
  readonly problem: "file-too-large" | "not-text" | null;
  /** UTF-16 units that were dropped in front (a byte-order mark). */
  readonly bom: boolean;
}

function utf16(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return null;
}

/** Control characters and characters that are none: the mark of a binary file. */
function isBinary(text: string): boolean {
  const sample = text.length > 65_536 ? text.slice(0, 65_536) : text;
  let odd = 0;
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at);
    if (code === 0) return true;
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12 && code !== 27)) odd++;
  }
  return odd > 8 && odd > sample.length * 0.02;
}

export function decodeSource(source: string | Uint8Array): Decoded {
  if (source.length > LARGEST) return { text: "", problem: "file-too-large", bom: false };
  const text =
    typeof source === "string"
      ? source
      : (utf16(source) ?? new TextDecoder("utf-8", { ignoreBOM: true }).decode(source));
  const bom = text.charCodeAt(0) === 0xfeff;
  const bare = bom ? text.slice(1) : text;
  return isBinary(bare) ? { text: "", problem: "not-text", bom } : { text: bare, problem: null, bom };
}

/** The bytes of a text in the encoding and with the byte-order mark of `original`: what `decodeSource` dropped. */
export function encodeLike(original: Uint8Array, text: string): Uint8Array {
  const [first, second] = original;
  const little = first === 0xff && second === 0xfe;
  const big = first === 0xfe && second === 0xff;
  if (!little && !big) {
    const bom = first === 0xef && second === 0xbb && original[2] === 0xbf;
    return new TextEncoder().encode(bom ? `\uFEFF${text}` : text);
  }
  const view = new DataView(new ArrayBuffer(2 * (text.length + 1)));
  view.setUint16(0, 0xfeff, little);
  for (let at = 0; at < text.length; at++) view.setUint16(2 * (at + 1), text.charCodeAt(at), little);
  return new Uint8Array(view.buffer);
}
