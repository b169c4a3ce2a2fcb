// What a REST route is, and what it has at hand.

import { notFound, Problem } from "../problem.ts";
import { type Caller, demand, type Need } from "../world/access.ts";
import type { Issue, Repository, RoleName } from "../world/types.ts";
import type { Actor, World } from "../world/world.ts";

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** Sent as it is instead of JSON (raw media type). */
  readonly raw?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Context {
  readonly world: World;
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The path as asked for, for links. */
  readonly path: string;
  readonly method: string;
}

export interface Route {
  /** As GitHub's OpenAPI description names it. */
  readonly operation: string;
  readonly handle: (context: Context) => Answer;
  /** Asked with the App's own JWT instead of a token. */
  readonly app?: boolean;
}

export const repo = "/repos/{owner}/{repo}";
export const issuePath = `${repo}/issues/{issue_number}`;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown, location?: string): Answer => ({
  status: 201,
  body,
  ...(location === undefined ? {} : { headers: { location } }),
});
export const nothing: Answer = { status: 204 };

export function actorOf(caller: Caller): Actor {
  return { user: caller.user, app: caller.app };
}

/** The repository of the path, once the caller's rights are enough. */
export function repositoryOf(context: Context, needs: readonly Need[], role: RoleName): Repository {
  const { params, world, caller } = context;
  const repository = world.findRepository(`${params.owner ?? ""}/${params.repo ?? ""}`);
  if (repository === undefined) throw movedAway(context) ?? notFound();
  demand(caller, repository, needs, role);
  return repository;
}

/** A renamed repository: 301 for reading, 307 (same method, same body) for writing. */
function movedAway({ world, params, path, method, query }: Context): Problem | undefined {
  const moved = world.state.moved.get(`${params.owner}/${params.repo}`.toLowerCase());
  if (moved === undefined) return undefined;
  const rest = path.split("/").slice(4).join("/");
  const search = query.size === 0 ? "" : `?${query}`;
  const location = `${world.baseUrl}/repositories/${moved.id}${rest === "" ? "" : `/${rest}`}${search}`;
  const [status, words] = method === "GET" ? [301, "Moved Permanently"] : [307, "Temporary Redirect"];
  return new Problem(Number(status), String(words), { headers: { location } });
}

export const readIssues: readonly Need[] = [
  ["issues", "read"],
  ["pull_requests", "read"],
];
export const writeIssues: readonly Need[] = [
  ["issues", "write"],
  ["pull_requests", "write"],
];

/** The issue of the path: 404 unknown, 410 deleted, 301 moved away, in GitHub's words. */
export function issueOf(context: Context, repository: Repository, key = "issue_number"): Issue {
  const number = Number(context.params[key]);
  const issue = repository.issues.get(number);
  if (issue !== undefined) return issue;
  const gone = repository.gone.get(number);
  if (gone === undefined) throw notFound();
  if (gone.movedTo === null) throw new Problem(410, "This issue was deleted");
  const { movedTo } = gone;
  const url = `${context.world.baseUrl}/repositories/${movedTo.repository.id}/issues/${movedTo.number}`;
  throw new Problem(301, "Moved Permanently", { headers: { location: url } });
}

export function text(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

export function strings(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly headers: Readonly<Record<string, string>>;
}

/** One page of at most 100 (30 unless asked for), with the Link header that GitHub sends. */
export function paginate<T>(context: Context, all: readonly T[]): Page<T> {
  const { query, world, path } = context;
  const wanted = Number.parseInt(query.get("per_page") ?? "30", 10);
  const size = Number.isNaN(wanted) || wanted < 1 ? 30 : Math.min(wanted, 100);
  const page = Math.max(1, Number.parseInt(query.get("page") ?? "1", 10) || 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (number: number, name: string): string => {
    const target = new URLSearchParams(query);
    target.set("page", String(number));
    return `<${world.baseUrl}${path}?${target}>; rel="${name}"`;
  };
  const links = [
    ...(page > 1 ? [link(Math.min(page - 1, last), "prev")] : []),
    ...(page < last ? [link(page + 1, "next"), link(last, "last")] : []),
    ...(page > 1 ? [link(1, "first")] : []),
  ];
  return {
    items: all.slice((page - 1) * size, page * size),
    headers: links.length === 0 ? {} : { link: links.join(", ") },
  };
}

/** A paginated list, each item rendered. */
export function list<T>(context: Context, all: readonly T[], render: (item: T) => unknown): Answer {
  const { items, headers } = paginate(context, all);
  return { status: 200, body: items.map(render), headers };
}
