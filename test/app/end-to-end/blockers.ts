// Chains, diamonds and a wide fan-in as one plan, closed and reopened in random order, and judged against the graph.
import { push } from "../../standin/index.ts";
import { closeIssue, reopenIssue } from "../../standin/world/issues.ts";
import { createPull } from "../../standin/world/pulls.ts";
import type { Issue, Repository } from "../../standin/world/types.ts";
import { APP, type AppWorld, BOT, startAppWorld } from "./app-world.ts";

const REPOSITORY = "acme/graph";

export interface BlockersMeasure {
  readonly issues: number;
  readonly edges: number;
  readonly steps: number;
  /** Open pull requests that would finish a task that waits for others. */
  readonly pulls: number;
  /** Labels, edges and checks that disagreed with the graph after a step had settled. */
  readonly wrong: readonly string[];
  /** Of the checks, those that were red, and green, when they were looked at. */
  readonly red: number;
  readonly green: number;
  /** A step closes a blocker, or opens it again. Token and webhooks included. */
  readonly requestsPerStep: number;
  readonly writesPerStep: number;
}

/** Keys with what they depend on: chains of five, diamonds of four, and one task that waits for up to 50. */
export function graphOf(tasks: number): ReadonlyMap<string, readonly string[]> {
  const graph = new Map<string, readonly string[]>();
  const key = (number: number) => `G${number}`;
  let next = 1;
  while (next + 9 <= tasks - 51) {
    for (let at = 0; at < 5; at += 1) graph.set(key(next + at), at === 0 ? [] : [key(next + at - 1)]);
    const [top, left, right, foot] = [next + 5, next + 6, next + 7, next + 8];
    graph.set(key(top), []);
    graph.set(key(left), [key(top)]);
    graph.set(key(right), [key(top)]);
    graph.set(key(foot), [key(left), key(right)]);
    next += 9;
  }
  const fan = Array.from({ length: Math.min(50, Math.max(2, tasks - next)) }, (_, at) => key(next + at));
  for (const one of fan) graph.set(one, []);
  graph.set(key(next + fan.length), fan);
  return graph;
}

export async function measureBlockers(
  tasks: number,
  steps: number,
  options: { random?: () => number; tell?: (line: string) => void; pulls?: number } = {},
): Promise<BlockersMeasure> {
  const random = options.random ?? Math.random;
  const graph = graphOf(tasks);
  const config = "limits:\n  max-creates: 10000\n  max-writes: 0\n  max-close-share: 1\nwrite-back: off\n";
  const world = await startAppWorld({
    standin: { validate: false, countOnly: true },
    env: { PLANSYNC_ATTEMPTS: "50" },
    repositories: { [REPOSITORY]: { roles: { ann: "write" }, files: { ".github/plansync.yml": config } } },
  });
  try {
    return await measure(world, graph, steps, random, options.pulls ?? 0, options.tell ?? (() => undefined));
  } finally {
    await world.close();
  }
}

async function measure(
  world: AppWorld,
  graph: ReadonlyMap<string, readonly string[]>,
  steps: number,
  random: () => number,
  count: number,
  tell: (line: string) => void,
): Promise<BlockersMeasure> {
  const { world: github, log } = world.standin;
  const ann = { user: github.user("ann"), app: null };
  push(github, REPOSITORY, { files: planOf(graph), by: "ann" });
  await world.settled(900_000);
  const repository = github.repository(REPOSITORY);
  const issues = new Map<string, Issue>();
  for (const issue of repository.issues.values()) {
    const key = /^(G\d+):/.exec(issue.title)?.[1];
    if (key !== undefined && issue.author.login === BOT) issues.set(key, issue);
  }
  const edges = [...graph.values()].reduce((sum, list) => sum + list.length, 0);
  tell(`${issues.size} of ${graph.size} tasks mirrored, ${edges} edges, app ${APP}`);
  const pulls = openPulls(world, graph, issues, count);
  await world.settled(900_000);
  const verdicts = { red: 0, green: 0 };
  const wrong: string[] = [];
  const judgeAll = (when: string) => wrong.push(...judge(graph, issues, when), ...judgeChecks(pulls, verdicts, when));
  judgeAll("at the start");
  const before = { requests: log.requests, writes: log.writes };
  const all = [...new Set([...graph.values()].flat())];
  const anyOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  for (let step = 0; step < steps; step += 1) {
    // What a pull request waits for comes up as often as everything else together.
    const watched = random() < 0.5 ? anyOf(pulls) : undefined;
    const key = anyOf(watched === undefined ? all : (graph.get(watched.key) ?? [])) ?? "";
    const issue = issues.get(key);
    if (issue === undefined) continue;
    if (issue.state === "open") closeIssue(github, ann, issue, "completed");
    else reopenIssue(github, ann, issue);
    await world.settled(120_000);
    judgeAll(`after step ${step} (${key} ${issue.state})`);
    if (step % 20 === 19) tell(`${step + 1} steps`);
  }
  return {
    issues: issues.size,
    edges,
    steps,
    pulls: pulls.length,
    wrong,
    ...verdicts,
    requestsPerStep: (log.requests - before.requests) / steps,
    writesPerStep: (log.writes - before.writes) / steps,
  };
}

