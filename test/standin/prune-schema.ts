// Cuts GitHub's GraphQL schema down to some types and fields and to what their arguments need.

import {
  buildSchema,
  type DefinitionNode,
  extendSchema,
  type FieldDefinitionNode,
  Kind,
  type NamedTypeNode,
  parse,
  print,
  printSchema,
  type TypeNode,
  visit,
} from "graphql";

/**
 * Fields whose type is left out are left out too; interfaces keep the fields that all their kept types have;
 * payload types of kept mutations keep whatever can stay. Descriptions are dropped.
 */
export function pruneSchema(sdl: string, additions: string, kept: Readonly<Record<string, readonly string[]>>): string {
  const base = buildSchema(sdl, { assumeValidSDL: true });
  const whole = extendSchema(base, parse(additions), { assumeValidSDL: true });
  const definitions = new Map<string, DefinitionNode>();
  for (const definition of parse(printSchema(whole)).definitions) {
    if ("name" in definition && definition.name !== undefined) definitions.set(definition.name.value, definition);
  }
  const wanted = keepPayloads(definitions, kept);
  const shaped = [...definitions.values()].map((definition) => shape(definition, wanted, definitions));
  const present = new Map(
    shaped.flatMap((node) => (node !== null && "name" in node && node.name ? [[node.name.value, node]] : [])),
  );
  return `# Cut out of GitHub's schema by scripts/standin-schema.ts; not edited by hand.\n\n${reachable(present)
    .map((node) => print(plain(node)))
    .join("\n\n")}\n`;
}

function keepPayloads(definitions: Map<string, DefinitionNode>, kept: Readonly<Record<string, readonly string[]>>) {
  const wanted = new Map(Object.entries(kept));
  for (const mutation of fieldsOf(definitions.get("Mutation"))) {
    if (!kept.Mutation?.includes(mutation.name.value)) continue;
    const payload = baseName(mutation.type);
    wanted.set(
      payload,
      fieldsOf(definitions.get(payload)).map((field) => field.name.value),
    );
  }
  return wanted;
}

/** A definition with only the wanted fields; null for an object type that nobody wants. */
function shape(
  node: DefinitionNode,
  wanted: Map<string, readonly string[]>,
  all: Map<string, DefinitionNode>,
): DefinitionNode | null {
  const stays = (name: string): boolean => {
    const kind = all.get(name)?.kind;
    if (kind === Kind.OBJECT_TYPE_DEFINITION) return wanted.has(name);
    if (kind === Kind.INTERFACE_TYPE_DEFINITION) return implementers(name, all).some((one) => wanted.has(one));
    if (kind === Kind.UNION_TYPE_DEFINITION) return unionMembers(all.get(name)).some((one) => wanted.has(one));
    return true;
  };
  if (node.kind === Kind.OBJECT_TYPE_DEFINITION) {
    const names = wanted.get(node.name.value);
    if (names === undefined) return null;
    for (const name of names) {
      if (!fieldsOf(node).some((field) => field.name.value === name))
        throw new Error(`${node.name.value}.${name}: no such field`);
    }
    const fields = fieldsOf(node).filter((field) => names.includes(field.name.value) && stays(baseName(field.type)));
    return {
      ...node,
      fields,
      interfaces: (node.name.value === "Query" ? [] : (node.interfaces ?? [])).filter(
        (one) => interfaceFields(one.name.value, wanted, all, stays).length > 0,
      ),
    };
  }
  if (node.kind === Kind.INTERFACE_TYPE_DEFINITION) {
    const fields = interfaceFields(node.name.value, wanted, all, stays);
    return fields.length === 0 ? null : { ...node, fields, interfaces: [] };
  }
  if (node.kind === Kind.UNION_TYPE_DEFINITION) {
    const types = (node.types ?? []).filter((one) => wanted.has(one.name.value));
    return types.length === 0 ? null : { ...node, types };
  }
  return node.kind === Kind.DIRECTIVE_DEFINITION || node.kind === Kind.SCHEMA_DEFINITION ? null : node;
}

function interfaceFields(
  name: string,
  wanted: Map<string, readonly string[]>,
  all: Map<string, DefinitionNode>,
  stays: (name: string) => boolean,
): FieldDefinitionNode[] {
  const types = implementers(name, all).filter((one) => wanted.has(one));
  if (types.length === 0) return [];
  return fieldsOf(all.get(name)).filter(
    (field) => stays(baseName(field.type)) && types.every((type) => wanted.get(type)?.includes(field.name.value)),
  );
}

function implementers(name: string, all: Map<string, DefinitionNode>): string[] {
  return [...all.values()].flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION &&
    node.name.value !== "Query" &&
    node.interfaces?.some((one) => one.name.value === name)
      ? [node.name.value]
      : [],
  );
}

function unionMembers(node: DefinitionNode | undefined): string[] {
  return node?.kind === Kind.UNION_TYPE_DEFINITION ? (node.types ?? []).map((one) => one.name.value) : [];
}

/** Definitions that Query and Mutation reach, in the order of their names. */
function reachable(present: Map<string, DefinitionNode>): DefinitionNode[] {
  const seen = new Set<string>();
  const waiting = [
    "Query",
    "Mutation",
    ...[...present]
      .filter(([, node]) => node.kind === Kind.OBJECT_TYPE_DEFINITION && !node.name.value.endsWith("Payload"))
      .map(([name]) => name),
  ];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const node = present.get(name);
    if (node === undefined || seen.has(name)) continue;
    seen.add(name);
    visit(node, { NamedType: (type: NamedTypeNode) => void waiting.push(type.name.value) });
  }
  return [...present]
    .filter(([name]) => seen.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, node]) => node);
}

function plain(node: DefinitionNode): DefinitionNode {
  return visit(node, {
    enter: (inner) =>
      "description" in inner && inner.description !== undefined ? { ...inner, description: undefined } : undefined,
  });
}

function fieldsOf(node: DefinitionNode | undefined): readonly FieldDefinitionNode[] {
  return node !== undefined && "fields" in node ? ((node.fields ?? []) as readonly FieldDefinitionNode[]) : [];
}

function baseName(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : baseName(type.type);
}
