// GitHub for the kill test: the stand-in, repositories of several installations, and webhooks that find an instance.
import {
  push,
  type Standin,
  seedApp,
  seedInstallation,
  seedRepository,
  startStandin,
} from "../../test/standin/index.ts";
import type { Delivery } from "../../test/standin/world/types.ts";
import { createAppKeys } from "../fleet/app-keys.ts";
import { startBalancer } from "../fleet/balancer.ts";
import { configOf, planOf } from "./plans.ts";

export const BOT = "plansync[bot]";
const TASKS = 24;
const OWNERS = 4;

export interface KillWorld {
  readonly standin: Standin;
  readonly names: readonly string[];
  /** The app's, but for its queue. */
  readonly env: Readonly<Record<string, string>>;
  /** The plans are pushed. */
  begin(): void;
  /** Ids of deliveries that no instance has taken so far, and that nothing later makes up for. */
  lost(): string[];
  /** Deliveries that met a dead instance. */
  failed(): number;
  /** Of the repository that a token is for; null for another's token. */
  repositoryOf(token: string): string | null;
}

export async function startKillWorld(count: number, ports: readonly number[]): Promise<KillWorld> {
  const standin = await startStandin({ validate: false, webhooks: { duplicates: 0.1, keep: 1_000_000 } });
  const { world } = standin;
  const keys = createAppKeys();
  const balancer = await startBalancer(ports);
  const hook = { url: `${balancer.url}/api/github/webhooks`, secret: keys.secret };
  const names = Array.from({ length: count }, (_, at) => `owner-${at % OWNERS}/repo-${at}`);
  const byId = new Map<number, string>();
  for (const name of names) {
    const files = { ".github/plansync.yml": configOf(name) };
    byId.set(seedRepository(world, name, { files, roles: { ann: "write" } }).id, name);
  }
  const app = seedApp(world, { id: keys.id, slug: "plansync", publicKey: keys.publicKey, hook });
  for (const owner of new Set(names.map((name) => name.split("/")[0] ?? ""))) seedInstallation(world, app, owner);
  return {
    standin,
    names,
    env: keys.env(standin.url),
    begin: () => {
      for (const name of names) push(world, name, { files: { "PLAN.md": planOf(name, TASKS) }, by: "ann" });
    },
    lost: () => lostOf(world.state.deliveries),
    failed: balancer.failed,
    repositoryOf: (token) => byId.get(world.state.tokens.get(token)?.repositories?.[0] ?? 0) ?? null,
  };
}

/** What cannot be read off the repository afterwards. */
const ONCE = new Set(["issue_comment", "check_run", "pull_request"]);

/** The rest only says where to look: a later one that was accepted does for it. */
function lostOf(oldestFirst: readonly Delivery[]): string[] {
  const taken = new Set<string>();
  const looked = new Set<number | null>();
  const lost = new Set<string>();
  for (const { guid, event, repository, statusCode } of oldestFirst.toReversed()) {
    if (statusCode === 202) looked.add(repository);
    if (statusCode >= 200 && statusCode < 300) taken.add(guid);
    else if (ONCE.has(event) || !looked.has(repository)) lost.add(guid);
  }
  return [...lost].filter((guid) => !taken.has(guid));
}
