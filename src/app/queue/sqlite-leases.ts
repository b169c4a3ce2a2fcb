// Leases of the embedded queue: who looks at a repository, until when, and what became of it.
import type { DatabaseSync } from "node:sqlite";
import { backoffOf, type EdgeEvent, type QueueTiming, type RepositoryRef, type Settlement } from "./port.ts";
import { transaction } from "./sqlite-schema.ts";

export interface Lease {
  readonly repository: RepositoryRef;
  readonly urgency: "interactive" | "bulk";
  readonly event: string;
  readonly delivery: string;
  readonly attempt: number;
  /** Grows with every lease of the repository. */
  readonly fence: number;
}

export interface StoredEdge {
  readonly id: string;
  readonly event: EdgeEvent;
  readonly attempt: number;
}

export interface Leases {
  /** The next repository that is due, fair between installations; null when there is none. */
  take(): Lease | null;
  /** False: the lease was lost. */
  beat(lease: Lease): boolean;
  /** False: the lease was lost, and nothing was settled. */
  settle(lease: Lease, settlement: Settlement): boolean;
  takeEdge(lease: Lease): StoredEdge | null;
  settleEdge(lease: Lease, edge: StoredEdge, error: Error | null): "done" | "again" | "dead" | "lost";
  /** When the next repository falls due, null when none waits. */
  nextDue(): number | null;
}

// Fair: first the installation with the fewest running, then urgency, then who was served longest ago, then age.
// Chosen by reading alone, so that the file is locked no longer than one row takes to write.
const CHOOSE = `
SELECT r.id FROM repositories r
LEFT JOIN installations i ON i.id = r.installation
LEFT JOIN (SELECT installation, count(*) AS running FROM repositories
           WHERE state = 'running' AND lease_until > :now GROUP BY installation) busy
  ON busy.installation = r.installation
WHERE (r.state = 'waiting' AND r.due <= :now) OR (r.state = 'running' AND r.lease_until <= :now)
ORDER BY coalesce(busy.running, 0), r.urgency, coalesce(i.served, 0), r.due
LIMIT 1`;

const TAKE = `
UPDATE repositories SET state = 'running', fence = fence + 1, again = 0, lease_until = :until, attempt = attempt + 1,
                        changed = :now
WHERE id = :id AND ((state = 'waiting' AND due <= :now) OR (state = 'running' AND lease_until <= :now))
RETURNING *`;

const SETTLE = `
UPDATE repositories SET
  state = CASE WHEN :state = 'idle' AND again > 0 THEN 'waiting'
               WHEN :state = 'dead' AND again > 0 THEN 'waiting' ELSE :state END,
  due = CASE WHEN :state = 'waiting' AND again < 2 THEN :due WHEN :state = 'waiting' AND :limit = 1 THEN :due ELSE :now END,
  urgency = CASE WHEN again = 2 THEN 0 WHEN again = 1 THEN 1 ELSE urgency END,
  attempt = CASE WHEN :keep = 1 THEN max(attempt - :refund, 0) ELSE 0 END,
  error = :error, again = 0, changed = :now
WHERE id = :id AND fence = :fence AND state = 'running'`;

