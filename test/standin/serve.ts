// One request from the door to the answer: understood, counted, met by a fault or done. Knows nothing of sockets.

import { createsOf } from "./creates.ts";
import type { Fault, Faults } from "./faults.ts";
import { answerProblem, type Features, type Gate, handle, type Reply, type Request } from "./gate.ts";
import { prepare } from "./graphql/execute.ts";
import { secondaryProblem } from "./limits.ts";
import type { Logged, RequestLog } from "./log.ts";
import { Problem } from "./problem.ts";

export interface Running extends Gate {
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly failures: unknown[];
  concurrent: number;
}

export interface Asking {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Answers; undefined when the connection is to be reset. */
export async function serve(running: Running, asking: Asking): Promise<Reply | undefined> {
  const started = performance.now();
  running.concurrent++;
  try {
    const request = understand(running, asking);
    const entry = running.log.add(describe(running, request));
    const { kind, fields } = entry;
    const nodes = request.graphql?.cost.nodes ?? 0;
    const fault = running.faults.meet({ method: request.method, path: request.path, kind, fields, nodes });
    const reply = await answer(running, request, fault);
    entry.took = performance.now() - started;
    entry.status = reply?.status ?? 0;
    entry.bytesOut = reply === undefined ? 0 : Buffer.byteLength(reply.body);
    return reply;
  } finally {
    running.concurrent--;
  }
}

function understand(running: Running, { method, target, headers, body }: Asking): Request {
  const mark = target.indexOf("?");
  const [rawPath, search] = mark < 0 ? [target, ""] : [target.slice(0, mark), target.slice(mark + 1)];
  const path = rawPath
    .replace(/^\/api\/graphql$/, "/graphql")
    .replace(/^\/api\/v3(?=\/|$)/, "")
    .replace(/(.)\/$/, "$1");
  const graphql = path === "/graphql" && method === "POST" ? readGraphql(running.features, body) : undefined;
  const { concurrent } = running;
  return {
    method,
    path,
    query: new URLSearchParams(search),
    headers,
    body,
    graphql,
    allowed: Infinity,
    half: false,
    concurrent,
  };
}

function readGraphql(features: Features, body: Buffer): ReturnType<typeof prepare> {
  let parsed: Record<string, unknown> = {};
  try {
    parsed = JSON.parse(body.toString("utf8")) as Record<string, unknown>;
  } catch {
    // a request without a query is refused as such
  }
  return prepare(parsed, features);
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
    token: value,
    at: running.world.clock.now(),
    took: 0,
    bytesIn: body.byteLength,
    bytesOut: 0,
  };
}

/** Does the work and answers, unless a fault has it otherwise. */
async function answer(running: Running, request: Request, fault: Fault | undefined): Promise<Reply | undefined> {
  const work = (keep = Infinity): Reply => perform(running, { ...request, allowed: keep });
  switch (fault?.kind) {
    case undefined:
      return perform(running, request);
    case "drop":
      return undefined;
    case "lose":
      work(fault.keep);
      return undefined;
    case "hang":
      if (fault.done === true) work(fault.keep);
      await pause(fault.milliseconds);
      return undefined;
    case "status":
      if (fault.done === true) work(fault.keep);
      return answerProblem(
        new Problem(fault.status, fault.message ?? "Server Error", { headers: fault.headers ?? {} }),
      );
    case "secondary":
      return limited(request, secondaryProblem(fault.retryAfter, fault.status ?? 403));
    case "delay":
      await pause(fault.milliseconds);
      return work();
    case "exhausted":
      return exhausted(work(), fault.keep);
    case "partial":
      return work(fault.keep);
    case "half":
      return perform(running, { ...request, half: true });
  }
}

function perform(running: Running, request: Request): Reply {
  try {
    return handle(running, request);
  } catch (error) {
    if (error instanceof Problem) return limited(request, error);
    running.failures.push(error);
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { status: 500, headers: {}, body: JSON.stringify({ message: "The stand-in failed", reason }) };
  }
}

/** A refusal of the whole request; GraphQL can tell it by "200 with errors". */
function limited(request: Request, problem: Problem): Reply {
  if (request.path !== "/graphql" || problem.status !== 200) return answerProblem(problem);
  const body = JSON.stringify({ errors: [{ type: problem.type, message: problem.message }] });
  return { status: 200, headers: problem.headers, body };
}

/** What GitHub answers when a query has used up its resources: partial data and errors, with status 200. */
function exhausted(reply: Reply, keep: number): Reply {
  const { data, errors = [] } = JSON.parse(String(reply.body)) as { data?: unknown; errors?: unknown[] };
  const cut: unknown[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]): unknown => {
    if (Array.isArray(value)) {
      if (value.length > keep) {
        const message = "Resource limits for this query exceeded.";
        cut.push({ type: "RESOURCE_LIMITS_EXCEEDED", path: [...path, keep], message });
      }
      return value.map((item, index) => (index < keep ? walk(item, [...path, index]) : null));
    }
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner, [...path, key])]));
  };
  const partial = walk(data, []);
  return cut.length === 0 ? reply : { ...reply, body: JSON.stringify({ data: partial, errors: [...errors, ...cut] }) };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
