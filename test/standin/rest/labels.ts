// REST: labels of a repository and of an issue.

import { invalid, notFound, Problem } from "../problem.ts";
import { mayPush } from "../world/access.ts";
import {
  addLabels,
  createLabel,
  deleteLabel,
  type LabelFields,
  labelsByName,
  removeLabel,
  setLabels,
  updateLabel,
} from "../world/labels.ts";
import type { Issue, Label, Repository } from "../world/types.ts";
import { renderLabel } from "./render-issue.ts";
import {
  type Answer,
  actorOf,
  type Context,
  created,
  issueOf,
  issuePath,
  list,
  nothing,
  ok,
  type Route,
  readIssues,
  repo,
  repositoryOf,
  text,
  writeIssues,
} from "./route.ts";

export const labelRoutes: readonly Route[] = [
  { operation: `GET ${repo}/labels`, handle: listLabels },
  { operation: `POST ${repo}/labels`, handle: postLabel },
  { operation: `GET ${repo}/labels/{name}`, handle: getLabel },
  { operation: `PATCH ${repo}/labels/{name}`, handle: patchLabel },
  { operation: `DELETE ${repo}/labels/{name}`, handle: dropLabel },
  { operation: `GET ${issuePath}/labels`, handle: listIssueLabels },
  { operation: `POST ${issuePath}/labels`, handle: (context) => changeLabels(context, addLabels) },
  { operation: `PUT ${issuePath}/labels`, handle: (context) => changeLabels(context, setLabels) },
  { operation: `DELETE ${issuePath}/labels`, handle: clearLabels },
  { operation: `DELETE ${issuePath}/labels/{name}`, handle: dropIssueLabel },
];

function listLabels(context: Context): Answer {
  const repository = repositoryOf(context, readIssues, "read");
  return list(context, [...repository.labels.values()].sort(byName), (label) => renderLabel(context.world, label));
}

const byName = (a: Label, b: Label): number => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1);

function labelOf(context: Context, repository: Repository): Label {
  const label = repository.labels.get(context.params.name?.toLowerCase() ?? "");
  if (label === undefined) throw notFound();
  return label;
}

function getLabel(context: Context): Answer {
  return ok(renderLabel(context.world, labelOf(context, repositoryOf(context, readIssues, "read"))));
}

function fieldsOf({ body }: Context, name: string): LabelFields {
  const description = body.description;
  return {
    name: text(body[name]),
    color: text(body.color),
    description: description === undefined ? undefined : (text(description) ?? null),
  };
}

function postLabel(context: Context): Answer {
  const repository = repositoryOf(context, writeIssues, "write");
  const label = createLabel(context.world, actorOf(context.caller), repository, fieldsOf(context, "name"));
  return created(renderLabel(context.world, label));
}

function patchLabel(context: Context): Answer {
  const label = labelOf(context, repositoryOf(context, writeIssues, "write"));
  return ok(
    renderLabel(
      context.world,
      updateLabel(context.world, actorOf(context.caller), label, fieldsOf(context, "new_name")),
    ),
  );
}

function dropLabel(context: Context): Answer {
  deleteLabel(context.world, actorOf(context.caller), labelOf(context, repositoryOf(context, writeIssues, "write")));
  return nothing;
}

function issueLabels(context: Context, issue: Issue): Answer {
  return ok(issue.labels.map((label) => renderLabel(context.world, label)));
}

function listIssueLabels(context: Context): Answer {
  const issue = issueOf(context, repositoryOf(context, readIssues, "read"));
  return list(context, issue.labels, (label) => renderLabel(context.world, label));
}

function changeLabels(context: Context, change: typeof addLabels): Answer {
  const repository = repositoryOf(context, writeIssues, "triage");
  const issue = issueOf(context, repository);
  if (!mayPush(context.caller, repository)) return issueLabels(context, issue);
  const sent: unknown = Array.isArray(context.body) ? context.body : context.body.labels;
  if (!Array.isArray(sent)) throw invalid("Issue", "labels", "missing_field");
  const names = sent.map((one: string | { name: string }) => (typeof one === "string" ? one : one.name));
  const actor = actorOf(context.caller);
  change(context.world, actor, issue, labelsByName(context.world, actor, repository, names));
  return issueLabels(context, issue);
}

function clearLabels(context: Context): Answer {
  const issue = issueOf(context, repositoryOf(context, writeIssues, "triage"));
  setLabels(context.world, actorOf(context.caller), issue, []);
  return nothing;
}

function dropIssueLabel(context: Context): Answer {
  const repository = repositoryOf(context, writeIssues, "triage");
  const issue = issueOf(context, repository);
  const label = repository.labels.get(context.params.name?.toLowerCase() ?? "");
  if (label === undefined) throw new Problem(404, "Label does not exist");
  removeLabel(context.world, actorOf(context.caller), issue, label);
  return issueLabels(context, issue);
}
