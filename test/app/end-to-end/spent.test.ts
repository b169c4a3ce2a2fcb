// An installation whose budget for new content is used up: what somebody waits for goes on, only what is new waits.
import { afterEach, expect, it } from "vitest";
import { CREATES_PER_HOUR } from "../../../src/model/limits.ts";
import { push } from "../../standin/index.ts";
import { closeIssue } from "../../standin/world/issues.ts";
import { until } from "../queue/build.ts";
import { type Harbour, PATIENCE, PLAN, REPOSITORY, startHarbour } from "./harbour.ts";

const HOUR = 3_600_000;
let harbour: Harbour;
afterEach(() => harbour.close());

it("still unblocks at once, and makes new issues when there is budget again", async () => {
  harbour = await startHarbour({ config: "write-back: off\n", standin: { limits: true } });
  const github = harbour.standin.world;
  const [installation] = github.state.installations.values();
  const { counters } = harbour.app.queue;
  const use = async (items: number) => {
    const now = Math.floor(Date.now() / HOUR);
    for (const hour of [now, now + 1]) await counters.add(`hour:${installation?.id}:${hour}`, items, 2 * HOUR);
  };
  await use(CREATES_PER_HOUR);
  closeIssue(github, harbour.ann, harbour.issue("Survey"), "completed");
  await harbour.settled(PATIENCE);
  expect([harbour.isBlocked("Build"), harbour.isBlocked("Paint")]).toEqual([false, true]);
  push(github, REPOSITORY, { files: { "PLAN.md": `${PLAN}\n### H5: Count the coins\n` }, by: "ann" });
  await until(async () => (await harbour.app.queue.stats()).delayed === 1, "the new issue waits", PATIENCE);
  expect(harbour.issues().filter((one) => one.title.includes("coins"))).toEqual([]);
  expect((await harbour.app.queue.stats()).dead).toBe(0);
  // Somebody's event comes before the hour is over, and finds budget.
  await use(-CREATES_PER_HOUR);
  closeIssue(github, harbour.ann, harbour.issue("Build"), "completed");
  await harbour.settled(PATIENCE);
  expect(harbour.issue("Count the coins").state).toBe("open");
  expect(harbour.isBlocked("Paint")).toBe(false);
});
