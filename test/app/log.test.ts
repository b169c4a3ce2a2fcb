// Nothing secret reaches the log, whatever it came in with.
import { describe, expect, it } from "vitest";
import { createLog, redact } from "../../src/app/log.ts";

describe("the log", () => {
  it.each([
    ["an installation token", "ghs_16C7e42F292c6912E7710c838347Ae178B4a"],
    ["a fine-grained token", "github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz"],
    ["a JSON Web Token", "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2lnbmF0dXJl"],
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----\\nMIIEpAIBAAKCAQEA\\n-----END RSA PRIVATE KEY-----"],
    ["the webhook secret", "tr0ub4dor&3"],
  ])("leaves out %s", (_what, secret) => {
    const lines: string[] = [];
    const log = createLog("info", ["tr0ub4dor&3"], { write: (line: string) => void lines.push(line) });
    log.error(
      { err: new Error(`request with ${secret} failed`), headers: { authorization: `token ${secret}` } },
      secret,
    );
    const told = lines.join("");
    expect(told).toContain("[redacted]");
    expect(told).not.toContain(secret.slice(4, 24));
    expect(told).not.toContain("MIIEpAIBAAKCAQEA");
  });

  it("keeps its lines whole", () => {
    const lines: string[] = [];
    const log = createLog("info", [], { write: (line: string) => void lines.push(line) });
    log.info({ delivery: "d-1", repository: "acme/plans", headers: { authorization: "Bearer abc.def" } }, "looked");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ delivery: "d-1", repository: "acme/plans", msg: "looked" });
  });

  it("takes linear time on hostile text", () => {
    const started = performance.now();
    redact(`${"-----BEGIN ".repeat(20_000)}${"eyJ".repeat(20_000)}${"authorization: ".repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
