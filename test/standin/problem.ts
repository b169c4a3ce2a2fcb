// A refusal, in the words that GitHub uses. The same one is told over REST (status, errors) and GraphQL (type, message).

export interface FieldError {
  readonly resource?: string;
  readonly field?: string;
  readonly code: string;
  readonly message?: string;
  readonly value?: unknown;
}

export class Problem extends Error {
  readonly status: number;
  readonly errors: readonly (FieldError | string)[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly type: string;
  /** What GraphQL says instead of `message`. */
  readonly told: string;

  constructor(
    status: number,
    message: string,
    options: {
      errors?: readonly (FieldError | string)[];
      headers?: Readonly<Record<string, string>>;
      type?: string;
      told?: string;
    } = {},
  ) {
    super(message);
    this.name = "Problem";
    this.status = status;
    this.errors = options.errors;
    this.headers = options.headers ?? {};
    this.type = options.type ?? graphqlType(status);
    this.told = options.told ?? message;
  }
}

function graphqlType(status: number): string {
  if (status === 403) return "FORBIDDEN";
  if (status === 404 || status === 410) return "NOT_FOUND";
  return "UNPROCESSABLE";
}

export const notFound = (): Problem => new Problem(404, "Not Found");

/** 422 with one entry per field; a `custom` entry carries its own text. */
export function invalid(resource: string, field: string, code: string, message?: string, value?: unknown): Problem {
  const entry: FieldError = {
    resource,
    ...(message === undefined ? { code } : { code }),
    field,
    ...(message === undefined ? {} : { message }),
    ...(value === undefined ? {} : { value }),
  };
  const text =
    message ??
    `${field} ${code === "missing_field" ? "can't be blank" : code === "already_exists" ? "has already been taken" : "is invalid"}`;
  return new Problem(422, "Validation Failed", { errors: [entry], told: text.charAt(0).toUpperCase() + text.slice(1) });
}

/** 422 whose entries are sentences, as the newer endpoints answer. */
export function refused(...sentences: string[]): Problem {
  return new Problem(422, `Validation failed: ${sentences.join(", ")}`, {
    errors: sentences,
    told: sentences.join(", "),
    type: "VALIDATION",
  });
}
