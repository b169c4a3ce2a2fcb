// The repositories of the kill test and their plans: four kinds of tasks, each for one kind of thing that people do.

/** What happens to a task: closed and reopened, `/done`, `/estimate`, or asked about. */
export const ROLES = ["toggled", "done", "estimated", "asked"] as const;
export type Role = (typeof ROLES)[number];

export interface TaskRef {
  readonly repository: string;
  readonly key: string;
  readonly role: Role;
}

/** Write-back as a commit in every other repository, as the standing pull request in the rest. */
export function writesBackBy(repository: string): "commit" | "pull-request" {
  return Number(repository.split("-").at(-1)) % 2 === 0 ? "commit" : "pull-request";
}

export function configOf(repository: string): string {
  const limits = "limits:\n  max-creates: 10000\n  max-writes: 0\n  max-close-share: 1\n";
  return `${limits}labels:\n  estimate: "estimate: {estimate}"\nwrite-back: ${writesBackBy(repository)}\n`;
}

export function roleOf(key: string): Role {
  return ROLES[Number(key.slice(1)) % ROLES.length] ?? "asked";
}

/** Tasks `from`…`from + count - 1`. What follows a task that is toggled waits for it, in chains across the others. */
export function tasksOf(from: number, count: number): string {
  return Array.from({ length: count }, (_, at) => {
    const number = from + at;
    const key = `K${number}`;
    const after = blockersOf(key);
    const waits = after.length > 0 ? `\nDepends on: ${after.join(", ")}\n` : "";
    return `### ${key}: Work on part ${number}\n${waits}`;
  }).join("\n");
}

/** Those that are asked about wait for the toggled task before them: its label is what must follow. */
export function blockersOf(key: string): readonly string[] {
  const number = Number(key.slice(1));
  return roleOf(key) === "asked" && number > 3 ? [`K${number - 3}`] : [];
}

export function planOf(repository: string, count: number): string {
  return `# Plan of ${repository}\n\n## Phase 1: Ground\n\n${tasksOf(1, count)}`;
}

export function keysIn(plan: string): string[] {
  return [...plan.matchAll(/^### (K\d+):/gm)].map((match) => match[1] ?? "");
}

/** Each task's own lines. */
export function sectionsOf(plan: string): ReadonlyMap<string, string> {
  const parts = plan.split(/^(?=### )/m).slice(1);
  return new Map(parts.map((part) => [/^### (K\d+)/.exec(part)?.[1] ?? "", part.trim()]));
}
