// What a process of its own takes: its peak of resident memory, and the time of the processor.
import { spawnSync } from "node:child_process";

/** Runs in the process. `maxRSS` would count what its parent held when it was started; Linux knows better. */
const TELL = `
  import { readFileSync } from "node:fs";
  process.on("exit", () => {
    const { maxRSS } = process.resourceUsage();
    const { user, system } = process.cpuUsage();
    let peak = maxRSS;
    try {
      peak = Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]);
    } catch {}
    console.error("PEAK", peak, user + system);
  });
`;

export interface Measured {
  readonly status: number | null;
  readonly megabytes: number;
  readonly seconds: number;
}

/** Runs Node.js with these arguments; null when it did not come to an end within the milliseconds. */
export function measureProcess(args: readonly string[], patience: number, folder = process.cwd()): Measured | null {
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(TELL)}`, ...args],
    { cwd: folder, encoding: "utf8", maxBuffer: 1e9, timeout: patience },
  );
  const found = /PEAK (\d+) (\d+)/.exec(stderr);
  return found ? { status, megabytes: Math.round(Number(found[1]) / 1024), seconds: Number(found[2]) / 1e6 } : null;
}
