// What people do to issues, edges, milestones and labels, and what the app makes of it.
import { afterEach, describe, expect, it } from "vitest";
import { seedRepository } from "../../standin/index.ts";
import { addBlocker, addSubIssue, moveSubIssue, removeBlocker, removeSubIssue } from "../../standin/world/edges.ts";
import { closeIssue, deleteIssue, reopenIssue, transferIssue } from "../../standin/world/issues.ts";
import { deleteLabel, updateLabel } from "../../standin/world/labels.ts";
import { deleteMilestone, updateMilestone } from "../../standin/world/milestones.ts";
import { type Harbour, PATIENCE, PLAN, startHarbour, writesSince } from "./harbour.ts";

let harbour: Harbour;
afterEach(() => harbour.close());

const github = () => harbour.standin.world;
const settled = () => harbour.settled(PATIENCE);
/** After a look that somebody's change asked for, another one has nothing to do: nobody is fought. */
async function isAtRest(): Promise<void> {
  const earlier = harbour.standin.log.entries.length;
  await harbour.push({ "notes.txt": String(earlier) });
  expect(writesSince(harbour, earlier)).toEqual([]);
}

describe("an issue", () => {
  it("that is transferred away is made again, once, and what waited for it waits for the new one", async () => {
    harbour = await startHarbour();
    const away = seedRepository(github(), "acme/elsewhere");
    const moved = transferIssue(github(), harbour.ann, harbour.issue("Survey"), away);
    await settled();
    expect(harbour.issues().filter((one) => one.title.includes("Survey"))).toHaveLength(1);
    expect(harbour.issue("Build").blockedBy.map((one) => one.title)).toContain(harbour.issue("Survey").title);
    expect(harbour.isBlocked("Build")).toBe(true);
    expect(moved.state).toBe("open");
    await isAtRest();
  });

  it("that is deleted is made again, once", async () => {
    harbour = await startHarbour();
    deleteIssue(github(), harbour.ann, harbour.issue("Survey"));
    await settled();
    expect(harbour.issues().filter((one) => one.title.includes("Survey"))).toHaveLength(1);
    expect(harbour.issue("Build").blockedBy).toHaveLength(1);
    await isAtRest();
  });
});

describe("an edge", () => {
  it("that a person adds or takes away is merged: the label follows, and nobody is fought", async () => {
    harbour = await startHarbour();
    const [market, survey] = [harbour.issue("Open the market"), harbour.issue("Survey")];
    addBlocker(github(), harbour.ann, market, survey);
    await settled();
    expect(market.blockedBy).toContain(survey);
    expect(harbour.isBlocked("Open the market")).toBe(true);
    removeBlocker(github(), harbour.ann, market, survey);
    await settled();
    expect(market.blockedBy).toEqual([]);
    expect(harbour.isBlocked("Open the market")).toBe(false);
    await isAtRest();
  });

  it("between parent and part that a person moves stays where it was put", async () => {
    harbour = await startHarbour();
    const [market, paint] = [harbour.issue("Open the market"), harbour.issue("Paint")];
    const before = paint.parent;
    expect(before).not.toBeNull();
    addSubIssue(github(), harbour.ann, market, paint, true);
    await settled();
    expect(paint.parent).toBe(market);
    await isAtRest();
    expect(paint.parent).toBe(market);
    removeSubIssue(github(), harbour.ann, market, paint);
    await settled();
    await isAtRest();
  });
});

