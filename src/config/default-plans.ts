// Where plans usually stand, and what only looks like one.

/** Looked for without regard to capitals. */
export const DEFAULT_PLANS: readonly string[] = [
  "PLAN.md",
  "PLANS.md",
  "*plan*.md",
  "ROADMAP.md",
  "TODO.md",
  "TASKS.md",
  "plans/**/*.md",
  "docs/**/*plan*.md",
  "docs/**/plans/**/*.md",
  "docs/**/*roadmap*.md",
  "docs/**/todo.md",
  "docs/**/tasks.md",
  ".github/PLAN.md",
  "specs/**/tasks.md",
  ".specify/specs/**/tasks.md",
  ".kiro/specs/*/tasks.md",
  "openspec/changes/*/tasks.md",
  "backlog/tasks/*.md",
];

/** Left out unless `exclude` says otherwise: templates, examples, what is over, and words that only contain "plan". */
export const DEFAULT_EXCLUDE: readonly string[] = [
  "**/*template*",
  "**/*template*/**",
  "**/examples/**",
  "**/fixtures/**",
  "**/archive/**",
  "**/archived/**",
  "**/*{explan,plane,plant}*",
];

/** Left out always. */
export const NEVER: readonly string[] = ["**/node_modules/**", "**/vendor/**", "**/.git/**"];
