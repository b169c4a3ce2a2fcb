// The caps that the stand-in enforces, written down apart from those that Plansync plans for: a judge takes nobody's word.

/** Characters (error texts of the API; dead-claudia/github-limits). */
export const TITLE = 256;
export const BODY = 65_536;
export const LABEL_NAME = 50;
/** REST reference, "Create a label". */
export const LABEL_DESCRIPTION = 100;
/** Error text of the API. */
export const LABELS = 100;
/** REST reference, "Add assignees to an issue". */
export const ASSIGNEES = 10;
/** docs.github.com, "Adding sub-issues". */
export const CHILDREN = 100;
export const LEVELS = 8;
/** GitHub changelog, 2025-08-21: on either side. */
export const EDGES = 50;
/** REST reference, "Create a check run". */
export const CHECK_TEXT = 65_535;
export const ANNOTATIONS = 50;
