// One comparison in a process of its own: reads a world from the file that is named, prints its time and memory as JSON.
import { readFileSync, writeFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { defaultConfig } from "../../src/config/read-config.ts";
import { diffStates } from "../../src/diff/diff-states.ts";
import type { Compared } from "./diff-shapes.ts";

/** Milliseconds. */
export interface Time {
  readonly clock: number;
  /** Of the processor, in this thread: steadier on a machine that does other things too. */
  readonly thread: number;
}

export interface Measured {
  /** The comparison. */
  readonly diff: Time;
  /** Reading the same world from JSON. */
  readonly parse: Time;
  /** Megabytes of resident memory: before, at the most while comparing. */
  readonly before: number;
  readonly peak: number;
  readonly changes: number;
  readonly doubtful: number;
}

const MEGABYTE = 2 ** 20;

function timed<T>(work: () => T): { readonly value: T; readonly time: Time } {
  const [clock, used] = [performance.now(), process.threadCpuUsage()];
  const value = work();
  const { user, system } = process.threadCpuUsage(used);
  return { value, time: { clock: performance.now() - clock, thread: (user + system) / 1000 } };
}

function read(file: string): { readonly world: Compared; readonly parse: Time } {
  const text = readFileSync(file, "utf8");
  const { value, time } = timed(() => JSON.parse(text) as Compared);
  return { world: value, parse: time };
}

/** Linux forgets the highest use so far when it is told to. Elsewhere the highest of the whole process counts. */
function forgetPeak(): void {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {}
}

function peak(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");
const { world, parse } = read(process.argv[2] ?? "");
collect();
forgetPeak();
const before = process.memoryUsage.rss() / MEGABYTE;
const limits = { ...defaultConfig.limits, maxCreates: 100_000, maxCloseShare: 1 };
const { value, time } = timed(() => diffStates(world.desired, world.observed, { ...defaultConfig, limits }));
const measured: Measured = {
  diff: time,
  parse,
  before,
  peak: peak(),
  changes: value.changes.length,
  doubtful: value.doubtful.length,
};
console.log(JSON.stringify(measured));
