// Events that are done once: commands in comments, buttons of check runs, pull requests to look at.
import type { Log } from "../log.ts";
import type { Bounds, PlansNow } from "../plans-now.ts";
import type { EdgeWork } from "../queue/port.ts";
import type { Session } from "../session.ts";
import { obeyComment } from "./obey-comment.ts";
import { pressButton } from "./press-button.ts";
import { reviewOne } from "./review-pulls.ts";

export interface EdgeTools {
  readonly session: Session;
  readonly plans: PlansNow;
  readonly bounds: Bounds;
  readonly log: Log;
  /** ISO date. */
  readonly today: string;
  /** "https://github.com", or the address of the Enterprise server. */
  readonly server: string;
}

/** Does what the event asks for. Throws when it could not; it is then done again, and each is so made that it may be. */
export async function handleEdge(edge: EdgeWork, tools: EdgeTools): Promise<void> {
  const { event } = edge;
  tools.log.info({ edge: edge.id, kind: event.kind, replay: edge.replay }, "event");
  switch (event.kind) {
    case "comment":
      return obeyComment(event, tools);
    case "button":
      return pressButton(event, tools);
    case "pull":
      return reviewOne(event.number, tools);
  }
}
