// What a test puts into the world before anything is asked: people, repositories, files, tokens, Apps.

import { commitFiles } from "./world/commits.ts";
import type { App, Hook, Installation, Permissions, Repository, RoleName, Token, User } from "./world/types.ts";
import type { World } from "./world/world.ts";

export interface RepositorySeed {
  readonly private?: boolean;
  readonly defaultBranch?: string;
  readonly roles?: Readonly<Record<string, RoleName>>;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly organization?: boolean;
  readonly forkOf?: string;
  readonly issueTypes?: readonly string[];
}

/** Permissions of GITHUB_TOKEN in a workflow that follows the README. */
export const workflowPermissions: Permissions = {
  contents: "write",
  issues: "write",
  checks: "write",
  pull_requests: "write",
  statuses: "write",
};

export const ACTIONS_APP = 15368;

export function seedRepository(world: World, fullName: string, seed: RepositorySeed = {}): Repository {
  const [ownerLogin = "", name = ""] = fullName.split("/");
  const owner = world.user(ownerLogin, seed.organization === true ? "Organization" : "User");
  const id = world.smallId();
  const parent = seed.forkOf === undefined ? null : world.repository(seed.forkOf);
  const repository: Repository = {
    kind: "repository",
    id,
    nodeId: world.nodeId("R", id),
    owner,
    name,
    fullName,
    private: seed.private ?? false,
    archived: false,
    hasIssues: true,
    defaultBranch: seed.defaultBranch ?? parent?.defaultBranch ?? "main",
    createdAt: world.now(),
    updatedAt: world.now(),
    parent,
    roles: new Map(),
    issues: new Map(),
    gone: new Map(),
    nextNumber: 1,
    labels: new Map(),
    milestones: new Map(),
    nextMilestone: 1,
    comments: new Map(),
    checkRuns: new Map(),
    checksOf: new Map(),
    statuses: new Map(),
    objects: new Map(parent?.objects),
    refs: new Map(parent?.refs),
    protectedBranches: new Set(),
    ruledBranches: new Set(),
    hooks: [],
    issueTypes: [],
  };
  world.state.repositories.set(fullName.toLowerCase(), world.register(repository));
  for (const [login, role] of Object.entries(seed.roles ?? {})) grant(world, repository, login, role);
  for (const type of seed.issueTypes ?? []) {
    const typeId = world.id();
    repository.issueTypes.push({ id: typeId, nodeId: world.nodeId("IT", typeId), name: type });
  }
  if (seed.files !== undefined) push(world, fullName, { files: seed.files, message: "Initial commit" });
  return repository;
}

export function grant(world: World, repository: Repository, login: string, role: RoleName): void {
  world.user(login);
  repository.roles.set(login.toLowerCase(), role);
}

export interface Push {
  readonly files: Readonly<Record<string, string | Uint8Array | null>>;
  readonly message?: string;
  readonly branch?: string;
  /** Where a new branch starts; the default branch unless given. */
  readonly from?: string;
  readonly by?: string;
}

/** A person pushes one commit; null removes a file. Returns its sha. */
export function push(
  world: World,
  fullName: string,
  { files, message = "Change files", branch, from, by }: Push,
): string {
  const repository = world.repository(fullName);
  const target = branch ?? repository.defaultBranch;
  const start = repository.refs.get(`refs/heads/${from ?? repository.defaultBranch}`);
  if (!repository.refs.has(`refs/heads/${target}`) && start !== undefined)
    repository.refs.set(`refs/heads/${target}`, start);
  const actor = { user: by === undefined ? repository.owner : world.user(by), app: null };
  const changes = Object.entries(files).map(([path, content]) => ({
    path,
    content: typeof content === "string" ? Buffer.from(content) : content,
  }));
  return commitFiles(world, actor, repository, target, message, changes, { trusted: true }).sha;
}

export interface TokenSeed {
  readonly value?: string;
  readonly expiresAt?: number;
}

/** A person's classic token: the person's role decides. */
export function seedUserToken(
  world: World,
  login: string,
  seed: TokenSeed & { permissions?: Permissions } = {},
): Token {
  const value = seed.value ?? `ghp_${login}${world.id()}`;
  const token: Token = {
    value,
    user: world.user(login),
    permissions: seed.permissions ?? null,
    installation: null,
    app: null,
    repositories: null,
    expiresAt: seed.expiresAt ?? null,
    revoked: false,
  };
  world.state.tokens.set(value, token);
  return token;
}

/** What a workflow gets that runs for a fork's pull request. */
export const forkPermissions: Permissions = { contents: "read", issues: "read", checks: "read", pull_requests: "read" };

/** A workflow writes "pull-requests" where the API says "pull_requests". */
function underscored(permissions: Permissions): Permissions {
  return Object.fromEntries(Object.entries(permissions).map(([name, access]) => [name.replaceAll("-", "_"), access]));
}

/** GITHUB_TOKEN of a workflow run: github-actions[bot], one repository, the workflow's permissions. */
export function seedWorkflowToken(
  world: World,
  fullName: string,
  permissions: Permissions = workflowPermissions,
  seed: TokenSeed = {},
): Token {
  const repository = world.repository(fullName);
  const app =
    world.state.apps.get(ACTIONS_APP) ?? seedApp(world, { id: ACTIONS_APP, slug: "github-actions", owner: "github" });
  const known = [...world.state.installations.values()].find(
    (one) => one.app === app && one.account === repository.owner,
  );
  const installation = known ?? seedInstallation(world, app, repository.owner.login, permissions);
  const value = seed.value ?? `ghs_${world.id()}`;
  const token: Token = {
    value,
    user: app.bot,
    permissions: underscored(permissions),
    installation,
    app,
    repositories: [repository.id],
    expiresAt: seed.expiresAt ?? null,
    revoked: false,
  };
  world.state.tokens.set(value, token);
  return token;
}

export interface AppSeed {
  readonly id: number;
  readonly slug: string;
  readonly owner?: string;
  /** PEM; what the App signs its JWT with has to match. */
  readonly publicKey?: string;
  readonly permissions?: Permissions;
  readonly events?: readonly string[];
  readonly hook?: Hook;
}

export function seedApp(world: World, seed: AppSeed): App {
  const app: App = {
    id: seed.id,
    nodeId: world.nodeId("A", seed.id),
    slug: seed.slug,
    owner: world.user(seed.owner ?? "github"),
    bot: world.user(`${seed.slug}[bot]`),
    publicKey: seed.publicKey ?? null,
    permissions: seed.permissions ?? workflowPermissions,
    events: seed.events ?? ["*"],
    hook: seed.hook ?? null,
  };
  world.state.apps.set(app.id, app);
  return app;
}

export function seedInstallation(
  world: World,
  app: App,
  account: string,
  permissions: Permissions = app.permissions,
): Installation {
  const owner: User = world.user(account);
  const installation: Installation = {
    id: world.id(),
    app,
    account: owner,
    permissions,
    createdAt: world.now(),
    suspended: false,
  };
  world.state.installations.set(installation.id, installation);
  return installation;
}
