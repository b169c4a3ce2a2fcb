// The stand-in for the load test, in a process of its own: many small repositories, changed and checked over messages.
import { seedApp, seedInstallation, seedRepository, startStandin } from "../test/standin/index.ts";
import { closeIssue } from "../test/standin/world/issues.ts";

export type Ask =
  | { readonly ask: "start"; readonly repositories: number; readonly installations: number; readonly publicKey: string }
  | { readonly ask: "close"; readonly repository: string; readonly id: number }
  | { readonly ask: "check"; readonly last: Readonly<Record<string, number>> };

export interface LoadRepository {
  readonly id: number;
  readonly installation: number;
  readonly fullName: string;
}

const PLAN = `# Plan

## Phase 1: Build

### T1: Lay the ground

- [ ] measure

### T2: Raise the walls

Depends on: T1

### T3: Paint
`;

const standin = await startStandin({ validate: false, countOnly: true });
/** Repository → when it was last asked for what a look begins with (epoch milliseconds). */
const begun = new Map<string, number>();
const count = standin.log.add.bind(standin.log);
standin.log.add = (entry) => {
  const [, owner = "", repo = ""] = /^\/repos\/([^/]+)\/([^/?]+)$/.exec(entry.path) ?? [];
  if (repo !== "") begun.set(`${owner}/${repo}`, Date.now());
  return count(entry);
};
// The driver sends the deliveries itself.
standin.webhooks.paused = true;
const { world } = standin;
const repositories: LoadRepository[] = [];

function start(ask: Ask & { ask: "start" }): object {
  const app = seedApp(world, { id: 4242, slug: "plansync", publicKey: ask.publicKey });
  const installations = Array.from({ length: ask.installations }, (_, at) => {
    const owner = `owner-${at}`;
    return { owner, make: () => seedInstallation(world, app, owner) };
  });
  for (let at = 0; at < ask.repositories; at += 1) {
    const { owner } = installations[at % ask.installations] ?? { owner: "" };
    const repository = seedRepository(world, `${owner}/repo-${at}`, { files: { "PLAN.md": PLAN } });
    repositories.push({ id: repository.id, installation: 0, fullName: repository.fullName });
  }
  const ids = installations.map(({ make }) => make().id);
  return {
    url: standin.url,
    repositories: repositories.map((one, at) => ({ ...one, installation: ids[at % ask.installations] ?? 0 })),
  };
}

function issueOf(fullName: string, word: string) {
  return [...world.repository(fullName).issues.values()].find((issue) => issue.title.includes(word));
}

function close(fullName: string): object {
  const issue = issueOf(fullName, "Lay the ground");
  if (issue) closeIssue(world, { user: world.repository(fullName).owner, app: null }, issue, "completed");
  return { closed: issue !== undefined };
}

/**
 * In its final state: the closed task blocks nothing any more, and nothing is there twice. Lost: no look began after
 * the repository's last accepted delivery.
 */
function check({ last }: Ask & { ask: "check" }): object {
  const wrong = repositories.flatMap(({ fullName }) => {
    const [first, second] = [issueOf(fullName, "Lay the ground"), issueOf(fullName, "Raise the walls")];
    if (!first || !second) return [`${fullName}: not mirrored`];
    const blocked = [...second.labels].some((label) => (typeof label === "string" ? label : label.name) === "blocked");
    const titles = [...world.repository(fullName).issues.values()].map((issue) => issue.title);
    if (new Set(titles).size !== titles.length) return [`${fullName}: something is there twice`];
    return blocked === (first.state === "open") ? [] : [`${fullName}: blocked=${blocked}, blocker ${first.state}`];
  });
  const closed = repositories.filter(({ fullName }) => issueOf(fullName, "Lay the ground")?.state === "closed").length;
  const lost = Object.entries(last).filter(([fullName, at]) => (begun.get(fullName) ?? 0) < at);
  return {
    wrong,
    lost: lost.map(([fullName]) => fullName),
    closed,
    requests: standin.log.requests,
    writes: standin.log.writes,
  };
}

process.on("message", (ask: Ask & { id: number }) => {
  const answer = ask.ask === "start" ? start(ask) : ask.ask === "close" ? close(ask.repository) : check(ask);
  process.send?.({ id: ask.id, ...answer });
});
process.on("disconnect", () => process.exit(0));
