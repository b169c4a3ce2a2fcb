// What the sender is to send, and when each delivery is due.
import type { LoadRepository } from "./load-world.ts";

export interface Order {
  readonly port: number;
  readonly secret: string;
  readonly repositories: readonly LoadRepository[];
  readonly seconds: number;
  readonly rate: number;
  readonly shape: "steady" | "burst";
  /** Seconds at the same rate, steadily, before the measure: a server that runs for weeks is seldom cold. */
  readonly warmUp: number;
  readonly duplicates: number;
  readonly forged: number;
}

/** A burst brings this many seconds' worth within one second, then nothing until the next. */
const BURST = 5;

/** How many are due `elapsed` seconds after the start. */
export function dueAfter(elapsed: number, order: Order): number {
  const { rate, shape } = order;
  if (shape === "steady") return Math.floor(elapsed * rate);
  const [whole, rest] = [Math.floor(elapsed / BURST), elapsed % BURST];
  return Math.floor((whole + Math.min(1, rest)) * rate * BURST);
}

/** Seconds after the start at which the `index`-th is due. */
export function dueTime(index: number, order: Order): number {
  const { rate, shape } = order;
  if (shape === "steady") return index / rate;
  const perBurst = rate * BURST;
  return Math.floor(index / perBurst) * BURST + (index % perBurst) / perBurst;
}
