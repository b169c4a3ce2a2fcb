// The state of the repository, read whole: by GraphQL where there is one, else by REST.
import type { ObservedState } from "../model/repository.ts";
import { observeByGraphql } from "./observe-graphql.ts";
import { observeByRest } from "./observe-rest.ts";
import { issueKey, own, type Session } from "./session.ts";
import { withGraphql } from "./with-graphql.ts";

/**
 * Issues, labels and milestones, complete or not at all (throws EnvironmentError). One request per hundred issues with
 * GraphQL. Remembers the ids, so that writes need no look-ups.
 */
export async function observe(session: Session): Promise<ObservedState> {
  const state = await withGraphql(
    session,
    () => observeByGraphql(session),
    () => observeByRest(session),
  );
  remember(session, state);
  return state;
}

function remember(session: Session, state: ObservedState): void {
  const { known } = session;
  known.repositoryId = state.repositoryNodeId;
  known.labels.clear();
  for (const label of state.labels) known.labels.set(label.name.toLowerCase(), label.nodeId);
  known.labelsRead = true;
  for (const milestone of state.milestones) known.milestones.set(milestone.number, milestone.nodeId);
  for (const issue of state.issues)
    known.issues.set(issueKey(own(session, issue.number)), { nodeId: issue.nodeId, databaseId: issue.databaseId });
}