export function createLeases(db: DatabaseSync, timing: QueueTiming, now: () => number): Leases {
  const take = db.prepare(TAKE);
  const choose = db.prepare(CHOOSE);
  const served = db.prepare(
    "INSERT INTO installations (id, served) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET served = excluded.served",
  );
  const beat = db.prepare("UPDATE repositories SET lease_until = ? WHERE id = ? AND fence = ? AND state = 'running'");
  const held = db.prepare("SELECT 1 FROM repositories WHERE id = ? AND fence = ? AND state = 'running'");
  const settle = db.prepare(SETTLE);
  const due = db.prepare(
    `SELECT min(CASE WHEN state = 'waiting' THEN due ELSE lease_until END) AS due
     FROM repositories WHERE state IN ('waiting', 'running')`,
  );
  const edges = createEdges(db, timing, now);
  const holds = (lease: Lease) => held.get(lease.repository.id, lease.fence) !== undefined;
  return {
    take: () => {
      for (;;) {
        const chosen = choose.get({ ":now": now() });
        if (!chosen) return null;
        const row = transaction(db, () => {
          const taken = take.get({ ":id": Number(chosen.id), ":now": now(), ":until": now() + timing.lease });
          if (taken) served.run(Number(taken.installation), now());
          return taken;
        });
        // Somebody else may have been quicker; then there is another choice to make.
        if (row) return leaseOf(row);
      }
    },
    beat: (lease) => beat.run(now() + timing.lease, lease.repository.id, lease.fence).changes === 1,
    settle: (lease, settlement) => {
      const target = targetOf(lease, settlement, timing, now());
      return settle.run({ ...target, ":id": lease.repository.id, ":fence": lease.fence, ":now": now() }).changes === 1;
    },
    takeEdge: (lease) =>
      edges.isOpen(lease) ? transaction(db, () => (holds(lease) ? edges.take(lease) : null)) : null,
    settleEdge: (lease, edge, error) =>
      transaction(db, () => (holds(lease) ? edges.settle(lease, edge, error) : "lost")),
    nextDue: () => {
      const next = due.get()?.due;
      return next === null || next === undefined ? null : Number(next);
    },
  };
}

function leaseOf(row: Record<string, unknown>): Lease {
  return {
    repository: {
      id: Number(row.id),
      installation: Number(row.installation),
      owner: String(row.owner),
      repo: String(row.repo),
    },
    urgency: row.urgency === 0 ? "interactive" : "bulk",
    event: String(row.event),
    delivery: String(row.delivery),
    attempt: Number(row.attempt),
    fence: Number(row.fence),
  };
}

function targetOf(lease: Lease, settlement: Settlement, timing: QueueTiming, now: number) {
  switch (settlement.kind) {
    case "done":
      return { ":state": "idle", ":due": now, ":limit": 0, ":keep": 0, ":refund": 0, ":error": "" };
    case "later":
      return { ":state": "waiting", ":due": settlement.at, ":limit": 1, ":keep": 1, ":refund": 1, ":error": "" };
    case "failed": {
      const dead = lease.attempt >= timing.attempts;
      return {
        ":state": dead ? "dead" : "waiting",
        ":due": now + backoffOf(lease.attempt, timing),
        ":limit": 0,
        ":keep": dead ? 0 : 1,
        ":refund": 0,
        ":error": settlement.error.message.slice(0, 2_000),
      };
    }
  }
}

function createEdges(db: DatabaseSync, timing: QueueTiming, now: () => number) {
  const next = db.prepare(
    `SELECT id, event, attempt FROM edges WHERE repository = ? AND state IN ('waiting', 'started')
     ORDER BY position LIMIT 1`,
  );
  const start = db.prepare("UPDATE edges SET state = 'started', attempt = attempt + 1, changed = ? WHERE id = ?");
  const end = db.prepare("UPDATE edges SET state = ?, error = ?, changed = ? WHERE id = ?");
  const getsOn = db.prepare("UPDATE repositories SET attempt = 1 WHERE id = ? AND attempt > 1");
  return {
    isOpen: (lease: Lease): boolean => next.get(lease.repository.id) !== undefined,
    take(lease: Lease): StoredEdge | null {
      const row = next.get(lease.repository.id);
      if (!row) return null;
      start.run(now(), String(row.id));
      return { id: String(row.id), event: JSON.parse(String(row.event)), attempt: Number(row.attempt) + 1 };
    },
    settle(lease: Lease, edge: StoredEdge, error: Error | null): "done" | "again" | "dead" {
      const outcome = error === null ? "done" : edge.attempt >= timing.attempts ? "dead" : "again";
      end.run(outcome === "again" ? "started" : outcome, error?.message.slice(0, 2_000) ?? "", now(), edge.id);
      // Interrupted again and again, but with something done each time: that is not what never ends.
      if (outcome === "done") getsOn.run(lease.repository.id);
      return outcome;
    },
  };
}
