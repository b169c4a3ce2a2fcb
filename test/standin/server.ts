// The stand-in for GitHub: an HTTP server on loopback with REST and GraphQL over one world.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Clock, realClock } from "../../src/model/clock.ts";
import { Faults } from "./faults.ts";
import type { Features, Reply } from "./gate.ts";
import { type LimitOptions, Limits } from "./limits.ts";
import { RequestLog } from "./log.ts";
import { type Running, serve } from "./serve.ts";
import { type DeliveryOptions, Webhooks } from "./webhooks.ts";
import { load, type Saved, save } from "./world/saved.ts";
import { World } from "./world/world.ts";

export interface StandinOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly host?: string;
  /** Shared with the client under test for simulated time; the machine's by default. */
  readonly clock?: Clock;
  /** Rate limits as GitHub sets them, or other figures. Without them no x-ratelimit headers are sent either, as on GHES. */
  readonly limits?: LimitOptions | boolean;
  /** Hold requests and answers against GitHub's OpenAPI description; on unless switched off for load. */
  readonly validate?: boolean;
  /** "ghes-old": a server without GraphQL, sub-issues, dependencies and rate limits. */
  readonly profile?: "github" | "ghes-old";
  /** Single features switched off. */
  readonly features?: Partial<Features>;
  readonly state?: Saved;
  readonly webhooks?: DeliveryOptions;
  /** Keep only counts of requests, not each. */
  readonly countOnly?: boolean;
}

export interface Standin {
  /** Base URL for REST; GraphQL is `${url}/graphql`. "/api/v3" and "/api/graphql" are understood too. */
  readonly url: string;
  readonly world: World;
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly limits: Limits;
  readonly webhooks: Webhooks;
  /** Answers without a socket, faults included: hand it to a client in place of the global `fetch`. */
  readonly fetch: typeof globalThis.fetch;
  /** A copy of everything that the world holds, and the way back to it (counts, faults and limits start anew). */
  save(): Saved;
  load(saved: Saved): void;
  readonly violations: readonly string[];
  /** What a resolver or a renderer of the stand-in itself threw. */
  readonly failures: readonly unknown[];
  close(): Promise<void>;
}

export async function startStandin(options: StandinOptions = {}): Promise<Standin> {
  const world = new World(options.state === undefined ? undefined : load(options.state), options.clock ?? realClock);
  const running = setUp(world, options);
  const webhooks = new Webhooks(world, options.webhooks);
  const server = createServer((incoming, outgoing) => void answer(running, incoming, outgoing));
  server.keepAliveTimeout = 60_000;
  await listen(server, options.port ?? 0, options.host ?? "127.0.0.1");
  const { port } = server.address() as AddressInfo;
  world.baseUrl = `http://${options.host ?? "127.0.0.1"}:${port}`;
  const { log, faults, limits, violations, failures } = running;
  return {
    url: world.baseUrl,
    world,
    log,
    faults,
    limits,
    webhooks,
    violations,
    failures,
    fetch: (input, init) => fetchFrom(running, new Request(input, init)),
    save: () => save(world.state),
    load: (saved) => {
      world.state = load(saved);
      log.clear();
      faults.heal();
      limits.clear();
    },
    close: () => close(server),
  };
}

function setUp(world: World, options: StandinOptions): Running {
  const modern = options.profile !== "ghes-old";
  const limits = options.limits === true ? {} : (options.limits ?? false);
  const log = new RequestLog();
  log.countOnly = options.countOnly ?? false;
  const features = { graphql: modern, subIssues: modern, dependencies: modern, rateLimits: modern && limits !== false };
  return {
    world,
    limits: new Limits(limits, world.clock),
    features: { ...features, ...options.features },
    validate: options.validate ?? true,
    violations: [],
    log,
    faults: new Faults(),
    failures: [],
    concurrent: 0,
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

async function answer(running: Running, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const { method = "GET", url: target = "/", headers } = incoming;
    const reply = await serve(running, { method, target, headers, body: await readAll(incoming) });
    if (reply === undefined) outgoing.socket?.resetAndDestroy();
    else
      outgoing
        .writeHead(reply.status, { ...allHeaders(reply), "content-length": Buffer.byteLength(reply.body) })
        .end(reply.body);
  } catch {
    outgoing.destroy();
  }
}

function allHeaders({ headers }: Reply): Record<string, string> {
  return {
    "content-type": "application/json; charset=utf-8",
    "x-github-request-id":
      `${Math.random().toString(16).slice(2, 6)}:${Math.random().toString(16).slice(2, 8)}`.toUpperCase(),
    "x-github-api-version-selected": "2022-11-28",
    ...headers,
  };
}

/** What undici does over a socket, without one: a reset is a TypeError with a cause. */
async function fetchFrom(running: Running, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const body = Buffer.from(await request.arrayBuffer());
  const headers = { "user-agent": "node", ...Object.fromEntries(request.headers) };
  const serving = serve(running, { method: request.method, target: `${pathname}${search}`, headers, body });
  const reply = await Promise.race([serving, aborted(request.signal)]);
  if (reply === undefined) {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
  }
  const empty = reply.status === 204 || reply.status === 304;
  return new Response(empty ? null : reply.body, { status: reply.status, headers: allHeaders(reply) });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
