// Cuts an OpenAPI 3.0 description down to some operations and repairs what a JSON schema validator cannot take.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Tree = { [key: string]: Json };

const noise = new Set(["description", "summary", "tags", "externalDocs", "example", "examples", "x-github", "title"]);

/** Keeps the named operations ("GET /user") and every schema that they reach; throws when one does not exist. */
export function pruneOpenApi(description: Tree, operations: readonly string[]): Tree {
  const paths: Tree = {};
  for (const operation of operations) {
    const [method = "", path = ""] = operation.split(" ");
    const found = child(child(child(description, "paths"), path), method.toLowerCase());
    if (Object.keys(found).length === 0) throw new Error(`Unknown operation ${operation}`);
    paths[path] = { ...child(paths, path), [method.toLowerCase()]: pruneOperation(description, found) };
  }
  correct(paths);
  const schemas = collectSchemas(description, paths);
  return repair({ openapi: "3.0.3", paths, components: { schemas } }) as Tree;
}

/** Where the description is stricter than the server: labels may be emptied, a milestone's date cleared. */
function correct(paths: Tree): void {
  const visit = (value: Json): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (value !== null && typeof value === "object") {
      const { labels } = value;
      if (labels !== null && typeof labels === "object" && !Array.isArray(labels)) delete labels.minItems;
      for (const inner of Object.values(value)) visit(inner);
    }
  };
  visit(paths);
  const patch = child(child(paths, "/repos/{owner}/{repo}/milestones/{milestone_number}"), "patch");
  const due = child(child(child(child(patch, "requestBody"), "schema"), "properties"), "due_on");
  if (due.type === "string") due.nullable = true;
}

/** Parameters, request body and JSON answers, their references followed; prose and headers left out. */
function pruneOperation(description: Tree, operation: Tree): Tree {
  const parameters = (operation.parameters ?? []) as Json[];
  const responses: Tree = {};
  for (const [status, answer] of Object.entries(child(operation, "responses"))) {
    const schema = jsonSchema(follow(description, answer));
    responses[status] = schema === undefined ? {} : { schema };
  }
  const body = operation.requestBody === undefined ? {} : follow(description, operation.requestBody);
  const schema = jsonSchema(body);
  return {
    operationId: operation.operationId ?? "",
    parameters: parameters.map((parameter) => {
      const { name, in: where, required, schema: wanted } = follow(description, parameter);
      return { name: name ?? "", in: where ?? "", required: required ?? false, schema: wanted ?? {} };
    }),
    ...(schema === undefined ? {} : { requestBody: { required: body.required ?? false, schema } }),
    responses,
  };
}

function jsonSchema(holder: Tree): Json | undefined {
  const content = child(holder, "content");
  const media = Object.keys(content).find((name) => name.includes("json"));
  return media === undefined ? undefined : child(content, media).schema;
}

export function collectSchemas(description: Tree, root: Json): Tree {
  const all = child(child(description, "components"), "schemas");
  const kept: Tree = {};
  const waiting: Json[] = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (Array.isArray(value)) waiting.push(...value);
    else if (value !== null && typeof value === "object") {
      const reference = value.$ref;
      const name = typeof reference === "string" ? reference.split("/").at(-1) : undefined;
      if (name !== undefined && kept[name] === undefined) {
        kept[name] = all[name] ?? {};
        waiting.push(kept[name]);
      }
      waiting.push(
        ...Object.entries(value).flatMap(([key, inner]) => (noise.has(key) && isNoise(inner) ? [] : [inner])),
      );
    }
  }
  return kept;
}

/** `nullable` without a type and enums that forget null are spelled out; "oneOf" that overlap may; prose goes. */
export function repair(value: Json, key = ""): Json {
  if (Array.isArray(value)) return value.map((item) => repair(item));
  if (value === null || typeof value !== "object") return value;
  const result: Tree = {};
  for (const [name, inner] of Object.entries(value)) {
    if (key !== "properties" && noise.has(name) && isNoise(inner)) continue;
    // The description wants an installation's account to be a user and an enterprise in one.
    const either = name === "oneOf" || (name === "allOf" && key === "account");
    const kept = either && key !== "properties" ? "anyOf" : name;
    result[kept] = repair(inner, key === "properties" ? "" : name);
  }
  if (key === "properties" || result.nullable !== true) return result;
  if (Array.isArray(result.enum) && !result.enum.includes(null)) result.enum.push(null);
  if (result.type !== undefined) return result;
  const { nullable: _, ...rest } = result;
  return { anyOf: [{ enum: [null] }, rest] };
}

/** A key such as "title" is prose only where its value is text or examples, not a property's schema. */
function isNoise(value: Json): boolean {
  return typeof value !== "object" || value === null || Array.isArray(value) || !("type" in value || "$ref" in value);
}

function follow(description: Tree, value: Json): Tree {
  const tree = (value ?? {}) as Tree;
  const reference = tree.$ref;
  if (typeof reference !== "string") return tree;
  return reference
    .split("/")
    .slice(1)
    .reduce((inner, name) => child(inner, name), description);
}

function child(tree: Tree, name: string): Tree {
  return (tree[name] ?? {}) as Tree;
}
