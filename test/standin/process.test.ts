import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execPath } from "node:process";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { asker } from "./ask.ts";

interface Ready {
  readonly url: string;
  readonly tokens: readonly { repository: string; token: string; owner: string }[];
}

async function start(...args: string[]): Promise<{ child: ChildProcess; ready: Ready }> {
  const child = spawn(execPath, [join(import.meta.dirname, "main.ts"), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) return { child, ready: JSON.parse(line) as Ready };
  throw new Error("The process ended before it was ready");
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  await once(child, "exit");
}

test("the stand-in runs as a process and keeps its state in a file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "standin-"));
  const file = join(folder, "state");
  const first = await start("--state", file, "--repository", "octo/plans");
  const [tokens] = first.ready.tokens;
  const ask = asker(first.ready, tokens?.token ?? "");
  const parent = (await ask("POST /repos/octo/plans/issues", { title: "Parent", labels: ["l"] })).body;
  const child = (await ask("POST /repos/octo/plans/issues", { title: "Child" })).body;
  await ask(`POST /repos/octo/plans/issues/${parent.number}/sub_issues`, { sub_issue_id: child.id });
  await stop(first.child);
  const second = await start("--state", file, "--repository", "octo/plans");
  const again = asker(second.ready, tokens?.token ?? "");
  expect((await again(`GET /repos/octo/plans/issues/${child.number}/parent`)).body).toMatchObject({
    id: parent.id,
    labels: [{ name: "l" }],
  });
  expect((await again("POST /repos/octo/plans/issues", { title: "Next" })).body.number).toBe(Number(child.number) + 1);
  await stop(second.child);
  rmSync(folder, { recursive: true });
});
