// Who goes first when deliveries pour in: taking them. Looks then go one by one, with a rest after each.
import { platform, setPriority } from "node:os";

export interface Turns {
  /** True: deliveries pour in. */
  ease(on: boolean): void;
  /** Runs a look when it is its turn. */
  run<T>(look: () => Promise<T>): Promise<T>;
}

/** A look rests so many times as long as it took, and at most so many milliseconds. */
const REST = 3;
const LONGEST_REST = 2_000;

export function createTurns(): Turns {
  let eased = false;
  let last: Promise<void> = Promise.resolve();
  return {
    ease: (on) => {
      eased = on;
    },
    run: async (look) => {
      if (!eased) return look();
      const before = last;
      let end: () => void = () => undefined;
      last = new Promise((resolve) => {
        end = resolve;
      });
      await before;
      const started = performance.now();
      try {
        return await look();
      } finally {
        const rest = eased ? Math.min(LONGEST_REST, REST * (performance.now() - started)) : 0;
        setTimeout(end, rest);
      }
    },
  };
}

/** Of the processor's time, a thread so nice gets a tenth of what another one wants, and all that nobody wants. */
const NICE = 10;

/** The thread that calls this lets others have the processor first, where priorities belong to threads: on Linux. */
export function standBack(): void {
  if (platform() !== "linux") return;
  try {
    setPriority(0, NICE);
  } catch {
    // Where it is not allowed, looks are as quick as deliveries.
  }
}

/** Deliveries a second from which on looks give way. */
const POURING = 200;

/** Counts what comes in, and tells when it begins to pour and when it ends. */
export function watchPouring(tell: (pouring: boolean) => void): { count(): void; stop(): void } {
  let counted = 0;
  let pouring = false;
  const timer = setInterval(() => {
    const now = counted > POURING / 2;
    counted = 0;
    if (now !== pouring) tell(now);
    pouring = now;
  }, 500);
  timer.unref();
  return {
    count: () => {
      counted += 1;
      // The first of a burst is not waited out.
      if (!pouring && counted > POURING / 2) {
        pouring = true;
        tell(true);
      }
    },
    stop: () => clearInterval(timer),
  };
}
