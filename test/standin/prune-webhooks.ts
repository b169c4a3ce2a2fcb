// Cuts GitHub's description of webhooks down to the events that the stand-in tells, and to what each payload must have.

import { collectSchemas, type Json, repair, type Tree } from "./prune-openapi.ts";

/** Keeps the named webhooks ("issues-opened"); optional properties go, so that the file stays small. */
export function pruneWebhooks(description: Tree, names: readonly string[]): Tree {
  const webhooks = description.webhooks as Tree;
  const kept: Tree = {};
  for (const name of names) {
    const found = webhooks[name] as { post: { requestBody: { content: Record<string, Tree> } } } | undefined;
    const schema = found?.post.requestBody.content["application/json"]?.schema;
    if (schema === undefined) throw new Error(`Unknown webhook ${name}`);
    kept[name] = schema;
  }
  const slim = required(description) as Tree;
  return repair({ webhooks: required(kept), components: { schemas: collectSchemas(slim, required(kept)) } }) as Tree;
}

/** Object schemas with their required properties only. */
function required(value: Json): Json {
  if (Array.isArray(value)) return value.map(required);
  if (value === null || typeof value !== "object") return value;
  const { properties, required: names } = value;
  const wanted = Array.isArray(names) ? names : [];
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key !== "properties" || inner !== properties || inner === null || typeof inner !== "object")
        return [key, required(inner)];
      return [
        key,
        Object.fromEntries(
          Object.entries(inner).flatMap(([name, one]) => (wanted.includes(name) ? [[name, required(one)]] : [])),
        ),
      ];
    }),
  );
}
