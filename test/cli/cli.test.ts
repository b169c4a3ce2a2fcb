// The command line as people call it: a process, a folder, an exit code, and what stands in the folder afterwards.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { canonical, seedRepository, seedUserToken, startStandin } from "../standin/index.ts";

const CLI = resolve("dist/cli.mjs");
const PLAN = `# Harbour

## Phase 1: Chart

- [ ] **T001** Measure the tides (2h)
- [ ] **T002** Draw the chart — depends on T001
`;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plansync-cli-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((done, failed) => {
    const env = { PATH: process.env.PATH ?? "", NO_COLOR: "1", ...environment };
    const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
    let [out, err] = ["", ""];
    child.stdout.on("data", (part) => (out += part));
    child.stderr.on("data", (part) => (err += part));
    child.on("error", failed);
    child.on("close", (code) => done({ code: code ?? -1, out, err }));
  });
}

describe("calls", () => {
  it("take a file by any path to it once, and refuse folders and two ways of printing", async () => {
    put({ "docs/my plan.md": PLAN.replace("T002", "T001") });
    const path = "docs/my plan.md";
    const [same, within, both] = await Promise.all([
      run(["check", "--json", path, `./${path}`, join(folder, path)]),
      run(["check", "docs"]),
      run(["check", "--json", "--sarif"]),
    ]);
    const places = (JSON.parse(same.out) as { ruleId: string; place: { path: string } }[])
      .filter(({ ruleId }) => ruleId === "duplicate-id")
      .map(({ place }) => place.path);
    expect(places).toEqual([path]);
    expect([within.code, both.code]).toEqual([2, 2]);
    expect(within.err).toContain("docs is a folder");
  });

  it("show what is wrong in the configuration like what is wrong in a plan", async () => {
    put({ "PLAN.md": PLAN, ".github/plansync.yml": "rules:\n  cicle: off\n" });
    const { code, out } = await run(["check"]);
    expect(code).toBe(1);
    expect(out).toContain("  2 │   cicle: off\n     │   ^^^^^");
    expect(out).toContain("1 error in 1 plan");
  });

  it("without a command or with --help print help; a wrong command, option or file exits with 2 and says so", async () => {
    put({ "PLAN.md": PLAN });
    const [bare, page, unknown, option, missing] = await Promise.all([
      run([]),
      run(["check", "--help"]),
      run(["chek"]),
      run(["check", "--bogus"]),
      run(["parse", "nowhere.md"]),
    ]);
    expect([bare.code, page.code, unknown.code, option.code, missing.code]).toEqual([0, 0, 2, 2, 2]);
    for (const name of ["check", "drift", "explain", "init", "parse", "preview", "sync"])
      expect(bare.out).toContain(`plansync ${name}`);
    expect(page.out).toContain("--sarif");
    expect(unknown.err).toContain("`chek`");
    expect(option.err).toContain("--bogus");
    expect(missing.err).toContain("nowhere.md cannot be read");
  });
});

