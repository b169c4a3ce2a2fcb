// A button of one of our check runs.
import { writeBack } from "../../apply/write-back.ts";
import { editPlans } from "../../edit/edit-plans.ts";
import type { EdgeEvent } from "../queue/port.ts";
import type { EdgeTools } from "./handle-edge.ts";
import { reviewOne } from "./review-pulls.ts";
import { BUTTONS } from "./with-buttons.ts";

type ButtonEvent = EdgeEvent & { kind: "button" };

/** The reconcile that follows every event does what "Re-run" asks for, but on pull requests; the others say first what it may do. */
export async function pressButton(event: ButtonEvent, tools: EdgeTools): Promise<void> {
  const { session, plans, log } = tools;
  if (event.identifier === BUTTONS.rerun.identifier) {
    for (const pull of event.pulls) await reviewOne(pull, tools);
    return;
  }
  const role = await session.writer.readRole(event.sender);
  if (role !== "admin" && role !== "maintain" && role !== "write") {
    log.warn({ sender: event.sender, role, button: event.identifier }, "a button pressed without the right");
    return;
  }
  if (event.identifier === BUTTONS.apply.identifier) {
    const gathered = await plans.gathered();
    // What was shown on another commit is not what would be done now.
    if (gathered?.sha === event.sha) await plans.allow();
    else log.info({ sender: event.sender, sha: event.sha }, "a button of a commit that is no longer the newest");
    return;
  }
  if (event.identifier === BUTTONS.tick.identifier) {
    const proposal = await plans.propose();
    const gathered = await plans.gathered();
    if (proposal === null || gathered === null) return;
    const edited = editPlans(proposal.documents, proposal.changes.edits);
    await writeBack(edited, proposal, session.writer, { ...gathered.config, writeBack: "pull-request" });
  }
}
