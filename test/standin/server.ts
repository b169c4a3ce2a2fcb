// The stand-in for GitHub: an HTTP server on loopback with REST and GraphQL over one world.

import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Clock, realClock } from "../../src/model/clock.ts";
import { type Fault, Faults } from "./faults.ts";
import { answerProblem, createsOf, type Features, type Gate, handle, type Reply, type Request } from "./gate.ts";
import { prepare } from "./graphql/execute.ts";
import { type LimitOptions, Limits, secondaryProblem } from "./limits.ts";
import { type Logged, RequestLog } from "./log.ts";
import { Problem } from "./problem.ts";
import type { DeliveryOptions } from "./webhooks.ts";
import { Webhooks } from "./webhooks.ts";
import type { State } from "./world/types.ts";
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
  readonly state?: State;
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
  readonly violations: readonly string[];
  /** What a resolver or a renderer of the stand-in itself threw. */
  readonly failures: readonly unknown[];
  close(): Promise<void>;
}

interface Running extends Gate {
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly failures: unknown[];
  concurrent: number;
}

export async function startStandin(options: StandinOptions = {}): Promise<Standin> {
  const clock = options.clock ?? realClock;
  const world = new World(options.state, clock);
  const modern = options.profile !== "ghes-old";
  const running: Running = {
    world,
    limits: new Limits(options.limits === true ? {} : (options.limits ?? false), clock),
    features: {
      graphql: modern,
      subIssues: modern,
      dependencies: modern,
      rateLimits: modern && (options.limits ?? false) !== false,
      ...options.features,
    },
    validate: options.validate ?? true,
    violations: [],
    log: new RequestLog(),
    faults: new Faults(),
    failures: [],
    concurrent: 0,
  };
  running.log.countOnly = options.countOnly ?? false;
  const webhooks = new Webhooks(world, options.webhooks);
  const server = createServer((incoming, outgoing) => void serve(running, incoming, outgoing));
  server.keepAliveTimeout = 60_000;
  await listen(server, options.port ?? 0, options.host ?? "127.0.0.1");
  const { port } = server.address() as AddressInfo;
  world.baseUrl = `http://${options.host ?? "127.0.0.1"}:${port}`;
  const { log, faults, limits, violations, failures } = running;
  return { url: world.baseUrl, world, log, faults, limits, webhooks, violations, failures, close: () => close(server) };
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

async function serve(running: Running, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const started = performance.now();
  running.concurrent++;
  try {
    const body = await readAll(incoming);
    const request = understand(running, incoming, body);
    const entry = running.log.add(describe(running, request));
    const fault = running.faults.meet({
      method: request.method,
      path: request.path,
      kind: entry.kind,
      fields: entry.fields,
    });
    await answer(running, request, entry, fault, outgoing);
    entry.took = performance.now() - started;
  } catch {
    outgoing.destroy();
  } finally {
    running.concurrent--;
  }
}

function understand(running: Running, incoming: IncomingMessage, body: Buffer): Request {
  const [rawPath = "/", search = ""] = (incoming.url ?? "/").split(/\?(.*)/s);
  const path = rawPath
    .replace(/^\/api\/graphql$/, "/graphql")
    .replace(/^\/api\/v3(?=\/|$)/, "")
    .replace(/(.)\/+$/, "$1");
  const graphql = path === "/graphql" && incoming.method === "POST" ? readGraphql(running.features, body) : undefined;
  return {
    method: incoming.method ?? "GET",
    path,
    query: new URLSearchParams(search),
    headers: incoming.headers,
    body,
    graphql,
    allowed: Number.POSITIVE_INFINITY,
    concurrent: running.concurrent,
  };
}

function readGraphql(features: Features, body: Buffer): ReturnType<typeof prepare> | undefined {
  try {
    return prepare(JSON.parse(body.toString("utf8")) as Record<string, unknown>, features);
  } catch {
    return prepare({}, features);
  }
}

function describe(running: Running, { method, path, graphql, body, headers }: Request): Logged {
  const value = String(headers.authorization ?? "").replace(/^(?:bearer|token)\s+/i, "");
  return {
    number: running.log.requests + 1,
    method,
    path,
    status: 0,
    kind: graphql?.kind ?? (method === "GET" || method === "HEAD" ? "read" : "write"),
    fields: graphql?.fields ?? [],
    creates: graphql?.creates ?? createsOf(method, path),
    login: running.world.state.tokens.get(value)?.user.login ?? "",
    at: running.world.clock.now(),
    took: 0,
    bytesIn: body.byteLength,
    bytesOut: 0,
  };
}

/** Does the work and answers, unless a fault has it otherwise. */
async function answer(
  running: Running,
  request: Request,
  entry: Logged,
  fault: Fault | undefined,
  outgoing: ServerResponse,
): Promise<void> {
  const work = (): Reply => perform(running, fault?.kind === "partial" ? { ...request, allowed: fault.keep } : request);
  switch (fault?.kind) {
    case "drop":
      return reset(outgoing);
    case "lose":
      work();
      return reset(outgoing);
    case "hang":
      if (fault.done === true) work();
      await pause(fault.milliseconds);
      return reset(outgoing);
    case "status": {
      if (fault.done === true) work();
      const told = answerProblem(
        new Problem(fault.status, fault.message ?? "Server Error", { headers: fault.headers ?? {} }),
      );
      return send(outgoing, entry, told);
    }
    case "secondary":
      return send(outgoing, entry, limited(request, secondaryProblem(fault.retryAfter, fault.status ?? 403)));
    case "delay":
      await pause(fault.milliseconds);
      return send(outgoing, entry, work());
    default:
      return send(outgoing, entry, work());
  }
}

function perform(running: Running, request: Request): Reply {
  try {
    return handle(running, request);
  } catch (error) {
    if (error instanceof Problem) return limited(request, error);
    running.failures.push(error);
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { status: 500, headers: {}, body: JSON.stringify({ message: "The stand-in failed", reason: text }) };
  }
}

/** A refusal of the whole request; GraphQL can tell it by "200 with errors". */
function limited(request: Request, problem: Problem): Reply {
  if (request.path !== "/graphql" || problem.status !== 200) return answerProblem(problem);
  return {
    status: 200,
    headers: problem.headers,
    body: JSON.stringify({ errors: [{ type: problem.type, message: problem.message }] }),
  };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function reset(outgoing: ServerResponse): void {
  outgoing.socket?.resetAndDestroy();
}

function send(outgoing: ServerResponse, entry: Logged, { status, headers, body }: Reply): void {
  entry.status = status;
  entry.bytesOut = Buffer.byteLength(body);
  outgoing.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "x-github-request-id": randomUUID(),
    "x-github-api-version-selected": "2022-11-28",
    ...headers,
    "content-length": entry.bytesOut,
  });
  outgoing.end(body);
}
