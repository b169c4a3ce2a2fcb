// What an entry of a GraphQL answer's errors means: refused, limited, or open.
import { EnvironmentError } from "../model/failure.ts";
import { LIMIT_TEXT, plain, type Setback } from "./errors.ts";
import { permissionAdvice, permissionOf } from "./permissions.ts";

/** One entry of a GraphQL answer's `errors`. */
export interface GraphqlError {
  readonly message: string;
  readonly type?: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string };
}

/** Sorts one entry of a GraphQL answer. */
export function readGraphqlError(error: GraphqlError, what: string, secret: string): Setback {
  const message = plain(error.message, secret);
  const options = { cause: error };
  switch (error.type) {
    case "RATE_LIMITED":
    case "RATE_LIMIT":
      return limitedBy(message, error);
    case "RESOURCE_LIMITS_EXCEEDED":
      return {
        kind: "lost",
        error: new EnvironmentError("server", `GitHub stopped ${what} for its size: ${message}`, options),
      };
    case "FORBIDDEN":
    case "INSUFFICIENT_SCOPES": {
      if (LIMIT_TEXT.test(message)) return limitedBy(message, error);
      const needs = permissionOf(what, "");
      const text = `The token lacks the permission \`${needs.join("`, `")}\`: ${what}: ${message}`;
      return {
        kind: "refused",
        error: new EnvironmentError("permission", text, { ...options, advice: permissionAdvice(needs) }),
      };
    }
    case "NOT_FOUND":
      return { kind: "refused", error: new EnvironmentError("not-found", `${what}: ${message}`, options) };
    case "STALE_DATA":
      return { kind: "refused", error: new EnvironmentError("conflict", `${what}: ${message}`, options) };
    default: {
      if (LIMIT_TEXT.test(message)) return limitedBy(message, error);
      if (isFault(error))
        return { kind: "lost", error: new EnvironmentError("server", `${what}: ${message}`, options) };
      return { kind: "refused", error: new EnvironmentError("invalid", `${what}: ${message}`, options) };
    }
  }
}

/** GitHub's own failure while it worked on a part: no refusal, and it may have been done. Mistakes in a query have a code. */
function isFault({ type, path, extensions, message }: GraphqlError): boolean {
  if (/something went wrong|timed ?out|timeout/i.test(message)) return true;
  if (type === undefined) return path !== undefined && path.length > 0 && extensions?.code === undefined;
  return type === "INTERNAL" || type === "SERVICE_UNAVAILABLE";
}

function limitedBy(message: string, cause: unknown): Setback {
  const error = new EnvironmentError("rate-limit", `GitHub limits the rate of requests: ${message}`, { cause });
  return { kind: "limited", until: null, error };
}
