// The HTTP server: webhooks in, health and metrics out.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { IntakeDesk } from "./intake.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { objectAt } from "./payload.ts";

export interface Doors {
  readonly intake: IntakeDesk;
  /** True when the signature is that of the body under our secret. */
  readonly verify: (body: string, signature: string) => Promise<boolean>;
  readonly ready: () => Promise<string | null>;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly webhookPath: string;
  /** /metrics is served here; otherwise on a port of its own. */
  readonly showsMetrics: boolean;
}

/** GitHub sends at most 25 MB (docs.github.com, "Webhook events and payloads", payload cap). */
const LARGEST = 26 * 1024 * 1024;
/** GitHub waits ten seconds for the answer (docs.github.com, "Best practices for using webhooks"). */
const PATIENCE = 8_000;

export function createAppServer(doors: Doors): Server {
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 30_000 }, (request, response) => {
    handle(doors, request, response).catch((error: unknown) => {
      doors.log.error({ err: error }, "a request failed");
      if (!response.headersSent) answer(response, 500, "error");
      else response.destroy();
    });
  });
  server.maxRequestsPerSocket = 0;
  return server;
}

/** Health and metrics alone, for a port that the world does not see. */
export function createAdminServer(doors: Doors): Server {
  return createServer((request, response) => {
    void observe({ ...doors, showsMetrics: true }, pathOf(request), response);
  });
}

async function handle(doors: Doors, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(request);
  if (path !== doors.webhookPath) return observe(doors, path, response);
  if (request.method !== "POST") return answer(response, 405, "only POST");
  const id = header(request, "x-github-delivery");
  const name = header(request, "x-github-event");
  const signature = header(request, "x-hub-signature-256");
  const refuse = (status: number, reason: string, outcome: string): void => {
    doors.metrics.count("plansync_deliveries_total", { event: "unverified", outcome });
    doors.log.warn({ delivery: id.slice(0, 80), reason }, "delivery refused");
    answer(response, status, reason);
  };
  if (!/^[A-Za-z0-9-]{1,80}$/.test(id) || name === "") return refuse(400, "not a delivery of GitHub", "malformed");
  if (signature === "") return refuse(401, "no signature", "unsigned");
  const body = await readBody(request);
  const started = performance.now();
  if (body === null) {
    // What is still to come is not waited for.
    response.setHeader("connection", "close");
    return refuse(413, "too large", "too-large");
  }
  if (!(await doors.verify(body, signature))) return refuse(401, "the signature does not match", "forged");
  const payload = objectAt(parse(body));
  if (payload === null) return refuse(400, "the payload is not an object", "malformed");
  try {
    const result = await withPatience(doors.intake.take({ id, name, payload }));
    doors.metrics.observe("plansync_accept_seconds", (performance.now() - started) / 1_000);
    doors.log.debug({ delivery: id, event: name, outcome: result.outcome, reason: result.reason }, "delivery");
    answer(response, result.outcome === "accepted" ? 202 : 200, result.outcome);
  } catch (error) {
    doors.metrics.count("plansync_deliveries_total", { event: "verified", outcome: "refused" });
    doors.log.error({ err: error, delivery: id }, "the queue did not take a delivery");
    answer(response, 503, "the queue is not available");
  }
}

async function observe(doors: Doors, path: string, response: ServerResponse): Promise<void> {
  switch (path) {
    case "/healthz":
      return answer(response, 200, "alive");
    case "/readyz": {
      const problem = await doors.ready();
      return problem === null ? answer(response, 200, "ready") : answer(response, 503, problem);
    }
    case "/metrics":
      if (!doors.showsMetrics) break;
      response.writeHead(200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" });
      response.end(await doors.metrics.render());
      return;
  }
  answer(response, 404, "nothing here");
}

function answer(response: ServerResponse, status: number, text: string): void {
  const body = `${text}\n`;
  // With its length told, the answer leaves in one piece.
  const length = Buffer.byteLength(body);
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "content-length": length });
  response.end(body);
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?", 1)[0] ?? "/";
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** null when it is larger than GitHub sends. The bytes are decoded once, at the end. */
function readBody(request: IncomingMessage): Promise<string | null> {
  if (Number(header(request, "content-length")) > LARGEST) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= LARGEST) return;
      request.pause();
      resolve(null);
    });
    request.on("end", () => {
      const [only] = chunks;
      resolve((chunks.length === 1 && only ? only : Buffer.concat(chunks, size)).toString("utf8"));
    });
    request.on("error", reject);
    request.on("close", () => reject(new Error("The delivery ended before its end")));
  });
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("The queue took too long to answer")), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
