// The app with a stand-in for GitHub around it: signed webhooks in, signed JSON Web Tokens out.
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLog } from "../../../src/app/log.ts";
import { readSettings } from "../../../src/app/settings.ts";
import { type RunningApp, startApp } from "../../../src/app/start-app.ts";
import { seedApp, seedInstallation, seedRepository, startStandin } from "../../standin/index.ts";
import type { RepositorySeed } from "../../standin/seed.ts";
import type { Standin, StandinOptions } from "../../standin/server.ts";
import { until } from "../queue/build.ts";

export const SECRET = "a secret of the tests";
export const keys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

export const APP = 4242;
export const BOT = "plansync[bot]";

export interface AppWorld {
  readonly standin: Standin;
  readonly app: RunningApp;
  /** Log lines of the main thread. */
  readonly lines: readonly string[];
  /** Every delivery was answered, and the queue is empty. */
  settled(patience?: number): Promise<void>;
  close(): Promise<void>;
}

export interface AppWorldOptions {
  readonly standin?: StandinOptions;
  readonly env?: Readonly<Record<string, string>>;
  readonly repositories: Readonly<Record<string, RepositorySeed>>;
  /** The module that the looks' threads run: the app's own unless given. */
  readonly entry?: URL;
}

export async function startAppWorld(options: AppWorldOptions): Promise<AppWorld> {
  const standin = await startStandin({ validate: true, ...options.standin });
  for (const [name, seed] of Object.entries(options.repositories)) seedRepository(standin.world, name, seed);
  const registered = seedApp(standin.world, { id: APP, slug: "plansync", publicKey: keys.publicKey });
  const owners = new Set(Object.keys(options.repositories).map((name) => name.split("/")[0] ?? ""));
  for (const owner of owners) seedInstallation(standin.world, registered, owner);
  const lines: string[] = [];
  const settings = readSettings({
    APP_ID: String(APP),
    PRIVATE_KEY: keys.privateKey,
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: standin.url,
    HOST: "127.0.0.1",
    PORT: "0",
    PLANSYNC_QUEUE: `sqlite:${join(mkdtempSync(join(tmpdir(), "plansync-app-")), "queue.db")}`,
    PLANSYNC_SWEEP_MINUTES: "0",
    PLANSYNC_REDELIVER_MINUTES: "0",
    PLANSYNC_BACKOFF_MS: "50",
    LOG_LEVEL: process.env.APP_LOG ?? "error",
    ...options.env,
  });
  const log = createLog(settings.logLevel, [SECRET], { write: (line: string) => void lines.push(line) });
  const entry = options.entry ?? new URL("../../../src/app/index.ts", import.meta.url);
  const app = await startApp(settings, log, entry);
  const hook = { url: `http://127.0.0.1:${app.port}${settings.webhookPath}`, secret: SECRET };
  Object.assign(registered, { hook });
  const isIdle = async () => {
    await standin.webhooks.settled();
    const { waiting, delayed, running } = await app.queue.stats();
    return waiting + delayed + running === 0;
  };
  return {
    standin,
    app,
    lines,
    settled: async (patience) => {
      // Twice, because a look may cause deliveries of its own.
      await until(async () => (await isIdle()) && (await isIdle()), "the queue is empty", patience);
    },
    close: async () => {
      await app.stop();
      await standin.close();
    },
  };
}
