// Large plans are read in little memory, for somewhat more work of the processor.
import { setFlagsFromString } from "node:v8";

/** Bytes of plans from which on memory matters more than time: what people write is far below. */
const LARGE = 1_000_000;

/**
 * Node.js lets the heap grow to four times what is in use before it looks for what can go, and keeps some 50 MB for what
 * is new; reading a large plan leaves behind many times its size. With the first of these the heap grows by a fifth
 * before it is looked through, with the second the space for what is new stays as small as it starts, with the third
 * nothing is kept that became free while it was looked through bit by bit. V8 reads them whenever it collects, so that
 * they may be set while it runs, in all versions of Node.js that Plansync runs on (`v8.setFlagsFromString`,
 * `node --v8-options`). They say how often it looks, and nothing about what comes out.
 */
const SPARING = ["--heap-growing-percent=20", "--semi-space-growth-factor=1", "--no-incremental-marking"];

/** To be called before plans of so many bytes together are read; does nothing for those that people write. */
export function spareMemory(bytes: number): void {
  if (bytes >= LARGE) for (const flag of SPARING) setFlagsFromString(flag);
}
