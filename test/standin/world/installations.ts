// An App comes to an account, goes, rests and wakes; told by webhook as GitHub tells it.

import { renderInstallation } from "../rest/render-user.ts";
import type { Installation, Repository, User } from "./types.ts";
import type { Actor, World } from "./world.ts";

type Listed = Pick<Repository, "id" | "nodeId" | "name" | "fullName" | "private">;

function listed(repository: Listed): Record<string, unknown> {
  const { id, nodeId, name, fullName } = repository;
  return { id, node_id: nodeId, name, full_name: fullName, private: repository.private };
}

function repositoriesOf(world: World, installation: Installation): Repository[] {
  return [...world.state.repositories.values()].filter((one) => one.owner === installation.account);
}

/** `created`, `deleted`, `suspend` and `unsuspend`; a deleted installation's tokens are worthless at once. */
export function changeInstallation(
  world: World,
  actor: Actor,
  installation: Installation,
  action: "created" | "deleted" | "suspend" | "unsuspend",
): void {
  const repositories = repositoriesOf(world, installation).map(listed);
  installation.suspended = action === "suspend";
  const payload = (): Record<string, unknown> => ({
    installation: renderInstallation(world, installation),
    repositories,
    requester: null,
  });
  world.emit(null, "installation", action, actor, payload, { installation });
  if (action !== "deleted") return;
  world.state.installations.delete(installation.id);
  for (const token of world.state.tokens.values()) if (token.installation === installation) token.revoked = true;
}

/** Repositories come to or leave the installation. */
export function changeRepositories(
  world: World,
  actor: Actor,
  installation: Installation,
  change: { readonly added?: readonly Repository[]; readonly removed?: readonly Repository[] },
): void {
  const { added = [], removed = [] } = change;
  const payload = (): Record<string, unknown> => ({
    installation: renderInstallation(world, installation),
    repository_selection: "selected",
    repositories_added: added.map(listed),
    repositories_removed: removed.map(listed),
    requester: null,
  });
  const action = added.length > 0 ? "added" : "removed";
  world.emit(null, "installation_repositories", action, actor, payload, { installation });
}

/** The repository leaves one account and its installations for another; the old name answers with a redirect. */
export function transferRepository(world: World, actor: Actor, repository: Repository, owner: User): void {
  const from = repository.owner;
  const installed = (account: User) =>
    [...world.state.installations.values()].filter((one) => one.account === account && !one.suspended);
  for (const one of installed(from)) changeRepositories(world, actor, one, { removed: [repository] });
  for (const token of world.state.tokens.values()) {
    if (token.installation?.account === from && token.repositories?.includes(repository.id)) token.revoked = true;
  }
  world.state.repositories.delete(repository.fullName.toLowerCase());
  world.state.moved.set(repository.fullName.toLowerCase(), repository);
  repository.owner = owner;
  repository.fullName = `${owner.login}/${repository.name}`;
  world.state.repositories.set(repository.fullName.toLowerCase(), repository);
  for (const one of installed(owner)) changeRepositories(world, actor, one, { added: [repository] });
  const told = { id: from.id, login: from.login, node_id: from.nodeId, type: from.type };
  const changes = { owner: { from: from.type === "Organization" ? { organization: told } : { user: told } } };
  world.emit(repository, "repository", "transferred", actor, () => ({ changes }));
}

/** The old name answers with a redirect from then on. */
export function renameRepository(world: World, actor: Actor, repository: Repository, name: string): void {
  const from = repository.name;
  world.state.repositories.delete(repository.fullName.toLowerCase());
  world.state.moved.set(repository.fullName.toLowerCase(), repository);
  repository.name = name;
  repository.fullName = `${repository.owner.login}/${name}`;
  world.state.repositories.set(repository.fullName.toLowerCase(), repository);
  world.emit(repository, "repository", "renamed", actor, () => ({ changes: { repository: { name: { from } } } }));
}
