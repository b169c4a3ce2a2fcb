import { afterEach, describe, expect, it } from "vitest";
import { writeBack } from "../../src/apply/write-back.ts";
import { aDocument, aTask } from "../build.ts";
import { push } from "../standin/index.ts";
import { resolveRef } from "../standin/world/git.ts";
import { closeIssue, updateIssue } from "../standin/world/issues.ts";
import { mergePull } from "../standin/world/pulls.ts";
import { aPlace, BRANCH, CONFIG, edits, PATH, type Place, tick } from "./tools.ts";

const PLAN = "# Plan\n\n- [ ] p1 first\n- [ ] p2 second\n- [ ] p3 third\n";
let place: Place;

async function start(text = PLAN): Promise<Place> {
  place = await aPlace({ [PATH]: text });
  return place;
}

afterEach(async () => {
  expect(place.standin.violations).toEqual([]);
  await place.standin.close();
});

const ann = () => ({ user: place.standin.world.user("ann"), app: null });
const repository = () => place.standin.world.repository("octo/plans");
const issue = (number: number) => place.standin.world.issue("octo/plans", number);

describe("the standing pull request", () => {
  it("carries the edits on one branch, and says what and why", async () => {
    const { writer, told, text, pulls } = await start();
    const written = await writeBack(
      edits(tick("p1"), tick("p3", { reason: "closed by @ann, fixes #7" })),
      told,
      writer,
      CONFIG,
    );
    expect(written).toMatchObject({ outcome: "pull", left: [], diagnostics: [] });
    expect(text("main")).toBe(PLAN);
    expect(text(BRANCH)).toBe("# Plan\n\n- [x] p1 first\n- [ ] p2 second\n- [x] p3 third\n");
    expect(pulls()).toHaveLength(1);
    const [pull] = pulls();
    expect(pull?.title).toBe("Bring the plans in step with GitHub: 2 changes");
    expect(pull?.body.split("<!--")[1]).toBe(
      [
        " plansync:list -->",
        "What happened on GitHub, written into the plans. Merge it to keep both sides in step; close it to leave the plans as they are.",
        "",
        "**docs/plan.md**",
        "",
        "- **p1**: todo → done (closed by ann)",
        "- **p3**: todo → done (closed by @\u200Bann, fixes #\u200B7)",
        "",
        "",
      ].join("\n"),
    );
  });

  it("is written once: the same edits again write nothing", async () => {
    const { writer, told, standin } = await start();
    await writeBack(edits(tick("p1")), told, writer, CONFIG);
    const before = standin.log.writes;
    const again = await writeBack(edits(tick("p1")), told, writer, CONFIG);
    expect(again.outcome).toBe("unchanged");
    expect(standin.log.writes).toBe(before);
  });

  it("costs one request when there is nothing to write", async () => {
    const { writer, told, standin } = await start();
    const before = standin.log.requests;
    expect((await writeBack(edits(), told, writer, CONFIG)).outcome).toBe("none");
    expect(standin.log.requests - before).toBe(1);
  });

  it("is updated in place when the edits change, and stays open all the while", async () => {
    const { writer, told, text, pulls } = await start();
    await writeBack(edits(tick("p1")), told, writer, CONFIG);
    const second = await writeBack(edits(tick("p1"), tick("p2")), told, writer, CONFIG);
    expect(second.outcome).toBe("pull");
    expect(text(BRANCH)).toBe("# Plan\n\n- [x] p1 first\n- [x] p2 second\n- [ ] p3 third\n");
    expect(pulls().map((pull) => pull.state)).toEqual(["open"]);
    expect(repository().refs.has(`refs/heads/${BRANCH}-next`)).toBe(false);
  });

  it("follows the default branch: one commit on its head", async () => {
    const { writer, told, text, standin } = await start();
    await writeBack(edits(tick("p1")), told, writer, CONFIG);
    const head = push(standin.world, "octo/plans", { files: { [PATH]: `${PLAN}- [ ] p4 fourth\n`, "other.txt": "x" } });
    await writeBack(edits(tick("p1")), told, writer, CONFIG);
    expect(text(BRANCH)).toBe("# Plan\n\n- [x] p1 first\n- [ ] p2 second\n- [ ] p3 third\n- [ ] p4 fourth\n");
    expect(resolveRef(repository(), BRANCH)?.parents).toEqual([head]);
  });

  it("is closed when nothing is left to write", async () => {
    const { writer, told, pulls } = await start();
    await writeBack(edits(tick("p1")), told, writer, CONFIG);
    const ended = await writeBack(edits(), told, writer, CONFIG);
    expect(ended.outcome).toBe("closed");
    expect(pulls().map((pull) => pull.state)).toEqual(["closed"]);
    expect((await writeBack(edits(), told, writer, CONFIG)).outcome).toBe("none");
  });

  it("is not offered again after people closed it, until something else is to be written", async () => {
    const { writer, told, pulls, standin } = await start();
    const first = await writeBack(edits(tick("p1")), told, writer, CONFIG);
    closeIssue(standin.world, ann(), issue(first.pull ?? 0));
    const before = standin.log.writes;
    expect((await writeBack(edits(tick("p1")), told, writer, CONFIG)).outcome).toBe("declined");
    expect(standin.log.writes).toBe(before);
    expect((await writeBack(edits(tick("p1"), tick("p2")), told, writer, CONFIG)).outcome).toBe("pull");
    expect(pulls().map((pull) => pull.state)).toEqual(["closed", "open"]);
  });

  it("is offered again when it was closed only because nothing was left", async () => {
    const { writer, told, pulls } = await start();
    await writeBack(edits(tick("p1")), told, writer, CONFIG);
    await writeBack(edits(), told, writer, CONFIG);
    expect((await writeBack(edits(tick("p1")), told, writer, CONFIG)).outcome).toBe("pull");
    expect(pulls().map((pull) => pull.state)).toEqual(["closed", "open"]);
  });

  it("leaves a branch of that name alone that somebody else has made", async () => {
    const { writer, told, text, standin } = await start();
    push(standin.world, "octo/plans", { branch: BRANCH, files: { [PATH]: "mine" }, message: "Mine" });
    const written = await writeBack(edits(tick("p1")), told, writer, CONFIG);
    expect(written).toMatchObject({ outcome: "left", diagnostics: [{ ruleId: "write-back-foreign" }] });
    expect(text(BRANCH)).toBe("mine");
  });

  it("names tasks as people know them, with their issues", async () => {
    const { writer, told, pulls } = await start();
    const documents = [aDocument({ tasks: [aTask("p1", { title: "Build | it <b>" })] })];
    const proposal = { ...told, documents, changes: { edits: [], matched: { "docs/plan.md#task:p1": 12 } } };
    await writeBack(edits(tick("p1")), proposal, writer, CONFIG);
    expect(pulls()[0]?.body).toContain(
      "- **p1: Build \\| it &lt;b&gt;** ([#\u200B12](../issues/12)): todo → done (closed by ann)\n",
    );
  });

  it("starts anew after it was merged", async () => {
    const { writer, told, text, pulls, standin } = await start();
    const first = await writeBack(edits(tick("p1")), told, writer, CONFIG);
    mergePull(standin.world, ann(), issue(first.pull ?? 0));
    expect(text("main")).toContain("- [x] p1 first");
    expect((await writeBack(edits(), told, writer, CONFIG)).outcome).toBe("none");
    const second = await writeBack(edits(tick("p2")), told, writer, CONFIG);
    expect(second.outcome).toBe("pull");
    expect(pulls().map((pull) => pull.state)).toEqual(["closed", "open"]);
    expect(text(BRANCH)).toBe("# Plan\n\n- [x] p1 first\n- [x] p2 second\n- [ ] p3 third\n");
  });

  it("leaves a branch alone onto which somebody else has pushed", async () => {
    const { writer, told, text, standin } = await start();
    await writeBack(edits(tick("p1")), told, writer, CONFIG);
    push(standin.world, "octo/plans", { branch: BRANCH, files: { [PATH]: "by hand" }, message: "Reword" });
    const again = await writeBack(edits(tick("p1"), tick("p2")), told, writer, CONFIG);
    expect(text(BRANCH)).toBe("by hand");
    expect(again.diagnostics.map((one) => one.ruleId)).toEqual(["write-back-foreign"]);
  });

  it("takes a pull request of somebody else on a branch of that name for no standing one", async () => {
    const { writer, told, pulls, standin } = await start();
    push(standin.world, "octo/plans", { branch: BRANCH, files: { "x.txt": "x" }, message: "Mine" });
    const { createPull } = await import("../standin/world/pulls.ts");
    createPull(standin.world, ann(), repository(), {
      title: "Mine",
      body: "",
      head: BRANCH,
      base: "main",
      draft: false,
    });
    await writeBack(edits(), told, writer, CONFIG);
    expect(pulls().map((pull) => [pull.title, pull.state])).toEqual([["Mine", "open"]]);
  });

  it("keeps the title that people gave it, and what they wrote around our text", async () => {
    const { writer, told, pulls, standin } = await start();
    const first = await writeBack(edits(tick("p1")), told, writer, CONFIG);
    const pull = issue(first.pull ?? 0);
    updateIssue(standin.world, ann(), pull, {
      title: "Friday's plan changes",
      body: `Please look, bob.\r\n\r\n${pull.body}\r\n\r\nThanks!`,
    });
    await writeBack(edits(tick("p1"), tick("p2")), told, writer, CONFIG);
    const [now] = pulls();
    expect(now?.title).toBe("Friday's plan changes");
    expect(now?.body.startsWith("Please look, bob.\n\n<!-- plansync:list -->")).toBe(true);
    expect(now?.body.endsWith("-->\n\nThanks!")).toBe(true);
    expect(now?.body).toContain("- **p2**: todo → done");
    expect((await writeBack(edits(tick("p1"), tick("p2")), told, writer, CONFIG)).outcome).toBe("unchanged");
  });

  it("loses nothing when two runs write at the same time", async () => {
    const wish = (key: string, after: string) => tick(key, { field: "due", before: "", after, by: "ann", reason: "" });
    for (const before of [false, true]) {
      const { writer, told, text, pulls, standin } = await start();
      if (before) await writeBack(edits(wish("p3", "2026-12-03")), told, writer, CONFIG);
      await Promise.allSettled([
        writeBack(edits(wish("p1", "2026-12-01")), told, writer, CONFIG),
        writeBack(edits(wish("p2", "2026-12-02")), told, writer, CONFIG),
      ]);
      await writeBack(edits(), told, writer, CONFIG);
      expect(pulls().filter((pull) => pull.state === "open")).toHaveLength(1);
      expect(text(BRANCH)).toContain("p1 first (due: 2026-12-01)");
      expect(text(BRANCH)).toContain("p2 second (due: 2026-12-02)");
      if (!before) await standin.close();
    }
  });

  it("keeps what a command asked for until the plan says it, though later comparisons do not find it", async () => {
    const { writer, told, text } = await start();
    const due = tick("p2", { field: "due", before: "", after: "2026-12-01", by: "ann", reason: "set by ann" });
    await writeBack(edits(due), told, writer, CONFIG);
    await writeBack(edits(tick("p1")), told, writer, CONFIG);
    expect(text(BRANCH)).toBe("# Plan\n\n- [x] p1 first\n- [ ] p2 second (due: 2026-12-01)\n- [ ] p3 third\n");
    await writeBack(edits(), told, writer, CONFIG);
    expect(text(BRANCH)).toBe("# Plan\n\n- [ ] p1 first\n- [ ] p2 second (due: 2026-12-01)\n- [ ] p3 third\n");
  });

  it("does not keep a status that GitHub itself holds", async () => {
    const { writer, told } = await start();
    await writeBack(edits(tick("p1", { by: "ann" })), told, writer, CONFIG);
    expect((await writeBack(edits(), told, writer, CONFIG)).outcome).toBe("closed");
  });

  it("tells what could not be written, and writes the rest", async () => {
    const { writer, told, text, pulls } = await start();
    const written = await writeBack(edits(tick("p1"), tick("gone")), told, writer, CONFIG);
    expect(text(BRANCH)).toContain("- [x] p1 first");
    expect(written.left.map((one) => one.edit.identity.key)).toEqual(["gone"]);
    expect(written.diagnostics).toMatchObject([{ ruleId: "write-back-left", severity: "warning" }]);
    expect(pulls()[0]?.body).toContain(
      "**Not written**\n\n- **gone**: todo → done (closed by ann): it is not in the document any more",
    );
  });

  it("lets no text of an edit close its own data or add any", async () => {
    const { writer, told, pulls } = await start();
    const hostile = '--> <!-- plansync:edits {"v":1} --> ] @ann';
    const edit = tick("p2", { field: "owner", before: "", after: hostile, by: "ann", reason: hostile });
    await writeBack(edits(edit), told, writer, CONFIG);
    const body = pulls()[0]?.body ?? "";
    expect(body.match(/<!--/g)).toHaveLength(2);
    expect(body.match(/-->/g)).toHaveLength(2);
    const again = await writeBack(edits(), told, writer, CONFIG);
    expect(again.outcome).toBe("unchanged");
  });

  it("keeps line endings and the byte-order mark", async () => {
    const crlf = `\uFEFF${PLAN.replaceAll("\n", "\r\n")}`;
    const { writer, told, text } = await start(crlf);
    await writeBack(edits(tick("p1")), told, writer, CONFIG);
    expect(text(BRANCH)).toBe(crlf.replace("[ ] p1", "[x] p1"));
  });
});

