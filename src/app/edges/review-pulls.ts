// Pull requests: one that changed, and those that wait for something that may have been closed.
import { EnvironmentError } from "../../model/failure.ts";
import { namedTasks } from "../../report/named-tasks.ts";
import { reviewPull } from "../../review-pull.ts";
import { gatherAs } from "../plans-now.ts";
import type { EdgeTools } from "./handle-edge.ts";
import { withButtons } from "./with-buttons.ts";

/** Pull requests that one look reviews because of a blocker. */
const MOST = 30;

export async function reviewOne(number: number, tools: EdgeTools): Promise<void> {
  const gathered = await tools.plans.gathered();
  if (gathered === null) return;
  const review = await reviewPull(withButtons(tools.session.writer, gathered.config), number, {
    today: tools.today,
    server: tools.server,
    gather: (sha, configRef) => gatherAs(tools.session, sha, configRef),
  }).catch((error: unknown) => {
    // Deleted or moved meanwhile: there is nothing to review.
    if (error instanceof EnvironmentError && error.kind === "not-found") return null;
    throw error;
  });
  tools.reviewed.add(number);
  if (review !== null) tools.log.info({ pull: number, comment: review.comment }, "reviewed");
}

/** Those that finish or name a task are judged anew: what they wait for may be over, or open again. */
export async function reviewWaiting(tools: EdgeTools): Promise<void> {
  const { writer } = tools.session;
  const gathered = await tools.plans.gathered();
  if (gathered === null || gathered.files.length === 0) return;
  const pulls = (await writer.listPulls()).filter(
    (pull) => !tools.reviewed.has(pull.number) && pull.head.ref !== gathered.config.writeBackBranch,
  );
  for (const pull of pulls.slice(0, MOST)) {
    const concerns = namedTasks(pull.body).length > 0 || (await writer.listClosing(pull.number)).length > 0;
    if (concerns) await reviewOne(pull.number, tools);
  }
}
