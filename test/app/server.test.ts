// The HTTP server: only signed deliveries come in, and what came in is durable before it is answered.
import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createIntake } from "../../src/app/intake.ts";
import { createLog } from "../../src/app/log.ts";
import { createMetrics } from "../../src/app/metrics.ts";
import type { Intake } from "../../src/app/queue/port.ts";
import { createAppServer } from "../../src/app/server.ts";

const SECRET = "a long secret";
const sign = (body: string, secret = SECRET) => `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
const payload = {
  action: "closed",
  installation: { id: 100 },
  repository: { id: 1, full_name: "acme/plans", default_branch: "main" },
  sender: { login: "ada" },
};

/** The beginning of a delivery, up to its body. */
function head(length: number, signature: string): string {
  const headers = {
    host: "localhost",
    "content-length": length,
    "x-github-event": "issues",
    "x-github-delivery": randomUUID(),
    "x-hub-signature-256": signature,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return ["POST /hooks HTTP/1.1", ...lines, "", ""].join("\r\n");
}

/** The status line of the answer. */
async function firstLine(socket: Socket): Promise<string> {
  const [chunk] = await once(socket, "data");
  socket.destroy();
  return String(chunk).split("\r\n", 1)[0] ?? "";
}

describe("the app's server", () => {
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  async function start(store: { fails?: boolean; ready?: string | null } = {}) {
    const accepted: Intake[] = [];
    const batches: number[] = [];
    const metrics = createMetrics();
    const queue = {
      accept: async (intakes: readonly Intake[]) => {
        if (store.fails) throw new Error("the disk is full");
        await new Promise((resolve) => setTimeout(resolve, 5));
        accepted.push(...intakes);
        batches.push(intakes.length);
        return intakes.map(() => "queued" as const);
      },
    };
    const server = createAppServer({
      intake: createIntake(queue, () => ({ appId: 7, login: "plansync[bot]" }), metrics),
      verify: async (body, signature) => signature === sign(body),
      ready: async () => store.ready ?? null,
      metrics,
      log: createLog("silent", []),
      webhookPath: "/hooks",
      showsMetrics: true,
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closers.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const deliver = (body: string, headers: Record<string, string> = {}) =>
      fetch(`${base}/hooks`, {
        method: "POST",
        body,
        headers: {
          "x-github-event": "issues",
          "x-github-delivery": randomUUID(),
          "x-hub-signature-256": sign(body),
          ...headers,
        },
      });
    return { base, deliver, accepted, batches };
  }

  it("refuses what is larger than GitHub sends, as soon as it is known, and serves on", async () => {
    const { base, deliver, accepted } = await start();
    const port = Number(new URL(base).port);
    const announced = connect(port, "127.0.0.1");
    announced.write(head(30_000_000, sign("")));
    expect(await firstLine(announced)).toContain(" 413 ");
    const unannounced = connect(port, "127.0.0.1");
    unannounced.on("error", () => undefined);
    unannounced.write(head(0, sign("")).replace("content-length: 0", "transfer-encoding: chunked"));
    const megabyte = `100000\r\n${"x".repeat(0x10_00_00)}\r\n`;
    for (let sent = 0; sent < 27; sent++) unannounced.write(megabyte);
    expect(await firstLine(unannounced)).toContain(" 413 ");
    expect((await deliver(JSON.stringify(payload))).status).toBe(202);
    expect(accepted).toHaveLength(1);
  });

  it("puts a delivery together that comes in pieces, also within a character", async () => {
    const { base, accepted } = await start();
    const body = Buffer.from(JSON.stringify({ ...payload, issue: { title: "für später — ✓" } }));
    const middle = body.indexOf("✓") + 1;
    const socket = connect(Number(new URL(base).port), "127.0.0.1");
    socket.setNoDelay(true);
    socket.write(head(body.length, sign(body.toString())));
    socket.write(body.subarray(0, middle));
    await new Promise((resolve) => setTimeout(resolve, 30));
    socket.write(body.subarray(middle));
    const answer = await new Promise<string>((resolve) => socket.once("data", (data) => resolve(data.toString())));
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 202 /);
    expect(accepted).toHaveLength(1);
  });

  it("takes nothing of a delivery that breaks off, and goes on", async () => {
    const { base, deliver, accepted } = await start();
    const body = JSON.stringify(payload);
    const socket = connect(Number(new URL(base).port), "127.0.0.1");
    socket.write(head(body.length, sign(body)) + body.slice(0, 20));
    await new Promise((resolve) => setTimeout(resolve, 30));
    socket.destroy();
    expect((await deliver(body)).status).toBe(202);
    expect(accepted).toHaveLength(1);
  });

  it("answers 202 to a signed delivery, after it was taken", async () => {
    const { deliver, accepted } = await start();
    const response = await deliver(JSON.stringify(payload));
    expect(response.status).toBe(202);
    expect(accepted).toMatchObject([{ repository: { id: 1 }, event: "issues.closed" }]);
  });

  it("refuses what is not signed with our secret, and takes nothing of it", async () => {
    const { deliver, accepted } = await start();
    const body = JSON.stringify(payload);
    const refused = [
      await deliver(body, { "x-hub-signature-256": sign(body, "another secret") }),
      await deliver(body, { "x-hub-signature-256": sign(`${body} `) }),
      await deliver(body, { "x-hub-signature-256": "" }),
      await deliver(body, { "x-hub-signature-256": "sha256=" }),
      await deliver(body, { "x-hub-signature-256": sign(body).replace("sha256", "sha1") }),
    ];
    expect(refused.map((response) => response.status)).toEqual([401, 401, 401, 401, 401]);
    expect(accepted).toEqual([]);
  });

  it("answers 400 to what is signed and yet no delivery", async () => {
    const { deliver } = await start();
    const statuses = [];
    for (const body of ["", "null", "[]", "{", '"text"']) statuses.push((await deliver(body)).status);
    statuses.push((await deliver(JSON.stringify(payload), { "x-github-delivery": "../../x" })).status);
    expect(statuses).toEqual([400, 400, 400, 400, 400, 400]);
  });

  it("answers 503 when the queue does not take it, so that GitHub knows, and takes it when it comes again", async () => {
    const store = { fails: true };
    const { deliver, accepted } = await start(store);
    const id = { "x-github-delivery": randomUUID() };
    expect((await deliver(JSON.stringify(payload), id)).status).toBe(503);
    store.fails = false;
    expect((await deliver(JSON.stringify(payload), id)).status).toBe(202);
    expect((await deliver(JSON.stringify(payload), id)).status).toBe(200);
    expect(accepted).toHaveLength(1);
  });

  it("puts deliveries that come at once into the store together", async () => {
    const { deliver, accepted, batches } = await start();
    await Promise.all(Array.from({ length: 60 }, () => deliver(JSON.stringify(payload))));
    expect(accepted).toHaveLength(60);
    expect(batches.length).toBeLessThan(50);
  });

  it("tells whether it lives, whether it is ready, and its numbers", async () => {
    const store: { ready: string | null } = { ready: null };
    const { base, deliver } = await start(store);
    await deliver(JSON.stringify(payload));
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
    store.ready = "stopping";
    expect((await fetch(`${base}/readyz`)).status).toBe(503);
    const text = await (await fetch(`${base}/metrics`)).text();
    expect(text).toContain('plansync_deliveries_total{event="issues",outcome="queued"} 1');
    expect(text).toMatch(/plansync_accept_seconds_bucket\{le="\+Inf"\} 1/);
    expect((await fetch(`${base}/anything`)).status).toBe(404);
    expect((await fetch(`${base}/hooks`)).status).toBe(405);
  });
});