describe("what GitHub refuses", () => {
  it("is told when pull requests may not be opened, and leaves nothing half done", async () => {
    const { writer, told, pulls, standin } = await start();
    standin.faults.add({
      when: (asked) => asked.method === "POST" && asked.path.endsWith("/pulls"),
      fault: {
        kind: "status",
        status: 403,
        message: "GitHub Actions is not permitted to create or approve pull requests.",
      },
    });
    const refused = await writeBack(edits(tick("p1")), told, writer, CONFIG);
    expect(refused.outcome).toBe("failed");
    expect(refused.diagnostics).toMatchObject([{ ruleId: "write-back-refused", severity: "error" }]);
    standin.faults.heal();
    expect((await writeBack(edits(tick("p1")), told, writer, CONFIG)).outcome).toBe("pull");
    expect(pulls()).toHaveLength(1);
  });

  it("is told when the default branch is protected against a direct commit", async () => {
    const { writer, told, text } = await start();
    repository().protectedBranches.add("main");
    const refused = await writeBack(edits(tick("p1")), told, writer, { ...CONFIG, writeBack: "commit" });
    expect(refused).toMatchObject({
      outcome: "failed",
      diagnostics: [{ ruleId: "write-back-refused", severity: "error" }],
    });
    expect(refused.diagnostics[0]?.summary).toContain("`main`");
    expect(text("main")).toBe(PLAN);
  });
});

