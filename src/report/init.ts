// What `plansync init` writes: a workflow, and a configuration with what was found in the repository.
import { stringify } from "yaml";

export interface InitFile {
  readonly path: string;
  readonly text: string;
}

/** How the action is named in workflows. */
const USES = "OWNER/plansync@v1";

/** The files to write for a repository with these plan documents. Pure: the caller decides about files that exist. */
export function renderInit(planPaths: readonly string[]): InitFile[] {
  return [
    { path: ".github/workflows/plansync.yml", text: WORKFLOW },
    { path: ".github/plansync.yml", text: configText(planPaths) },
  ];
}

const WORKFLOW = `name: Plansync

on:
  push:
  pull_request:
  issues:
    types: [opened, edited, closed, reopened, labeled, unlabeled, milestoned, demilestoned, assigned, unassigned]
  issue_comment:
    types: [created]
  schedule:
    - cron: "17 5 * * *"
  workflow_dispatch:

permissions:
  contents: write # for the pull request that brings changes back into the plan; \`read\` does without it
  issues: write
  checks: write
  pull-requests: write

# One run at a time for a branch, none broken off. Every comment has its own: a waiting run gives way to a newer one,
# and a command must not be lost.
concurrency:
  group: plansync-\${{ github.event.comment.id || github.ref }}

jobs:
  plansync:
    runs-on: ubuntu-latest
    steps:
      - uses: ${USES}
`;

function configText(planPaths: readonly string[]): string {
  const found = planPaths.slice(0, 50);
  const plans =
    found.length === 0
      ? "# No plan was found. Name yours here, or write PLAN.md:\n# plans:\n#   - PLAN.md\n"
      : `# These were found. Globs work too: docs/**/*plan*.md\n${stringify({ plans: found })}`;
  return `# Settings of Plansync; every key is optional. The schema gives completion and descriptions in editors.
# yaml-language-server: $schema=https://raw.githubusercontent.com/OWNER/plansync/v1/schema/plansync.schema.json

${plans}
# What wins when the plan and GitHub changed the same thing: plan or github.
prefer: plan

# How what was done on GitHub comes back into the plan: pull-request, commit or off.
write-back: pull-request
`;
}
