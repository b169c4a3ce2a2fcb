// The webhooks that the stand-in tells, as GitHub's description names them.

const actions: Readonly<Record<string, string>> = {
  "check-run": "completed created requested-action rerequested",
  installation: "created deleted suspend unsuspend",
  "installation-repositories": "added removed",
  "issue-comment": "created deleted edited",
  "issue-dependencies": "blocked-by-added blocked-by-removed blocking-added blocking-removed",
  issues:
    "assigned closed deleted demilestoned edited labeled milestoned opened reopened transferred unassigned unlabeled",
  label: "created deleted edited",
  milestone: "closed created deleted edited opened",
  "pull-request": "closed edited opened synchronize",
  repository: "renamed",
  "sub-issues": "parent-issue-added parent-issue-removed sub-issue-added sub-issue-removed",
};

export const webhookNames: readonly string[] = [
  "push",
  ...Object.entries(actions).flatMap(([event, all]) => all.split(" ").map((action) => `${event}-${action}`)),
];
