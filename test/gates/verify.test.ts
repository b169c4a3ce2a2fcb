import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runVerification } from "../../src/action/gates.ts";
import { isAllowed, splitCommand } from "../../src/action/gates-command.ts";
import { aDocument, aPhase, aTask } from "../build.ts";

const folder = mkdtempSync(join(tmpdir(), "plansync-verify-"));
const node = process.execPath;

function planWith(commands: readonly string[], status: "done" | "todo" = "done") {
  const verification = commands.map((command, index) => ({ text: command, command, line: index + 1 }));
  return aDocument({
    phases: [aPhase("one", { verification })],
    tasks: [aTask("t1", { phase: "one", status })],
  });
}

async function verify(
  commands: readonly string[],
  told: {
    allow?: string[];
    trusted?: boolean;
    status?: "done" | "todo";
    timeout?: number;
    environment?: Record<string, string>;
  } = {},
) {
  const results = await runVerification(
    [planWith(commands, told.status)],
    { enabled: true, allow: told.allow ?? commands, timeoutSeconds: told.timeout ?? 20 },
    { trusted: told.trusted ?? true, folder, environment: { PATH: process.env.PATH, ...told.environment } },
  );
  return results.get("docs/plan.md#phase:one") ?? null;
}

describe("splitting a command", () => {
  it.each([
    ["npm test", ["npm", "test"]],
    ["  npm   run  build ", ["npm", "run", "build"]],
    [`node -e 'process.exit(0)'`, ["node", "-e", "process.exit(0)"]],
    [`echo "two words" ''`, ["echo", "two words", ""]],
    [`grep -r it's-not`, null],
    ["npm test && rm -rf /", null],
    ["npm test; ls", null],
    ["cat $HOME/.ssh/id", null],
    ['echo "$(id)"', null],
    ["echo `id`", null],
    ["ls > out", null],
    ["ls *", null],
    ["TOKEN=1 npm test", null],
    ["npm test\nrm x", null],
    ["a\\ b", null],
    ["", null],
    ["'' x", null],
  ])("%j becomes %j", (command, words) => {
    expect(splitCommand(command)).toEqual(words);
  });
});

describe("the allow-list", () => {
  it.each([
    ["npm test", ["npm test"], true],
    ["npm  test", ["npm test"], true],
    ["npm test --grep x", ["npm test"], false],
    ["npm test --grep x", ["npm test *"], true],
    ["npm test", ["npm test *"], true],
    ["npm testing", ["npm test *"], false],
    ["npm run test:unit", ["npm run test:*"], true],
    ["npm run deploy", ["npm run test:*"], false],
    ["npm test; id", ["npm test*"], false],
    ["npm test", [], false],
    ["npm", ["npm test"], false],
  ])("%j against %j: %j", (command, allow, allowed) => {
    expect(isAllowed(command, allow)).toBe(allowed);
  });
});

describe("running the verification of a phase", () => {
  it("tells a command that passes from one that fails, with the end of its output", async () => {
    const failing = `${node} -e 'console.log("a".repeat(20000)); console.error("the reason"); process.exit(3)'`;
    const results = await verify([`${node} --version`, failing]);
    expect(results?.map((one) => one.outcome)).toEqual(["passed", "failed"]);
    expect(results?.[0]?.output).toBe(process.version);
    expect(results?.[1]?.output).toMatch(/the reason$/);
    expect(results?.[1]?.output.length).toBeLessThanOrEqual(8_000);
  });

  it("runs nothing that is not allowed, and says so", async () => {
    const file = join(folder, "touched-1");
    const results = await verify([`${node} -e 'require("fs").writeFileSync("${file}", "x")'`], { allow: ["npm test"] });
    expect(results?.[0]).toMatchObject({
      outcome: "refused",
      output: "it is not in `verify.allow` of the configuration",
    });
    expect(() => readFileSync(file)).toThrow(/ENOENT/);
  });

  it("runs nothing on a ref that is not trusted, and nothing while tasks are open", async () => {
    expect(await verify([`${node} --version`], { trusted: false })).toBeNull();
    expect(await verify([`${node} --version`], { status: "todo" })).toBeNull();
  });

  it("stops a command at its timeout, with everything that it started", async () => {
    const pid = join(folder, "child.pid");
    const script = join(folder, "hang.cjs");
    writeFileSync(
      script,
      `const c = require("child_process").spawn(process.execPath, ["-e", "setInterval(()=>{}, 1000)"]);
       require("fs").writeFileSync(${JSON.stringify(pid)}, String(c.pid)); setInterval(()=>{}, 1000);`,
    );
    const results = await verify([`${node} ${script}`], { timeout: 1 });
    expect(results?.[0]?.outcome).toBe("timed-out");
    const child = Number(readFileSync(pid, "utf8"));
    await expect.poll(() => isRunning(child)).toBe(false);
  });

  it("shows a command no token and none of the runner's files", async () => {
    const results = await verify([`${node} -e 'console.log(Object.keys(process.env).sort().join())'`], {
      environment: {
        GITHUB_TOKEN: "secret",
        INPUT_TOKEN: "secret",
        GITHUB_ENV: "/x",
        GITHUB_OUTPUT: "/y",
        MY_API_KEY: "z",
        CI: "true",
      },
    });
    expect(results?.[0]?.output).toBe("CI,PATH");
  });

  it("says when a program is not there", async () => {
    const results = await verify(["no-such-program-here --x"]);
    expect(results?.[0]).toMatchObject({ outcome: "failed" });
    expect(results?.[0]?.output).toContain("could not be started");
  });
});

/** A killed process whose parent has not collected it is a zombie: it does not run. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
