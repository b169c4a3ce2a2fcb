// Holds every request and answer against GitHub's OpenAPI description. Schemas are compiled when first needed.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import * as formats from "ajv-formats";

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: { readonly type?: string; readonly enum?: readonly unknown[] };
}

interface Operation {
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly schema: { readonly properties?: Record<string, unknown> };
  };
  readonly responses: Record<string, { schema?: unknown }>;
}

interface Description {
  readonly paths: Record<string, Record<string, Operation>>;
}

let loaded: { description: Description; ajv: Ajv } | undefined;
const compiled = new Map<string, ValidateFunction | undefined>();

function schemas(name: "openapi" | "webhooks"): Ajv {
  const description = JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), "utf8")) as object;
  const ajv = new Ajv({ strict: false, allErrors: false, validateFormats: true, logger: false });
  (formats.default as unknown as { default: (target: Ajv) => void }).default(ajv);
  return ajv.addSchema(description, name);
}

function load(): { description: Description; ajv: Ajv } {
  if (loaded === undefined) {
    const ajv = schemas("openapi");
    loaded = { ajv, description: ajv.getSchema("openapi")?.schema as unknown as Description };
  }
  return loaded;
}

let payloads: Ajv | undefined;

/** undefined when the payload is what GitHub describes. Events and actions as the payload and its header name them. */
export function checkPayload(event: string, action: string | null, payload: unknown): string | undefined {
  payloads ??= schemas("webhooks");
  const name = (action === null ? event : `${event}-${action}`).replaceAll("_", "-");
  const check = payloads.getSchema(`webhooks#/webhooks/${name}`);
  if (check === undefined) return `${name} is not described`;
  if (check(payload)) return undefined;
  const error = check.errors?.[0];
  return `${name}: ${error?.instancePath ?? ""} ${error?.message ?? ""} ${JSON.stringify(error?.params ?? {})}`;
}

function operationOf(name: string): Operation {
  const [method = "", path = ""] = name.split(" ");
  const found = load().description.paths[path]?.[method.toLowerCase()];
  if (found === undefined)
    throw new Error(`${name} is not in openapi.json: add it to operations.ts and run scripts/standin-schema.ts`);
  return found;
}

function validator(name: string, ...rest: string[]): ValidateFunction | undefined {
  const key = `${name} ${rest.join(" ")}`;
  if (!compiled.has(key)) {
    const [method = "", path = ""] = name.split(" ");
    const pointer = ["paths", path, method.toLowerCase(), ...rest, "schema"]
      .map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")))
      .join("/");
    compiled.set(key, load().ajv.getSchema(`openapi#/${pointer}`));
  }
  return compiled.get(key);
}

function describe(error: ErrorObject | undefined, value: unknown): string {
  if (error === undefined) return "does not match the schema";
  if (error.keyword === "required" && error.instancePath === "") {
    return `"${String(error.params.missingProperty)}" wasn't supplied.`;
  }
  const found = error.instancePath
    .split("/")
    .slice(1)
    .reduce<unknown>((inner, part) => (inner as Record<string, unknown> | undefined)?.[part], value);
  const shown = JSON.stringify(found)?.slice(0, 60) ?? "nothing";
  return `For 'properties${error.instancePath}', ${shown} ${error.message ?? "is invalid"}.`;
}

export interface RequestVerdict {
  /** Why GitHub would refuse it; undefined when it would not. */
  readonly refusal?: string;
  /** What GitHub would silently not heed: nobody means to send it. */
  readonly oddities: readonly string[];
}

export function checkRequest(name: string, query: URLSearchParams, body: unknown): RequestVerdict {
  const operation = operationOf(name);
  const oddities: string[] = [];
  for (const [key, value] of query) {
    const parameter = operation.parameters.find((one) => one.in === "query" && one.name === key);
    if (parameter === undefined) oddities.push(`unknown query parameter ${key}`);
    else if (parameter.schema.enum !== undefined && !parameter.schema.enum.includes(value)) {
      return { refusal: `For '${key}', "${value}" is not one of ${parameter.schema.enum.join(", ")}.`, oddities };
    } else if (parameter.schema.type === "integer" && !/^-?\d+$/.test(value)) {
      return { refusal: `For '${key}', "${value}" is not an integer.`, oddities };
    }
  }
  const wanted = operation.requestBody;
  if (wanted === undefined) {
    if (body !== undefined && Object.keys(body as object).length > 0) oddities.push("a body where none is read");
    return { oddities };
  }
  const check = validator(name, "requestBody");
  if (body === undefined && !wanted.required) return { oddities };
  const { properties } = wanted.schema;
  if (properties !== undefined && body !== null && typeof body === "object") {
    for (const key of Object.keys(body)) if (!(key in properties)) oddities.push(`unknown body key ${key}`);
  }
  if (check === undefined || check(body ?? {})) return { oddities };
  return { refusal: describe(check.errors?.[0], body), oddities };
}

/** undefined when the answer is what GitHub describes. */
export function checkResponse(name: string, status: number, body: unknown): string | undefined {
  const operation = operationOf(name);
  const described = operation.responses[String(status)];
  if (described === undefined) return status < 400 ? `status ${status} is not described` : undefined;
  if (status >= 400 || described.schema === undefined) return undefined;
  const check = validator(name, "responses", String(status));
  if (check === undefined || check(body)) return undefined;
  const error = check.errors?.[0];
  return `${error?.instancePath ?? ""} ${error?.message ?? "does not match"} ${JSON.stringify(error?.params ?? {})}`;
}
