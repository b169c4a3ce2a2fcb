// Who may do what: tokens, roles, permissions of installations, and the refusals in GitHub's words.

import { notFound, Problem } from "../problem.ts";
import type { Access, App, Installation, Permissions, Repository, RoleName, Token, User } from "./types.ts";
import type { World } from "./world.ts";

export interface Caller {
  readonly token: Token;
  readonly user: User;
  readonly app: App | null;
  readonly installation: Installation | null;
}

const roleOrder: readonly RoleName[] = ["none", "read", "triage", "write", "maintain", "admin"];
const accessOrder: readonly (Access | undefined)[] = [undefined, "read", "write", "admin"];

export function atLeast(role: RoleName, wanted: RoleName): boolean {
  return roleOrder.indexOf(role) >= roleOrder.indexOf(wanted);
}

/** The role that a person has on a repository: the owner administers, anybody reads a public one. */
export function roleOf(repository: Repository, user: User): RoleName {
  if (repository.owner === user) return "admin";
  return repository.roles.get(user.login.toLowerCase()) ?? (repository.private ? "none" : "read");
}

export function findCaller(world: World, authorization: string | undefined): Caller {
  const value = authorization?.replace(/^(?:bearer|token)\s+/i, "").trim() ?? "";
  const token = world.state.tokens.get(value);
  if (value === "") throw new Problem(401, "Requires authentication", { type: "UNAUTHORIZED" });
  const stale = token?.expiresAt != null && token.expiresAt <= world.clock.now();
  if (token === undefined || token.revoked || stale || token.installation?.suspended === true) {
    throw new Problem(401, "Bad credentials", { type: "UNAUTHORIZED" });
  }
  return { token, user: token.user, app: token.app, installation: token.installation };
}

function holds(permissions: Permissions, name: string, access: Access): boolean {
  if (name === "metadata") return true;
  return accessOrder.indexOf(permissions[name]) >= accessOrder.indexOf(access);
}

export type Need = readonly [permission: string, access: Access];

/** True when the caller sees the repository at all. */
export function sees(caller: Caller, repository: Repository): boolean {
  const { repositories, permissions } = caller.token;
  if (repositories?.includes(repository.id)) return true;
  if (repositories !== null) return !repository.private;
  return permissions !== null && caller.installation !== null ? true : atLeast(roleOf(repository, caller.user), "read");
}

/**
 * Refuses with 403 unless the token holds one of the permissions (installation and fine-grained tokens)
 * or the person has the role (people's tokens).
 */
export function demand(caller: Caller, repository: Repository, needs: readonly Need[], role: RoleName): void {
  if (!sees(caller, repository)) throw notFound();
  const { permissions, repositories } = caller.token;
  const writing = needs.some(([, access]) => access !== "read");
  const outside = repositories !== null && !repositories.includes(repository.id);
  if (permissions !== null) {
    const enough = needs.length === 0 || needs.some(([name, access]) => holds(permissions, name, access));
    if (enough && !(outside && writing)) {
      if (writing && repository.archived) throw archived();
      return;
    }
    const accepted = needs.map(([name, access]) => `${name}=${access}`).join("; ");
    const kind = caller.installation === null ? "personal access token" : "integration";
    throw new Problem(403, `Resource not accessible by ${kind}`, {
      headers: { "x-accepted-github-permissions": accepted },
    });
  }
  if (!atLeast(roleOf(repository, caller.user), role)) {
    throw role === "read" ? notFound() : new Problem(403, "Must have admin rights to Repository.");
  }
  if (writing && repository.archived) throw archived();
}

function archived(): Problem {
  return new Problem(403, "Repository was archived so is read-only.");
}

/** Whether labels, assignees and milestones that this caller sends are heeded; GitHub drops them silently otherwise. */
export function mayPush(caller: Caller, repository: Repository): boolean {
  const { permissions } = caller.token;
  if (permissions !== null && caller.installation !== null) {
    return holds(permissions, "issues", "write") || holds(permissions, "pull_requests", "write");
  }
  return atLeast(roleOf(repository, caller.user), "write");
}

/** What the caller can do, as a role name (repository.permissions, viewerPermission). */
export function effectiveRole(caller: Caller, repository: Repository): RoleName {
  const { permissions, repositories } = caller.token;
  if (permissions === null || caller.installation === null) return roleOf(repository, caller.user);
  if (repositories !== null && !repositories.includes(repository.id)) return "read";
  return holds(permissions, "contents", "write") ? "write" : "read";
}
