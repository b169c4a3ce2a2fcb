// Waits for a store that is not up yet: when a machine starts, everything on it starts at once.
import { setTimeout as sleep } from "node:timers/promises";

/** The store did not come up. */
export class StoreUnreachable extends Error {}

const PATIENCE = 30_000;
const PAUSE = 500;
/** Nobody listens, the name is not known yet, PostgreSQL still starts (57P03) or was just told to stop (57P01). */
const PASSES = ["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN", "EPIPE", "57P03", "57P01"];

/**
 * Opens, again and again while the store does not answer. Throws at once what will not pass (a wrong password), and
 * StoreUnreachable after `patience` milliseconds.
 */
export async function untilOpen<T>(open: () => Promise<T>, name: string, patience = PATIENCE): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await open();
    } catch (cause) {
      if (!mayPass(cause)) throw cause;
      if (Date.now() + PAUSE > end)
        throw new StoreUnreachable(`The queue's store (${name}) does not answer`, { cause });
      await sleep(PAUSE);
    }
  }
}

function mayPass(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  const message = error.message;
  return (
    (typeof code === "string" && PASSES.includes(code)) ||
    error.name === "MaxRetriesPerRequestError" ||
    /Connection (?:is closed|terminated)/.test(message)
  );
}
