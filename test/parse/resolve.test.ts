// What plans say of each other, over all plans of a repository.
import { describe, expect, it } from "vitest";
import { readPlan } from "../../src/parse/read-plan.ts";
import { resolvePlans } from "../../src/parse/resolve.ts";

const MASTER = `# Master

## Phase 1: Base

- [ ] **M-1** Dig

## Phase 2: Walls

- [ ] **M-2** Build
`;

function resolved(files: Readonly<Record<string, string>>) {
  const documents = resolvePlans(Object.entries(files).map(([path, text]) => readPlan(path, text)));
  // What was resolved once is resolved the same way again.
  expect(resolvePlans(documents)).toEqual(documents);
  return documents;
}

/** What the tasks of a document wait for: "id > path#key", "id > key" in the document itself, "id > ?ref" unresolved. */
function edges(files: Readonly<Record<string, string>>, path: string): string[] {
  const document = resolved(files).find((one) => one.path === path);
  return (document?.tasks ?? []).flatMap(({ id, dependsOn }) =>
    dependsOn.map(({ ref, target, elsewhere }) => {
      const there = elsewhere === undefined ? `?${ref}` : `${elsewhere.path}#${elsewhere.key}`;
      return `${id} > ${target ?? there}`;
    }),
  );
}

const one = (text: string) => `# One\n\n- [ ] **T-1** Paint (depends on ${text})\n- [ ] **T-2** Sell\n`;

describe("a dependency", () => {
  it.each([
    ["an id that only one other plan has", "M-1", "MASTER.md#m-1"],
    ["an id of this document, whoever else has it", "T-2", "t-2"],
    ["a path and a phase", "../MASTER.md Phase 2", "MASTER.md#phase-2"],
    ["a phase of a path", "Phase 2 of ../MASTER.md", "MASTER.md#phase-2"],
    ["a phase that is to be complete in a path", "Phase 2 complete in `../MASTER.md`", "MASTER.md#phase-2"],
    ["a phase that is finished, of a path in brackets", "Phase 2 finished (../MASTER.md)", "MASTER.md#phase-2"],
    ["a phase and a path in brackets", "Phase 2 (../MASTER.md)", "MASTER.md#phase-2"],
    ["a path and an id behind a hash", "../MASTER.md#M-2", "MASTER.md#m-2"],
    ["a link to the document", "[M-2](../MASTER.md)", "MASTER.md#m-2"],
    ["an id that this document has too, by the path of another", "other.md T-2", "docs/other.md#t-2"],
    ["its own path", "one.md T-2", "t-2"],
    ["an id that nobody has", "Q-9", "?Q-9"],
    ["an id that the named document does not have", "../MASTER.md Q-9", "?../MASTER.md Q-9"],
    ["a document that is not there", "gone.md M-1", "?gone.md M-1"],
  ])("names %s", (_, text, wanted) => {
    const files = { "docs/one.md": one(text), "docs/other.md": "# Other\n\n- [ ] **T-2** Buy\n", "MASTER.md": MASTER };
    expect(edges(files, "docs/one.md")).toEqual([`T-1 > ${wanted}`]);
  });

  it("names several documents in one line, and its own tasks beside them", () => {
    const files = { "docs/one.md": one("../MASTER.md M-1, T-2"), "MASTER.md": MASTER };
    expect(edges(files, "docs/one.md")).toEqual(["T-1 > MASTER.md#m-1", "T-1 > t-2"]);
  });

  it("prefers the plan that it calls its parent, then the same folder, then the only one", () => {
    const near = "# Near\n\n- [ ] **X-1** Near\n";
    const far = "# Far\n\n- [ ] **X-1** Far\n";
    const files = { "a/one.md": one("X-1"), "a/near.md": near, "b/far.md": far };
    expect(edges(files, "a/one.md")).toEqual(["T-1 > a/near.md#x-1"]);
    const child = { ...files, "a/one.md": one("X-1").replace("# One\n", "# One\n\nParent: ../b/far.md\n") };
    expect(edges(child, "a/one.md")).toEqual(["T-1 > b/far.md#x-1"]);
    const { "a/near.md": _, ...rest } = files;
    expect(edges(rest, "a/one.md")).toEqual(["T-1 > b/far.md#x-1"]);
  });

  it("does not reach into a plan that counts its tasks in the same way", () => {
    const spec = (...ids: readonly string[]) =>
      `# Tasks\n\n${ids.map((id) => `- [ ] ${id} Do it (depends on T003)`).join("\n")}\n`;
    const files = { "specs/a/tasks.md": spec("T001", "T003"), "specs/b/tasks.md": spec("T001", "T002") };
    expect(edges(files, "specs/b/tasks.md")).toEqual(["T001 > ?T003", "T002 > ?T003"]);
    const goesOn = { ...files, "specs/b/tasks.md": spec("T011", "T012") };
    expect(edges(goesOn, "specs/b/tasks.md")[0]).toBe("T011 > specs/a/tasks.md#t003");
    const named = {
      ...files,
      "specs/b/tasks.md": spec("T001", "T002").replace("\n\n", "\n\nParent: ../a/tasks.md\n\n"),
    };
    expect(edges(named, "specs/b/tasks.md")[0]).toBe("T001 > specs/a/tasks.md#t003");
  });

  it("on a name that several plans have is left open, and that is told with its line", () => {
    const files = { "a.md": one("X-1"), "b/x.md": "# X\n\n- [ ] **X-1** X\n", "c/x.md": "# X\n\n- [ ] **X-1** X\n" };
    expect(edges(files, "a.md")).toEqual(["T-1 > ?X-1"]);
    const told = resolved(files).flatMap((document) => document.diagnostics);
    expect(told.map(({ ruleId, place }) => [ruleId, place.path, place.line])).toEqual([
      ["ambiguous-reference", "a.md", 3],
    ]);
  });

  it("on a bare number stays in its document, except among files of one task each", () => {
    const numbered = "# Two\n\n- [ ] Task 1: A\n- [ ] Task 2: B (depends on Task 7)\n";
    expect(edges({ "a/two.md": numbered, "a/seven.md": "# S\n\n- [ ] Task 7: C\n" }, "a/two.md")).toEqual([
      "2 > ?Task 7",
    ]);
    const file = (id: number, after: string) =>
      `---\nid: ${id}\ntitle: Step ${id}\nstatus: open\ndepends_on: [${after}]\n---\n\n# Step ${id}\n`;
    expect(edges({ "backlog/001.md": file(1, ""), "backlog/002.md": file(2, "1") }, "backlog/002.md")).toEqual([
      "2 > backlog/001.md#1",
    ]);
  });
});

