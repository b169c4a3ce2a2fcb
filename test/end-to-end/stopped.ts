// Runs that are stopped or disturbed at one request, and run again: the end must be as if nothing had happened.
import { manyTasks } from "../../scripts/bench/many-tasks.ts";
import type { Fault } from "../standin/index.ts";
import { type Stage, stage } from "./world.ts";

/** How request `at` is disturbed. */
export const DISTURBANCES = {
  killed: (world, at) => world.standin.faults.killAfter(at - 1),
  "answer lost": once({ kind: "lose" }),
  "bad gateway": once({ kind: "status", status: 502 }),
  "bad gateway after the work": once({ kind: "status", status: 502, done: true }),
  "secondary limit": once({ kind: "secondary", retryAfter: 30 }),
  "secondary limit inside 200": once({ kind: "secondary", retryAfter: 30, status: 200 }),
  "timed out after the work": once({ kind: "hang", milliseconds: 5, done: true }),
  "cut inside a batch": once({ kind: "partial", keep: 3 }),
} satisfies Record<string, (world: Stage, at: number) => void>;

export type Disturbance = keyof typeof DISTURBANCES;

function once(fault: Fault) {
  return (world: Stage, at: number): void => world.standin.faults.add({ when: at, fault, times: 1 });
}

const HOURS = 3_600_000;
export const EDITED = "PLAN.md";

export interface Import {
  readonly tasks: number;
  readonly edges: number;
  readonly profile?: "github" | "ghes-old";
}

export interface Undisturbed {
  readonly requests: number;
  readonly holds: ReturnType<Stage["holds"]>;
}

async function open({ tasks, edges, profile }: Import): Promise<Stage> {
  return stage(
    { [EDITED]: manyTasks(tasks, edges) },
    { validate: false, limits: profile !== "ghes-old", ...(profile && { profile }) },
  );
}

/** What an import ends in when nothing happens, and in how many requests. */
export async function undisturbed(what: Import): Promise<Undisturbed> {
  const world = await open(what);
  try {
    const { requests } = await world.run({ patience: 24 * HOURS });
    return { requests, holds: world.holds() };
  } finally {
    await world.standin.close();
  }
}

export interface Ended {
  readonly holds: ReturnType<Stage["holds"]>;
  /** Whether the disturbance struck at all: a run may make fewer requests than the one before. */
  readonly struck: boolean;
  /** Runs after the disturbed one until one had nothing to write. */
  readonly runs: number;
}

/** The same import with request `at` disturbed, then run again until a run writes nothing; at most five times. */
export async function disturbed(what: Import, how: Disturbance, at: number): Promise<Ended> {
  const world = await open(what);
  try {
    DISTURBANCES[how](world, at);
    await world.run({ patience: 24 * HOURS }).catch(() => undefined);
    const struck = world.standin.faults.struck > 0;
    world.standin.faults.heal();
    for (let runs = 1; runs <= 5; runs++) {
      const { writes } = await world.run({ patience: 24 * HOURS });
      if (writes === 0) return { holds: world.holds(), struck, runs };
    }
    throw new Error(`Still writing after five runs: ${how} at request ${at} of ${JSON.stringify(what)}`);
  } finally {
    await world.standin.close();
  }
}
