// What an answer must be to be believed: whole, and GitHub's.
import type { EnvironmentError } from "../model/failure.ts";
import { brokenAnswer, type Setback } from "./errors.ts";
import { type GraphqlError, readGraphqlError } from "./graphql-errors.ts";

export type Headers = Readonly<Record<string, string | number | undefined>>;

export interface Answer {
  readonly status: number;
  readonly data: unknown;
  readonly headers: Headers;
}

export interface GraphqlAnswer<T> {
  readonly data: T | null;
  readonly errors: readonly GraphqlError[];
}

/** @octokit/request gives an answer that broke off as text. */
export function wholeOf({ status, data }: Answer, name: string): Setback | null {
  return status === 204 || status === 205 || (typeof data === "object" && data !== null) ? null : brokenAnswer(name);
}

/** A GraphQL answer (HTTP 200) that is none, or that says that nothing was done for the rate of requests. */
export function wholeGraphql(response: Answer, name: string, now: number, secret: string): Setback | null {
  const broken = wholeOf(response, name);
  if (broken !== null) return broken;
  const { data, errors } = readAnswer<Record<string, unknown>>(response.data);
  if (data === null && errors.length === 0) return brokenAnswer(name);
  if (errors.length === 0 || (data !== null && Object.values(data).some((part) => part !== null))) return null;
  const setbacks = errors.map((error) => readGraphqlError(error, name, secret));
  const limited = setbacks.find((setback) => setback.kind === "limited");
  if (limited === undefined) return null;
  const after = numeric(response.headers["retry-after"]);
  const remaining = numeric(response.headers["x-ratelimit-remaining"]);
  const reset = numeric(response.headers["x-ratelimit-reset"]);
  if (after !== null) return { kind: "limited", until: now + after * 1000, error: limited.error };
  if (remaining === 0 && reset !== null) return { kind: "limited", until: reset * 1000 + 1000, error: limited.error };
  return limited;
}

export function readAnswer<T>(body: unknown): GraphqlAnswer<T> {
  const { data, errors } = body as { data?: T | null; errors?: readonly GraphqlError[] };
  return { data: data ?? null, errors: errors ?? [] };
}

/** A header as a number, null when it is none. */
export function numeric(value: string | number | undefined): number | null {
  const number = value === undefined || value === "" ? Number.NaN : Number(value);
  return Number.isNaN(number) ? null : number;
}

/** The error of a GraphQL answer that should have none, or null. */
export function firstError(answer: GraphqlAnswer<unknown>, what: string): EnvironmentError | null {
  const [error] = answer.errors;
  return error === undefined ? null : readGraphqlError(error, what, "").error;
}
