// Several instances on one queue, each of which may be killed, frozen and started again at any time.
import { setTimeout as sleep } from "node:timers/promises";
import { type Instance, startInstance } from "../fleet/instance.ts";

export interface Fleet {
  /** Kills one that takes deliveries, by SIGKILL, and starts another in its place. */
  killOne(): Promise<void>;
  /** As when the machine goes down. */
  killAll(): Promise<void>;
  /** Stops one for so long (milliseconds): it comes back to leases that were taken over. */
  freezeOne(time: number): Promise<void>;
  /** One that takes deliveries. */
  any(): Promise<Instance>;
  stop(): Promise<void>;
  /** What the instances said, by message. */
  readonly said: ReadonlyMap<string, number>;
  /** Looks at one repository that one process had under way at once, by its own log. */
  readonly within: readonly string[];
}

export interface FleetOptions {
  readonly entry: string;
  readonly ports: readonly number[];
  readonly env: Readonly<Record<string, string>>;
}

export function startFleet({ entry, ports, env }: FleetOptions): Fleet {
  const said = new Map<string, number>();
  const within: string[] = [];
  const start = (port: number) => {
    const listen = createListener(said, within);
    return startInstance({ entry, port, env, onLine: listen });
  };
  const instances = ports.map(start);
  process.on("exit", () => {
    for (const { child } of instances) child.kill("SIGKILL");
  });
  const ready = async (): Promise<number> => {
    for (;;) {
      for (const { child } of instances) {
        if (child.exitCode !== null) throw new Error(`An instance ended by itself with ${child.exitCode}`);
      }
      const answers = await Promise.all(instances.map((instance) => instance.ready()));
      const up = [...instances.keys()].filter((at) => answers[at]);
      const chosen = up[Math.floor(Math.random() * up.length)];
      if (chosen !== undefined) return chosen;
      await sleep(100);
    }
  };
  const replace = async (at: number): Promise<void> => {
    await instances[at]?.kill("SIGKILL");
    instances[at] = start(ports[at] ?? 0);
  };
  return {
    said,
    within,
    killOne: async () => replace(await ready()),
    killAll: async () => {
      await Promise.all(instances.map((_, at) => replace(at)));
    },
    freezeOne: async (time) => {
      const frozen = instances[await ready()];
      frozen?.child.kill("SIGSTOP");
      await sleep(time);
      frozen?.child.kill("SIGCONT");
    },
    any: async () => instances[await ready()] as Instance,
    stop: async () => {
      await Promise.all(instances.map((instance) => instance.kill("SIGTERM")));
    },
  };
}

interface Line {
  readonly time: string;
  readonly msg: string;
  readonly repository?: string;
  readonly seconds?: number;
  readonly kind?: string;
  readonly replay?: boolean;
  readonly err?: { readonly message?: string };
}

/** Counts what one instance says, and looks for two of its own looks at one repository that ran at once. */
function createListener(said: Map<string, number>, within: string[]): (text: string) => void {
  const ended = new Map<string, number>();
  return (text) => {
    const line = parse(text);
    if (line === null) return;
    const detail = line.err?.message ?? (line.replay === true ? "again" : "");
    const what = `${line.msg}${detail === "" ? "" : `: ${detail.slice(0, 120)}`}`;
    said.set(what, (said.get(what) ?? 0) + 1);
    // One that lost its lease ends late, having sent nothing since.
    if (line.msg !== "looked" || line.kind !== "done" || !line.repository || line.seconds === undefined) return;
    const end = Date.parse(line.time);
    const begun = end - line.seconds * 1_000;
    // The clock of the log counts whole milliseconds.
    if ((ended.get(line.repository) ?? 0) > begun + 2) within.push(`${line.repository} twice within one process`);
    ended.set(line.repository, end);
  };
}

function parse(text: string): Line | null {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return null;
  }
}
