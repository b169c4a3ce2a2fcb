// Slash commands of a comment.

import { writeBack } from "../apply/write-back.ts";
import { runCommands } from "../commands/run-commands.ts";
import { editPlans } from "../edit/edit-plans.ts";
import type { Writer } from "../github/port.ts";
import type { PlanEdit } from "../model/change.ts";
import { headOf, observedOnce } from "../observed-once.ts";
import { type Input, type Proposal, propose, reconcile } from "../reconcile.ts";
import { renderComment } from "../report/comment.ts";
import { said } from "../report/summary.ts";
import { reviewPull } from "../review-pull.ts";
import { inputOf } from "./apply.ts";
import { configFailures, type Finished, finished, noCommit } from "./finished.ts";
import type { Session } from "./session.ts";
import type { Trigger } from "./trigger.ts";

/** Obeys what the comment asks for, at the default branch as it stands. Comments of others than people cost no request. */
export async function comment(session: Session, trigger: Extract<Trigger, { kind: "comment" }>): Promise<Finished> {
  const writer = session.writer();
  const state = await writer.observe();
  const sha = await headOf(writer, state);
  if (sha === null) return noCommit(state);
  const gathered = await session.gather(sha, sha);
  const failures = configFailures(gathered.diagnostics);
  if (failures.length > 0) return finished("comment", { failures, annotate: gathered.diagnostics });
  const input = inputOf(session, gathered, sha, state.defaultBranch);
  const first = observedOnce(writer, state);
  writer.limitWrites(gathered.config.limits.maxWrites);
  const run = await runCommands(
    {
      comment: trigger.comment,
      subject: trigger.subject,
      config: gathered.config,
      today: session.today,
      server: session.runner.server,
      view: async () => {
        const { documents, observed, changes } = await propose(first, input);
        return { documents, observed, numbers: changes.matched };
      },
      door: doorOf(session, writer, input, trigger),
    },
    writer,
  );
  if (run.ignored !== null) return finished("nothing", { notices: [`Nothing to do: ${run.ignored}.`] });
  const failed = run.ran.filter((one) => one.outcome === "failed").map((one) => `/${one.asked}: ${one.text}`);
  return finished("comment", {
    failures: failed,
    text: run.ran.map((one) => `/${one.asked}: ${one.outcome}`).join("\n"),
  });
}

type Door = Parameters<typeof runCommands>[0]["door"];

function doorOf(session: Session, writer: Writer, input: Input, trigger: Extract<Trigger, { kind: "comment" }>): Door {
  return {
    writeBack: async (edits) => {
      const proposal = await propose(writer, input);
      return writeBackTold(proposal, edits, writer, input);
    },
    sync: async () => said(await reconcile(writer, input)),
    preview: async () => {
      if (!trigger.subject.isPull) return said(await propose(writer, input));
      const { today, runner } = session;
      const review = await reviewPull(writer, trigger.subject.number, {
        today,
        server: runner.server,
        gather: session.gather,
      });
      // The comment that stays in place says it; only where there is none the answer does.
      if (review.comment !== "off" && review.comment !== "none") return null;
      return review.told === null
        ? "No plan found."
        : (renderComment(review.told) ?? "Merging changes nothing on GitHub.");
    },
  };
}

async function writeBackTold(
  proposal: Proposal,
  edits: readonly PlanEdit[],
  writer: Writer,
  input: Input,
): Promise<string | null> {
  const edited = editPlans(proposal.documents, [...proposal.changes.edits, ...edits]);
  const written = await writeBack(edited, proposal, writer, input.config);
  const problems = [
    ...written.left.map(({ edit, reason }) => `\`${edit.field}\` of ${edit.identity.key}: ${reason}`),
    ...written.diagnostics.filter((one) => one.severity === "error").map((one) => `${one.summary}. ${one.detail}`),
  ];
  return problems.length === 0 ? null : problems.map((problem) => `- ${problem}`).join("\n");
}
