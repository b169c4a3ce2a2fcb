// REST: repositories, branches, collaborators, people, limits.

import { notFound, Problem } from "../problem.ts";
import { effectiveRole, roleOf, sees } from "../world/access.ts";
import { commitOf } from "../world/git.ts";
import type { Repository } from "../world/types.ts";
import { renderCommit } from "./render-git.ts";
import { permissionsOf, renderRepository } from "./render-repository.ts";
import { renderPublicUser, renderUser } from "./render-user.ts";
import { type Answer, type Context, list, ok, paginate, type Route, repo, repositoryOf } from "./route.ts";

export const repositoryRoutes: readonly Route[] = [
  { operation: `GET ${repo}`, handle: getRepository },
  { operation: `GET ${repo}/branches`, handle: listBranches },
  { operation: `GET ${repo}/branches/{branch}`, handle: getBranch },
  { operation: `GET ${repo}/collaborators/{username}/permission`, handle: getPermission },
  { operation: `GET ${repo}/issue-types`, handle: listTypes },
  { operation: "GET /user", handle: getViewer },
  { operation: "GET /users/{username}", handle: getUser },
  { operation: "GET /installation/repositories", handle: listInstallationRepositories },
];

function getRepository(context: Context): Answer {
  const repository = repositoryOf(context, [["metadata", "read"]], "read");
  return ok(renderRepository(context.world, repository, effectiveRole(context.caller, repository)));
}

function branches(repository: Repository): [string, string][] {
  return [...repository.refs].flatMap(([ref, sha]) => (ref.startsWith("refs/heads/") ? [[ref.slice(11), sha]] : []));
}

function protectionOf(context: Context, repository: Repository, name: string): Record<string, unknown> {
  const url = `${context.world.baseUrl}/repos/${repository.fullName}/branches/${name}/protection`;
  const on = repository.protectedBranches.has(name);
  return { protected: on, protection: { enabled: on }, protection_url: url };
}

function listBranches(context: Context): Answer {
  const repository = repositoryOf(context, [["contents", "read"]], "read");
  return list(
    context,
    branches(repository).sort(([a], [b]) => (a < b ? -1 : 1)),
    ([name, sha]) => ({
      name,
      commit: { sha, url: `${context.world.baseUrl}/repos/${repository.fullName}/commits/${sha}` },
      ...protectionOf(context, repository, name),
    }),
  );
}

function getBranch(context: Context): Answer {
  const repository = repositoryOf(context, [["contents", "read"]], "read");
  const name = context.params.branch ?? "";
  const commit = commitOf(repository, repository.refs.get(`refs/heads/${name}`) ?? "");
  if (commit === undefined) throw new Problem(404, "Branch not found");
  const html = `${context.world.baseUrl}/${repository.fullName}/tree/${name}`;
  return ok({
    name,
    commit: renderCommit(context.world, repository, commit),
    _links: { self: `${context.world.baseUrl}${context.path}`, html },
    ...protectionOf(context, repository, name),
  });
}

/** The old `permission` knows four values; `role_name` tells triage and maintain apart. */
function getPermission(context: Context): Answer {
  const { world, params } = context;
  const repository = repositoryOf(context, [["metadata", "read"]], "write");
  const user = world.findUser(params.username ?? "");
  if (user === undefined) throw new Problem(404, `${params.username} is not a user`);
  const role = roleOf(repository, user);
  const permission = role === "maintain" ? "write" : role === "triage" ? "read" : role;
  return ok({
    permission,
    role_name: role,
    user: { ...renderUser(world, user), permissions: permissionsOf(role), role_name: role },
  });
}

function listTypes(context: Context): Answer {
  const repository = repositoryOf(context, [["metadata", "read"]], "read");
  return ok(
    repository.issueTypes.map((type) => ({
      id: type.id,
      node_id: type.nodeId,
      name: type.name,
      description: null,
      color: "gray",
      is_enabled: true,
    })),
  );
}

/** Installation tokens are nobody: GitHub refuses them here. */
function getViewer({ world, caller }: Context): Answer {
  if (caller.installation !== null) throw new Problem(403, "Resource not accessible by integration");
  return ok(renderPublicUser(world, caller.user));
}

function getUser({ world, params }: Context): Answer {
  const user = world.findUser(params.username ?? "");
  if (user === undefined) throw notFound();
  return ok(renderPublicUser(world, user));
}

function listInstallationRepositories(context: Context): Answer {
  const { world, caller } = context;
  const { installation } = caller;
  if (installation === null) throw new Problem(403, "You must authenticate with an installation access token");
  const all = [...world.state.repositories.values()].filter(
    (one) => one.owner === installation.account && sees(caller, one),
  );
  const { items, headers } = paginate(context, all);
  const repositories = items.map((one) => renderRepository(world, one, effectiveRole(caller, one)));
  return { status: 200, body: { total_count: all.length, repositories }, headers };
}
