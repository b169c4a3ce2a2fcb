// Runs dist/index.mjs as GitHub's runner does: environment, event file, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export interface Run {
  readonly repository: string;
  readonly token: string;
  readonly url: string;
  readonly event: string;
  readonly payload: object;
  readonly ref: string;
  readonly sha: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** A checkout; without one the plans are read through the API. */
  readonly workspace?: string;
}

export interface Finished {
  readonly exitCode: number;
  /** Standard output and error, as they came. */
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

const BUNDLE = resolve(import.meta.dirname, "../dist/index.mjs");

/** Runs one job step to its end. */
export async function runBundle(run: Run): Promise<Finished> {
  const folder = mkdtempSync(join(tmpdir(), "plansync-run-"));
  const files = { output: join(folder, "output"), summary: join(folder, "summary"), event: join(folder, "event.json") };
  writeFileSync(files.event, JSON.stringify(run.payload));
  writeFileSync(files.output, "");
  writeFileSync(files.summary, "");
  try {
    const { exitCode, log } = await start(environment(run, files, folder));
    return {
      exitCode,
      log,
      summary: readFileSync(files.summary, "utf8"),
      outputs: readOutputs(readFileSync(files.output, "utf8")),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function environment(
  run: Run,
  files: { output: string; summary: string; event: string },
  folder: string,
): Record<string, string> {
  const inputs = { token: run.token, ...run.inputs };
  return {
    PATH: process.env.PATH ?? "",
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: run.url,
    GITHUB_GRAPHQL_URL: `${run.url}/graphql`,
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: run.repository,
    GITHUB_EVENT_NAME: run.event,
    GITHUB_EVENT_PATH: files.event,
    GITHUB_REF: run.ref,
    GITHUB_SHA: run.sha,
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_WORKSPACE: run.workspace ?? folder,
    RUNNER_TEMP: folder,
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  };
}

function start(env: Record<string, string>): Promise<{ exitCode: number; log: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [BUNDLE], { env, stdio: ["ignore", "pipe", "pipe"] });
    const pieces: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => pieces.push(piece));
    child.stderr.on("data", (piece: Buffer) => pieces.push(piece));
    child.on("error", fail);
    child.on("close", (code) => done({ exitCode: code ?? 1, log: Buffer.concat(pieces).toString("utf8") }));
  });
}

/** `name<<DELIMITER` blocks, as @actions/core writes them. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [, name = "", delimiter = "", value = ""] of text.matchAll(
    /^([^\n=<]+)<<(ghadelimiter_[-\w]+)\r?\n([\s\S]*?)\r?\n\2$/gm,
  )) {
    if (delimiter !== "") outputs[name] = value;
  }
  return outputs;
}
