// What a delivery asks for: a look at a repository, an event to be done once, or nothing. Pure.
import { listAt, numberAt, objectAt, textAt, type Unknown } from "./payload.ts";
import type { EdgeEvent, Intake, RepositoryRef, Urgency } from "./queue/port.ts";

export interface Delivery {
  readonly id: string;
  readonly name: string;
  readonly payload: Unknown;
}

/** Who we are on GitHub: what we did ourselves needs no look. */
export interface Self {
  readonly appId: number;
  /** "plansync[bot]"; "" while it is not known. */
  readonly login: string;
}

export interface Routed {
  readonly intakes: readonly Intake[];
  /** Why nothing is to be done, "" when something is. */
  readonly ignored: string;
}

/** Events by which something that somebody waits for may have become true: blockers, closing, edges. */
const INTERACTIVE: Readonly<Record<string, ReadonlySet<string>>> = {
  issues: new Set(["closed", "reopened", "deleted", "transferred", "edited"]),
  issue_dependencies: new Set(["blocked_by_added", "blocked_by_removed", "blocking_added", "blocking_removed"]),
  sub_issues: new Set(["sub_issue_added", "sub_issue_removed", "parent_issue_added", "parent_issue_removed"]),
};
const LEVEL = new Set(["issues", "label", "milestone", "sub_issues", "issue_dependencies"]);
const PULL_ACTIONS = new Set([
  "opened",
  "reopened",
  "synchronize",
  "edited",
  "ready_for_review",
  "labeled",
  "unlabeled",
]);
const REPOSITORY_ACTIONS = new Set(["renamed", "transferred", "unarchived", "edited", "created"]);

export function routeDelivery(delivery: Delivery, self: Self): Routed {
  const { name, payload } = delivery;
  const action = textAt(payload, "action");
  const own = self.login !== "" && textAt(payload, "sender", "login") === self.login;
  if (name === "installation" || name === "installation_repositories") return routeInstallation(delivery, action);
  const repository = repositoryOf(payload);
  if (repository === null) return nothing("no repository of an installation");
  const intake = (urgency: Urgency, edge: EdgeEvent | null = null): Routed => ({
    intakes: [{ delivery: delivery.id, repository, urgency, event: action ? `${name}.${action}` : name, edge }],
    ignored: "",
  });
  switch (name) {
    case "push":
      return routePush(payload, own) ?? intake("bulk");
    case "pull_request":
      // Our own pull requests are looked at as well: their checks may be required.
      if (!PULL_ACTIONS.has(action)) return nothing("nothing changes by it");
      return intake("interactive", { kind: "pull", number: numberAt(payload, "pull_request", "number") });
    case "issue_comment":
      return routeComment(payload, action, own, (edge) => intake("interactive", edge));
    case "check_run":
      return routeCheck(payload, action, self, (edge) => intake("interactive", edge));
    case "check_suite":
      return action === "rerequested" ? intake("interactive") : nothing("nothing changes by it");
    case "repository":
      return REPOSITORY_ACTIONS.has(action) ? intake("bulk") : nothing("nothing changes by it");
    default:
      if (!LEVEL.has(name)) return nothing("not an event of ours");
      if (own) return nothing("our own change");
      return intake(INTERACTIVE[name]?.has(action) ? "interactive" : "bulk");
  }
}

function nothing(ignored: string): Routed {
  return { intakes: [], ignored };
}

function routePush(payload: Unknown, own: boolean): Routed | null {
  const branch = textAt(payload, "repository", "default_branch");
  if (textAt(payload, "ref") !== `refs/heads/${branch}`) return nothing("not the default branch");
  return own ? nothing("our own change") : null;
}

/** Only comments that may hold a command: a line that starts with a slash. Whether it is one is read later, as Markdown. */
function routeComment(payload: Unknown, action: string, own: boolean, take: (edge: EdgeEvent) => Routed): Routed {
  if (action !== "created") return nothing("only new comments are commands");
  if (own || textAt(payload, "comment", "user", "type") === "Bot") return nothing("a comment of an app");
  const body = textAt(payload, "comment", "body");
  if (!/^[ \t]{0,3}\/[a-z]/im.test(body)) return nothing("no command in it");
  return take({
    kind: "comment",
    issue: numberAt(payload, "issue", "number"),
    onPull: objectAt(payload, "issue", "pull_request") !== null,
    comment: numberAt(payload, "comment", "id"),
    body,
    author: textAt(payload, "comment", "user", "login"),
    createdAt: textAt(payload, "comment", "created_at"),
  });
}

function routeCheck(payload: Unknown, action: string, self: Self, take: (edge: EdgeEvent) => Routed): Routed {
  if (action !== "rerequested" && action !== "requested_action") return nothing("nothing changes by it");
  const app = numberAt(payload, "check_run", "app", "id");
  if (app !== 0 && app !== self.appId) return nothing("a check of another app");
  return take({
    kind: "button",
    check: numberAt(payload, "check_run", "id"),
    name: textAt(payload, "check_run", "name"),
    sha: textAt(payload, "check_run", "head_sha"),
    externalId: textAt(payload, "check_run", "external_id"),
    identifier: action === "rerequested" ? "rerun" : textAt(payload, "requested_action", "identifier"),
    sender: textAt(payload, "sender", "login"),
    pulls: listAt(payload, "check_run", "pull_requests")
      .map((pull) => numberAt(pull, "number"))
      .filter((number) => number > 0),
  });
}

function routeInstallation(delivery: Delivery, action: string): Routed {
  const { payload, name } = delivery;
  const installation = numberAt(payload, "installation", "id");
  const gone = action === "deleted" || action === "suspend" || action === "removed";
  if (installation === 0 || gone) return nothing("nothing changes by it");
  const list = name === "installation" ? listAt(payload, "repositories") : listAt(payload, "repositories_added");
  const intakes = list.flatMap((entry): Intake[] => {
    const repository = named(numberAt(entry, "id"), textAt(entry, "full_name"), installation);
    if (repository === null) return [];
    const id = `${delivery.id}-${repository.id}`;
    return [{ delivery: id, repository, urgency: "bulk", event: `${name}.${action}`, edge: null }];
  });
  return { intakes, ignored: intakes.length > 0 ? "" : "no repositories in it" };
}

function repositoryOf(payload: Unknown): RepositoryRef | null {
  const installation = numberAt(payload, "installation", "id");
  if (installation === 0) return null;
  return named(numberAt(payload, "repository", "id"), textAt(payload, "repository", "full_name"), installation);
}

function named(id: number, fullName: string, installation: number): RepositoryRef | null {
  const match = /^([A-Za-z0-9_.-]{1,100})\/([A-Za-z0-9_.-]{1,100})$/.exec(fullName);
  if (id === 0 || match === null) return null;
  return { id, installation, owner: match[1] ?? "", repo: match[2] ?? "" };
}
