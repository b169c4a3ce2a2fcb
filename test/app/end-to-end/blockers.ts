// Chains, diamonds and a wide fan-in as one plan, closed and reopened in random order, and judged against the graph.
import { push } from "../../standin/index.ts";
import { closeIssue, reopenIssue } from "../../standin/world/issues.ts";
import type { Issue } from "../../standin/world/types.ts";
import { APP, type AppWorld, BOT, startAppWorld } from "./app-world.ts";

const REPOSITORY = "acme/graph";

export interface BlockersMeasure {
  readonly issues: number;
  readonly edges: number;
  readonly steps: number;
  /** Issues whose label or edges disagreed with the graph after a step had settled. */
  readonly wrong: readonly string[];
  readonly requestsPerStep: number;
  readonly writesPerStep: number;
  readonly looks: number;
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
  options: { random?: () => number; tell?: (line: string) => void } = {},
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
    return await measure(world, graph, steps, random, options.tell ?? (() => undefined));
  } finally {
    await world.close();
  }
}

async function measure(
  world: AppWorld,
  graph: ReadonlyMap<string, readonly string[]>,
  steps: number,
  random: () => number,
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
  const wrong: string[] = judge(graph, issues, "at the start");
  const before = { requests: log.requests, writes: log.writes };
  const blockers = [...new Set([...graph.values()].flat())];
  for (let step = 0; step < steps; step += 1) {
    const key = blockers[Math.floor(random() * blockers.length)] ?? "";
    const issue = issues.get(key);
    if (issue === undefined) continue;
    if (issue.state === "open") closeIssue(github, ann, issue, "completed");
    else reopenIssue(github, ann, issue);
    await world.settled(120_000);
    wrong.push(...judge(graph, issues, `after step ${step} (${key} ${issue.state})`));
    if (step % 20 === 19) tell(`${step + 1} steps`);
  }
  return {
    issues: issues.size,
    edges,
    steps,
    wrong,
    requestsPerStep: (log.requests - before.requests) / steps,
    writesPerStep: (log.writes - before.writes) / steps,
    looks: steps,
  };
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
