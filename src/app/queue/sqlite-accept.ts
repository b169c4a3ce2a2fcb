// Taking deliveries into the embedded queue, one transaction for all that came at once.
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { type Accepted, coalesceKey, type Intake } from "./port.ts";
import { patientTransaction } from "./sqlite-schema.ts";

interface Statements {
  readonly knownEdge: StatementSync;
  readonly sameEdge: StatementSync;
  readonly addEdge: StatementSync;
  readonly state: StatementSync;
  readonly add: StatementSync;
}

export function createAccept(
  db: DatabaseSync,
  now: () => number,
): (intakes: readonly Intake[]) => Promise<readonly Accepted[]> {
  const statements: Statements = {
    knownEdge: db.prepare("SELECT 1 FROM edges WHERE id = ?"),
    sameEdge: db.prepare("SELECT 1 FROM edges WHERE repository = ? AND coalesce_key = ? AND state = 'waiting'"),
    addEdge: db.prepare(
      `INSERT INTO edges (id, repository, coalesce_key, event, state, changed)
       VALUES (?, ?, ?, ?, 'waiting', ?)`,
    ),
    state: db.prepare("SELECT * FROM repositories WHERE id = ?"),
    add: db.prepare(ADD),
  };
  return async (intakes) => {
    // While deliveries pour in, nearly all of them find their look waiting: then nothing is written, and no lock is taken.
    const wanted = intakes.filter((intake) => !isCovered(statements, intake, now()));
    const stored = new Map<Intake, Accepted>();
    if (wanted.length > 0) {
      await patientTransaction(db, () => {
        for (const intake of wanted) stored.set(intake, acceptOne(statements, intake, now()));
      });
    }
    return intakes.map((intake) => stored.get(intake) ?? "coalesced");
  };
}

/**
 * True when a look waits that will do for this delivery. It was stored before, and what waits now begins later than the
 * delivery came.
 */
function isCovered(statements: Statements, intake: Intake, now: number): boolean {
  const { repository, urgency } = intake;
  if (intake.edge !== null) return false;
  const row = statements.state.get(repository.id);
  if (row?.state !== "waiting" || row.installation !== repository.installation) return false;
  if (row.owner !== repository.owner || row.repo !== repository.repo) return false;
  return urgency === "bulk" || (row.urgency === 0 && Number(row.due) <= now);
}

// A row that waits after a failure is pulled forward by somebody who waits for it; a limit of GitHub holds all the same,
// because the look itself asks the budget first.
const ADD = `
INSERT INTO repositories (id, installation, owner, repo, state, urgency, due, event, delivery, changed)
VALUES (:id, :installation, :owner, :repo, 'waiting', :urgency, :now, :event, :delivery, :now)
ON CONFLICT (id) DO UPDATE SET
  installation = excluded.installation,
  owner = excluded.owner,
  repo = excluded.repo,
  again = CASE WHEN state = 'running' THEN max(again, 2 - excluded.urgency) ELSE again END,
  urgency = CASE WHEN state = 'waiting' THEN min(urgency, excluded.urgency)
                 WHEN state = 'running' THEN urgency ELSE excluded.urgency END,
  due = CASE WHEN state = 'waiting' AND excluded.urgency = 0 THEN min(due, excluded.due)
             WHEN state IN ('waiting', 'running') THEN due ELSE excluded.due END,
  attempt = CASE WHEN state IN ('waiting', 'running') THEN attempt ELSE 0 END,
  state = CASE WHEN state = 'running' THEN 'running' ELSE 'waiting' END,
  event = CASE WHEN state = 'running' THEN event ELSE excluded.event END,
  delivery = CASE WHEN state = 'running' THEN delivery ELSE excluded.delivery END,
  changed = excluded.changed`;

function acceptOne(statements: Statements, intake: Intake, now: number): Accepted {
  // Another one of this batch may have come before.
  if (isCovered(statements, intake, now)) return "coalesced";
  const { repository, edge, delivery } = intake;
  if (edge !== null) {
    if (statements.knownEdge.get(delivery)) return "coalesced";
    const key = coalesceKey(edge);
    if (key === null || !statements.sameEdge.get(repository.id, key)) {
      statements.addEdge.run(delivery, repository.id, key, JSON.stringify(edge), now);
    }
  }
  const before = statements.state.get(repository.id);
  statements.add.run({
    ":id": repository.id,
    ":installation": repository.installation,
    ":owner": repository.owner,
    ":repo": repository.repo,
    ":urgency": intake.urgency === "interactive" ? 0 : 1,
    ":now": now,
    ":event": intake.event,
    ":delivery": delivery,
  });
  if (before?.state === "waiting") return "coalesced";
  return before?.state === "running" && before.again !== 0 ? "coalesced" : "queued";
}