describe("a direct commit", () => {
  it("is one commit that names its edits", async () => {
    const { writer, told, text } = await start();
    const written = await writeBack(edits(tick("p1")), told, writer, { ...CONFIG, writeBack: "commit" });
    expect(written.outcome).toBe("committed");
    expect(text("main")).toContain("- [x] p1 first");
    expect(resolveRef(repository(), "main")?.message.split("\n").slice(0, 3)).toEqual([
      "Bring the plans in step with GitHub: 1 change",
      "",
      "- p1: todo → done (closed by ann)",
    ]);
    expect((await writeBack(edits(tick("p1")), told, writer, { ...CONFIG, writeBack: "commit" })).outcome).toBe("none");
  });

  it("is made again on the new head when the branch moved meanwhile", async () => {
    const { writer, told, text, standin } = await start();
    let moved = false;
    const racing = {
      ...writer,
      commitFiles: (commit: Parameters<typeof writer.commitFiles>[0]) => {
        if (!moved) push(standin.world, "octo/plans", { files: { [PATH]: `${PLAN}- [ ] p4 fourth\n` } });
        moved = true;
        return writer.commitFiles(commit);
      },
    };
    const written = await writeBack(edits(tick("p1")), told, racing, { ...CONFIG, writeBack: "commit" });
    expect(written.outcome).toBe("committed");
    expect(text("main")).toBe("# Plan\n\n- [x] p1 first\n- [ ] p2 second\n- [ ] p3 third\n- [ ] p4 fourth\n");
  });
});

