// A repository on the stand-in with a workflow's token, and the writer under test.
import { createReader, type GitHubOptions } from "../../src/github/create-reader.ts";
import { createWriter } from "../../src/github/create-writer.ts";
import type { NewIssue, Outcome, Reader, Writer } from "../../src/github/port.ts";
import {
  type Repository,
  type Standin,
  type StandinOptions,
  seedRepository,
  seedWorkflowToken,
  startStandin,
} from "../standin/index.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";

export const repository = { owner: "octo", repo: "plans" };
export const fullName = "octo/plans";

export interface GitHub {
  readonly standin: Standin;
  readonly clock: FakeClock;
  /** The repository as the stand-in holds it. */
  readonly held: Repository;
  readonly options: GitHubOptions;
  readonly writer: Writer;
  readonly told: string[];
  another(options?: Partial<GitHubOptions> & { maxWrites?: number }): Writer;
  reader(options?: Partial<GitHubOptions>): Reader;
}

const open: Standin[] = [];

/** Both keep the same simulated time; waits take none. */
export async function openGitHub(
  standinOptions: StandinOptions = {},
  options: Partial<GitHubOptions> & { maxWrites?: number } = {},
): Promise<GitHub> {
  const clock = createFakeClock();
  const standin = await startStandin({ clock, ...standinOptions });
  open.push(standin);
  const held = seedRepository(standin.world, fullName, {
    files: { "PLAN.md": "# Plan\n" },
    roles: { ada: "write", bob: "triage", eve: "read" },
  });
  const token = seedWorkflowToken(standin.world, fullName).value;
  const told: string[] = [];
  const all = {
    repository,
    token,
    baseUrl: standin.url,
    // No sockets: the same server, at a fraction of the cost. The tests about connections hand in their own.
    fetch: standin.fetch,
    clock,
    patience: Number.POSITIVE_INFINITY,
    log: (message: string) => void told.push(message),
    ...options,
  };
  return {
    standin,
    clock,
    held,
    options: all,
    told,
    writer: createWriter(all),
    another: (other = {}) => createWriter({ ...all, ...other }),
    reader: (other = {}) => createReader({ ...all, ...other }),
  };
}

/** Closes what the test opened; the stand-in must not have met anything that it or GitHub's description did not expect. */
export async function closeGitHub(): Promise<void> {
  const all = open.splice(0);
  await Promise.all(all.map((standin) => standin.close()));
  const wrong = all.flatMap((standin) => [...standin.violations, ...standin.failures.map(String)]);
  if (wrong.length > 0) throw new Error(`The stand-in met what GitHub would not take:\n${wrong.join("\n")}`);
}

export function aTask(number: number, fields: Partial<NewIssue> = {}): NewIssue {
  return {
    title: `Task ${number}`,
    body: `What task ${number} is about.\r\nSecond line.`,
    labels: [],
    milestone: null,
    assignees: [],
    parent: null,
    ...fields,
  };
}

export function tasks(count: number, fields: Partial<NewIssue> = {}): NewIssue[] {
  return Array.from({ length: count }, (_, index) => aTask(index + 1, fields));
}

/** The values of outcomes that must all be there. */
export function values<T>(outcomes: readonly Outcome<T>[]): T[] {
  return outcomes.map((outcome) => {
    if (!outcome.ok) throw outcome.error;
    return outcome.value;
  });
}

export const name = (number: number): { repository: string; number: number } => ({ repository: fullName, number });

/** "Task 3" for issue 3, as the stand-in holds it. */
export function titles(held: Repository): string[] {
  return [...held.issues.values()].filter((issue) => issue.pull === null).map((issue) => issue.title);
}
