// Shared numbers in the embedded queue's file.
import type { DatabaseSync } from "node:sqlite";
import type { SharedCounters } from "./port.ts";

export function createSqliteCounters(db: DatabaseSync, now: () => number): SharedCounters {
  const add = db.prepare(
    `INSERT INTO counters (name, value, expires) VALUES (:name, :amount, :now + :window)
     ON CONFLICT (name) DO UPDATE SET
       value = CASE WHEN expires <= :now THEN :amount ELSE value + :amount END,
       expires = CASE WHEN expires <= :now THEN :now + :window ELSE expires END
     RETURNING value`,
  );
  const raise = db.prepare(
    `INSERT INTO counters (name, value, expires) VALUES (:name, :value, :now + :window)
     ON CONFLICT (name) DO UPDATE SET
       value = CASE WHEN expires <= :now THEN :value ELSE max(value, :value) END,
       expires = max(expires, :now + :window)`,
  );
  const read = db.prepare("SELECT value FROM counters WHERE name = ? AND expires > ?");
  return {
    add: async (name, amount, window) =>
      Number(add.get({ ":name": name, ":amount": amount, ":now": now(), ":window": window })?.value ?? 0),
    raise: async (name, value, window) => {
      raise.run({
        ":name": name,
        ":value": Math.trunc(value),
        ":now": now(),
        ":window": Math.max(1, Math.trunc(window)),
      });
    },
    read: async (name) => Number(read.get(name, now())?.value ?? 0),
    claim: async (name, window) =>
      Number(add.get({ ":name": `claim:${name}`, ":amount": 1, ":now": now(), ":window": window })?.value ?? 0) === 1,
  };
}
