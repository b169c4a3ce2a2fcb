// Events that are done once: commands in comments, buttons of check runs, pull requests to look at.
import type { Log } from "../log.ts";
import type { EdgeWork } from "../queue/port.ts";
import type { Session } from "../session.ts";

/** Does what the event asks for. Throws when it could not; it is then tried again, with `replay` set. */
export async function handleEdge(edge: EdgeWork, _session: Session, log: Log): Promise<void> {
  // "Re-run" and `/plan sync` ask for the reconcile, which follows every event anyway.
  log.info({ edge: edge.id, kind: edge.event.kind, replay: edge.replay }, "event");
}
