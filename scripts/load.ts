// Load: signed deliveries at a fixed rate against the app, with duplicates and forgeries, until everything is settled.
// node scripts/load.ts [--store sqlite|redis|postgres] [--shape steady|burst] [--seconds 60] [--rate 1000]
//   [--repositories 500] [--installations 50] [--warm 5] [--app dist/app.mjs]
// steady: each second alike. burst: five seconds' deliveries within one second, then four seconds without any.
// Generator, stand-in and app share the machine. Loopback only; ends by itself.
import { type ChildProcess, fork, spawn } from "node:child_process";
import { createHmac, generateKeyPairSync, randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { removePlace } from "../test/app/queue/stores.ts";
import { cpuOf, cpuOfAll, cpuOfMachine, createGauges } from "./load-gauges.ts";
import type { Order } from "./load-order.ts";
import type { Quantiles, Report } from "./load-sender.ts";
import type { LoadRepository } from "./load-world.ts";

const { values: options } = parseArgs({
  options: {
    store: { type: "string", default: "sqlite" },
    seconds: { type: "string", default: "60" },
    rate: { type: "string", default: "1000" },
    repositories: { type: "string", default: "500" },
    installations: { type: "string", default: "50" },
    shape: { type: "string", default: "steady" },
    warm: { type: "string", default: "5" },
    app: { type: "string", default: "dist/app.mjs" },
  },
});
const [seconds, rate, count] = [Number(options.seconds), Number(options.rate), Number(options.repositories)];
const shape = options.shape === "burst" ? "burst" : "steady";
const SECRET = randomUUID();
const PORT = 18_400 + (process.pid % 500);
const PREFIX = `load_${process.pid}`;
const DUPLICATES = 0.2;
const FORGED = 0.05;
const keys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

const children: ChildProcess[] = [];
process.on("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});
setTimeout(() => fail("It took too long"), (seconds * 4 + 600) * 1_000).unref();

function fail(why: string): never {
  console.error(why);
  process.exit(1);
}

function start(script: string): ChildProcess {
  const child = fork(join(import.meta.dirname, script), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  children.push(child);
  return child;
}

/** The world's process, asked over messages. */
function startWorld() {
  const child = start("load-world.ts");
  const asked = new Map<number, (answer: unknown) => void>();
  let next = 0;
  child.on("message", (message: { id: number }) => asked.get(message.id)?.(message));
  const ask = <T>(question: object): Promise<T> =>
    new Promise((done) => {
      const id = ++next;
      asked.set(id, (answer) => {
        asked.delete(id);
        done(answer as T);
      });
      child.send({ ...question, id });
    });
  return { child, ask };
}

/** Sends what is ordered; the world closes a blocker whenever the sender wants one closed. */
function offer(order: Order, close: (repository: string) => Promise<unknown>): Promise<Report> {
  const child = start("load-sender.ts");
  return new Promise((done) => {
    child.once("exit", (code) => fail(`The sender ended with ${code}`));
    child.on("message", (message: { close: string } | { report: Report }) => {
      if ("close" in message) {
        void close(message.close).then(() => child.send({ closed: message.close }));
      } else {
        child.removeAllListeners("exit");
        child.disconnect();
        done(message.report);
      }
    });
    child.send({ order });
  });
}

async function startApp(apiUrl: string): Promise<ChildProcess> {
  const entry = resolve(import.meta.dirname, "..", options.app ?? "");
  const queue = {
    sqlite: `sqlite:${join(mkdtempSync(join(tmpdir(), "plansync-load-")), "queue.db")}`,
    redis: process.env.PLANSYNC_TEST_REDIS ?? "redis://127.0.0.1:6379",
    postgres: process.env.PLANSYNC_TEST_POSTGRES ?? "postgres://postgres@127.0.0.1:5432/test",
  }[options.store ?? ""];
  if (queue === undefined) fail(`No store is called ${options.store}`);
  const child = spawn(process.execPath, [...(process.env.APP_FLAGS?.split(" ") ?? []), entry], {
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      APP_ID: "4242",
      PRIVATE_KEY: keys.privateKey,
      WEBHOOK_SECRET: SECRET,
      GITHUB_API_URL: apiUrl,
      HOST: "127.0.0.1",
      PORT: String(PORT),
      PLANSYNC_QUEUE: queue,
      PLANSYNC_QUEUE_PREFIX: PREFIX,
      PLANSYNC_SWEEP_MINUTES: "0",
      PLANSYNC_REDELIVER_MINUTES: "0",
      PLANSYNC_WORKERS: process.env.PLANSYNC_WORKERS ?? "8",
      LOG_LEVEL: process.env.LOG_LEVEL ?? "fatal",
    },
  });
  children.push(child);
  child.once("exit", (code) => {
    if (code) fail(`The app ended with ${code}`);
  });
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${PORT}/readyz`).catch(() => null);
    if (answer?.ok) return child;
    if (tries > 150) fail("The app did not become ready");
    await sleep(200);
  }
}

/** The first push of a repository: its plan is mirrored. */
async function push(repository: LoadRepository): Promise<void> {
  const body = JSON.stringify({
    ref: "refs/heads/main",
    repository: { id: repository.id, full_name: repository.fullName, default_branch: "main" },
    sender: { login: "ada", type: "User" },
    installation: { id: repository.installation },
  });
  const answer = await fetch(`http://127.0.0.1:${PORT}/api/github/webhooks`, {
    method: "POST",
    body,
    headers: {
      "x-github-event": "push",
      "x-github-delivery": randomUUID(),
      "x-hub-signature-256": `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`,
    },
  });
  if (answer.status !== 202) fail(`A push was answered with ${answer.status}`);
}

