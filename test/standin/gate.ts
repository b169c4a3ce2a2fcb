// One request from its bytes to its answer: routes, rights, limits, validation. Knows nothing of sockets.

import { createHash } from "node:crypto";
import { createsOf } from "./creates.ts";
import { type prepare, run } from "./graphql/execute.ts";
import type { Limits } from "./limits.ts";
import { Problem } from "./problem.ts";
import type { Answer, Context } from "./rest/route.ts";
import { findRoute } from "./routes.ts";
import { checkRequest, checkResponse } from "./validate.ts";
import { type Caller, findCaller } from "./world/access.ts";
import type { World } from "./world/world.ts";

export interface Features {
  /** Rate limit headers and /rate_limit; off on GitHub Enterprise servers by default. */
  readonly rateLimits: boolean;
  readonly graphql: boolean;
  readonly subIssues: boolean;
  readonly dependencies: boolean;
}

export interface Gate {
  readonly world: World;
  readonly limits: Limits;
  readonly features: Features;
  readonly validate: boolean;
  /** What the OpenAPI description does not agree with, found so far. */
  readonly violations: string[];
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly graphql: ReturnType<typeof prepare> | undefined;
  /** How many mutations may be done before a fault stops them. */
  readonly allowed: number;
  /** A fault leaves new issues half made. */
  readonly half: boolean;
  readonly concurrent: number;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

const documentation = "https://docs.github.com/rest";
const rateDocumentation = `${documentation}/using-the-rest-api/rate-limits-for-the-rest-api`;

export function answerProblem(problem: Problem): Reply {
  const body = {
    message: problem.message,
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
    documentation_url: problem.type === "RATE_LIMITED" ? rateDocumentation : documentation,
    status: String(problem.status),
  };
  return { status: problem.status, headers: problem.headers, body: JSON.stringify(body) };
}

/** Answers, or throws a Problem that `answerProblem` words. */
export function handle(gate: Gate, request: Request): Reply {
  if (header(request, "user-agent") === undefined) {
    throw new Problem(
      403,
      "Request forbidden by administrative rules. Please make sure your request has a User-Agent header",
    );
  }
  const version = header(request, "x-github-api-version");
  if (version !== undefined && !versions.includes(version)) {
    throw new Problem(400, `"${version}" is not a valid API version. Supported versions are: ${versions.join(", ")}.`);
  }
  const answer = request.path === "/graphql" ? handleGraphql(gate, request) : handleRest(gate, request);
  return gate.features.rateLimits ? answer : { ...answer, headers: withoutLimits(answer.headers) };
}

const versions: readonly string[] = ["2022-11-28", "2026-03-10"];

function withoutLimits(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith("x-ratelimit-")));
}

