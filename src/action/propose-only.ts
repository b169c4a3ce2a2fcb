// A proposal for a run that writes nothing to issues.
import { type Input, type Proposal, propose } from "../reconcile.ts";
import type { Session } from "./session.ts";

/** Holds a reader: there is nothing in it that could write. */
export async function proposeOnly(session: Session, input: Input): Promise<Proposal> {
  return propose(session.reader, input);
}
