// Finds the route of a REST request.

import { appRoutes } from "./rest/apps.ts";
import { checkRoutes } from "./rest/checks.ts";
import { commentRoutes } from "./rest/comments.ts";
import { commitRoutes } from "./rest/commits.ts";
import { contentRoutes } from "./rest/contents.ts";
import { edgeRoutes } from "./rest/edges.ts";
import { gitRoutes } from "./rest/git.ts";
import { issueRoutes } from "./rest/issues.ts";
import { labelRoutes } from "./rest/labels.ts";
import { milestoneRoutes } from "./rest/milestones.ts";
import { pullRoutes } from "./rest/pulls.ts";
import { repositoryRoutes } from "./rest/repositories.ts";
import type { Route } from "./rest/route.ts";

export const routes: readonly Route[] = [
  ...issueRoutes,
  ...edgeRoutes,
  ...labelRoutes,
  ...milestoneRoutes,
  ...commentRoutes,
  ...checkRoutes,
  ...pullRoutes,
  ...contentRoutes,
  ...gitRoutes,
  ...commitRoutes,
  ...repositoryRoutes,
  ...appRoutes,
];

interface Matcher {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** Parameters that may hold slashes. */
const wide = new Set(["path", "ref", "basehead", "branch"]);

function matcher(route: Route): Matcher {
  const path = route.operation.split(" ")[1] ?? "";
  const names: string[] = [];
  const source = path.replaceAll(".", "\\.").replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return wide.has(name) ? "(.*)" : "([^/]+)";
  });
  return { route, pattern: new RegExp(`^${source.replace(/contents\/\(\.\*\)$/, "contents(?:/(.*))?")}$`), names };
}

const matchers = new Map<string, Matcher[]>();
for (const route of [...routes].sort((a, b) => wideness(a) - wideness(b))) {
  const method = route.operation.split(" ")[0] ?? "";
  matchers.set(method, [...(matchers.get(method) ?? []), matcher(route)]);
}

/** Routes that end in a wide parameter come last. */
function wideness(route: Route): number {
  return /\{(?:path|ref|basehead|branch)\}$/.test(route.operation) ? 1 : 0;
}

export interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

export function findRoute(method: string, path: string): Found | undefined {
  for (const { route, pattern, names } of matchers.get(method) ?? []) {
    const match = pattern.exec(path);
    if (match === null) continue;
    const params = names.map((name, index) => [name, decode(match[index + 1] ?? "")] as const);
    return { route, params: Object.fromEntries(params) };
  }
  return undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
