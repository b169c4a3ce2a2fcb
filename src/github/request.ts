// The one place that talks to GitHub: every request is counted, paced, repeated where that is safe, and its failure typed.
import { request as octokitRequest } from "@octokit/request";
import type { Endpoints, RequestInterface } from "@octokit/types";
import type { Clock } from "../model/clock.ts";
import { InternalError } from "../model/failure.ts";
import {
  type Answer,
  type GraphqlAnswer,
  type Headers,
  numeric,
  readAnswer,
  wholeGraphql,
  wholeOf,
} from "./answers.ts";
import { lostAnswer, readSetback, type Setback } from "./errors.ts";
import type { Cost, Pace, Resource } from "./pace.ts";
import type { Usage } from "./port.ts";

/** How a request may be treated. */
export interface Treatment {
  /** Doing it twice leaves the same state as doing it once: it is repeated when the answer was lost. */
  readonly repeatable: boolean;
  /** Content-creating items in it. */
  readonly creates: number;
  /** Not held back by the budget of content. */
  readonly urgent: boolean;
  /** How often a lost or unsent request is repeated. */
  readonly retries: number;
  /** A gateway's failure (502, 504) is thrown at once, for the caller to ask for less. */
  readonly splits: boolean;
}

export interface Transport {
  /**
   * Sends a REST request. A request that creates and is not `repeatable` fails with kind "network" when its answer was
   * lost, and is never sent again. Throws EnvironmentErrors only.
   */
  rest<R extends keyof Endpoints>(
    route: R,
    parameters: Endpoints[R]["parameters"],
    treatment?: Partial<Treatment>,
  ): Promise<Endpoints[R]["response"]>;
  /** Sends a REST request to an address that GitHub gave (the next page). */
  follow(route: string, url: string): Promise<{ data: unknown; headers: Headers }>;
  /** Sends a GraphQL query or mutation, and returns errors of parts as they are. */
  graphql<T>(query: string, variables: object, treatment?: Partial<Treatment>): Promise<GraphqlAnswer<T>>;
  usage(): Usage;
}

export interface TransportOptions {
  readonly pace: Pace;
  readonly clock: Clock;
  readonly readOnly: boolean;
  readonly token?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly userAgent?: string | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds until an answer counts as lost. */
  readonly timeout?: number | undefined;
  /** An octokit that is signed in already; its `request` is used. */
  readonly octokit?: { readonly request: RequestInterface } | undefined;
}

const BACKOFF = 1000;
const LIMIT_BACKOFF = 60_000;
const LIMIT_RETRIES = 5;
const TIMEOUT = 60_000;