interface Checked {
  readonly wrong: readonly string[];
  readonly lost: readonly string[];
  readonly closed: number;
  readonly requests: number;
}

const { child: worldProcess, ask } = startWorld();
const world = await ask<{ url: string; repositories: LoadRepository[] }>({
  ask: "start",
  repositories: count,
  installations: Number(options.installations),
  publicKey: keys.publicKey,
});
const app = await startApp(world.url);
const gauges = createGauges(PORT, fail);
console.log(`${options.store}, ${shape}: ${count} repositories are mirrored first`);
for (const repository of world.repositories) await push(repository);
const imported = await gauges.drain(400);
const before = await gauges.read();
const first = await ask<Checked>({ ask: "check", last: {} });
console.log(`  in ${imported.toFixed(1)} s, ${first.requests} requests, ${first.wrong.length} not as they should be`);

const mix = { duplicates: DUPLICATES, forged: FORGED, warmUp: Number(options.warm) };
const order: Order = { port: PORT, secret: SECRET, repositories: world.repositories, seconds, rate, shape, ...mix };
console.log(
  `  ${rate} deliveries/s for ${seconds} s (${shape}), ${DUPLICATES * 100} % duplicates, ${FORGED * 100} % forged`,
);
const spent = () => ({
  machine: cpuOfMachine(),
  app: cpuOf(app.pid),
  standin: cpuOf(worldProcess.pid),
  store: cpuOfAll(options.store === "redis" ? "redis-server" : "postgres"),
});
const spentBefore = spent();
const report = await offer(order, (repository) => ask({ ask: "close", repository }));
const spentAfter = spent();
const drained = await gauges.drain(400);
const after = await gauges.read();
const final = await ask<Checked>({ ask: "check", last: report.last });

const ms = ({ p50, p95, p99, p999, max }: Quantiles) =>
  [`p50 ${p50.toFixed(1)}`, `p95 ${p95.toFixed(1)}`, `p99 ${p99.toFixed(1)}`, `p99.9 ${p999.toFixed(1)}`]
    .concat(`max ${max.toFixed(1)} ms`)
    .join(", ");
const looks = gauges.looks(after) - gauges.looks(before);
const accepted = report.statuses[202] ?? 0;
const statuses = Object.entries(report.statuses).map(([status, times]) => `${status}×${times}`);
const achieved = report.sent / report.offeredSeconds;
const used = (of: keyof typeof spentAfter) => spentAfter[of] - spentBefore[of];
const store = options.store === "sqlite" ? 0 : used("store");
// What runs beside the measure takes the same two cores: without this number a bad quantile says nothing.
const others = used("machine") - used("app") - used("standin") - store - report.cpu;
console.log(
  `  offered ${rate}/s, sent ${achieved.toFixed(0)}/s: ${report.sent} in ${report.offeredSeconds.toFixed(1)} s`,
);
console.log(`  answers: ${statuses.join(" ")}, sent again after a refusal: ${report.again}`);
console.log(`  accepted: ${ms(report.accepted)} (from due to answered)`);
console.log(`    in ${options.warm} s of warm-up before, not counted: ${ms(report.warming)}`);
console.log(`  sender: late by ${ms(report.late)}`);
console.log(`    loop busy ${(report.busy * 100).toFixed(0)} %, longest delay ${report.longestDelay.toFixed(1)} ms`);
console.log(
  `  inside the app: ${gauges.share(after, "0.01")} % within 10 ms, ${gauges.share(after, "0.05")} % within 50 ms`,
);
console.log(
  `  processor seconds of ${(availableParallelism() * report.offeredSeconds).toFixed(0)}: app ${used("app").toFixed(1)}, store ${store.toFixed(1)}, stand-in ${used("standin").toFixed(1)}, sender ${report.cpu.toFixed(1)}, everything else ${others.toFixed(1)}; app ${Math.round((after.get("plansync_resident_bytes") ?? 0) / 1e6)} MB`,
);
console.log(`  ${accepted} accepted → ${looks} looks: ${(accepted / Math.max(1, looks)).toFixed(1)} deliveries a look`);
console.log(
  `  ${final.requests - first.requests} requests to the stand-in, settled ${drained.toFixed(1)} s after the end`,
);
console.log(
  `  lost: ${final.lost.length} of ${Object.keys(report.last).length} repositories had no look after their last`,
);
console.log(
  `  final state: ${final.closed} of ${count} blockers closed, ${count - final.wrong.length} of ${count} right`,
);
for (const line of [...final.wrong.slice(0, 5), ...final.lost.slice(0, 5)]) console.log(`    ${line}`);
const dead = after.get("plansync_dead_letters") ?? 0;
if (dead > 0) console.log(`  ${dead} dead letters`);
app.removeAllListeners("exit");
const ended = new Promise((done) => app.once("exit", done));
app.kill("SIGTERM");
await Promise.race([ended, sleep(10_000)]);
await removePlace(options.store ?? "", PREFIX);
process.exit(final.wrong.length + final.lost.length + dead > 0 ? 1 : 0);
