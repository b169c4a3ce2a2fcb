// A comment that may hold commands: read as Markdown and obeyed by the same code as in the action.
import { writeBack } from "../../apply/write-back.ts";
import { runCommands } from "../../commands/run-commands.ts";
import { editPlans } from "../../edit/edit-plans.ts";
import type { PlanEdit } from "../../model/change.ts";
import { renderComment } from "../../report/comment.ts";
import { said } from "../../report/summary.ts";
import type { EdgeEvent } from "../queue/port.ts";
import type { EdgeTools } from "./handle-edge.ts";

type CommentEvent = EdgeEvent & { kind: "comment" };

export async function obeyComment(event: CommentEvent, tools: EdgeTools): Promise<void> {
  const { session, plans, log } = tools;
  const { writer } = session;
  const gathered = await plans.gathered();
  if (gathered === null) return;
  const ran = await runCommands(
    {
      comment: { id: event.comment, body: event.body, author: event.author, isBot: false, edited: false },
      subject: await subjectOf(event, tools),
      config: gathered.config,
      today: tools.today,
      server: tools.server,
      view: async () => {
        const proposal = await must(plans.propose());
        return { documents: proposal.documents, observed: proposal.observed, numbers: proposal.changes.matched };
      },
      door: {
        writeBack: async (edits: readonly PlanEdit[]) => {
          const proposal = await must(plans.propose());
          const edited = editPlans(proposal.documents, edits);
          const written = await writeBack(edited, proposal, writer, gathered.config);
          plans.changed();
          return written.left.length > 0
            ? written.left.map((one) => `- ${one.edit.field} in ${one.edit.identity.path}: ${one.reason}`).join("\n")
            : null;
        },
        sync: async () => {
          const result = await plans.reconcile();
          return result && said(result);
        },
        preview: async () => {
          const proposal = await must(plans.propose());
          return renderComment(proposal) ?? said(proposal);
        },
      },
    },
    writer,
  );
  log.info({ ignored: ran.ignored, ran: ran.ran.map(({ asked, outcome }) => ({ asked, outcome })) }, "commands");
}

async function subjectOf(event: CommentEvent, { session }: EdgeTools) {
  const about = { number: event.issue, isPull: event.onPull };
  if (event.onPull) {
    const pull = await session.writer.readPull(event.issue);
    return { ...about, author: pull.author, assignees: [] };
  }
  const { owner, repo } = session.writer.repository;
  const [issue] = await session.writer.readIssues([{ repository: `${owner}/${repo}`, number: event.issue }]);
  return { ...about, author: issue?.author ?? "", assignees: issue?.assignees ?? [] };
}

async function must<T>(value: Promise<T | null>): Promise<T> {
  const found = await value;
  if (found === null) throw new Error("The default branch is gone");
  return found;
}
