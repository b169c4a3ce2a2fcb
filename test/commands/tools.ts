// A repository in step with its plan on the stand-in, and people who comment.
import { writeBack } from "../../src/apply/write-back.ts";
import type { CommandsRun } from "../../src/commands/command-input.ts";
import { runCommands } from "../../src/commands/run-commands.ts";
import { defaultConfig } from "../../src/config/read-config.ts";
import { editPlans } from "../../src/edit/edit-plans.ts";
import { gather } from "../../src/gather.ts";
import { createWriter } from "../../src/github/create-writer.ts";
import type { Writer } from "../../src/github/port.ts";
import type { Clock } from "../../src/model/clock.ts";
import type { Config } from "../../src/model/config.ts";
import { type Input, propose, type Reconciliation, reconcile } from "../../src/reconcile.ts";
import { type Standin, seedRepository, seedWorkflowToken, startStandin } from "../standin/index.ts";
import { createComment } from "../standin/world/comments.ts";
import type { Comment, Issue } from "../standin/world/types.ts";
import { readFile } from "../write-back/read-file.ts";

const REPOSITORY = "octo/plans";
export const PATH = "docs/plan.md";
export const BRANCH = "plansync/write-back";

export interface Town {
  readonly standin: Standin;
  readonly writer: Writer;
  config: Config;
  /** Brings GitHub in step with the plans. */
  sync(): Promise<Reconciliation>;
  /** The issue of the task or phase whose title ends so. */
  issue(title: string): Issue;
  /** Somebody comments, and the commands are run. */
  says(login: string, where: Issue, body: string, how?: { isBot?: boolean; edited?: boolean }): Promise<Said>;
  /** Runs the commands of a comment that is there already. */
  again(comment: Comment, where: Issue, how?: { isBot?: boolean; edited?: boolean }): Promise<CommandsRun>;
  /** What the standing pull request changes: lines taken out and put in. */
  proposed(): { out: string[]; in: string[] };
}

export interface Said extends CommandsRun {
  readonly comment: Comment;
  /** Reactions of ours to the comment. */
  readonly reactions: string[];
  /** Our answer, without its marker; null when there is none. */
  readonly answer: string | null;
}

export async function aTown(plan: string): Promise<Town> {
  const standin = await startStandin();
  const roles = { ann: "write", max: "maintain", tri: "triage", ben: "read" } as const;
  seedRepository(standin.world, REPOSITORY, { files: { [PATH]: plan }, roles });
  const token = seedWorkflowToken(standin.world, REPOSITORY);
  const repository = { owner: "octo", repo: "plans" };
  const writer = createWriter({ repository, token: token.value, baseUrl: standin.url, clock: hurried() });
  const input = async (): Promise<Input> => {
    const sha = await writer.readBranch("main");
    if (sha === null) throw new Error("The default branch is gone");
    const gathered = await gather(writer, { sha, configRef: sha });
    const context = {
      today: "2026-11-21",
      sha,
      branch: "main",
      onDefaultBranch: true,
      allow: { creates: true, closes: true },
    };
    return { ...gathered, config: town.config, context };
  };
  const world = () => standin.world.repository(REPOSITORY);
  const town: Town = {
    standin,
    writer,
    config: { ...defaultConfig, checks: "off" },
    sync: async () => reconcile(writer, await input()),
    issue: (title) => {
      const found = [...world().issues.values()].find(
        (issue) => issue.title === title || issue.title.endsWith(`: ${title}`),
      );
      if (found === undefined)
        throw new Error(
          `No issue is called ${title}: ${[...world().issues.values()].map((issue) => issue.title).join(", ")}`,
        );
      return found;
    },
    says: async (login, where, body, how) => {
      const comment = createComment(standin.world, { user: standin.world.user(login), app: null }, where, body);
      const run = await town.again(comment, where, how);
      const marker = `<!-- plansync:answer ${comment.id} -->\n`;
      const answer = where.comments.find((one) => one.body.startsWith(marker))?.body.slice(marker.length) ?? null;
      const reactions = comment.reactions
        .filter((one) => one.user.login === "github-actions[bot]")
        .map((one) => one.content);
      return { ...run, comment, reactions, answer };
    },
    again: async (comment, where, how = {}) =>
      runCommands(
        {
          comment: {
            id: comment.id,
            body: comment.body,
            author: comment.author.login,
            isBot: how.isBot ?? false,
            edited: how.edited ?? false,
          },
          subject: {
            number: where.number,
            isPull: where.pull !== null,
            author: where.author.login,
            assignees: where.assignees.map((one) => one.login),
          },
          config: town.config,
          today: "2026-11-21",
          server: "https://github.com",
          view: async () => {
            const { documents, observed, changes } = await propose(writer, await input());
            return { documents, observed, numbers: changes.matched };
          },
          door: {
            writeBack: async (edits) => {
              const proposal = await propose(writer, await input());
              const written = await writeBack(editPlans(proposal.documents, edits), proposal, writer, town.config);
              return written.left.length === 0
                ? null
                : written.left.map((one) => `- ${one.edit.field}: ${one.reason}`).join("\n");
            },
            sync: async () => {
              const { applied } = await town.sync();
              return `Brought in step: ${applied.results.length} changes.`;
            },
            preview: async () => "A preview.",
          },
        },
        writer,
      ),
    proposed: () => {
      const before = readFile(world(), "main", PATH)?.split("\n") ?? [];
      const after = readFile(world(), BRANCH, PATH)?.split("\n") ?? before;
      return {
        out: before.filter((line) => !after.includes(line)),
        in: after.filter((line) => !before.includes(line)),
      };
    },
  };
  await town.sync();
  return town;
}

/** Waits take no time, and count. */
function hurried(): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    sleep: async (milliseconds) => {
      ahead += milliseconds;
    },
  };
}
