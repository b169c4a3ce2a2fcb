// Who is being looked at, legible from outside when the thread no longer answers; and who is looked at alone after that.
import type { SharedCounters } from "./queue/port.ts";

/** More looks at a time than settings allow. */
const SLOTS = 256;

export function createRegister(): SharedArrayBuffer {
  return new SharedArrayBuffer(SLOTS * Float64Array.BYTES_PER_ELEMENT);
}

/** Notes that a repository is being looked at, until the function that it returns is called. */
export function enter(register: SharedArrayBuffer, repository: number): () => void {
  const slots = new Float64Array(register);
  const at = slots.indexOf(0);
  if (at < 0) return () => undefined;
  slots[at] = repository;
  return () => {
    slots[at] = 0;
  };
}

/** Repositories that were being looked at when the thread ended. */
export function leftIn(register: SharedArrayBuffer): number[] {
  return [...new Set(new Float64Array(register))].filter((id) => id !== 0);
}

export interface Suspects {
  /** One of these held the thread up, or filled its memory: nobody knows which. */
  accuse(repositories: readonly number[]): Promise<void>;
  has(repository: number): Promise<boolean>;
  /** It was looked at alone, and came to its end. */
  clear(repository: number): Promise<void>;
}

/** So long a repository is looked at alone when it is not cleared. */
const ACCUSED = 24 * 3_600_000;

/** All instances know of them: a repository that stopped one is not to stop the next. */
export function createSuspects(counters: SharedCounters): Suspects {
  const name = (repository: number) => `suspect:${repository}`;
  return {
    accuse: async (repositories) => {
      for (const repository of repositories) await counters.raise(name(repository), 1, ACCUSED);
    },
    has: async (repository) => (await counters.read(name(repository))) > 0,
    clear: async (repository) => {
      const count = await counters.read(name(repository));
      if (count > 0) await counters.add(name(repository), -count, ACCUSED);
    },
  };
}
