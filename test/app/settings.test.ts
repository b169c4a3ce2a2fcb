// The app starts with what it needs, or says all that is missing.
import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readSettings, secretsOf } from "../../src/app/settings.ts";

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const env = { APP_ID: "12", PRIVATE_KEY: privateKey, WEBHOOK_SECRET: "a long secret" };

describe("the app's settings", () => {
  it("name everything that is missing at once", () => {
    expect(() => readSettings({})).toThrow(/APP_ID is not set[\s\S]*PRIVATE_KEY[\s\S]*WEBHOOK_SECRET is not set/);
  });

  it("do not take the secret that Probot falls back to", () => {
    expect(() => readSettings({ ...env, WEBHOOK_SECRET: "development" })).toThrow(/everybody knows/);
  });

  it.each([
    ["APP_ID", "twelve"],
    ["APP_ID", "0"],
    ["PORT", "70000"],
    ["PLANSYNC_WORKERS", "0"],
    ["PRIVATE_KEY", "not a key"],
  ])("refuse %s=%s by its name", (name, value) => {
    expect(() => readSettings({ ...env, [name]: value })).toThrow(new RegExp(name));
  });

  it("take the key with escaped line breaks and in base64", () => {
    const key = privateKey.trim();
    expect(readSettings({ ...env, PRIVATE_KEY: key.replaceAll("\n", "\\n") }).privateKey).toBe(key);
    expect(readSettings({ ...env, PRIVATE_KEY: Buffer.from(key).toString("base64") }).privateKey).toBe(key);
  });

  it("know what must never be seen: the secret, the key in every form, and the password of the queue", () => {
    const queue = "postgres://plansync:p%40ssw0rd@db.example.org/queue";
    const secrets = secretsOf(readSettings({ ...env, PLANSYNC_QUEUE: queue }));
    const [, line = ""] = privateKey.split("\n");
    for (const secret of ["a long secret", "p%40ssw0rd", "p@ssw0rd", line]) expect(secrets).toContain(secret);
    expect(secrets.every((secret) => secret.length > 7)).toBe(true);
  });

  it("bound the metrics of the plans, or turn them off", () => {
    expect(readSettings(env).planMetrics).toBe(10_000);
    expect(readSettings({ ...env, PLANSYNC_PLAN_METRICS: "off" }).planMetrics).toBe(0);
    expect(readSettings({ ...env, PLANSYNC_PLAN_METRICS: "50" }).planMetrics).toBe(50);
    expect(() => readSettings({ ...env, PLANSYNC_PLAN_METRICS: "many" })).toThrow(/PLANSYNC_PLAN_METRICS/);
  });

  it("listen on all addresses and keep a file, when nothing else is said", () => {
    const settings = readSettings(env);
    expect(settings).toMatchObject({
      host: "0.0.0.0",
      port: 3000,
      queue: "sqlite:plansync.db",
      tokenScope: "repository",
    });
    expect(settings.apiUrl).toBe("https://api.github.com");
    expect(readSettings({ ...env, GHE_HOST: "git.example.org" }).apiUrl).toBe("https://git.example.org/api/v3");
  });
});
