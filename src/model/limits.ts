// GitHub's caps, each with where it is written down. Met before writing, never found out by a refusal.

/** Characters of an issue title (error text of the API; dead-claudia/github-limits). */
export const TITLE = 256;
/** Characters of an issue body or a comment (error text of the API; dead-claudia/github-limits). */
export const BODY = 65_536;
/** Characters of a label's name (error text of the API). */
export const LABEL_NAME = 50;
/** Characters of a label's description (REST reference, "Create a label"). */
export const LABEL_DESCRIPTION = 100;
/** Labels on one issue (error text of the API, quoted by actions/labeler). */
export const LABELS = 100;
/** Assignees of one issue (REST reference, "Add assignees to an issue"). */
export const ASSIGNEES = 10;
/** Characters of a milestone's title: no source found, ours. */
export const MILESTONE_TITLE = 255;
/** Sub-issues of one issue, closed ones included (docs.github.com, "Adding sub-issues"). */
export const CHILDREN = 100;
/** Levels of sub-issues (docs.github.com, "Adding sub-issues"). */
export const LEVELS = 8;
/** Blockers of one issue, and issues that one blocks (GitHub changelog, 2025-08-21). */
export const EDGES = 50;
/** Characters of a check run's summary and of its text (REST reference, "Create a check run"). */
export const CHECK_TEXT = 65_535;
/** Annotations in one request (REST reference, "Create a check run"). */
export const ANNOTATIONS = 50;
/** Content-creating requests in a minute and in an hour (docs.github.com, "Rate limits for the REST API", secondary limits). */
export const CREATES_PER_MINUTE = 80;
export const CREATES_PER_HOUR = 500;
/** Bytes of a job summary (actions/runner, FileCommandManager). */
export const STEP_SUMMARY = 1_048_576;
/** Mutations that we put into one GraphQL request; GitHub stops issue-link mutations at about 22 (field reports). */
export const MUTATIONS = 20;
