// A plan of any size with a known number of tasks and dependencies, the same every time.

/** Words that titles of made-up tasks are put together from. */
export const VERBS = ["Draw", "Build", "Measure", "Document", "Review", "Move", "Split", "Test", "Publish", "Repair"];
export const THINGS = [
  "harbour map",
  "tide table",
  "import job",
  "login page",
  "search index",
  "price list",
  "mail queue",
  "backup",
];
const PER_PHASE = 50;

/** `tasks` checkbox tasks in phases of 50, with exactly `edges` dependencies, each on an earlier task. */
export function manyTasks(tasks: number, edges: number): string {
  const blockers = spread(tasks, edges);
  const lines = ["# Large Plan", ""];
  for (let task = 0; task < tasks; task++) {
    if (task % PER_PHASE === 0) lines.push("", `## Phase ${task / PER_PHASE + 1}: Stretch ${task / PER_PHASE + 1}`, "");
    const after = blockers[task] ?? [];
    lines.push(
      `- [ ] **${idOf(task)}** ${titleOf(task)}${after.length > 0 ? ` (depends on ${after.map(idOf).join(", ")})` : ""}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function idOf(task: number): string {
  return `T-${String(task + 1).padStart(4, "0")}`;
}

function titleOf(task: number): string {
  const round = Math.floor(task / (VERBS.length * THINGS.length));
  return `${VERBS[task % VERBS.length]} the ${THINGS[Math.floor(task / VERBS.length) % THINGS.length]}${round > 0 ? `, part ${round + 1}` : ""}`;
}

/** The first edges of each task go to its nearest predecessors, round after round until all are placed. */
function spread(tasks: number, edges: number): number[][] {
  const blockers = Array.from({ length: tasks }, (): number[] => []);
  let left = edges;
  for (let distance = 1; left > 0 && distance < tasks; distance++) {
    for (let task = distance; task < tasks && left > 0; task++, left--) blockers[task]?.push(task - distance);
  }
  return blockers;
}