interface OpenPull {
  readonly key: string;
  readonly pull: Issue;
  readonly task: Issue;
}

/** Pull requests of people that finish tasks which wait for something: one a task, spread over the graph. */
function openPulls(
  world: AppWorld,
  graph: ReadonlyMap<string, readonly string[]>,
  issues: ReadonlyMap<string, Issue>,
  count: number,
): OpenPull[] {
  const { world: github } = world.standin;
  const ann = { user: github.user("ann"), app: null };
  const repository: Repository = github.repository(REPOSITORY);
  const waiting = [...graph].filter(([, after]) => after.length > 0).map(([key]) => key);
  // The widest fan is always among them.
  const chosen = waiting.toReversed().filter((_, at) => at % Math.ceil(waiting.length / Math.max(1, count)) === 0);
  return chosen.slice(0, count).flatMap((key) => {
    const task = issues.get(key);
    if (task === undefined) return [];
    const head = `work-on-${key.toLowerCase()}`;
    push(github, REPOSITORY, { files: { [`work/${key}.txt`]: "done" }, branch: head, by: "ann" });
    const body = `Closes #${task.number}`;
    const pull = createPull(github, ann, repository, { title: `Do ${key}`, body, head, base: "main", draft: false });
    return [{ key, pull, task }];
  });
}

/** The newest check of each pull request is red as long as a blocker of its task is open. */
function judgeChecks(pulls: readonly OpenPull[], verdicts: { red: number; green: number }, when: string): string[] {
  return pulls.flatMap(({ key, pull, task }) => {
    const runs = [...task.repository.checkRuns.values()].filter(
      (run) => run.name === "plansync / blockers" && run.headSha === pull.pull?.headSha,
    );
    const conclusion = runs.at(-1)?.conclusion ?? "none";
    const expected = task.blockedBy.some((one) => one.state === "open") ? "failure" : "success";
    verdicts[expected === "failure" ? "red" : "green"] += 1;
    return conclusion === expected ? [] : [`the check for ${key} says ${conclusion}, expected ${expected} ${when}`];
  });
}

/** Plans of at most 80 tasks each, because an issue has at most 100 sub-issues. */
function planOf(graph: ReadonlyMap<string, readonly string[]>): Record<string, string> {
  const entries = [...graph];
  const files: Record<string, string> = {};
  for (let from = 0, part = 1; from < entries.length; part += 1) {
    // A fan and what waits for it stay in one document.
    const size = entries.length - from <= 110 ? entries.length - from : 72;
    const tasks = entries.slice(from, from + size).map(([key, after]) => {
      const lines = [
        `### ${key}: Work on ${key}`,
        "",
        ...(after.length > 0 ? [`Depends on: ${after.join(", ")}`, ""] : []),
      ];
      return lines.join("\n");
    });
    const half = Math.ceil(tasks.length / 2);
    const phases = [tasks.slice(0, half), tasks.slice(half)].map(
      (list, at) => `## Phase ${at + 1}: Half\n\n${list.join("\n")}`,
    );
    files[`docs/part-${part}-plan.md`] = `# Part ${part}\n\n${phases.join("\n")}`;
    from += size;
  }
  return files;
}

function judge(
  graph: ReadonlyMap<string, readonly string[]>,
  issues: ReadonlyMap<string, Issue>,
  when: string,
): string[] {
  return [...graph].flatMap(([key, after]) => {
    const issue = issues.get(key);
    if (issue === undefined) return [`${key} is not mirrored ${when}`];
    const open = after.some((other) => issues.get(other)?.state === "open");
    const label = issue.labels.some((one) => one.name === "blocked");
    const native = new Set(issue.blockedBy.map((one) => one.title.split(":")[0]));
    const same = native.size === after.length && after.every((other) => native.has(other));
    const found: string[] = [];
    if (issue.state === "open" && label !== open) found.push(`${key} blocked=${label}, expected ${open} ${when}`);
    if (!same) found.push(`${key} waits for ${[...native]}, expected ${after} ${when}`);
    return found;
  });
}
