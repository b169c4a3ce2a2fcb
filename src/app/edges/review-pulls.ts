// A pull request that changed, or whose button was pressed.
import { EnvironmentError } from "../../model/failure.ts";
import { reviewPull } from "../../review-pull.ts";
import { gatherAs } from "../plans-now.ts";
import type { EdgeTools } from "./handle-edge.ts";
import { withButtons } from "./with-buttons.ts";

export async function reviewOne(number: number, tools: EdgeTools): Promise<void> {
  const gathered = await tools.plans.gathered();
  if (gathered === null) return;
  const review = await reviewPull(withButtons(tools.session.writer, gathered.config, "pull"), number, {
    today: tools.today,
    server: tools.server,
    gather: (sha, configRef) => gatherAs(tools.session, sha, configRef, tools.bounds),
    mostTasks: tools.bounds.maxTasks,
  }).catch((error: unknown) => {
    // Deleted or moved meanwhile: there is nothing to review.
    if (error instanceof EnvironmentError && error.kind === "not-found") return null;
    throw error;
  });
  if (review !== null) tools.log.info({ pull: number, comment: review.comment }, "reviewed");
}
