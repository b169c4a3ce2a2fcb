// The action, run on the app's repository as a runner would, from its sources.
import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Standin, seedWorkflowToken } from "../../standin/index.ts";
import type { Repository } from "../../standin/world/types.ts";

const ENTRY = resolve(import.meta.dirname, "../../../src/index.ts");

export async function runAction(
  standin: Standin,
  repository: Repository,
  event: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<{ code: number; log: string }> {
  const folder = mkdtempSync(join(tmpdir(), "plansync-both-"));
  const { fullName, defaultBranch } = repository;
  const sha = repository.refs.get(`refs/heads/${defaultBranch}`) ?? "";
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const told = { full_name: fullName, default_branch: defaultBranch, owner: { login: repository.owner.login } };
  const env = {
    PATH: process.env.PATH ?? "",
    GITHUB_ACTIONS: "true",
    GITHUB_REPOSITORY: fullName,
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: file("event.json", JSON.stringify({ after: sha, deleted: false, repository: told, ...payload })),
    GITHUB_SHA: sha,
    GITHUB_REF: `refs/heads/${defaultBranch}`,
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_API_URL: standin.url,
    GITHUB_OUTPUT: file("output", ""),
    GITHUB_STEP_SUMMARY: file("summary", ""),
    GITHUB_WORKSPACE: folder,
    RUNNER_TEMP: folder,
    INPUT_TOKEN: seedWorkflowToken(standin.world, fullName).value,
  };
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [ENTRY], { env, stdio: ["ignore", "pipe", "pipe"] });
    let log = "";
    child.stdout.on("data", (part) => {
      log += part;
    });
    child.stderr.on("data", (part) => {
      log += part;
    });
    child.on("error", failed);
    child.on("close", (code) => done({ code: code ?? -1, log }));
  });
}
