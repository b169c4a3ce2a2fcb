// One at a time, the urgent ones first.

export interface Turns {
  /** Runs the work when nothing else runs; before the waiting ones that are not urgent, if it is. */
  take<T>(urgent: boolean, work: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  const waiting: { urgent: boolean; start: () => void }[] = [];
  let busy = false;

  function next(): void {
    const urgent = waiting.findIndex((one) => one.urgent);
    const [first] = waiting.splice(Math.max(0, urgent), 1);
    busy = first !== undefined;
    first?.start();
  }

  return {
    async take(urgent, work) {
      if (busy) await new Promise<void>((resolve) => waiting.push({ urgent, start: resolve }));
      busy = true;
      try {
        return await work();
      } finally {
        next();
      }
    },
  };
}
