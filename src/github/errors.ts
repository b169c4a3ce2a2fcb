// What GitHub or the network said → what may be done about it, as a typed failure. No secret is in a message.
import { RequestError } from "@octokit/request-error";
import { EnvironmentError, type FailureKind } from "../model/failure.ts";
import { permissionAdvice, permissionOf } from "./permissions.ts";

/**
 * `limited`: refused for its rate, not done, may be repeated at `until` (epoch milliseconds; null: GitHub named no time).
 * `unsent`: never reached GitHub. `lost`: it may have been done. `refused`: it was not done, and asking again is no use.
 */
export type Setback =
  | { readonly kind: "limited"; readonly until: number | null; readonly error: EnvironmentError }
  | { readonly kind: "unsent" | "lost" | "refused"; readonly error: EnvironmentError };

const NOT_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "ENETUNREACH"]);
export const LIMIT_TEXT = /secondary rate limit|rate limit exceeded|abuse detection|submitted too quickly/i;

/** Sorts a failed request. `now` is epoch milliseconds. */
export function readSetback(cause: unknown, route: string, now: number, secret: string): Setback {
  if (cause instanceof EnvironmentError) return { kind: "refused", error: cause };
  // Whoever handed in `fetch` gave the request up: it may have been done, and is not asked for again.
  if (cause instanceof Error && cause.name === "AbortError")
    return { kind: "refused", error: new EnvironmentError("network", `${route} was given up`, { cause }) };
  if (!(cause instanceof RequestError) && !isRequestError(cause)) throw cause;
  const { response } = cause;
  scrub(cause, secret);
  const message = plain(cause.message, secret);
  if (response === undefined) {
    const error = new EnvironmentError("network", `No answer from GitHub to ${route}: ${message}`, {
      cause,
      advice: "Check the network and the address of the server, then run Plansync again.",
    });
    return { kind: NOT_SENT.has(codeOf(cause)) ? "unsent" : "lost", error };
  }
  const { status, headers } = response;
  const until = limitedUntil(status, headers, message, now);
  if (until !== undefined) {
    const error = new EnvironmentError("rate-limit", `GitHub limits the rate of requests: ${message}`, {
      cause,
      status,
      ...(until === null ? {} : { retryAt: until }),
    });
    return { kind: "limited", until, error };
  }
  if (status >= 500 || status === 408) {
    const error = new EnvironmentError("server", `GitHub failed with ${status} at ${route}`, {
      cause,
      status,
      advice: "Run Plansync again later; it goes on from where it stopped.",
    });
    return { kind: "lost", error };
  }
  return { kind: "refused", error: refusal(status, route, message, headers, cause) };
}

/** 403 or 429 for its rate: when it may be repeated, null when nothing is said; undefined when it is no limit. */
function limitedUntil(
  status: number,
  headers: Readonly<Record<string, string | number | undefined>>,
  message: string,
  now: number,
): number | null | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = Number(headers["retry-after"] ?? Number.NaN);
  if (!Number.isNaN(after)) return now + after * 1000;
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
  if (headers["x-ratelimit-remaining"] !== undefined && Number(headers["x-ratelimit-remaining"]) === 0)
    return Number.isNaN(reset) ? null : Math.max(reset * 1000, now) + 1000;
  return status === 429 || LIMIT_TEXT.test(message) ? null : undefined;
}

function refusal(
  status: number,
  route: string,
  message: string,
  headers: Readonly<Record<string, string | number | undefined>>,
  cause: unknown,
): EnvironmentError {
  const said = `${route}: ${message} (${status})`;
  if (status === 401)
    return new EnvironmentError("permission", `GitHub does not accept the token: ${said}`, {
      cause,
      status,
      advice: "Pass a valid token: the input `token` in a workflow, GITHUB_TOKEN on a command line.",
    });
  if (status === 410 && route.includes("/issues")) return issuesAreOff(cause);
  const known = status === 403 ? REFUSALS.find(({ text }) => text.test(message)) : undefined;
  if (known !== undefined)
    return new EnvironmentError(known.kind, `${known.told}: ${said}`, { cause, status, advice: known.advice });
  const needs = permissionOf(route, String(headers["x-accepted-github-permissions"] ?? ""));
  if (status === 403 || (status === 404 && isCollection(route)))
    return new EnvironmentError("permission", `The token lacks the permission \`${needs.join("`, `")}\`: ${said}`, {
      cause,
      status,
      advice: permissionAdvice(needs),
    });
  const kind: FailureKind =
    status === 404 || status === 410 || status === 301 ? "not-found" : status === 409 ? "conflict" : "invalid";
  return new EnvironmentError(kind, `GitHub refused ${said}`, { cause, status });
}

