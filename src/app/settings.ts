// The app's settings, from the environment. What is missing is told all at once, and the app does not start.
import { readFileSync } from "node:fs";
import type { QueueTiming } from "./queue/port.ts";

export interface Settings {
  readonly appId: number;
  readonly privateKey: string;
  readonly secret: string;
  readonly host: string;
  readonly port: number;
  /** Where /metrics is served when it is not to share the port of the webhooks; null: there. */
  readonly adminPort: number | null;
  readonly webhookPath: string;
  readonly apiUrl: string;
  /** "sqlite:…", "redis://…", "postgres://…". */
  readonly queue: string;
  readonly queuePrefix: string;
  readonly timing: Partial<QueueTiming>;
  readonly concurrency: number;
  readonly logLevel: string;
  /** "repository": a token sees only the repository that it is for; "installation": all of its installation. */
  readonly tokenScope: "repository" | "installation";
  /** Minutes between looks at every repository, and between asking GitHub for failed deliveries; 0: never. */
  readonly sweepMinutes: number;
  readonly redeliverMinutes: number;
  /** Seconds that one look at a repository may take, and tasks and bytes that its plans may hold. */
  readonly timeLimit: number;
  /** Seconds without an answer after which the thread of the looks is taken for stuck and started again. */
  readonly stuckSeconds: number;
  readonly maxTasks: number;
  readonly maxBytes: number;
  /** Lines of the metrics that name repositories and phases; 0: none. */
  readonly planMetrics: number;
  /** Seconds that running work is given on SIGTERM. */
  readonly stopSeconds: number;
}

export class SettingsError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws a SettingsError that names everything that is missing or wrong. */
export function readSettings(env: Environment): Settings {
  const problems: string[] = [];
  const appId = wholeNumber(env, "APP_ID", null, problems, [1, Number.MAX_SAFE_INTEGER]);
  const privateKey = readPrivateKey(env, problems);
  const secret = env.WEBHOOK_SECRET ?? "";
  if (secret === "") problems.push("WEBHOOK_SECRET is not set: without it anybody could send deliveries");
  else if (secret === "development") problems.push("WEBHOOK_SECRET is `development`, which everybody knows");
  const number = (name: string, fallback: number, range: readonly [number, number] = [0, 1e9]) =>
    wholeNumber(env, name, fallback, problems, range);
  const adminPort = env.PLANSYNC_ADMIN_PORT ? number("PLANSYNC_ADMIN_PORT", 0, [0, 65_535]) : null;
  const settings: Settings = {
    appId,
    privateKey,
    secret,
    host: env.HOST || "0.0.0.0",
    port: number("PORT", 3000, [0, 65_535]),
    adminPort,
    webhookPath: env.WEBHOOK_PATH || "/api/github/webhooks",
    apiUrl: apiUrlOf(env),
    queue: env.PLANSYNC_QUEUE || env.REDIS_URL || "sqlite:plansync.db",
    queuePrefix: env.PLANSYNC_QUEUE_PREFIX || "plansync",
    timing: {
      lease: number("PLANSYNC_LEASE_MS", 15_000, [500, 600_000]),
      attempts: number("PLANSYNC_ATTEMPTS", 6, [1, 100]),
      backoff: number("PLANSYNC_BACKOFF_MS", 2_000, [1, 3_600_000]),
    },
    concurrency: number("PLANSYNC_WORKERS", 8, [1, 200]),
    logLevel: env.LOG_LEVEL || "info",
    tokenScope: env.PLANSYNC_TOKEN_SCOPE === "installation" ? "installation" : "repository",
    sweepMinutes: number("PLANSYNC_SWEEP_MINUTES", 360),
    redeliverMinutes: number("PLANSYNC_REDELIVER_MINUTES", 5),
    timeLimit: number("PLANSYNC_TIME_LIMIT_SECONDS", 600, [1, 86_400]),
    stuckSeconds: number("PLANSYNC_STUCK_SECONDS", 60, [2, 86_400]),
    maxTasks: number("PLANSYNC_MAX_TASKS", 5_000, [1, 1e6]),
    maxBytes: number("PLANSYNC_MAX_PLAN_BYTES", 5_000_000, [1, 1e9]),
    planMetrics: env.PLANSYNC_PLAN_METRICS === "off" ? 0 : number("PLANSYNC_PLAN_METRICS", 10_000, [0, 1e6]),
    stopSeconds: number("PLANSYNC_STOP_SECONDS", 25, [0, 3_600]),
  };
  if (problems.length > 0) {
    throw new SettingsError(`The app cannot start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
  }
  return settings;
}

/** What must never be seen: the log takes it out wherever it stands. */
export function secretsOf({ secret, privateKey, queue }: Pick<Settings, "secret" | "privateKey" | "queue">): string[] {
  const lines = privateKey.split("\n").filter((line) => line.length >= 32 && !line.startsWith("-----"));
  return [secret, ...passwordsOf(queue), Buffer.from(privateKey).toString("base64"), ...lines];
}

/** Drivers put the address that they failed to reach into their errors. */
function passwordsOf(queue: string): string[] {
  if (!URL.canParse(queue)) return [];
  const { password } = new URL(queue);
  return password === "" ? [] : [...new Set([password, decodeURIComponent(password)])];
}

function readPrivateKey(env: Environment, problems: string[]): string {
  let key = env.PRIVATE_KEY ?? "";
  if (key === "" && env.PRIVATE_KEY_PATH) {
    try {
      key = readFileSync(env.PRIVATE_KEY_PATH, "utf8");
    } catch {
      problems.push(`PRIVATE_KEY_PATH names \`${env.PRIVATE_KEY_PATH}\`, which cannot be read`);
      return "";
    }
  }
  key = key.replaceAll("\\n", "\n").trim();
  // Also taken in base64, on one line.
  if (key !== "" && !key.includes("-----")) key = Buffer.from(key, "base64").toString("utf8").trim();
  if (key === "") problems.push("PRIVATE_KEY (or PRIVATE_KEY_PATH) is not set: the app's private key in PEM");
  else if (!/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(key)) problems.push("PRIVATE_KEY is not a private key in PEM");
  return key;
}

function wholeNumber(
  env: Environment,
  name: string,
  fallback: number | null,
  problems: string[],
  [least, most]: readonly [number, number],
): number {
  const text = env[name];
  if (text === undefined || text === "") {
    if (fallback === null) problems.push(`${name} is not set`);
    return fallback ?? 0;
  }
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  problems.push(`${name} is \`${text}\`, expected a whole number from ${least} to ${most}`);
  return fallback ?? 0;
}

function apiUrlOf(env: Environment): string {
  if (env.GITHUB_API_URL) return env.GITHUB_API_URL.replace(/\/$/, "");
  return env.GHE_HOST ? `${env.GHE_PROTOCOL || "https"}://${env.GHE_HOST}/api/v3` : "https://api.github.com";
}
