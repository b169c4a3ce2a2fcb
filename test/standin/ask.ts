// A bare HTTP client for tests: what was answered, nothing hidden.

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; undefined when there is no body. */
  readonly body: Json;
}

/** JSON that a test looks into without proof of its shape. */
export interface Json {
  readonly [key: string]: Json;
}

export type Ask = (operation: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answered>;

/** `ask("POST /repos/o/r/issues", { title })` with a token. */
export function asker(standin: { readonly url: string; readonly fetch?: typeof globalThis.fetch }, token: string): Ask {
  return async (operation, body, headers = {}) => {
    const [method = "GET", path = "/"] = operation.split(" ");
    const answer = await (standin.fetch ?? fetch)(`${standin.url}${path}`, {
      method,
      redirect: "manual",
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = answer.headers.get("content-type")?.includes("json") && text !== "";
    return { status: answer.status, headers: answer.headers, body: (json ? JSON.parse(text) : text) as Json };
  };
}

export async function graphql(
  ask: Ask,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Answered> {
  return ask("POST /graphql", { query, variables });
}

/** A JSON array as the list of what the test expects in it; throws when it is none. */
export function items<T>(json: Json | undefined): readonly T[] {
  if (!Array.isArray(json)) throw new Error(`Expected a list, not ${JSON.stringify(json)}`);
  return json as unknown as readonly T[];
}
