// Bytes or text → the text of a plan, or the reason why it is none. Never throws.

/** Bytes above which a file is not read: a plan of that size is generated, not written. */
export const LARGEST = 11_000_000;

/** Why the file was not read, and in which line (from 1) it shows. */
export interface Problem {
  readonly ruleId: "file-too-large" | "not-text" | "not-utf8";
  readonly summary: string;
  readonly detail: string;
  readonly line: number;
}

export interface Decoded {
  readonly text: string;
  readonly problem: Problem | null;
  /** UTF-16 units that were dropped in front (a byte-order mark). */
  readonly bom: boolean;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}

const LOST = "\uFFFD";

/** The text, and where it first stands for bytes that are no character; -1 when it holds every byte. */
function decodeBytes(bytes: Uint8Array): { text: string; lost: number } {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const first = text.indexOf(LOST);
  if (first === -1) return { text, lost: -1 };
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { text, lost: -1 };
  } catch {
    return { text, lost: first };
  }
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

/**
 * Bytes that are no text in their encoding are a problem, not a guess: names would reach GitHub with characters missing,
 * and a mended file would lose them for good.
 */
export function decodeSource(source: string | Uint8Array): Decoded {
  if (source.length > LARGEST) return { text: "", problem: tooLarge(source.length), bom: false };
  const { text, lost } = typeof source === "string" ? { text: source, lost: -1 } : decodeBytes(source);
  const bom = text.charCodeAt(0) === 0xfeff;
  const bare = bom ? text.slice(1) : text;
  if (isBinary(bare)) return { text: "", problem: BINARY, bom };
  if (lost === -1) return { text: bare, problem: null, bom };
  return { text: "", problem: notUtf8(text.slice(0, lost).split(/\r\n|\n|\r/).length), bom };
}

function tooLarge(size: number): Problem {
  return {
    ruleId: "file-too-large",
    summary: `Unexpected ${size} bytes, expected at most ${LARGEST}`,
    detail: "Split the file, or exclude it with `exclude` in the configuration.",
    line: 1,
  };
}

const BINARY: Problem = {
  ruleId: "not-text",
  summary: "Unexpected binary content, expected text in UTF-8",
  detail: "Save the file as UTF-8, or exclude it with `exclude` in the configuration.",
  line: 1,
};

function notUtf8(line: number): Problem {
  return {
    ruleId: "not-utf8",
    summary: "Unexpected bytes that are no UTF-8, expected text in UTF-8",
    detail: "The file was not read. Save it in the encoding UTF-8, or exclude it with `exclude` in the configuration.",
    line,
  };
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