export function createTransport(options: TransportOptions): Transport {
  const { pace, clock } = options;
  const secret = options.token ?? "";
  const request = signedIn(options);
  const baseUrl = options.baseUrl ?? String(request.endpoint.DEFAULTS.baseUrl);
  let requests = 0;
  let writes = 0;

  /** Runs a request until it is answered, refused, lost for good, or beyond the patience. */
  async function send(
    name: string,
    cost: Cost,
    treatment: Treatment,
    go: () => Promise<Answer>,
    inspect: (response: Answer) => Setback | null,
  ): Promise<Answer> {
    if (cost.writes && options.readOnly) throw new InternalError(`A reader was asked to write (${name})`);
    let lost = 0;
    let limited = 0;
    for (;;) {
      const setback = await pace.run(cost, async () => {
        requests += 1;
        if (cost.writes) writes += 1;
        try {
          const response = await go();
          note(cost.resource, response.headers);
          return inspect(response) ?? response;
        } catch (cause) {
          noteFailure(cost.resource, cause);
          return readSetback(cause, name, clock.now(), secret);
        }
      });
      if (!("kind" in setback)) return setback;
      switch (setback.kind) {
        case "refused":
          throw setback.error;
        case "limited":
          limited += 1;
          pace.hold(setback.until ?? clock.now() + LIMIT_BACKOFF * 2 ** (limited - 1), setback.error.message);
          if (limited > LIMIT_RETRIES) throw setback.error;
          break;
        case "lost":
          if (cost.writes && !treatment.repeatable) throw lostAnswer(setback.error);
          if (lost >= treatment.retries || (treatment.splits && setback.error.kind === "server")) throw setback.error;
          await clock.sleep(BACKOFF * 2 ** lost);
          lost += 1;
          break;
        case "unsent":
          if (lost >= treatment.retries) throw setback.error;
          await clock.sleep(BACKOFF * 2 ** lost);
          lost += 1;
      }
    }
  }

  function note(resource: Resource, headers: Headers): void {
    const limit = numeric(headers["x-ratelimit-limit"]);
    if (limit === null && new URL(baseUrl).hostname !== "api.github.com") pace.release();
    const named = headers["x-ratelimit-resource"];
    const reset = numeric(headers["x-ratelimit-reset"]);
    pace.learn(named === "core" || named === "graphql" ? named : resource, {
      limit,
      remaining: numeric(headers["x-ratelimit-remaining"]),
      reset: reset === null ? null : reset * 1000,
    });
  }

  function noteFailure(resource: Resource, cause: unknown): void {
    const headers = (cause as { response?: { headers?: Headers } }).response?.headers;
    if (headers?.["x-ratelimit-limit"] !== undefined) note(resource, headers);
  }

  // No retries but ours: a plugin of an octokit that was handed in would repeat creations.
  const timed = (): { request: { signal: AbortSignal; retries: number } } => ({
    request: { signal: AbortSignal.timeout(options.timeout ?? TIMEOUT), retries: 0 },
  });

  return {
    async rest(route, parameters, treatment) {
      const method = route.slice(0, route.indexOf(" "));
      const full = complete(treatment, method !== "POST");
      const cost: Cost = { resource: "core", writes: method !== "GET", creates: full.creates, urgent: full.urgent };
      const go = (): Promise<Answer> => request(route as string, { ...(parameters as object), ...timed() });
      return send(route, cost, full, go, (response) => wholeOf(response, route)) as Promise<never>;
    },
    async follow(route, url) {
      const cost: Cost = { resource: "core", writes: false, creates: 0, urgent: false };
      if (new URL(url).origin !== new URL(baseUrl).origin)
        throw new InternalError("A page's address leads to another server");
      return send(
        route,
        cost,
        complete({}, true),
        () => request({ method: "GET", url, ...timed() }),
        (response) => wholeOf(response, route),
      );
    },
    async graphql<T>(query: string, variables: object, treatment?: Partial<Treatment>) {
      const mutates = query.trimStart().startsWith("mutation");
      const full = complete(treatment, !mutates);
      const name = query.trimStart().slice(0, 60).split(/[({]/, 1)[0]?.trim() ?? "query";
      const cost: Cost = { resource: "graphql", writes: mutates, creates: full.creates, urgent: full.urgent };
      const url = graphqlUrl(baseUrl);
      const go = (): Promise<Answer> => request({ method: "POST", url, query, variables, ...timed() });
      const { data } = await send(name, cost, full, go, (response) =>
        wholeGraphql(response, name, clock.now(), secret),
      );
      return readAnswer<T>(data);
    },
    usage() {
      return { requests, writes, ...pace.remaining() };
    },
  };
}

function signedIn(options: TransportOptions): RequestInterface {
  const version = { "x-github-api-version": "2022-11-28" };
  if (options.octokit !== undefined) return options.octokit.request.defaults({ headers: version });
  const headers = {
    ...version,
    ...(options.userAgent === undefined ? {} : { "user-agent": options.userAgent }),
    ...(options.token === undefined || options.token === "" ? {} : { authorization: `token ${options.token}` }),
  };
  const fetch = options.fetch === undefined ? {} : { fetch: options.fetch };
  const baseUrl = options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl.replace(/\/+$/, "") };
  return octokitRequest.defaults({
    ...baseUrl,
    request: { ...fetch, log: quiet },
    headers,
  }) as unknown as RequestInterface;
}

/** @octokit/request tells deprecations on the console; a door decides what is told. */
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** https://api.github.com → /graphql; GitHub Enterprise Server's https://host/api/v3 → https://host/api/graphql. */
export function graphqlUrl(baseUrl: string): string {
  const base = baseUrl.replace(/\/+$/, "");
  return base.endsWith("/api/v3") ? `${base.slice(0, -"/v3".length)}/graphql` : `${base}/graphql`;
}

function complete(treatment: Partial<Treatment> | undefined, repeatable: boolean): Treatment {
  return { repeatable, creates: 0, urgent: false, retries: 4, splits: false, ...treatment };
}
