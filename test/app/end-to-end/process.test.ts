// The app as a process: what it refuses to start without, how it stops, what it never prints, and how it is traced.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { push, type Standin, seedRepository, startStandin } from "../../standin/index.ts";
import { until } from "../queue/build.ts";
import { type AppProcess, deliverTo, environmentFor, startProcess } from "./app-process.ts";
import { keys, SECRET } from "./app-world.ts";
import { PATIENCE, PLAN } from "./harbour.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function aStandin(): Promise<Standin> {
  const standin = await startStandin({});
  closers.push(() => standin.close());
  seedRepository(standin.world, "acme/plans", { roles: { ann: "write" } });
  return standin;
}
async function started(...told: Parameters<typeof startProcess>): Promise<AppProcess> {
  const app = await startProcess(...told);
  closers.push(async () => {
    app.child.kill("SIGKILL");
    await app.ended;
  });
  return app;
}
const issuesOf = (standin: Standin) => [...standin.world.repository("acme/plans").issues.values()];

describe("the app's process", () => {
  it("refuses to start without a webhook secret, and says what is missing", async () => {
    const standin = await aStandin();
    const { WEBHOOK_SECRET: _, ...env } = environmentFor(standin, ["acme"]);
    for (const secret of [{}, { WEBHOOK_SECRET: "" }, { WEBHOOK_SECRET: "development" }]) {
      const app = await started({ ...env, ...secret }, { listens: false });
      expect(await app.ended).toBe(1);
      expect(app.output()).toContain("WEBHOOK_SECRET is");
      expect(await fetch(app.url).catch(() => null)).toBeNull();
    }
  });

  it("stops on SIGTERM: what runs is finished or handed back, and the next start ends it", async () => {
    const standin = await aStandin();
    const queue = `sqlite:${join(mkdtempSync(join(tmpdir(), "plansync-stop-")), "queue.db")}`;
    const env = { ...environmentFor(standin, ["acme"]), PLANSYNC_QUEUE: queue, PLANSYNC_STOP_SECONDS: "0" };
    const first = await started(env);
    deliverTo(standin, first);
    const slow = { kind: "delay", milliseconds: 1_500 } as const;
    standin.faults.add({ when: (asked) => asked.path.startsWith("/repos/acme"), fault: slow });
    push(standin.world, "acme/plans", { files: { "PLAN.md": PLAN } });
    await standin.webhooks.settled();
    await until(() => standin.log.entries.some((one) => one.path.startsWith("/repos/acme")), "it looks", PATIENCE);
    first.child.kill("SIGTERM");
    expect(await first.ended).toBe(0);
    expect(first.output()).toContain('"msg":"stopped"');
    expect(issuesOf(standin)).toEqual([]);
    standin.faults.heal();
    await started(env);
    await until(() => issuesOf(standin).length > 5, "the next one did it", PATIENCE);
  });

  it("prints no token, key or secret at the finest level, also when requests fail", async () => {
    const standin = await aStandin();
    const app = await started({ ...environmentFor(standin, ["acme"]), LOG_LEVEL: "trace", LOG_FORMAT: "json" });
    deliverTo(standin, app);
    const echo = { kind: "status", status: 401, message: "no luck" } as const;
    standin.faults.add(
      { when: (asked) => asked.path.includes("access_tokens"), fault: echo, times: 1 },
      { when: (asked) => asked.path.includes("graphql"), fault: { kind: "drop" }, times: 2 },
      { when: (asked) => asked.path.includes("/milestones"), fault: echo, times: 1 },
    );
    push(standin.world, "acme/plans", { files: { "PLAN.md": PLAN }, by: "ann" });
    const forged = { "x-github-event": "push", "x-github-delivery": "forged-1", "x-hub-signature-256": "sha256=00" };
    await fetch(`${app.url}/api/github/webhooks`, { method: "POST", body: "{}", headers: forged });
    await until(() => issuesOf(standin).length > 5, "it came to its end", PATIENCE);
    const said = app.output();
    expect(said).toContain('"level":"debug"');
    expect(said).toContain('"level":"error"');
    const tokens = [...standin.world.state.tokens.keys()];
    expect(tokens.length).toBeGreaterThan(0);
    const lines = keys.privateKey.split("\n").filter((line) => line.length > 20 && !line.startsWith("-----"));
    for (const secret of [SECRET, ...tokens, ...lines, "PRIVATE KEY", "eyJhbGciOi"]) expect(said).not.toContain(secret);
  });
});

describe("tracing", () => {
  it("as the guide shows it makes a span of each delivery, look, reconcile and request, in every thread", async () => {
    const standin = await aStandin();
    const folder = mkdtempSync(join(tmpdir(), "plansync-tracing-"));
    const guide = readFileSync(resolve(import.meta.dirname, "../../../docs/operations.md"), "utf8");
    const [, example = ""] = /```js\n(\/\/ tracing\.mjs\n[\s\S]*?)```/.exec(guide) ?? [];
    expect(example).toContain("@opentelemetry/api");
    writeFileSync(join(folder, "tracing.mjs"), example.replace("@opentelemetry/api", "./api.mjs"));
    writeFileSync(
      join(folder, "api.mjs"),
      `import { writeSync } from "node:fs";
       const told = (name, what) => writeSync(2, "SPAN " + name + " " + JSON.stringify(what) + "\\n");
       const span = (name, _options, parent) => ({
         name,
         attributes: parent.span ? { within: parent.span.name } : {},
         setAttributes(more) { Object.assign(this.attributes, more); },
         recordException(error) { this.attributes.error = String(error); },
         setStatus() {},
         end() { told(name, this.attributes); },
       });
       export const SpanStatusCode = { ERROR: 2 };
       export const context = { active: () => ({}), with: (_context, work) => work() };
       export const trace = { getTracer: () => ({ startSpan: span }), setSpan: (_context, span) => ({ span }) };`,
    );
    const app = await started(environmentFor(standin, ["acme"]), {
      nodeOptions: ["--import", join(folder, "tracing.mjs")],
    });
    deliverTo(standin, app);
    push(standin.world, "acme/plans", { files: { "PLAN.md": PLAN }, by: "ann" });
    await until(() => app.output().includes("SPAN plansync:look"), "a look is over", PATIENCE);
    const spans = app
      .output()
      .split("\n")
      .filter((line) => line.startsWith("SPAN "));
    const named = (name: string) => spans.filter((line) => line.startsWith(`SPAN plansync:${name} `)).join("\n");
    expect(named("delivery")).toContain('"outcome":"accepted"');
    expect(named("look")).toMatch(/"repository":"acme\/plans".*"outcome":"done"/);
    expect(named("reconcile")).toContain("acme/plans");
    expect(named("read")).toContain("acme/plans");
    expect(named("request")).toMatch(
      /"within":"plansync:re(?:ad|concile)","method":"POST","path":"\/graphql","status":200/,
    );
    expect(named("request")).not.toMatch(/ghs_|authorization/i);
  });
});
