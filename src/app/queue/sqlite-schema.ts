// The tables of the embedded queue.
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { REMEMBERED } from "./port.ts";

const SCHEMA = `
CREATE TABLE IF NOT EXISTS repositories (
  id INTEGER PRIMARY KEY,
  installation INTEGER NOT NULL,
  owner TEXT NOT NULL,
  repo TEXT NOT NULL,
  state TEXT NOT NULL,                 -- idle, waiting, running, dead
  urgency INTEGER NOT NULL,            -- 0 interactive, 1 bulk
  due INTEGER NOT NULL,
  again INTEGER NOT NULL DEFAULT 0,    -- something was accepted while it ran: 0 no, 1 bulk, 2 interactive
  attempt INTEGER NOT NULL DEFAULT 0,
  fence INTEGER NOT NULL DEFAULT 0,    -- counts leases: a holder with an older number has lost it
  lease_until INTEGER NOT NULL DEFAULT 0,
  event TEXT NOT NULL,
  delivery TEXT NOT NULL,
  error TEXT NOT NULL DEFAULT '',
  changed INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS repositories_state ON repositories (state, due);
CREATE TABLE IF NOT EXISTS installations (
  id INTEGER PRIMARY KEY,
  served INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS edges (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  repository INTEGER NOT NULL,
  coalesce_key TEXT,
  event TEXT NOT NULL,
  state TEXT NOT NULL,                 -- waiting, started, done, dead
  attempt INTEGER NOT NULL DEFAULT 0,
  error TEXT NOT NULL DEFAULT '',
  changed INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS edges_open ON edges (repository, position) WHERE state IN ('waiting', 'started');
CREATE INDEX IF NOT EXISTS edges_closed ON edges (state, changed);
CREATE TABLE IF NOT EXISTS counters (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL,
  expires INTEGER NOT NULL
) STRICT;
`;

/**
 * Opens the file, made when it is not there. "full": a commit has reached the disk when it returns. "normal": it
 * survives the process, and a power cut may undo it, which for a lease means that somebody looks once more.
 */
export function openDatabase(path: string, durability: "full" | "normal"): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: PATIENCE });
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durability.toUpperCase()};`);
  // Copying the log into the file is left to those that nobody waits for.
  if (durability === "full") db.exec("PRAGMA wal_autocheckpoint = 0;");
  db.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
  return db;
}

/** Milliseconds that the file may be held by others. */
const PATIENCE = 8_000;

/**
 * The same as `transaction`, and the thread goes on with other things while somebody else holds the file: SQLite itself
 * sleeps, longer each time, and would keep every delivery waiting.
 */
export async function patientTransaction<T>(db: DatabaseSync, work: () => T): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      db.exec("PRAGMA busy_timeout = 0");
      return transaction(db, work);
    } catch (error) {
      if (!isBusy(error) || Date.now() > end) throw error;
    } finally {
      db.exec(`PRAGMA busy_timeout = ${PATIENCE}`);
    }
    await sleep(1);
  }
}

/** Result code 5, SQLITE_BUSY, with its extensions (sqlite.org/rescode.html). */
function isBusy(error: unknown): boolean {
  return (
    error instanceof Error && "errcode" in error && typeof error.errcode === "number" && (error.errcode & 255) === 5
  );
}

/** Runs `work` in one write transaction. */
export function transaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

/** Forgets what was done so long ago that GitHub cannot deliver it again. */
export function forgetOld(db: DatabaseSync, now: number): void {
  db.prepare("DELETE FROM edges WHERE state = 'done' AND changed < ?").run(now - REMEMBERED);
  db.prepare("DELETE FROM counters WHERE expires < ?").run(now);
  db.prepare("DELETE FROM repositories WHERE state = 'idle' AND changed < ?").run(now - REMEMBERED);
}
