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
  /** It is not the import that is disturbed, but the run for an edit of what was imported. */
  readonly edited?: boolean;
}

/** Tasks put in, moved to the end, done, reworded and taken out, a dependency gone: something in every phase. */
export function editOf(plan: string): string {
  const lines = plan.split("\n");
  const isTask = (line: string) => line.startsWith("- [ ] ");
  const tasks = lines.filter(isTask);
  const [moved = ""] = tasks;
  const edited = lines.flatMap((line) => {
    const at = tasks.indexOf(line);
    if (at < 0) return [line];
    if (line === moved) return [];
    if (at % 6 === 1) return [line, `- [ ] **N-${at}** Put in after ${at}`];
    if (at % 6 === 2) return [line.replace("- [ ]", "- [x]")];
    if (at % 6 === 3) return [line.replace(/ \(depends on .*\)/, " at last")];
    return at % 6 === 5 ? [] : [line];
  });
  return `${edited.join("\n").trimEnd()}\n${moved}\n`;
}

export interface Undisturbed {
  readonly requests: number;
  readonly holds: ReturnType<Stage["holds"]>;
}

async function open({ tasks, edges, profile, edited = false }: Import): Promise<Stage> {
  const plan = manyTasks(tasks, edges);
  const world = await stage(
    { [EDITED]: plan },
    { validate: false, limits: profile !== "ghes-old", ...(profile && { profile }) },
  );
  if (edited) {
    await world.run({ patience: 24 * HOURS });
    world.standin.faults.heal();
    world.push({ [EDITED]: editOf(plan) });
  }
  return world;
}

/** What an import ends in when nothing happens, and in how many requests. */
export async function undisturbed(what: Import): Promise<Undisturbed> {
  const world = await open(what);
  try {
    const { requests } = await world.run({ patience: 24 * HOURS });
    return { requests, holds: heldBy(world, what) };
  } finally {
    await world.standin.close();
  }
}

// The check run of a run that failed stays on the commit, below the newer one: of an edit, it is not compared.
function heldBy(world: Stage, { edited = false }: Import): ReturnType<Stage["holds"]> {
  const holds = world.holds();
  return edited ? { ...holds, checks: [] } : holds;
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
      if (writes === 0) return { holds: heldBy(world, what), struck, runs };
    }
    throw new Error(`Still writing after five runs: ${how} at request ${at} of ${JSON.stringify(what)}`);
  } finally {
    await world.standin.close();
  }
}
