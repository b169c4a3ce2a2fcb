// The embedded queue: a file, nothing to install. One machine; several processes may share the file.
import type { DatabaseSync } from "node:sqlite";
import { createLeaseRunner } from "./lease-runner.ts";
import { type DeadLetter, defaultTiming, type Queue, type QueueStats, type QueueTiming } from "./port.ts";
import { createAccept } from "./sqlite-accept.ts";
import { createSqliteCounters } from "./sqlite-counters.ts";
import { createLeases } from "./sqlite-leases.ts";
import { forgetOld, openDatabase, transaction } from "./sqlite-schema.ts";

export function createSqliteQueue(
  path: string,
  options: { timing?: Partial<QueueTiming>; now?: () => number } = {},
): Queue {
  const timing = { ...defaultTiming, ...options.timing };
  const now = options.now ?? Date.now;
  const durable = openDatabase(path, "full");
  const db = openDatabase(path, "normal");
  const accept = createAccept(durable, now);
  const leases = createLeases(db, timing, now);
  const runner = createLeaseRunner(leases, timing, now);
  const tidy = setInterval(() => tidyUp(db, now()), 3_600_000);
  tidy.unref();
  return {
    store: "sqlite",
    accept: async (intakes) => {
      const accepted = await accept(intakes);
      runner.wake();
      return accepted;
    },
    consume: async (run, consumeOptions) => runner.start(run, consumeOptions),
    wake: () => runner.wake(),
    deadLetters: async (limit = 100) => deadLetters(db, limit),
    retryDead: async (id) => {
      const found = retryDead(durable, id, now());
      runner.wake();
      return found;
    },
    stats: async () => stats(db, now()),
    counters: createSqliteCounters(db, now),
    ping: async () => {
      db.prepare("SELECT 1").get();
    },
    close: async () => {
      clearInterval(tidy);
      runner.wake();
      db.close();
      durable.close();
    },
  };
}

function tidyUp(db: DatabaseSync, now: number): void {
  try {
    forgetOld(db, now);
  } catch {
    // Another process holds the file; the next hour will do.
  }
}

function stats(db: DatabaseSync, now: number): QueueStats {
  const row = db
    .prepare(
      `SELECT count(*) FILTER (WHERE state = 'waiting' AND due <= :now) AS waiting,
              count(*) FILTER (WHERE state = 'waiting' AND due > :now) AS delayed,
              count(*) FILTER (WHERE state = 'running') AS running,
              count(*) FILTER (WHERE state = 'dead') + (SELECT count(*) FROM edges WHERE state = 'dead') AS dead
       FROM repositories WHERE state <> 'idle'`,
    )
    .get({ ":now": now });
  const number = (name: string) => Number(row?.[name] ?? 0);
  return { waiting: number("waiting"), delayed: number("delayed"), running: number("running"), dead: number("dead") };
}

function deadLetters(db: DatabaseSync, limit: number): DeadLetter[] {
  const rows = db
    .prepare(
      `SELECT 'repository:' || id AS letter, id, installation, owner, repo, event AS what, error, changed
         FROM repositories WHERE state = 'dead'
       UNION ALL
       SELECT 'edge:' || e.id, e.repository, coalesce(r.installation, 0), coalesce(r.owner, ''), coalesce(r.repo, ''),
              e.event, e.error, e.changed
         FROM edges e LEFT JOIN repositories r ON r.id = e.repository WHERE e.state = 'dead'
       ORDER BY changed DESC LIMIT ?`,
    )
    .all(limit);
  return rows.map((row) => ({
    id: String(row.letter),
    repository: {
      id: Number(row.id),
      installation: Number(row.installation),
      owner: String(row.owner),
      repo: String(row.repo),
    },
    what: String(row.what),
    error: String(row.error),
    at: Number(row.changed),
  }));
}

function retryDead(db: DatabaseSync, letter: string, now: number): boolean {
  const colon = letter.indexOf(":");
  const [kind, id] = [letter.slice(0, colon), letter.slice(colon + 1)];
  const wake = db.prepare(
    "UPDATE repositories SET state = 'waiting', due = ?1, attempt = 0, changed = ?1 WHERE id = ?2 AND state IN ('dead', ?3)",
  );
  return transaction(db, () => {
    if (kind === "repository") return wake.run(now, Number(id), "dead").changes === 1;
    if (kind !== "edge") return false;
    const edge = db
      .prepare("UPDATE edges SET state = 'started', attempt = 0 WHERE id = ? AND state = 'dead' RETURNING repository")
      .get(id);
    if (!edge) return false;
    if (wake.run(now, Number(edge.repository), "idle").changes === 0) {
      db.prepare("UPDATE repositories SET again = 2 WHERE id = ? AND state = 'running'").run(Number(edge.repository));
    }
    return true;
  });
}
