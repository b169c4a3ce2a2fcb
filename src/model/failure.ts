// The three kinds of failure: a user's mistake is a diagnostic; these are the other two.

/** What went wrong between us and GitHub, told so that a person knows what to do. */
export type FailureKind =
  | "permission"
  | "rate-limit"
  | "not-found"
  | "invalid"
  | "conflict"
  | "network"
  | "server"
  | "unsupported";

/** A failure of the environment. Made at the adapter; `cause` holds what GitHub or the network said. */
export class EnvironmentError extends Error {
  readonly kind: FailureKind;
  /** When it makes sense to try again (epoch milliseconds). */
  readonly retryAt: number | undefined;
  /** What to do about it, in a sentence. */
  readonly advice: string | undefined;
  readonly status: number | undefined;

  constructor(
    kind: FailureKind,
    message: string,
    options: { cause?: unknown; retryAt?: number; advice?: string; status?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "EnvironmentError";
    this.kind = kind;
    this.retryAt = options.retryAt;
    this.advice = options.advice;
    this.status = options.status;
  }
}

/** Something that cannot happen did. */
export class InternalError extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(`${message}. This is a bug in Plansync, please report it`, options);
    this.name = "InternalError";
  }
}
