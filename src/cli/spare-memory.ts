// Large plans are read in little memory, for somewhat more work of the processor.
import { setFlagsFromString } from "node:v8";

/** Bytes of plans from which on memory matters more than time. */
const LARGE = 2_000_000;

/**
 * Node.js lets the heap grow to four times what is in use before it looks for what can go, and a large plan leaves
 * behind many times its size on the way. These two bounds of V8 may be set while it runs (see `v8.setFlagsFromString`
 * and `node --v8-options`); they say how often it looks, and nothing about what comes out.
 */
const SPARING = ["--heap-growing-percent=30", "--semi-space-growth-factor=1"];

/** To be called before plans of so many bytes together are read; does nothing for those that people write. */
export function spareMemory(bytes: number): void {
  if (bytes >= LARGE) for (const flag of SPARING) setFlagsFromString(flag);
}
