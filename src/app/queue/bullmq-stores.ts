// The stores that BullMQ can stand on, and the numbers that instances share in each.
import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  runMigrations,
} from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import type { SharedCounters } from "./port.ts";

/** What the BullMQ queue needs of its store; everything else is one code path. */
export interface BullStore {
  readonly store: "redis" | "postgres";
  readonly factory: BackendFactory<IQueueBackend, unknown>;
  /** For producers, and for workers: those may wait for ever for the store to come back. */
  readonly connection: unknown;
  readonly workerConnection: unknown;
  readonly prefix: string;
  readonly counters: SharedCounters;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Redis or Valkey. Wants append-only persistence and `maxmemory-policy noeviction`. */
export async function openRedis(url: string, prefix: string, onError: (error: Error) => void): Promise<BullStore> {
  const address = url.replace(/^valkey(s?):/, "redis$1:");
  // A delivery is refused rather than kept waiting: GitHub is told, and it is redelivered.
  const producer = new Redis(address, { maxRetriesPerRequest: 2, commandTimeout: 8_000 });
  const worker = new Redis(address, { maxRetriesPerRequest: null });
  for (const client of [producer, worker]) client.on("error", onError);
  try {
    await producer.ping();
  } catch (error) {
    for (const client of [producer, worker]) client.disconnect();
    throw error;
  }
  return {
    store: "redis",
    factory: createRedisBackend as BackendFactory<IQueueBackend, unknown>,
    connection: producer,
    workerConnection: worker,
    prefix,
    counters: redisCounters(producer, `${prefix}:count:`),
    ping: async () => {
      await producer.ping();
    },
    close: async () => {
      producer.disconnect();
      worker.disconnect();
    },
  };
}

function redisCounters(redis: Redis, prefix: string): SharedCounters {
  const score = (answer: unknown) => Number(answer ?? 0);
  return {
    add: async (name, amount, window) => {
      const key = prefix + name;
      const answers = await redis.multi().zincrby(key, amount, "n").pexpire(key, window, "NX").exec();
      return score(answers?.[0]?.[1]);
    },
    raise: async (name, value, window) => {
      const key = prefix + name;
      const until = Math.max(1, Math.trunc(window));
      await redis.multi().zadd(key, "GT", value, "n").pexpire(key, until, "NX").pexpire(key, until, "GT").exec();
    },
    read: async (name) => score(await redis.zscore(prefix + name, "n")),
    claim: async (name, window) => (await redis.set(`${prefix}claim:${name}`, 1, "PX", window, "NX")) === "OK",
  };
}

/** PostgreSQL 13 or newer. The tables are made and brought up to date here, in a schema of their own. */
export async function openPostgres(url: string, schema: string, onError: (error: Error) => void): Promise<BullStore> {
  const pool = new pg.Pool({ connectionString: url, max: 3, options: `-c search_path=${schema}`, keepAlive: true });
  pool.on("error", onError);
  try {
    await prepareSchema(pool, schema);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const connection = { connectionString: url, schema, max: 6, keepAlive: true };
  return {
    store: "postgres",
    factory: createPostgresBackend as BackendFactory<IQueueBackend, unknown>,
    connection,
    workerConnection: connection,
    prefix: schema,
    counters: postgresCounters(pool),
    ping: async () => {
      await pool.query("SELECT 1");
    },
    close: () => pool.end(),
  };
}

async function prepareSchema(pool: pg.Pool, schema: string): Promise<void> {
  if (!/^[a-z_][a-z0-9_]{0,40}$/.test(schema)) throw new Error(`Unexpected schema name \`${schema}\``);
  const client = await pool.connect();
  // The pool hears the errors of idle clients alone; nobody else would hear those of one that is in use.
  const hear = () => undefined;
  client.on("error", hear);
  try {
    await runMigrations(client, schema);
    // Instances that start together would make the same table at once; the migrations order themselves alike.
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock(hashtext($1))", [`plansync ${schema}`]);
    await client.query(
      `CREATE TABLE IF NOT EXISTS ${schema}.plansync_counter
         (name text PRIMARY KEY, value bigint NOT NULL, expires timestamptz NOT NULL)`,
    );
    await client.query("COMMIT");
  } finally {
    client.off("error", hear);
    client.release();
  }
}

function postgresCounters(pool: pg.Pool): SharedCounters {
  const until = (place: string) => `now() + make_interval(secs => ${place}::float8 / 1000)`;
  const add = `INSERT INTO plansync_counter AS c (name, value, expires) VALUES ($1, $2, ${until("$3")})
    ON CONFLICT (name) DO UPDATE SET
      value = CASE WHEN c.expires <= now() THEN excluded.value ELSE c.value + excluded.value END,
      expires = CASE WHEN c.expires <= now() THEN excluded.expires ELSE c.expires END
    RETURNING value`;
  const raise = `INSERT INTO plansync_counter AS c (name, value, expires) VALUES ($1, $2, ${until("$3")})
    ON CONFLICT (name) DO UPDATE SET
      value = CASE WHEN c.expires <= now() THEN excluded.value ELSE greatest(c.value, excluded.value) END,
      expires = greatest(c.expires, excluded.expires)`;
  const added = async (name: string, amount: number, window: number) =>
    Number((await pool.query(add, [name, amount, window])).rows[0]?.value ?? 0);
  return {
    add: added,
    raise: async (name, value, window) => {
      await pool.query(raise, [name, Math.trunc(value), Math.max(1, window)]);
    },
    read: async (name) => {
      const found = await pool.query("SELECT value FROM plansync_counter WHERE name = $1 AND expires > now()", [name]);
      return Number(found.rows[0]?.value ?? 0);
    },
    claim: async (name, window) => (await added(`claim:${name}`, 1, window)) === 1,
  };
}
