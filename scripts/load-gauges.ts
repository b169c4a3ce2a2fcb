// What the app under load tells about itself, and what processes have used.
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

type Numbers = ReadonlyMap<string, number>;

export function createGauges(port: number, fail: (why: string) => never) {
  const read = async (): Promise<Numbers> => {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    const split = (line: string) => line.lastIndexOf(" ");
    return new Map(lines.map((line) => [line.slice(0, split(line)), Number(line.slice(split(line) + 1))]));
  };
  const isEmpty = async (): Promise<boolean> => {
    const now = await read();
    return ["waiting", "delayed", "running"].every(
      (state) => !now.get(`plansync_queue_repositories{state="${state}"}`),
    );
  };
  return {
    read,
    /** Seconds until nothing waits or runs. */
    drain: async (patience: number): Promise<number> => {
      const started = performance.now();
      while (!(await isEmpty())) {
        if (performance.now() - started > patience * 1_000) fail("The queue did not become empty");
        await sleep(500);
      }
      return (performance.now() - started) / 1_000;
    },
    looks: (now: Numbers): number =>
      [...now]
        .filter(([key]) => key.startsWith("plansync_reconciles_total"))
        .reduce((sum, [, value]) => sum + value, 0),
    /** Percentage of deliveries that were accepted within so many seconds, by the app's own clock. */
    share: (now: Numbers, bound: string): string => {
      const within = (le: string) => now.get(`plansync_accept_seconds_bucket{le="${le}"}`) ?? 0;
      return ((within(bound) / Math.max(1, within("+Inf"))) * 100).toFixed(1);
    },
  };
}

/** Seconds of processor that a process has used; 0 where the system does not tell. */
export function cpuOf(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

/** The same of all processes of a name. */
export function cpuOfAll(name: string): number {
  try {
    const ids = readdirSync("/proc").filter((entry) => /^\d+$/.test(entry));
    const named = ids.filter((id) => {
      try {
        return readFileSync(`/proc/${id}/comm`, "utf8").trim() === name;
      } catch {
        return false;
      }
    });
    return named.reduce((sum, id) => sum + cpuOf(Number(id)), 0);
  } catch {
    return 0;
  }
}

/** Seconds of processor that the whole machine has used. */
export function cpuOfMachine(): number {
  try {
    const [, user, nice, system, , , irq, soft, steal] = (
      readFileSync("/proc/stat", "utf8").split("\n")[0] ?? ""
    ).split(/ +/);
    return [user, nice, system, irq, soft, steal].reduce((sum, ticks) => sum + Number(ticks ?? 0), 0) / 100;
  } catch {
    return 0;
  }
}
