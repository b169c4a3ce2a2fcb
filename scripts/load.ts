// Load: signed deliveries at a fixed rate against the app, with duplicates and forgeries, until everything is settled.
// node scripts/load.ts [--store sqlite|redis|postgres] [--seconds 60] [--rate 1000] [--repositories 500] [--shape steady|burst]
// Loopback only; ends by itself.
import { type ChildProcess, fork, spawn } from "node:child_process";
import { createHmac, generateKeyPairSync, randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { LoadRepository } from "./load-world.ts";

const { values: options } = parseArgs({
  options: {
    store: { type: "string", default: "sqlite" },
    seconds: { type: "string", default: "60" },
    rate: { type: "string", default: "1000" },
    repositories: { type: "string", default: "500" },
    installations: { type: "string", default: "50" },
    shape: { type: "string", default: "steady" },
    source: { type: "boolean", default: false },
  },
});
const [seconds, rate, count] = [Number(options.seconds), Number(options.rate), Number(options.repositories)];
const SECRET = randomUUID();
const PORT = 18_400 + (process.pid % 500);
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

/** The world's process, asked over messages. */
function startWorld() {
  const child = fork(join(import.meta.dirname, "load-world.ts"), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  children.push(child);
  const asked = new Map<number, (answer: unknown) => void>();
  let next = 0;
  child.on("message", (message: { id: number }) => asked.get(message.id)?.(message));
  return <T>(ask: object): Promise<T> =>
    new Promise((done) => {
      const id = ++next;
      asked.set(id, (answer) => {
        asked.delete(id);
        done(answer as T);
      });
      child.send({ ...ask, id });
    });
}

async function startApp(apiUrl: string): Promise<ChildProcess> {
  const bundle = resolve(import.meta.dirname, "../dist/app.mjs");
  const entry = !options.source && existsSync(bundle) ? bundle : resolve(import.meta.dirname, "../src/app/index.ts");
  const queue = {
    sqlite: `sqlite:${join(mkdtempSync(join(tmpdir(), "plansync-load-")), "queue.db")}`,
    redis: process.env.PLANSYNC_TEST_REDIS ?? "redis://127.0.0.1:6379",
    postgres: process.env.PLANSYNC_TEST_POSTGRES ?? "postgres://postgres@127.0.0.1:5432/test",
  }[options.store ?? ""];
  if (queue === undefined) fail(`No store is called ${options.store}`);
  const child = spawn(process.execPath, [entry], {
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
      PLANSYNC_QUEUE_PREFIX: `load_${process.pid}`,
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

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** The HTTP status, 0 when there was no answer. */
function deliver(event: string, guid: string, body: Buffer, signature: string): Promise<number> {
  return new Promise((done) => {
    const sent = request(
      {
        port: PORT,
        host: "127.0.0.1",
        path: "/api/github/webhooks",
        method: "POST",
        agent,
        headers: {
          "content-type": "application/json",
          "content-length": body.length,
          "x-github-event": event,
          "x-github-delivery": guid,
          "x-hub-signature-256": signature,
        },
      },
      (response) => {
        response.resume();
        response.on("end", () => done(response.statusCode ?? 0));
        response.on("error", () => done(0));
      },
    );
    sent.on("error", () => done(0));
    sent.end(body);
  });
}

interface Prepared {
  readonly repository: LoadRepository;
  readonly body: Buffer;
  readonly signature: string;
}

/** A delivery of the size that GitHub's have. */
function prepare(repository: LoadRepository, event: "issues" | "push"): Prepared {
  const [owner = "", name = ""] = repository.fullName.split("/");
  const body = Buffer.from(
    JSON.stringify({
      ...(event === "issues"
        ? { action: "closed", issue: { number: 1, body: "x".repeat(7_000) } }
        : { ref: "refs/heads/main" }),
      repository: {
        id: repository.id,
        name,
        full_name: repository.fullName,
        owner: { login: owner },
        default_branch: "main",
      },
      sender: { login: "ada", type: "User" },
      installation: { id: repository.installation },
    }),
  );
  return { repository, body, signature: `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}` };
}

async function numbers(): Promise<Map<string, number>> {
  const text = await (await fetch(`http://127.0.0.1:${PORT}/metrics`)).text();
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]),
  );
}

async function isEmpty(): Promise<boolean> {
  const now = await numbers();
  const left = ["waiting", "delayed", "running"].reduce(
    (sum, state) => sum + (now.get(`plansync_queue_repositories{state="${state}"}`) ?? 0),
    0,
  );
  return left === 0;
}

async function drain(patience: number): Promise<number> {
  const started = performance.now();
  while (!(await isEmpty())) {
    if (performance.now() - started > patience * 1_000) fail("The queue did not become empty");
    await sleep(500);
  }
  return (performance.now() - started) / 1_000;
}

const looksOf = (now: Map<string, number>) =>
  [...now].filter(([key]) => key.startsWith("plansync_reconciles_total")).reduce((sum, [, value]) => sum + value, 0);

const ask = startWorld();
const world = await ask<{ url: string; repositories: LoadRepository[] }>({
  ask: "start",
  repositories: count,
  installations: Number(options.installations),
  publicKey: keys.publicKey,
});
const app = await startApp(world.url);
console.log(`${options.store}: ${count} repositories are mirrored first`);
for (const repository of world.repositories) {
  const { body, signature } = prepare(repository, "push");
  await deliver("push", randomUUID(), body, signature);
}
const imported = await drain(400);
const before = await numbers();
const first = await ask<{ wrong: string[]; requests: number }>({ ask: "check" });
console.log(`  in ${imported.toFixed(1)} s, ${first.requests} requests, ${first.wrong.length} not as they should be`);

const prepared = world.repositories.map((repository) => prepare(repository, "issues"));
const latencies: number[] = [];
const statuses = new Map<number, number>();
const again: [string, Prepared][] = [];
let last: [string, Prepared] = [randomUUID(), prepared[0] as Prepared];
const flying = new Set<Promise<void>>();

function send(due: number, guid: string, what: Prepared, forged = false): void {
  const signature = forged ? what.signature.replace(/.$/, (end) => (end === "0" ? "1" : "0")) : what.signature;
  const sending = deliver("issues", guid, what.body, signature).then((status) => {
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status === 200 || status === 202) latencies.push(performance.now() - due);
    else if (!forged) again.push([guid, what]);
    flying.delete(sending);
  });
  flying.add(sending);
}

// Each repository's blocker is closed once, somewhere in the second half; its delivery follows at once.
const total = seconds * rate;
const closings = new Map<number, Prepared[]>();
for (const one of prepared) {
  const at = Math.floor(total * (0.5 + Math.random() * 0.5));
  closings.set(at, [...(closings.get(at) ?? []), one]);
}
console.log(
  `  ${rate} deliveries/s for ${seconds} s (${options.shape}), ${DUPLICATES * 100} % duplicates, ${FORGED * 100} % forged`,
);
const started = performance.now();
const usedBefore = cpuOf(app);
let sent = 0;
const perBurst = rate / 20;
while (sent < total) {
  const elapsed = (performance.now() - started) / 1_000;
  const due = Math.min(
    total,
    options.shape === "burst" ? Math.floor(elapsed * 20) * perBurst : Math.floor(elapsed * rate),
  );
  for (; sent < due; sent += 1) {
    const at = options.shape === "burst" ? performance.now() : started + (sent / rate) * 1_000;
    for (const one of closings.get(sent) ?? []) {
      void ask({ ask: "close", repository: one.repository.fullName }).then(() =>
        send(performance.now(), randomUUID(), one),
      );
    }
    if (Math.random() < DUPLICATES) send(at, ...last);
    else {
      last = [randomUUID(), prepared[Math.floor(Math.random() * prepared.length)] as Prepared];
      send(at, ...last, Math.random() < FORGED);
    }
  }
  await sleep(1);
}
const offered = (performance.now() - started) / 1_000;
const used = cpuOf(app) - usedBefore;
await sleep(1_000);
while (flying.size > 0) await Promise.all(flying);
// GitHub is asked to deliver again what was refused.
for (const [guid, what] of again.splice(0)) send(performance.now(), guid, what);
while (flying.size > 0) await Promise.all(flying);
const drained = await drain(400);
const after = await numbers();
const final = await ask<{ wrong: string[]; closed: number; requests: number; writes: number }>({ ask: "check" });

latencies.sort((a, b) => a - b);
const quantile = (share: number) =>
  (latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0).toFixed(1);
const looks = looksOf(after) - looksOf(before);
const accepted = statuses.get(202) ?? 0;
console.log(
  `  offered ${sent} in ${offered.toFixed(1)} s: ${[...statuses].map(([status, times]) => `${status}×${times}`).join(" ")}`,
);
console.log(
  `  accepted p50 ${quantile(0.5)} ms, p90 ${quantile(0.9)} ms, p99 ${quantile(0.99)} ms, p99.9 ${quantile(0.999)} ms`,
);
console.log(`  ${accepted} accepted → ${looks} looks: ${(accepted / Math.max(1, looks)).toFixed(1)} deliveries a look`);
console.log(
  `  ${final.requests - first.requests} requests to the stand-in, settled ${drained.toFixed(1)} s after the end`,
);
const within = (bound: string) => after.get(`plansync_accept_seconds_bucket{le="${bound}"}`) ?? 0;
const share = (bound: string) => ((within(bound) / Math.max(1, within("+Inf"))) * 100).toFixed(1);
console.log(
  `  inside the app: ${share("0.01")} % within 10 ms, ${share("0.05")} % within 50 ms, ${share("0.1")} % within 100 ms`,
);
console.log(
  `  app: ${used.toFixed(1)} s of processor in ${offered.toFixed(1)} s, ${Math.round((after.get("plansync_resident_bytes") ?? 0) / 1e6)} MB`,
);
console.log(
  `  final state: ${final.closed} of ${count} blockers closed, ${final.wrong.length} repositories not as they should be`,
);
for (const line of final.wrong.slice(0, 5)) console.log(`    ${line}`);
const dead = after.get("plansync_dead_letters") ?? 0;
if (dead > 0) console.log(`  ${dead} dead letters`);
app.removeAllListeners("exit");
app.kill("SIGTERM");
process.exitCode = final.wrong.length + dead > 0 ? 1 : 0;
setTimeout(() => process.exit(), 3_000).unref();
await new Promise((done) => app.once("exit", done));
process.exit();

/** Seconds of processor that the process has used. */
function cpuOf(child: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}
