// Short fingerprints of text for markers: not secret, only far enough apart.

/** 53 bits (cyrb53, public domain) as 10 or 11 digits of base 36. */
export function fingerprint(text: string): string {
  return mixed(text).toString(36);
}

/** 30 bits in exactly 6 digits of base 36, for a line among the lines of one issue. */
export function lineFingerprint(text: string): string {
  return (mixed(text) % 2 ** 30).toString(36).padStart(6, "0");
}

/** 53 bits. */
export function mixed(text: string): number {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 2654435761);
    two = Math.imul(two ^ unit, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return 4294967296 * (2097151 & two) + (one >>> 0);
}