function header(request: Request, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Who speaks for an App is found out by its routes: they check the JWT. */
function appCaller(world: World): Caller {
  const user = world.user("ghost");
  const token = {
    value: "",
    user,
    permissions: {},
    installation: null,
    app: null,
    repositories: [],
    expiresAt: null,
    revoked: false,
  };
  return { token, user, app: null, installation: null };
}

function handleGraphql(gate: Gate, request: Request): Reply {
  const caller = findCaller(gate.world, header(request, "authorization"));
  const { world, limits, features } = gate;
  const { graphql } = request;
  if (!features.graphql || request.method !== "POST" || graphql === undefined) throw new Problem(404, "Not Found");
  const mutation = graphql.kind === "write";
  limits.spend(
    caller.token,
    { resource: "graphql", cost: graphql.cost.points, points: mutation ? 5 : 1, creates: graphql.creates },
    request.concurrent,
  );
  const body = run(world, caller, graphql, limits.status(caller.token, "graphql"), request, features);
  return { status: 200, headers: limits.headers(caller.token, "graphql"), body: JSON.stringify(body) };
}

function handleRest(gate: Gate, request: Request): Reply {
  const { world, limits } = gate;
  const found = findRoute(request.method, namedPath(world, request.path));
  const caller = found?.route.app === true ? appCaller(world) : findCaller(world, header(request, "authorization"));
  if (request.method === "GET" && request.path === "/rate_limit") return rateLimit(gate, request, caller);
  if (found === undefined || !supported(gate.features, request.path)) throw new Problem(404, "Not Found");
  const { route, params } = found;
  const writing = request.method !== "GET";
  const spending = {
    resource: "core",
    cost: 1,
    points: writing ? 5 : 1,
    creates: createsOf(request.method, request.path),
  } as const;
  if (route.app !== true) limits.spend(caller.token, spending, request.concurrent);
  const headers = route.app === true ? {} : limits.headers(caller.token, "core");
  const body = parseBody(request);
  if (gate.validate) checkAsked(gate, route.operation, request, body);
  const context: Context = {
    world,
    caller,
    params,
    query: request.query,
    body: (body ?? {}) as Record<string, unknown>,
    headers: request.headers,
    path: request.path,
    method: request.method,
  };
  try {
    const answer = reply(gate, route.operation, request, route.handle(context), headers);
    if (answer.status === 304 && route.app !== true) limits.refund(caller.token, 1);
    return answer;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const told = answerProblem(error);
    return { ...told, headers: { ...headers, ...told.headers } };
  }
}

/** "/repositories/7/issues", where redirects lead, is "/repos/owner/name/issues". */
function namedPath(world: World, path: string): string {
  const [, id, rest = ""] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
  if (id === undefined) return path;
  const found = [...world.state.repositories.values()].find((one) => one.id === Number(id));
  return found === undefined ? path : `/repos/${found.fullName}${rest}`;
}

function supported(features: Features, path: string): boolean {
  if (!features.subIssues && /\/(?:sub_issues?|parent)(?:\/|$)/.test(path)) return false;
  return features.dependencies || !path.includes("/dependencies/");
}

function parseBody(request: Request): unknown {
  if (request.body.byteLength === 0) return undefined;
  let body: unknown;
  try {
    body = JSON.parse(request.body.toString("utf8"));
  } catch {
    throw new Problem(400, "Problems parsing JSON");
  }
  if (body === null || typeof body !== "object") throw new Problem(400, "Body should be a JSON object");
  return body;
}

function checkAsked(gate: Gate, operation: string, request: Request, body: unknown): void {
  const { refusal, oddities } = checkRequest(operation, request.query, body);
  for (const oddity of oddities) gate.violations.push(`${request.method} ${request.path}: ${oddity}`);
  if (refusal === undefined) return;
  gate.violations.push(`${request.method} ${request.path}: ${refusal}`);
  throw new Problem(422, `Invalid request.\n\n${refusal}`);
}

function reply(
  gate: Gate,
  operation: string,
  request: Request,
  answer: Answer,
  headers: Record<string, string>,
): Reply {
  const all = { ...headers, ...answer.headers };
  if (answer.raw !== undefined)
    return {
      status: answer.status,
      headers: { ...all, "content-type": "application/octet-stream" },
      body: Buffer.from(answer.raw),
    };
  if (gate.validate) {
    const violation = checkResponse(operation, answer.status, answer.body);
    if (violation !== undefined) {
      gate.violations.push(`answer of ${operation}: ${violation}`);
      throw new Error(`The stand-in's answer to ${operation} is not GitHub's: ${violation}`);
    }
  }
  if (answer.body === undefined) return { status: answer.status, headers: all, body: "" };
  const body = JSON.stringify(stripped(gate.features, answer.body));
  if (request.method !== "GET") return { status: answer.status, headers: all, body };
  const etag = `W/"${createHash("sha1").update(body).digest("hex")}"`;
  const same = header(request, "if-none-match") === etag;
  return { status: same ? 304 : answer.status, headers: { ...all, etag }, body: same ? "" : body };
}

/** Old servers know neither the fields of sub-issues nor those of dependencies. */
function stripped(features: Features, body: unknown): unknown {
  if (features.subIssues && features.dependencies) return body;
  if (Array.isArray(body)) return body.map((item) => stripped(features, item));
  if (body === null || typeof body !== "object" || !("issue_dependencies_summary" in body)) return body;
  const copy: Record<string, unknown> = { ...body };
  if (!features.dependencies) delete copy.issue_dependencies_summary;
  if (!features.subIssues) for (const key of ["sub_issues_summary", "parent_issue_url"]) delete copy[key];
  return copy;
}

/** Free of the primary limit. */
function rateLimit(gate: Gate, request: Request, caller: Caller): Reply {
  const { limits, features } = gate;
  if (!features.rateLimits) throw new Problem(404, "Rate limiting is not enabled.");
  const [core, graphql] = [limits.status(caller.token, "core"), limits.status(caller.token, "graphql")];
  const search = { limit: 30, used: 0, remaining: 30, reset: core.reset };
  const body = { resources: { core, graphql, search }, rate: core };
  return reply(gate, "GET /rate_limit", request, { status: 200, body }, limits.headers(caller.token, "core"));
}
