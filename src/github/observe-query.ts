// The query for a repository with a page of issues, and what is taken out of it where a server or a token knows less.
import type { GraphqlAnswer } from "./answers.ts";
import type { GraphqlError } from "./graphql-errors.ts";
import { issueFields } from "./issue-fields.ts";
import { labelFields, milestoneFields } from "./list-fields.ts";

export interface FieldSet {
  subIssues: boolean;
  dependencies: boolean;
  fullDatabaseId: boolean;
  duplicates: boolean;
  /** What a token may lack the right to; done without. */
  pullRequests: boolean;
  assignableUsers: boolean;
}

/** `first`: with everything about the repository besides its issues. */
export function observeQuery(fields: FieldSet, first: boolean): string {
  const pulls = "pullRequests(states: OPEN, first: 100) { totalCount nodes { number headRefName isCrossRepository } }";
  const people = "assignableUsers(first: 100) { totalCount nodes { id login } }";
  const facts = `id hasIssuesEnabled defaultBranchRef { name target { oid } }
    ${fields.pullRequests ? pulls : ""} ${fields.assignableUsers ? people : ""}
    labels(first: 100) { ${labelFields} } milestones(first: 100) { ${milestoneFields} }`;
  return `query observe($owner: String!, $repo: String!, $size: Int!, $after: String) {
    ${first ? "viewer { login }" : ""}
    repository(owner: $owner, name: $repo) { ${first ? facts : "id"}
      issues(first: $size, after: $after, orderBy: { field: CREATED_AT, direction: ASC }) {
        pageInfo { hasNextPage endCursor } nodes { ${issueFields(fields)} } } } }`;
}

/** Takes out the fields that an older server does not know. True when there was one. */
export function dropUnknown(fields: FieldSet, answer: GraphqlAnswer<unknown>): boolean {
  const messages = answer.errors
    .map((error) => error.message)
    .filter((text) => /field/i.test(text) && /exist|query|accept|argument/i.test(text));
  const says = (...names: string[]): boolean => messages.some((text) => names.some((name) => text.includes(name)));
  const before = JSON.stringify(fields);
  if (says("'parent'", '"parent"', "subIssuesSummary")) fields.subIssues = false;
  if (says("blockedBy")) fields.dependencies = false;
  if (says("fullDatabaseId")) fields.fullDatabaseId = false;
  if (says("enableDuplicate")) fields.duplicates = false;
  return JSON.stringify(fields) !== before;
}

/** Takes out what the token may not read and what can be done without. True when there was something. */
export function dropForbidden(fields: FieldSet, answer: GraphqlAnswer<unknown>): boolean {
  const refused = (name: "pullRequests" | "assignableUsers"): boolean =>
    fields[name] && answer.errors.some(({ path = [] }) => path[1] === name);
  const names = (["pullRequests", "assignableUsers"] as const).filter(refused);
  for (const name of names) fields[name] = false;
  return names.length > 0;
}

/** A blocker or a parent in a repository that the token may not see: no reason to see nothing at all. */
export function isHidden({ type, path = [] }: GraphqlError): boolean {
  return (
    (type === "FORBIDDEN" || type === "NOT_FOUND") && path.some((step) => step === "blockedBy" || step === "parent")
  );
}
