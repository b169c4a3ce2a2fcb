// Buttons of the app's check runs: who may press them, what they do, and that pressing twice does it once.
import { afterEach, describe, expect, it } from "vitest";
import { push } from "../../standin/index.ts";
import { pressButton } from "../../standin/world/checks.ts";
import { closeIssue } from "../../standin/world/issues.ts";
import { removeLabel } from "../../standin/world/labels.ts";
import { createPull } from "../../standin/world/pulls.ts";
import type { Actor } from "../../standin/world/world.ts";
import { readFile } from "../../write-back/read-file.ts";
import { type Harbour, PATIENCE, REPOSITORY, startHarbour, writesSince } from "./harbour.ts";

let harbour: Harbour;
afterEach(() => harbour.close());

const github = () => harbour.standin.world;
const buttons = (name: string) => harbour.check(name)?.actions.map((action) => action.identifier);
async function press(who: Actor, identifier?: string, check = harbour.check("plansync")): Promise<void> {
  pressButton(github(), who, harbour.repository, check?.id ?? 0, identifier);
  await harbour.settled(PATIENCE);
}
const logged = () => harbour.standin.log.entries.length;

describe('"Re-run"', () => {
  it("looks again at the default branch, by our button and by GitHub's own, and the second press changes nothing", async () => {
    harbour = await startHarbour();
    const build = harbour.issue("Build");
    for (const identifier of ["rerun", undefined]) {
      harbour.standin.webhooks.paused = true;
      for (const label of build.labels.filter((one) => one.name === "blocked"))
        removeLabel(github(), harbour.ann, build, label);
      harbour.standin.webhooks.paused = false;
      await press(harbour.ann, identifier);
      expect(harbour.isBlocked("Build")).toBe(true);
      const earlier = logged();
      await press(harbour.ann, identifier);
      expect(writesSince(harbour, earlier)).toEqual([]);
    }
  });

  it("judges a pull request anew, whose checks carry no other button", async () => {
    harbour = await startHarbour();
    push(github(), REPOSITORY, { files: { "pier.txt": "planks" }, branch: "pier", by: "ann" });
    const body = `Closes #${harbour.issue("Build the pier").number}`;
    const pull = createPull(github(), harbour.ann, harbour.repository, {
      title: "Pier",
      body,
      head: "pier",
      base: "main",
      draft: false,
    });
    await harbour.settled(PATIENCE);
    const blockers = () => harbour.check("plansync / blockers", pull.pull?.headSha);
    expect(blockers()?.conclusion).toBe("failure");
    expect(blockers()?.actions.map((action) => action.identifier)).toEqual(["rerun"]);
    harbour.standin.webhooks.paused = true;
    closeIssue(github(), harbour.ann, harbour.issue("Survey"), "completed");
    harbour.standin.webhooks.paused = false;
    await press(harbour.ann, "rerun", blockers());
    expect(blockers()?.conclusion).toBe("success");
  });
});

describe('"Apply preview"', () => {
  it("lets a big change happen when somebody who may write presses it, on the newest commit, once", async () => {
    const config = "limits:\n  max-creates: 2\n";
    harbour = await startHarbour({ config });
    expect(harbour.issues()).toEqual([]);
    expect(buttons("plansync")).toContain("apply");
    await press(harbour.bob, "apply");
    expect(harbour.issues()).toEqual([]);
    const stale = harbour.check("plansync");
    await harbour.push({ "notes.txt": "another commit" });
    await press(harbour.ann, "apply", stale);
    expect(harbour.issues()).toEqual([]);
    await press(harbour.ann, "apply");
    const { length } = harbour.issues();
    expect(length).toBeGreaterThan(5);
    const earlier = logged();
    await press(harbour.ann, "apply", stale);
    expect([writesSince(harbour, earlier), harbour.issues().length]).toEqual([[], length]);
    // The check asks no more.
    expect(harbour.check("plansync")?.conclusion).not.toBe("action_required");
  });
});

describe('"Tick in plan"', () => {
  it("opens one pull request that ticks what was closed, for somebody who may write", async () => {
    harbour = await startHarbour({
      config: "write-back: off\n",
      plan: "# Harbour\n\n- [ ] H1: Survey the ground\n- [ ] H2: Build the pier\n",
    });
    closeIssue(github(), harbour.ann, harbour.issue("Survey"), "completed");
    await harbour.settled(PATIENCE);
    expect(harbour.pulls()).toEqual([]);
    expect(buttons("plansync")).toContain("tick");
    await press(harbour.bob, "tick");
    expect(harbour.pulls()).toEqual([]);
    await press(harbour.ann, "tick");
    await press(harbour.ann, "tick");
    const [pull, ...others] = harbour.pulls();
    expect(others).toEqual([]);
    const text = readFile(harbour.repository, pull?.pull?.headRef ?? "", "PLAN.md");
    expect(text).toContain("- [x] H1: Survey the ground\n- [ ] H2: Build the pier");
    expect(pull?.state).toBe("open");
    expect(harbour.issue("Survey").state).toBe("closed");
  });
});