export function issuesAreOff(cause?: unknown): EnvironmentError {
  return new EnvironmentError("unsupported", "Issues are switched off in this repository", {
    cause,
    status: 410,
    advice: "Switch them on under Settings → General → Features → Issues.",
  });
}

/** Refusals with 403 that no permission mends (error texts of the API). */
const REFUSALS: readonly { text: RegExp; kind: FailureKind; told: string; advice: string }[] = [
  {
    text: /not permitted to create or approve pull requests/i,
    kind: "permission",
    told: "Workflows may not open pull requests here",
    advice:
      "Tick “Allow GitHub Actions to create and approve pull requests” under Settings → Actions → General, or pass an app's token.",
  },
  {
    text: /SAML enforcement|SSO/,
    kind: "permission",
    told: "The organisation asks for single sign-on",
    advice: "Authorise the token for the organisation (Settings → Developer settings → Tokens → Configure SSO).",
  },
  {
    text: /IP allow list/i,
    kind: "permission",
    told: "The organisation lets in certain addresses only",
    advice: "Run Plansync on a runner whose address is on the organisation's list.",
  },
  {
    text: /archived/i,
    kind: "unsupported",
    told: "The repository is archived and takes no changes",
    advice: "Unarchive it, or take Plansync out of its workflows.",
  },
  {
    text: /is locked|conversation is locked/i,
    kind: "invalid",
    told: "The conversation is locked",
    advice: "Unlock the issue.",
  },
];

/** Lists and creations of a repository's things: 404 there means that the token may not, or that there is no such repository. */
function isCollection(route: string): boolean {
  return /\/\{repo\}(?:\/(?:issues|labels|milestones|pulls|check-runs|git\/refs|git\/blobs|git\/trees|git\/commits))?$/.test(
    route,
  );
}

/** An answer that broke off, or that no GitHub sent (a proxy's page). */
export function brokenAnswer(route: string): Setback {
  const error = new EnvironmentError("network", `The answer to ${route} broke off or is not GitHub's`, {
    advice: "Check the address of the server and the proxy, then run Plansync again.",
  });
  return { kind: "lost", error };
}

/** The failure of a request that creates, when nobody knows whether it was done: to be read back, never repeated. */
export function lostAnswer(error: EnvironmentError): EnvironmentError {
  return new EnvironmentError("network", `The answer was lost, and it may have been done: ${error.message}`, {
    cause: error,
    ...(error.status === undefined ? {} : { status: error.status }),
    advice: "Run Plansync again; it reads what is there before it goes on.",
  });
}

/** A message without the secret, and of a length that fits a report. */
export function plain(message: string, secret: string): string {
  const text = secret.length > 3 ? message.replaceAll(secret, "***") : message;
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}

/** Takes a secret that a server or a proxy repeated out of what the error carries, for whoever prints it whole. */
function scrub(error: RequestError, secret: string): void {
  if (secret.length <= 3) return;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause.message.includes(secret)) cause.message = cause.message.replaceAll(secret, "***");
    if (cause.stack?.includes(secret)) cause.stack = cause.stack.replaceAll(secret, "***");
  }
  const { response } = error;
  if (response !== undefined && JSON.stringify(response.data ?? "").includes(secret)) response.data = "*** (left out)";
}

/** An error of another copy of @octokit/request-error (an octokit that was handed in). */
function isRequestError(cause: unknown): cause is RequestError {
  return cause instanceof Error && cause.name === "HttpError" && "status" in cause;
}

function codeOf(error: Error): string {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  return "";
}
