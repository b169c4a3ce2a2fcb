// The executable schema: GitHub's description, pruned, with resolvers on the world's objects. Built once per process.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildSchema,
  type GraphQLField,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from "graphql";
import { Problem } from "../problem.ts";
import { gitQueries } from "./git.ts";
import { issueQueries } from "./issue-fields.ts";
import { mutations } from "./mutations.ts";
import { queries } from "./queries.ts";
import type { Resolvers } from "./resolver.ts";
import type { Scope } from "./scope.ts";

/** What a server's schema may lack. */
export interface SchemaFeatures {
  readonly subIssues: boolean;
  readonly dependencies: boolean;
}

const built = new Map<string, GraphQLSchema>();

const subIssueFields =
  /^ {2}(?:parentIssueId|parent|subIssues\w*|addSubIssue|removeSubIssue|reprioritizeSubIssue)\b.*\n/gm;
const dependencyFields = /^ {2}(?:blockedBy|blocking|issueDependenciesSummary|addBlockedBy|removeBlockedBy)\b.*\n/gm;

const typeNames: Readonly<Record<string, string>> = {
  issue: "Issue",
  pull: "PullRequest",
  repository: "Repository",
  label: "Label",
  milestone: "Milestone",
  comment: "IssueComment",
  blob: "Blob",
  tree: "Tree",
  commit: "Commit",
};

/** Accounts tell their kind by `type`, everything else by `kind`. */
function typeName(value: { kind?: string; type?: string; viewer?: boolean }): string {
  if (value.kind === "user") return value.type === "Bot" || value.type === "Organization" ? value.type : "User";
  return typeNames[value.kind ?? ""] ?? "User";
}

export function schema({ subIssues, dependencies }: SchemaFeatures): GraphQLSchema {
  const key = `${subIssues} ${dependencies}`;
  const known = built.get(key);
  if (known !== undefined) return known;
  const whole = readFileSync(join(import.meta.dirname, "..", "schema.graphql"), "utf8");
  const fewer = subIssues
    ? whole
    : whole
        .replace(/^(type SubIssuesSummary|input \w*SubIssue\w*|type \w*SubIssue\w*Payload) \{[^}]*\}\n/gm, "")
        .replace(subIssueFields, "");
  const sdl = dependencies
    ? fewer
    : fewer
        .replace(/^(type IssueDependenciesSummary|input \w*BlockedBy\w*|type \w*BlockedBy\w*Payload) \{[^}]*\}\n/gm, "")
        .replace(dependencyFields, "");
  const fresh = buildSchema(sdl);
  for (const type of Object.values(fresh.getTypeMap())) {
    if (isInterfaceType(type) || isUnionType(type)) type.resolveType = (value) => typeName(value as { kind?: string });
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields())) attach(type.name, field, [queries, issueQueries, gitQueries]);
  }
  built.set(key, fresh);
  return fresh;
}

function attach(type: string, field: GraphQLField<unknown, Scope>, maps: readonly Resolvers[]): void {
  if (type === "Mutation") {
    const mutate = mutations[field.name];
    if (mutate === undefined) throw new Error(`Mutation.${field.name} has no resolver`);
    field.resolve = (_, args, scope) => {
      const input = (args.input ?? {}) as Record<string, unknown>;
      if (++scope.done > scope.allowed) {
        throw new Problem(422, "Resource limits for this query exceeded.", { type: "RESOURCE_LIMITS_EXCEEDED" });
      }
      return { ...mutate(input, scope), clientMutationId: input.clientMutationId ?? null };
    };
    return;
  }
  for (const map of maps) {
    const resolve = map[type]?.[field.name];
    if (resolve !== undefined) field.resolve = (source, args, scope) => resolve(source as never, args as never, scope);
  }
}
