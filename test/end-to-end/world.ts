// A repository on the stand-in and a whole run over it: gather → reconcile, with simulated time.
import { gather } from "../../src/gather.ts";
import { createWriter } from "../../src/github/create-writer.ts";
import type { Clock } from "../../src/model/clock.ts";
import type { Config } from "../../src/model/config.ts";
import { type Reconciliation, reconcile } from "../../src/reconcile.ts";
import {
  canonical,
  push,
  type Repository,
  type Standin,
  seedRepository,
  seedWorkflowToken,
  startStandin,
} from "../standin/index.ts";

export const NAME = "harbor/tides";

/** Time that passes only by sleeping. */
export function simulatedClock(start = Date.UTC(2026, 2, 2, 9)): Clock & { passed(): number } {
  let now = start;
  return {
    now: () => now,
    sleep: async (milliseconds) => {
      now += Math.max(0, milliseconds);
    },
    passed: () => now - start,
  };
}

export interface Stage {
  readonly standin: Standin;
  readonly repository: Repository;
  readonly clock: ReturnType<typeof simulatedClock>;
  run(options?: { config?: Partial<Config>; patience?: number; token?: string }): Promise<Told>;
  push(files: Readonly<Record<string, string | Uint8Array | null>>): string;
  holds(): ReturnType<typeof canonical>;
}

export interface Told extends Reconciliation {
  readonly requests: number;
  readonly writes: number;
}

/** A stand-in with one repository that holds `files`; limits as GitHub sets them, on simulated time. */
export async function stage(
  files: Readonly<Record<string, string>>,
  { validate = true, limits = true, profile = "github" as "github" | "ghes-old" } = {},
): Promise<Stage> {
  const clock = simulatedClock();
  const standin = await startStandin({ clock, limits, validate, profile });
  const repository = seedRepository(standin.world, NAME, { files, roles: { mia: "maintain" } });
  const ours = seedWorkflowToken(standin.world, NAME).value;
  return {
    standin,
    repository,
    clock,
    push: (changed) => push(standin.world, NAME, { files: changed, by: "mia" }),
    holds: () => canonical(repository),
    run: async ({ config = {}, patience, token = ours } = {}) => {
      const before = [standin.log.requests, standin.log.writes] as const;
      const [owner = "", repo = ""] = NAME.split("/");
      const writer = createWriter({
        token,
        baseUrl: standin.url,
        repository: { owner, repo },
        clock,
        ...(patience !== undefined && { patience }),
      });
      const sha = repository.refs.get("refs/heads/main") ?? "";
      const gathered = await gather(writer, { sha, configRef: sha });
      const limits = { maxCreates: 100_000, maxCloseShare: 1, maxWrites: 0 };
      const told = await reconcile(writer, {
        ...gathered,
        config: { ...gathered.config, limits, ...config },
        context: {
          today: "2026-03-02",
          sha,
          branch: "main",
          onDefaultBranch: true,
          allow: { creates: false, closes: false },
        },
      });
      return { ...told, requests: standin.log.requests - before[0], writes: standin.log.writes - before[1] };
    },
  };
}

/** The issues' share of the canonical state by title, for short assertions. */
export function issueNamed(held: ReturnType<typeof canonical>, title: string) {
  const found = held.issues.find((issue) => issue.title === title);
  if (found === undefined)
    throw new Error(`No issue \`${title}\`; there are: ${held.issues.map((issue) => issue.title).join(", ")}`);
  return found;
}
