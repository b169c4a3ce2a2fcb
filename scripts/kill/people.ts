// What people do meanwhile: close and reopen, comment commands, write more into the plans. All of it is remembered.
import { push, type Standin } from "../../test/standin/index.ts";
import { createComment } from "../../test/standin/world/comments.ts";
import { closeIssue, reopenIssue } from "../../test/standin/world/issues.ts";
import type { Comment, Issue, Repository } from "../../test/standin/world/types.ts";
import { fileAt } from "./git-texts.ts";
import { keysIn, type Role, roleOf, tasksOf } from "./plans.ts";

export interface Command {
  readonly kind: "status" | "done" | "estimate";
  readonly comment: Comment;
  readonly key: string;
}

export interface People {
  /** One thing, somewhere. */
  act(): void;
  readonly commands: readonly Command[];
  readonly done: () => string;
}

/** An issue has at most a hundred parts. */
const MOST_TASKS = 80;
const BATCH = 4;

export function createPeople(standin: Standin, names: readonly string[]): People {
  const { world } = standin;
  const ann = { user: world.user("ann"), app: null };
  const commands: Command[] = [];
  const given = new Set<string>();
  const counts = { toggles: 0, plans: 0, remarks: 0 };

  const anyOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)];
  const mirrored = (repository: Repository, role: Role): [string, Issue][] =>
    [...repository.issues.values()].flatMap((issue) => {
      const key = /^(K\d+): /.exec(issue.title)?.[1];
      return key !== undefined && roleOf(key) === role && issue.author.type === "Bot" ? [[key, issue] as const] : [];
    }) as [string, Issue][];
  const say = (kind: Command["kind"], key: string, issue: Issue, body: string) => {
    commands.push({ kind, key, comment: createComment(world, ann, issue, body) });
  };
  /** Each of these tasks is given its command once. */
  const once = (repository: Repository, role: Role, kind: Command["kind"], body: (number: number) => string) => {
    const free = mirrored(repository, role).filter(([, issue]) => !given.has(issue.nodeId));
    const [key, issue] = anyOf(free) ?? [];
    if (key === undefined || issue === undefined) return;
    given.add(issue.nodeId);
    say(kind, key, issue, body(Number(key.slice(1))));
  };
  const toggle = (repository: Repository) => {
    const [, issue] = anyOf(mirrored(repository, "toggled")) ?? [];
    if (issue === undefined) return;
    counts.toggles += 1;
    if (issue.state === "open") closeIssue(world, ann, issue, "completed");
    else reopenIssue(world, ann, issue);
  };
  const extend = (repository: Repository) => {
    const plan = fileAt(repository, repository.defaultBranch, "PLAN.md");
    const count = keysIn(plan).length;
    if (count + BATCH > MOST_TASKS) return;
    counts.plans += 1;
    const longer = `${plan.trimEnd()}\n\n${tasksOf(count + 1, BATCH)}`;
    push(world, repository.fullName, { files: { "PLAN.md": longer }, by: "ann", message: "More to do" });
  };
  const ask = (repository: Repository) => {
    const [key, issue] = anyOf(mirrored(repository, "asked")) ?? [];
    if (key !== undefined && issue !== undefined) say("status", key, issue, "How far are we?\n\n/plan status");
  };
  const remark = (repository: Repository) => {
    const [, issue] = anyOf(mirrored(repository, "asked")) ?? [];
    if (issue === undefined) return;
    counts.remarks += 1;
    createComment(world, ann, issue, "Looks good to me.");
  };
  return {
    commands,
    act: () => {
      const repository = world.repository(anyOf(names) ?? "");
      const chance = Math.random();
      if (chance < 0.3) toggle(repository);
      else if (chance < 0.5) ask(repository);
      else if (chance < 0.68) once(repository, "done", "done", () => "That was it.\n\n/done");
      else if (chance < 0.86) once(repository, "estimated", "estimate", (number) => `/estimate ${1 + (number % 9)}d`);
      else if (chance < 0.94) extend(repository);
      else remark(repository);
    },
    done: () => {
      const of = (kind: Command["kind"]) => commands.filter((one) => one.kind === kind).length;
      const asked = `${of("done")} /done, ${of("estimate")} /estimate, ${of("status")} /plan status`;
      return `${commands.length} commands (${asked}), ${counts.toggles} closed or reopened, ${counts.plans} plans extended, ${counts.remarks} remarks`;
    },
  };
}
