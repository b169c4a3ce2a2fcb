// A small plan on a repository that the app is installed on, and words for what became of it.
import { push } from "../../standin/index.ts";
import type { CheckRun, Issue, Repository } from "../../standin/world/types.ts";
import type { Actor } from "../../standin/world/world.ts";
import { type AppWorld, type AppWorldOptions, BOT, startAppWorld } from "./app-world.ts";

export const REPOSITORY = "acme/plans";
/** On a machine that does much else. */
export const PATIENCE = 60_000;

export const PLAN = `# Harbour

## Phase 1: Ground

### H1: Survey the ground

- [ ] measure

### H2: Build the pier

Depends on: H1

### H3: Paint the pier

Depends on: H2

## Phase 2: Trade

### H4: Open the market
`;

export interface Harbour extends AppWorld {
  readonly repository: Repository;
  /** May write. */
  readonly ann: Actor;
  /** May read. */
  readonly bob: Actor;
  issue(word: string): Issue;
  /** Issues, pull requests left out. */
  issues(): Issue[];
  pulls(): Issue[];
  /** Whether it shows that something it depends on is open. */
  isBlocked(word: string): boolean;
  milestones(): { title: string; state: string; due: string | null; issues: number }[];
  /** The newest check run of that name on that commit, the default branch's unless told. */
  check(name: string, sha?: string): CheckRun | undefined;
  push(files: Readonly<Record<string, string | null>>): Promise<string>;
}

export async function startHarbour(
  options: Partial<AppWorldOptions> & { readonly plan?: string; readonly config?: string } = {},
): Promise<Harbour> {
  const { plan = PLAN, config, ...rest } = options;
  const files: Record<string, string> = config === undefined ? {} : { ".github/plansync.yml": config };
  const seed = { roles: { ann: "write", bob: "read" }, files } as const;
  const world = await startAppWorld({ repositories: { [REPOSITORY]: seed }, ...rest });
  const { world: github } = world.standin;
  const repository = github.repository(REPOSITORY);
  const harbour: Harbour = {
    ...world,
    repository,
    ann: { user: github.user("ann"), app: null },
    bob: { user: github.user("bob"), app: null },
    issues: () => [...repository.issues.values()].filter((one) => one.pull === null),
    pulls: () => [...repository.issues.values()].filter((one) => one.pull !== null),
    issue: (word) => {
      const found = harbour.issues().find((one) => one.title.includes(word));
      if (!found)
        throw new Error(`No issue is called ${word}: ${[...repository.issues.values()].map((one) => one.title)}`);
      return found;
    },
    isBlocked: (word) => harbour.issue(word).labels.some((label) => label.name === "blocked"),
    milestones: () =>
      [...repository.milestones.values()].map(({ title, state, dueOn, issues }) => ({
        title,
        state,
        due: dueOn,
        issues: issues.size,
      })),
    check: (name, sha = repository.refs.get(`refs/heads/${repository.defaultBranch}`)) =>
      [...repository.checkRuns.values()].filter((run) => run.name === name && run.headSha === sha).at(-1),
    push: async (changed) => {
      const sha = push(github, repository.fullName, { files: changed, by: "ann" });
      await world.settled(PATIENCE);
      return sha;
    },
  };
  await harbour.push({ "PLAN.md": plan });
  return harbour;
}

/** What the app wrote since the log was that long, without its checks and tokens. */
export function writesSince({ standin }: AppWorld, earlier: number): string[] {
  return standin.log.entries
    .slice(earlier)
    .filter((one) => one.kind === "write" && one.login === BOT && !one.path.includes("check-runs"))
    .map((one) => `${one.method} ${one.path} ${one.fields.join()}`);
}
