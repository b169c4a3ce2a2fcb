// What a query costs before it runs: nodes, points, and the refusals for pages without bounds
// (docs.github.com, "Rate limits and query limits for the GraphQL API").

import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";

export interface Cost {
  readonly points: number;
  readonly nodes: number;
  readonly errors: readonly { readonly type: string; readonly message: string }[];
}

const MOST_NODES = 500_000;

interface Walk {
  readonly schema: GraphQLSchema;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly errors: { type: string; message: string }[];
  requests: number;
  nodes: number;
}

/** The points are (sum of list requests) / 100, at least 1; a list inside a list is asked for once per item. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Cost {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const walk: Walk = { schema, variables, fragments, errors: [], requests: 0, nodes: 0 };
  const root = schema.getRootType(operation.operation);
  if (root) visitSelection(walk, operation.selectionSet, root, 1);
  return { points: Math.max(1, Math.round(walk.requests / 100)), nodes: walk.nodes, errors: walk.errors };
}

function visitSelection(walk: Walk, selection: SelectionSetNode, type: GraphQLNamedType, times: number): void {
  for (const node of selection.selections) {
    if (node.kind === Kind.FIELD) visitField(walk, node, type, times);
    else if (node.kind === Kind.INLINE_FRAGMENT) {
      const inner = node.typeCondition === undefined ? type : walk.schema.getType(node.typeCondition.name.value);
      if (inner) visitSelection(walk, node.selectionSet, inner, times);
    } else {
      const fragment = walk.fragments.get(node.name.value);
      const inner = fragment === undefined ? undefined : walk.schema.getType(fragment.typeCondition.name.value);
      if (fragment !== undefined && inner) visitSelection(walk, fragment.selectionSet, inner, times);
    }
  }
}

function visitField(walk: Walk, field: FieldNode, type: GraphQLNamedType, times: number): void {
  if (!isObjectType(type) && !isInterfaceType(type)) return;
  const definition = type.getFields()[field.name.value];
  if (definition === undefined || field.selectionSet === undefined) return;
  const inner = getNamedType(definition.type);
  let count = times;
  if (inner.name.endsWith("Connection")) {
    walk.requests += times;
    count = times * pageSize(walk, field);
    walk.nodes += count;
    if (walk.nodes > MOST_NODES && !walk.errors.some((one) => one.type === "MAX_NODE_LIMIT_EXCEEDED")) {
      const asked = walk.nodes.toLocaleString("en-US");
      const message = `By the time this query traverses to the ${field.name.value} connection, it is requesting up to ${asked} possible nodes which exceeds the maximum limit of 500,000.`;
      walk.errors.push({ type: "MAX_NODE_LIMIT_EXCEEDED", message });
    }
  }
  visitSelection(walk, field.selectionSet, inner, count);
}

function pageSize(walk: Walk, field: FieldNode): number {
  const read = (name: string): number | undefined => {
    const given = field.arguments?.find((argument) => argument.name.value === name)?.value;
    const value = given === undefined ? undefined : literal(walk, given);
    return typeof value === "number" ? value : undefined;
  };
  const [first, last] = [read("first"), read("last")];
  const size = first ?? last;
  const name = field.name.value;
  if (size === undefined) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
    walk.errors.push({ type: "MISSING_PAGINATION_BOUNDARIES", message });
    return 1;
  }
  if (size > 100 || size < 1) {
    const word = first === undefined ? "last" : "first";
    const message =
      size > 100
        ? `Requesting ${size} records on the \`${name}\` connection exceeds the \`${word}\` limit of 100 records.`
        : `\`${word}\` on the \`${name}\` connection cannot be less than 1.`;
    walk.errors.push({ type: "EXCESSIVE_PAGINATION", message });
  }
  return size;
}

function literal(walk: Walk, value: ValueNode): unknown {
  if (value.kind === Kind.VARIABLE) return walk.variables[value.name.value];
  return value.kind === Kind.INT ? Number(value.value) : undefined;
}

export function operationOf(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const all = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const found = name === undefined ? all : all.filter((one) => one.name?.value === name);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new GraphQLError("An operation name is required");
  return only;
}
