// One instance of the app as an operator starts it: a process of its own that is told everything by its environment.
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

export interface Instance {
  readonly child: ChildProcess;
  readonly port: number;
  /** True once it takes deliveries, and says so within a second or so. */
  ready(): Promise<boolean>;
  /** Resolves when the process is gone. */
  kill(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
  /** Series of /metrics by name and labels. */
  numbers(): Promise<ReadonlyMap<string, number>>;
}

export interface InstanceOptions {
  readonly entry: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  /** Options of Node itself. */
  readonly node?: readonly string[];
  /** Each line that it logs. */
  readonly onLine?: (line: string) => void;
}

const ROOT = resolve(import.meta.dirname, "../..");

/** The bundle that is started, copied aside: a build during a long measure changes nothing. "source": `src/app` itself. */
export function appEntry(from: "dist" | "source"): string {
  if (from === "source") return join(ROOT, "src/app/index.ts");
  const dir = mkdtempSync(join(tmpdir(), "plansync-app-"));
  cpSync(join(ROOT, "dist/app.mjs"), join(dir, "app.mjs"));
  symlinkSync(join(ROOT, "node_modules"), join(dir, "node_modules"));
  return join(dir, "app.mjs");
}

export function startInstance({ entry, port, env, node = [], onLine }: InstanceOptions): Instance {
  const child = spawn(process.execPath, [...node, entry], {
    stdio: ["ignore", onLine ? "pipe" : "ignore", node.length > 0 ? "ignore" : "inherit"],
    env: { PATH: process.env.PATH ?? "", HOST: "127.0.0.1", PORT: String(port), ...env },
  });
  if (onLine && child.stdout) createInterface({ input: child.stdout }).on("line", onLine);
  const gone = new Promise<void>((end) => child.once("exit", () => end()));
  const address = `http://127.0.0.1:${port}`;
  return {
    child,
    port,
    ready: async () => {
      const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(1_500) }).catch(() => null);
      await answer?.arrayBuffer().catch(() => null);
      return answer?.ok === true;
    },
    kill: (signal) => {
      child.kill(signal);
      return gone;
    },
    numbers: async () => {
      const text = await (await fetch(`${address}/metrics`, { signal: AbortSignal.timeout(5_000) })).text();
      const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
      const cut = (line: string) => line.lastIndexOf(" ");
      return new Map(lines.map((line) => [line.slice(0, cut(line)), Number(line.slice(cut(line) + 1))]));
    },
  };
}

/** Throws when it does not take deliveries within `patience` milliseconds. */
export async function untilReady(instance: Instance, patience: number): Promise<void> {
  const end = Date.now() + patience;
  while (!(await instance.ready())) {
    if (instance.child.exitCode !== null) throw new Error(`The app ended with ${instance.child.exitCode}`);
    if (Date.now() > end) throw new Error("The app did not become ready");
    await sleep(100);
  }
}
