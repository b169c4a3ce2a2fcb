// One GraphQL request: parse, validate, count the cost, run, tell errors as GitHub tells them.

import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import { createsOfMutations } from "../creates.ts";
import { Problem } from "../problem.ts";
import type { Caller } from "../world/access.ts";
import type { World } from "../world/world.ts";
import { type Cost, costOf, operationOf } from "./cost.ts";
import { type SchemaFeatures, schema } from "./schema.ts";
import type { Scope } from "./scope.ts";

/** GitHub stops mutations beyond about this many in one request (field reports on issue links). */
export const MOST_MUTATIONS = 22;

export interface Prepared {
  readonly document: DocumentNode | undefined;
  readonly operation: OperationDefinitionNode | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly kind: "read" | "write";
  /** Names of the top-level fields, one per alias. */
  readonly fields: readonly string[];
  readonly creates: number;
  readonly cost: Cost;
  /** Why it cannot run at all. */
  readonly errors: readonly { readonly type?: string; readonly message: string }[];
}

interface Read {
  readonly document: DocumentNode | undefined;
  readonly errors: readonly { readonly message: string }[];
}

const known = new WeakMap<object, Map<string, Read>>();

function read(query: string, features: SchemaFeatures): Read {
  const server = schema(features);
  const cache = known.get(server) ?? new Map<string, Read>();
  known.set(server, cache);
  const cached = cache.get(query);
  if (cached !== undefined) return cached;
  try {
    const document = parse(query);
    const errors = validate(server, document).map(({ message }) => wordError(message));
    if (cache.size > 200) cache.clear();
    cache.set(query, { document, errors });
    return { document, errors };
  } catch (error) {
    return { document: undefined, errors: [{ message: error instanceof Error ? error.message : String(error) }] };
  }
}

/** Unknown names in GitHub's words, whose codes tell a client what an older server lacks. */
function wordError(message: string): { message: string; extensions?: Record<string, string> } {
  const field = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message);
  if (field !== null) {
    const [, fieldName = "", typeName = ""] = field;
    const extensions = { code: "undefinedField", typeName, fieldName };
    return { message: `Field '${fieldName}' doesn't exist on type '${typeName}'`, extensions };
  }
  const argument = /^Field "(\w+)" is not defined by type "(\w+)"/.exec(message);
  if (argument === null) return { message };
  const [, argumentName = "", name = ""] = argument;
  const extensions = { code: "argumentNotAccepted", name, typeName: "InputObject", argumentName };
  return { message: `InputObject '${name}' doesn't accept argument '${argumentName}'`, extensions };
}

export function prepare(
  body: { query?: unknown; variables?: unknown; operationName?: unknown },
  features: SchemaFeatures,
): Prepared {
  const variables = (body.variables ?? {}) as Readonly<Record<string, unknown>>;
  const none: Cost = { points: 1, nodes: 0, errors: [] };
  const failed = {
    document: undefined,
    operation: undefined,
    variables,
    kind: "read",
    fields: [],
    creates: 0,
    cost: none,
  } as const;
  if (typeof body.query !== "string")
    return { ...failed, errors: [{ message: "A query attribute must be specified and must be a string." }] };
  const { document, errors } = read(body.query, features);
  if (document === undefined || errors.length > 0) return { ...failed, errors };
  const operation = operationOf(document, typeof body.operationName === "string" ? body.operationName : undefined);
  const fields = operation.selectionSet.selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []));
  const cost = costOf(schema(features), document, operation, variables);
  return {
    document,
    operation,
    variables,
    kind: operation.operation === "mutation" ? "write" : "read",
    fields,
    creates: createsOfMutations(fields),
    cost,
    errors: cost.errors,
  };
}

export function run(
  world: World,
  caller: Caller,
  prepared: Prepared,
  rate: { limit: number; remaining: number; used: number; reset: number },
  { allowed, half }: { readonly allowed: number; readonly half: boolean },
  features: SchemaFeatures,
): Record<string, unknown> {
  if (prepared.document === undefined || prepared.errors.length > 0) return { errors: prepared.errors };
  const scope: Scope = {
    world,
    caller,
    actor: { user: caller.user, app: caller.app },
    done: 0,
    half,
    allowed: Math.min(allowed, MOST_MUTATIONS),
    rate: { ...rate, cost: prepared.cost.points, nodes: prepared.cost.nodes },
  };
  const result = execute({
    schema: schema(features),
    document: prepared.document,
    variableValues: prepared.variables,
    contextValue: scope,
    ...(prepared.operation?.name === undefined ? {} : { operationName: prepared.operation.name.value }),
  });
  if (result instanceof Promise) throw new Error("A resolver was asynchronous");
  return format(result as ExecutionResult);
}

function format(result: ExecutionResult): Record<string, unknown> {
  return {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(result.errors === undefined ? {} : { errors: result.errors.map(formatError) }),
  };
}

/** An unexpected failure of a resolver is ours: it is thrown, so that the request answers 500. */
function formatError(error: GraphQLError): Record<string, unknown> {
  const { originalError } = error;
  const place = { path: error.path, locations: error.locations };
  if (originalError instanceof Problem) return { type: originalError.type, ...place, message: originalError.told };
  if (originalError !== undefined && !(originalError instanceof GraphQLError)) throw originalError;
  return { ...place, message: error.message };
}
