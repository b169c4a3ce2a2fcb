// A huge or hostile repository is stopped and told, and nobody else waits for it.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { push, seedRepository, startStandin } from "../../standin/index.ts";
import { until } from "../queue/build.ts";
import { deliverTo, environmentFor, startProcess } from "./app-process.ts";
import { type AppWorld, type AppWorldOptions, startAppWorld } from "./app-world.ts";
import { PATIENCE } from "./harbour.ts";

const PLAN =
  "# Harbour\n\n## Phase 1: Ground\n\n### H1: Survey the ground\n\n### H2: Build the pier\n\nDepends on: H1\n";

let world: AppWorld;
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function aWorld(options: AppWorldOptions): Promise<AppWorld> {
  const started = await startAppWorld(options);
  closers.push(() => started.close());
  return started;
}
const github = () => world.standin.world;
const issuesOf = (name: string) => [...github().repository(name).issues.values()];
const metrics = async () => (await fetch(`http://127.0.0.1:${world.app.port}/metrics`)).text();

describe("a look", () => {
  it("that burns the processor is ended and put aside in the end, and other repositories go on meanwhile", async () => {
    world = await aWorld({
      repositories: { "evil/burns": {}, "acme/plans": {}, "other/later": {} },
      env: { PLANSYNC_STUCK_SECONDS: "2", PLANSYNC_LEASE_MS: "3000", PLANSYNC_ATTEMPTS: "2" },
      entry: new URL("./app-that-burns.ts", import.meta.url),
    });
    push(github(), "evil/burns", { files: { "PLAN.md": PLAN } });
    push(github(), "acme/plans", { files: { "PLAN.md": PLAN } });
    // From its second try on it is looked at alone, and holds nobody up.
    await until(
      async () => (await metrics()).includes('plansync_looks_stopped_total{reason="stuck"}'),
      "it was ended",
      PATIENCE,
    );
    push(github(), "other/later", { files: { "PLAN.md": PLAN } });
    await until(
      () => issuesOf("other/later").length > 2 && issuesOf("acme/plans").length > 2,
      "the others were served",
      PATIENCE,
    );
    await until(async () => (await world.app.queue.stats()).dead === 1, "it is a dead letter", PATIENCE);
    const [letter] = await world.app.queue.deadLetters();
    expect(letter?.repository.repo).toBe("burns");
    expect(letter?.error).toMatch(/did not answer for 2 seconds/);
    expect(issuesOf("evil/burns")).toEqual([]);
    expect(world.lines.join("")).toContain("the thread of the looks is started again");
    await world.settled();
  }, 180_000);

  it("that cannot even be ended takes the process with it, once: the next start looks at it alone", async () => {
    const standin = await startStandin({});
    closers.push(() => standin.close());
    for (const name of ["evil/burns", "acme/plans"]) seedRepository(standin.world, name);
    const env = {
      ...environmentFor(standin, ["evil", "acme"]),
      PLANSYNC_QUEUE: `sqlite:${join(mkdtempSync(join(tmpdir(), "plansync-burns-")), "queue.db")}`,
      PLANSYNC_STUCK_SECONDS: "2",
      PLANSYNC_LEASE_MS: "3000",
      PLANSYNC_ATTEMPTS: "2",
      BURNS: "endless",
    };
    const nodeOptions = ["--import", new URL("./burn.ts", import.meta.url).href];
    const start = async () => {
      const app = await startProcess(env, { nodeOptions });
      closers.push(async () => {
        app.child.kill("SIGKILL");
        await app.ended;
      });
      deliverTo(standin, app);
      return app;
    };
    const first = await start();
    push(standin.world, "evil/burns", { files: { "PLAN.md": PLAN } });
    expect(await first.ended).toBe("SIGKILL");
    const second = await start();
    push(standin.world, "acme/plans", { files: { "PLAN.md": PLAN } });
    const metrics = async () => (await fetch(`${second.url}/metrics`)).text();
    await until(() => standin.world.repository("acme/plans").issues.size > 2, "the other was served", PATIENCE);
    await until(async () => (await metrics()).includes("plansync_dead_letters 1"), "it is a dead letter", PATIENCE);
    expect(second.child.exitCode).toBeNull();
  }, 180_000);

  it("that waits for ever is ended after its time, tried again, and other repositories go on meanwhile", async () => {
    world = await aWorld({
      repositories: { "slow/plans": {}, "acme/plans": {} },
      env: { PLANSYNC_TIME_LIMIT_SECONDS: "2", PLANSYNC_WORKERS: "1" },
    });
    const hang = { kind: "hang", milliseconds: 20_000 } as const;
    world.standin.faults.add({ when: (asked) => asked.path.startsWith("/repos/slow/plans"), fault: hang, times: 1 });
    push(github(), "slow/plans", { files: { "PLAN.md": PLAN } });
    push(github(), "acme/plans", { files: { "PLAN.md": PLAN } });
    await world.settled(PATIENCE);
    expect(issuesOf("acme/plans").length).toBeGreaterThan(2);
    expect(issuesOf("slow/plans")).toHaveLength(issuesOf("acme/plans").length);
    expect(await metrics()).toMatch(/plansync_looks_stopped_total\{reason="time"\} [1-9]/);
  });
});

describe("plans beyond the limits", () => {
  const CHECK = "plansync";
  const checkOf = (name: string) => [...github().repository(name).checkRuns.values()].find((run) => run.name === CHECK);

  it.each([
    [
      "tasks",
      { PLANSYNC_MAX_TASKS: "20" },
      `# Wall\n\n${Array.from({ length: 21 }, (_, at) => `### T${at + 1}: Part ${at + 1}\n`).join("\n")}`,
    ],
    ["bytes", { PLANSYNC_MAX_PLAN_BYTES: "2000" }, `${PLAN}\n${"A long word. ".repeat(200)}`],
  ])(
    "with too many %s are told on the commit, not tried again and again, and followed when they shrink",
    async (what, env, plan) => {
      world = await aWorld({ repositories: { "acme/plans": { roles: { ann: "write" } } }, env });
      push(github(), "acme/plans", { files: { "PLAN.md": PLAN }, by: "ann" });
      await world.settled();
      const titles = issuesOf("acme/plans").map((one) => `${one.title} ${one.state}`);
      push(github(), "acme/plans", { files: { "PLAN.md": plan }, by: "ann" });
      await world.settled();
      expect((await world.app.queue.stats()).dead).toBe(0);
      expect(issuesOf("acme/plans").map((one) => `${one.title} ${one.state}`)).toEqual(titles);
      const told = [...github().repository("acme/plans").checkRuns.values()].filter((run) => run.name === CHECK).at(-1);
      expect(told?.conclusion).toBe("failure");
      expect(told?.annotations.map((one) => one.message).join()).toContain("plans-too-large");
      expect(told?.annotations[0]?.title).toContain(what);
      push(github(), "acme/plans", { files: { "PLAN.md": `${PLAN}\n### H3: Paint the pier\n` }, by: "ann" });
      await world.settled();
      expect(issuesOf("acme/plans").map((one) => one.title)).toContainEqual(expect.stringContaining("Paint the pier"));
      expect(checkOf("acme/plans")).toBeDefined();
    },
  );
});