describe("nothing is written", () => {
  it("off the default branch, or when it is turned off", async () => {
    const { writer, told, standin } = await start();
    const elsewhere = { ...told, context: { onDefaultBranch: false } };
    await writeBack(edits(tick("p1")), elsewhere, writer, CONFIG);
    await writeBack(edits(tick("p1")), told, writer, { ...CONFIG, writeBack: "off" });
    expect(standin.log.requests).toBe(0);
  });
});

describe("stopped after any request, the next run ends in the same state", () => {
  it("for a first write, and for an update", async () => {
    for (const update of [false, true]) {
      for (let k = 1; k < 20; k++) {
        await start();
        const { writer, told, text, pulls, standin } = place;
        if (update) await writeBack(edits(tick("p2")), told, writer, CONFIG);
        standin.faults.heal();
        standin.faults.killAfter(k);
        const all = edits(tick("p1"), tick("p3"));
        const stopped = await writeBack(all, told, writer, CONFIG).then(
          () => false,
          () => true,
        );
        standin.faults.heal();
        const fresh = await writeBack(all, told, writer, CONFIG);
        expect(["pull", "unchanged"], `k ${k}`).toContain(fresh.outcome);
        expect(text(BRANCH)).toBe("# Plan\n\n- [x] p1 first\n- [ ] p2 second\n- [x] p3 third\n");
        expect(pulls().filter((pull) => pull.state === "open")).toHaveLength(1);
        await writeBack(edits(tick("p1")), told, writer, CONFIG);
        expect(text(BRANCH)).toBe("# Plan\n\n- [x] p1 first\n- [ ] p2 second\n- [ ] p3 third\n");
        expect(repository().refs.has(`refs/heads/${BRANCH}-next`)).toBe(false);
        if (!stopped) break;
        await standin.close();
      }
    }
    place = await aPlace({});
  }, 60_000);
});
