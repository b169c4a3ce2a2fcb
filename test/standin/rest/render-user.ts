// Accounts and apps as REST answers them.

import type { App, Installation, User } from "../world/types.ts";
import type { World } from "../world/world.ts";

const cache = new WeakMap<User, { base: string; value: Record<string, unknown> }>();

export function renderUser(world: World, user: User): Record<string, unknown> {
  const known = cache.get(user);
  if (known?.base === world.baseUrl) return known.value;
  const url = `${world.baseUrl}/users/${encodeURIComponent(user.login)}`;
  const value = {
    login: user.login,
    id: user.id,
    node_id: user.nodeId,
    avatar_url: `${world.baseUrl}/avatars/${user.id}`,
    gravatar_id: "",
    url,
    html_url: `${world.baseUrl}/${encodeURIComponent(user.login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: user.type,
    site_admin: false,
    user_view_type: "public",
  };
  cache.set(user, { base: world.baseUrl, value });
  return value;
}

export function renderOrganization(world: World, { login, id, nodeId }: User): Record<string, unknown> {
  const url = `${world.baseUrl}/orgs/${login}`;
  return {
    login,
    id,
    node_id: nodeId,
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${world.baseUrl}/avatars/${id}`,
    description: null,
  };
}

export function renderPublicUser(world: World, user: User): Record<string, unknown> {
  return {
    ...renderUser(world, user),
    name: null,
    company: null,
    blog: "",
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: "2020-01-01T00:00:00Z",
    updated_at: "2020-01-01T00:00:00Z",
  };
}

export function renderApp(world: World, app: App): Record<string, unknown> {
  return {
    id: app.id,
    slug: app.slug,
    node_id: app.nodeId,
    owner: renderUser(world, app.owner),
    name: app.slug,
    description: "",
    external_url: `${world.baseUrl}/apps/${app.slug}`,
    html_url: `${world.baseUrl}/apps/${app.slug}`,
    created_at: "2024-01-01T00:00:00Z",
    updated_at: "2024-01-01T00:00:00Z",
    permissions: { metadata: "read", ...app.permissions },
    events: [...app.events],
  };
}

export function renderInstallation(world: World, installation: Installation): Record<string, unknown> {
  const { app, account } = installation;
  return {
    id: installation.id,
    account: renderUser(world, account),
    repository_selection: "all",
    access_tokens_url: `${world.baseUrl}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${world.baseUrl}/installation/repositories`,
    html_url: `${world.baseUrl}/settings/installations/${installation.id}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: { metadata: "read", ...installation.permissions },
    events: [...app.events],
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: installation.suspended ? installation.createdAt : null,
  };
}
