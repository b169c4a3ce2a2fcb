// The app as operators start it: a process with an environment, of which everything that it prints is kept.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Standin, seedApp, seedInstallation } from "../../standin/index.ts";
import { until } from "../queue/build.ts";
import { APP, keys, SECRET } from "./app-world.ts";
import { PATIENCE } from "./harbour.ts";

const ENTRY = resolve(import.meta.dirname, "../../../src/app/index.ts");

export interface AppProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** All that it printed. */
  output(): string;
  /** Resolves with its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** Starts it and waits until it listens; `false` for one that is not expected to. */
export async function startProcess(
  env: Readonly<Record<string, string>>,
  options: { readonly nodeOptions?: readonly string[]; readonly listens?: boolean } = {},
): Promise<AppProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), ENTRY], {
    cwd: mkdtempSync(join(tmpdir(), "plansync-process-")),
    env: { PATH: process.env.PATH ?? "", HOST: "127.0.0.1", PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (part) => {
      printed += part;
    });
  }
  const ended = new Promise<number | string>((done) =>
    child.once("close", (code, signal) => done(signal ?? code ?? -1)),
  );
  const url = `http://127.0.0.1:${port}`;
  const isUp = async () => (await fetch(`${url}/readyz`).catch(() => null))?.status === 200;
  if (options.listens !== false)
    await until(async () => child.exitCode !== null || (await isUp()), "it is ready", PATIENCE);
  return { url, child, output: () => printed, ended };
}

/** What it needs to serve the stand-in, where it is registered and installed on `accounts`. */
export function environmentFor(standin: Standin, accounts: readonly string[]): Record<string, string> {
  const app =
    standin.world.state.apps.get(APP) ??
    seedApp(standin.world, { id: APP, slug: "plansync", publicKey: keys.publicKey });
  for (const account of accounts) seedInstallation(standin.world, app, account);
  return {
    APP_ID: String(APP),
    PRIVATE_KEY: keys.privateKey.replaceAll("\n", "\\n"),
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: standin.url,
    PLANSYNC_SWEEP_MINUTES: "0",
    PLANSYNC_REDELIVER_MINUTES: "0",
    PLANSYNC_BACKOFF_MS: "50",
  };
}

/** Deliveries go to this process from now on. */
export function deliverTo(standin: Standin, { url }: AppProcess): void {
  Object.assign(standin.world.state.apps.get(APP) ?? {}, {
    hook: { url: `${url}/api/github/webhooks`, secret: SECRET },
  });
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
