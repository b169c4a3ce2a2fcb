// What counts as making content (80 a minute, 500 an hour). GitHub does not say which requests do; links between issues
// and new labels count here, and every alias of a GraphQL request by itself: the strict choice.

const creating = new Set([
  "createIssue",
  "addComment",
  "createPullRequest",
  "createLabel",
  "addSubIssue",
  "addBlockedBy",
]);

/** Names of top-level fields, one per alias. */
export function createsOfMutations(fields: readonly string[]): number {
  return fields.filter((field) => creating.has(field)).length;
}

/** POSTs that make nothing that people would be told of. */
const quiet = /\/(?:git\/|check-runs|statuses\/|access_tokens|attempts|labels$|reactions$|assignees$)/;

/** Pieces of content that a REST request asks to make. */
export function createsOf(method: string, path: string): number {
  if (method !== "POST") return 0;
  if (/^\/repos\/[^/]+\/[^/]+\/labels$/.test(path)) return 1;
  return quiet.test(path) ? 0 : 1;
}
