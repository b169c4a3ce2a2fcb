// "Blocked by" between issues, also of other repositories. An edge that is there, or gone, already is done.
import { EnvironmentError } from "../model/failure.ts";
import { type Batch, type Mutation, runMutations } from "./batch.ts";
import { findIssues } from "./lookup.ts";
import { oneByOne } from "./one-by-one.ts";
import { EDGE_IS_CONTENT } from "./pace.ts";
import type { Edge, Outcome } from "./port.ts";
import { type IssueIds, issueKey, type Session, splitRepository } from "./session.ts";

const THERE = /already been taken|already (?:exists|blocked)/i;
const GONE = /not (?:currently )?blocked|does not exist|is not a blocker|not found/i;

export function addBlockers(session: Session, edges: readonly Edge[]): Promise<readonly Outcome<void>[]> {
  const batch = { repeatable: true, creates: EDGE_IS_CONTENT, already: THERE };
  return change(session, edges, "addBlockedBy", batch, addByRest);
}

export function removeBlockers(session: Session, edges: readonly Edge[]): Promise<readonly Outcome<void>[]> {
  const batch = { repeatable: true, creates: false, already: GONE };
  return change(session, edges, "removeBlockedBy", batch, removeByRest);
}

type ByRest = (session: Session, edge: Edge, blocker: IssueIds) => Promise<void>;

async function change(
  session: Session,
  edges: readonly Edge[],
  name: "addBlockedBy" | "removeBlockedBy",
  batch: Batch,
  byRest: ByRest,
): Promise<readonly Outcome<void>[]> {
  if (edges.length === 0) return [];
  const ids = await findIssues(
    session,
    edges.flatMap(({ blocked, blocker }) => [blocked, blocker]),
  );
  const found = edges.map((edge) => ({
    edge,
    blocked: ids.get(issueKey(edge.blocked)),
    blocker: ids.get(issueKey(edge.blocker)),
  }));
  if (session.can.graphql === false || session.can.dependencies === false)
    return oneByOne(session, found, batch.creates ? 1 : 0, async ({ edge, blocker }) => {
      if (session.can.dependencies === false) throw unsupported();
      if (blocker === undefined) throw unseen(edge);
      await byRest(session, edge, blocker);
    });
  const mutations: Mutation[] = found.flatMap(({ blocked, blocker }) =>
    blocked && blocker
      ? [{ name, input: { issueId: blocked.nodeId, blockingIssueId: blocker.nodeId }, selection: "issue { id }" }]
      : [],
  );
  const outcomes = (await runMutations(session, mutations, batch)).values();
  return found.map(({ edge, blocked, blocker }): Outcome<void> => {
    if (!(blocked && blocker)) return { ok: false, error: unseen(edge) };
    const outcome = outcomes.next().value;
    return outcome?.ok === false ? outcome : { ok: true, value: undefined };
  });
}

async function addByRest(session: Session, { blocked }: Edge, blocker: IssueIds): Promise<void> {
  const route = "POST /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by";
  const at = { ...splitRepository(blocked.repository), issue_number: blocked.number };
  await quietly(session, THERE, async () => {
    await session.transport.rest(
      route,
      { ...at, issue_id: blocker.databaseId },
      { repeatable: true, creates: EDGE_IS_CONTENT ? 1 : 0 },
    );
  });
}

async function removeByRest(session: Session, { blocked }: Edge, blocker: IssueIds): Promise<void> {
  const route = "DELETE /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by/{issue_id}";
  const at = { ...splitRepository(blocked.repository), issue_number: blocked.number };
  await quietly(session, GONE, async () => {
    await session.transport.rest(route, { ...at, issue_id: blocker.databaseId });
  });
}

/** A refusal that says "done already" is success; a route that is not there means that the server has no dependencies. */
async function quietly(session: Session, done: RegExp, send: () => Promise<void>): Promise<void> {
  try {
    await send();
    session.can.dependencies = true;
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    if (error.kind === "invalid" && done.test(error.message)) return;
    if (error.status !== 404 || session.can.dependencies === true) throw error;
    session.can.dependencies = false;
    session.log("This server has no issue dependencies: blockers are told in the issues' text.");
    throw unsupported();
  }
}

function unsupported(): EnvironmentError {
  return new EnvironmentError("unsupported", "This server has no issue dependencies");
}

function unseen({ blocked, blocker }: Edge): EnvironmentError {
  const names = `${blocked.repository}#${blocked.number} or ${blocker.repository}#${blocker.number}`;
  return new EnvironmentError("not-found", `There is no issue ${names}, or the token may not see it`, {
    advice: "Issues of other repositories need a token that reads them: an app's or a personal one.",
  });
}