describe("a milestone", () => {
  const DUE = PLAN.replace("## Phase 1: Ground\n", "## Phase 1: Ground\n\nDue: 2027-03-31\n");
  const ground = () => harbour.milestones().find((one) => one.title.includes("Ground"));
  const theMilestone = () => [...harbour.repository.milestones.values()].find((one) => one.title.includes("Ground"));

  it("has the phase's due date, closes with the last issue of the phase, and opens again with the first that is reopened", async () => {
    harbour = await startHarbour({ plan: DUE });
    expect(ground()?.due).toContain("2027-03-31");
    for (const word of ["Survey", "Build"]) closeIssue(github(), harbour.ann, harbour.issue(word), "completed");
    await settled();
    expect(ground()).toMatchObject({ state: "open" });
    closeIssue(github(), harbour.ann, harbour.issue("Paint"), "completed");
    await settled();
    expect(ground()).toMatchObject({ state: "closed" });
    await isAtRest();
    reopenIssue(github(), harbour.ann, harbour.issue("Paint"));
    await settled();
    expect(ground()).toMatchObject({ state: "open" });
    await isAtRest();
    await harbour.push({ "PLAN.md": DUE.replace("2027-03-31", "2027-04-30") });
    expect(ground()?.due).toContain("2027-04-30");
  });

  it("stays open while a criterion of the phase is open, whatever was closed", async () => {
    const plan = DUE.replace("### H1", "**Exit criteria:**\n\n- [ ] the harbour master agrees\n\n### H1");
    harbour = await startHarbour({ plan, config: "write-back: off\n" });
    for (const word of ["Survey", "Build", "Paint"])
      closeIssue(github(), harbour.ann, harbour.issue(word), "completed");
    await settled();
    expect(ground()).toMatchObject({ state: "open" });
    await harbour.push({ "PLAN.md": plan.replace("- [ ] the harbour", "- [x] the harbour") });
    expect(ground()).toMatchObject({ state: "closed" });
  });

  it("keeps what a person wrote, comes to one of its phase when it was deleted, and neither is fought over", async () => {
    harbour = await startHarbour();
    const milestone = theMilestone();
    if (!milestone) throw new Error("There is no milestone");
    const held = milestone.issues.size;
    updateMilestone(github(), harbour.ann, milestone, {
      title: "The Ground we stand on",
      dueOn: "2027-01-31T20:00:00Z",
    });
    await settled();
    expect(ground()).toMatchObject({ title: "The Ground we stand on", issues: held });
    expect(ground()?.due).toContain("2027-01-31");
    await isAtRest();
    deleteMilestone(github(), harbour.ann, milestone);
    await settled();
    await isAtRest();
    expect(harbour.milestones().filter((one) => one.title.includes("Ground")).length).toBeLessThan(2);
  });
});

describe("a label", () => {
  const blocked = () => [...harbour.repository.labels.values()].find((one) => one.name === "blocked");

  it("that is deleted or renamed is there again where it is true, once", async () => {
    harbour = await startHarbour();
    const label = blocked();
    if (label) deleteLabel(github(), harbour.ann, label);
    await settled();
    expect([harbour.isBlocked("Build"), harbour.isBlocked("Survey")]).toEqual([true, false]);
    await isAtRest();
    const again = blocked();
    if (again) updateLabel(github(), harbour.ann, again, { name: "waiting" });
    await settled();
    expect([harbour.isBlocked("Build"), harbour.isBlocked("Survey")]).toEqual([true, false]);
    await isAtRest();
  });
});

describe("the order of parts", () => {
  const order = () => (harbour.issue("Survey").parent?.children ?? []).map((one) => one.title.slice(0, 2));

  it("follows the plan, and a person's own order is kept", async () => {
    harbour = await startHarbour();
    expect(order()).toEqual(["H1", "H2", "H3"]);
    const parent = harbour.issue("Survey").parent;
    if (parent === null) throw new Error("It has no parent");
    moveSubIssue(github(), parent, harbour.issue("Paint"), { before: harbour.issue("Survey") });
    await settled();
    expect(order()).toEqual(["H3", "H1", "H2"]);
    await isAtRest();
    const [first = "", second = "", third = ""] = ["H1: Survey", "H2: Build", "H3: Paint"].map((head) => {
      const from = PLAN.indexOf(`### ${head}`);
      const next = PLAN.slice(from + 4).search(/^##/m);
      return PLAN.slice(from, from + 4 + next);
    });
    await harbour.push({ "PLAN.md": PLAN.replace(first + second + third, second + first + third) });
    expect(order().indexOf("H2")).toBeLessThan(order().indexOf("H1"));
    await isAtRest();
  });
});