describe("what a plan says of itself", () => {
  it("names its parent by a path", () => {
    const files = { "docs/one.md": "# One\n\nParent: ../MASTER.md\n\n- [ ] Paint\n", "MASTER.md": MASTER };
    expect(resolved(files)[0]?.references).toMatchObject([{ kind: "parent", path: "MASTER.md" }]);
  });

  it.each([
    ["of its parent", "Parent: MASTER.md\n\n**Prerequisites:** Phase 1 complete\n"],
    ["by its path", "**Prerequisites:** Phase 1 of MASTER.md\n"],
    ["under a heading", "## Prerequisites\n\n- [ ] MASTER.md Phase 1 complete\n\n## Tasks\n"],
  ])("names a phase that comes before it, %s", (_, text) => {
    const files = { "one.md": `# One\n\n${text}\n- [ ] Paint\n- [ ] Sell\n`, "MASTER.md": MASTER };
    const told = resolved(files)[0]?.references.filter(({ kind }) => kind === "prerequisite");
    expect(told).toMatchObject([{ path: "MASTER.md", key: "phase-1" }]);
  });

  it("takes a document whose title is a phase for that phase", () => {
    const files = {
      "plans/1.md": "# Phase 1: Base\n\n- [ ] Dig\n- [ ] Pour\n",
      "plans/2.md": "# Phase 2: Walls\n\n**Prerequisites**: Phase 1 complete\n\n- [ ] Build\n- [ ] Plaster\n",
    };
    const [phase] = resolved(files)[1]?.phases ?? [];
    expect(phase?.dependsOn.map(({ elsewhere }) => elsewhere)).toEqual([{ path: "plans/1.md", key: "phase-1" }]);
  });

  it("does not wait for documents that it only needs to be read", () => {
    const files = {
      "tasks.md": `# Tasks\n\n**Prerequisites**: MASTER.md (required), spec.md\n\n- [ ] A\n`,
      "MASTER.md": MASTER,
    };
    expect(resolved(files)[0]?.references.map(({ key }) => key)).toEqual([undefined, undefined]);
  });
});
