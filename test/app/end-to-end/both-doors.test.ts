// The action and the app on one repository: one set of issues, and after a while nobody has anything to say.
import { afterEach, expect, it } from "vitest";
import { closeIssue } from "../../standin/world/issues.ts";
import { runAction } from "./action-run.ts";
import { type Harbour, PATIENCE, PLAN, startHarbour } from "./harbour.ts";

let harbour: Harbour;
afterEach(() => harbour.close());

it("come to rest together, whoever looks first, and make nothing twice", async () => {
  const config = 'identities: ["github-actions[bot]", "plansync[bot]"]\n';
  harbour = await startHarbour({ config });
  const made = harbour.issues().length;
  const act = async (event: string, payload: Record<string, unknown>) => {
    const ran = await runAction(harbour.standin, harbour.repository, event, payload);
    expect(ran.code, ran.log).toBe(0);
    await harbour.settled(PATIENCE);
  };
  const { log } = harbour.standin;
  /** Writes of both, without check runs (each App has its own) and tokens. */
  const writes = async (work: () => Promise<void>) => {
    const earlier = log.entries.length;
    await work();
    const written = log.entries.slice(earlier).filter((one) => one.kind === "write" && one.status < 400);
    return written.filter((one) => !/check-runs|access_tokens/.test(one.path)).map((one) => `${one.login} ${one.path}`);
  };
  const pushed = () => act("push", { ref: "refs/heads/main" });
  // What one made, the other knows.
  expect(await writes(pushed)).toEqual([]);
  expect(harbour.issues()).toHaveLength(made);
  // Both hear of one change at once.
  const issue = harbour.issue("Survey");
  closeIssue(harbour.standin.world, harbour.ann, issue, "completed");
  await act("issues", { action: "closed", issue: { number: issue.number } });
  expect(harbour.isBlocked("Build")).toBe(false);
  await harbour.push({ "PLAN.md": `${PLAN}\n### H5: Count the coins\n` });
  await pushed();
  expect(harbour.issues().filter((one) => one.title.includes("Count the coins"))).toHaveLength(1);
  expect(harbour.issues()).toHaveLength(made + 1);
  expect(harbour.pulls().filter((pull) => pull.state === "open").length).toBeLessThanOrEqual(1);
  // And now it is quiet: neither the action's events move the app, nor the app's the action.
  expect(await writes(pushed)).toEqual([]);
  const { requests } = log;
  await new Promise((resolve) => setTimeout(resolve, 500));
  await harbour.settled(PATIENCE);
  expect(log.requests).toBe(requests);
}, 180_000);