describe("check", () => {
  it("exits with 0 on a sound plan, with 1 on an error, and on a warning only when asked to be strict", async () => {
    const warned = PLAN.replace("T001\n", "T099\n");
    put({ "sound.md": PLAN, "broken.md": PLAN.replace("**T002**", "**T001**"), "warned.md": warned });
    const [sound, broken, warning, strict] = await Promise.all([
      run(["check", "sound.md"]),
      run(["check", "broken.md"]),
      run(["check", "warned.md"]),
      run(["check", "--strict", "warned.md"]),
    ]);
    expect([sound.code, broken.code, warning.code, strict.code]).toEqual([0, 1, 0, 1]);
    expect(broken.out).toContain("broken.md:6:");
    expect(broken.out).toContain("[duplicate-id]");
    expect(warning.out).toContain("[unknown-reference]");
  });

  it("prints findings as JSON and as SARIF", async () => {
    put({ "PLAN.md": PLAN.replace("**T002**", "**T001**") });
    const [json, sarif] = await Promise.all([run(["check", "--json"]), run(["check", "--sarif"])]);
    const told: { ruleId: string; place: { line: number } }[] = JSON.parse(json.out);
    expect(told.map(({ ruleId, place }) => [ruleId, place.line])).toContainEqual(["duplicate-id", 6]);
    const log = JSON.parse(sarif.out);
    expect([log.version, log.runs[0].results[0].ruleId]).toEqual(["2.1.0", "duplicate-id"]);
  });

  const broken = "# Plan\r\n\r\n## Tasks\r\n\r\n- [ ] Ship it âœ…\r\n\r\n```bash\r\nnpm test\r\n";
  const mended = "# Plan\r\n\r\n## Tasks\r\n\r\n- [ ] Ship it ✅\r\n\r\n```bash\r\nnpm test\r\n```\r\n";
  it.each([
    ["without a byte-order mark", (text: string) => Buffer.from(text)],
    ["with a byte-order mark", (text: string) => Buffer.from(`\uFEFF${text}`)],
    ["in UTF-16, little end first", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["in UTF-16, big end first", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
  ])("--fix mends a file %s and leaves every other byte", async (_, encode) => {
    put({ "PLAN.md": encode(broken) });
    expect((await run(["check", "--fix", "PLAN.md"])).err).toContain("PLAN.md: 2 edits");
    expect(readFileSync(join(folder, "PLAN.md"))).toEqual(encode(mended));
    expect((await run(["check", "--fix", "PLAN.md"])).err).toBe("");
  });
});

describe("parse and explain", () => {
  it("print what was read, as text and as JSON", async () => {
    put({ "PLAN.md": PLAN });
    const [text, json, lines, evidence] = await Promise.all([
      run(["parse"]),
      run(["parse", "--json", "PLAN.md"]),
      run(["explain", "PLAN.md"]),
      run(["explain", "--json", "PLAN.md"]),
    ]);
    expect(text.out).toContain("[ ] T002: Draw the chart  (after T001)");
    expect(JSON.parse(json.out).tasks.map((task: { id: string }) => task.id)).toEqual(["T001", "T002"]);
    expect(lines.out).toContain("Measure the tides");
    expect(JSON.parse(evidence.out)[0].path).toBe("PLAN.md");
  });
});

describe("init", () => {
  it("writes a workflow and a configuration that the other commands then read, and never overwrites unasked", async () => {
    put({ "docs/PLAN.md": PLAN });
    const first = await run(["init"]);
    expect([first.code, first.out.includes("docs/PLAN.md")]).toEqual([0, true]);
    expect(existsSync(join(folder, ".github/plansync.yml"))).toBe(true);
    expect((await run(["parse"])).out).toContain("docs/PLAN.md: Harbour");
    put({ ".github/plansync.yml": "plans: [other.md]\n" });
    expect((await run(["init"])).code).toBe(1);
    expect(readFileSync(join(folder, ".github/plansync.yml"), "utf8")).toBe("plans: [other.md]\n");
  });
});

describe("preview, sync and drift", () => {
  it("offline, a preview shows what a first sync would make; without a token a sync says what to set", async () => {
    put({ "PLAN.md": PLAN });
    const [offline, sync] = await Promise.all([run(["preview", "--offline"]), run(["sync"])]);
    expect([offline.code, sync.code]).toEqual([0, 2]);
    expect(offline.out).toContain("T001: Measure the tides");
    expect(sync.err).toContain("GITHUB_TOKEN");
  });

  it("a sync makes the issues, the next one writes nothing, a preview never does, and drift is found", async () => {
    const standin = await startStandin();
    try {
      const repository = seedRepository(standin.world, "harbor/tides", {
        files: { "PLAN.md": PLAN },
        roles: { mia: "maintain" },
      });
      const environment = {
        GITHUB_API_URL: standin.url,
        GITHUB_TOKEN: seedUserToken(standin.world, "mia").value,
      };
      execFileSync("git", ["init", "-q"], { cwd: folder });
      execFileSync("git", ["remote", "add", "origin", "git@github.com:harbor/tides.git"], { cwd: folder });
      put({ "PLAN.md": PLAN });
      const preview = await run(["preview"], environment);
      expect([preview.code, repository.issues.size]).toEqual([0, 0]);
      const before = await run(["drift"], environment);
      expect([before.code, before.out.split("\n")[0]]).toEqual([1, "Plan and GitHub differ."]);
      expect((await run(["sync"], environment)).code).toBe(0);
      const issues = canonical(repository).issues;
      expect(issues.map(({ title }) => title)).toContain("T002: Draw the chart");
      const { requests, writes } = standin.log;
      expect((await run(["sync"], environment)).code).toBe(0);
      expect([standin.log.writes - writes, standin.log.requests - requests]).toEqual([0, 3]);
      expect((await run(["drift"], environment)).out).toBe("No drift: plan and GitHub agree.\n");

      const chart = [...repository.issues.values()].find(({ title }) => title.startsWith("T002"))?.number;
      await fetch(`${standin.url}/repos/harbor/tides/issues/${chart}`, {
        method: "PATCH",
        headers: { authorization: `Bearer ${environment.GITHUB_TOKEN}` },
        body: JSON.stringify({ title: "T002: Draw the map" }),
      });
      const [text, json] = await Promise.all([run(["drift"], environment), run(["drift", "--json"], environment)]);
      expect([text.code, json.code]).toEqual([1, 1]);
      expect(text.out).toContain(`#${chart} T002: Draw the chart: title: changed on GitHub`);
      expect(text.out).toContain("PLAN.md:6  title: Draw the map");
      expect(JSON.parse(json.out).drift[0]).toMatchObject({ field: "title", side: "github", number: chart });
    } finally {
      await standin.close();
    }
  });
});
