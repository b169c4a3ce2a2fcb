// A repository on the stand-in, and the action run on it as the runner would: environment, event file, output files.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type Ask, asker, type Json } from "../standin/ask.ts";
import {
  forkPermissions,
  push,
  type Repository,
  type Standin,
  type StandinOptions,
  seedRepository,
  seedUserToken,
  seedWorkflowToken,
  startStandin,
  workflowPermissions,
} from "../standin/index.ts";

const BUNDLE = resolve(process.env.PLANSYNC_BUNDLE ?? "dist/index.mjs");

export interface Ran {
  readonly code: number;
  /** What the runner would read as log and workflow commands. */
  readonly log: string;
  /** Workflow commands of the log: `error`, `warning`, `notice` with their message. */
  readonly commands: readonly { readonly name: string; readonly properties: string; readonly message: string }[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly requests: number;
  readonly writes: number;
  /** A file of the checkout's folder after the run; "" when there is none. */
  readonly file: (path: string) => string;
}

export interface Run {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, string>>;
  /** Files of the checkout; none unless given. */
  readonly checkout?: Readonly<Record<string, string>>;
  readonly sha?: string;
  readonly ref?: string;
}

export interface World {
  readonly standin: Standin;
  readonly repository: Repository;
  readonly name: string;
  /** The owner's own requests. */
  readonly owner: Ask;
  readonly as: (login: string) => Ask;
  push(
    files: Readonly<Record<string, string | null>>,
    options?: { branch?: string; message?: string; from?: string },
  ): string;
  run(event: string, payload: Readonly<Record<string, unknown>>, run?: Run): Promise<Ran>;
  /** A push event of the default branch's newest commit. */
  pushed(run?: Run): Promise<Ran>;
  /** Opens a pull request of a new branch with these files; returns its number. */
  open(
    files: Readonly<Record<string, string | null>>,
    options?: { branch?: string; title?: string; body?: string },
  ): Promise<number>;
  /** A pull_request event. */
  pulled(number: number, run?: Run & { event?: string; action?: string; fork?: string }): Promise<Ran>;
  commented(number: number, body: string, by?: string, run?: Run & { action?: string }): Promise<Ran>;
  issues(): readonly {
    number: number;
    title: string;
    state: string;
    stateReason: string | null;
    labels: string[];
    body: string;
  }[];
  titles(state?: string): string[];
  checks(
    sha: string,
  ): Readonly<
    Record<string, { conclusion: string | null; title: string | null; summary: string | null; annotations: number }>
  >;
  comments(number: number): string[];
  head(branch?: string): string;
  close(): Promise<void>;
}

const NAME = "acme/rocket";

export async function aWorld(files: Readonly<Record<string, string>>, options: StandinOptions = {}): Promise<World> {
  const standin = await startStandin(options);
  const repository = seedRepository(standin.world, NAME, {
    files,
    roles: { dev: "write", helper: "triage", reader: "read" },
  });
  const owner = asker(standin, seedUserToken(standin.world, "acme").value);
  const asks = new Map<string, Ask>([["acme", owner]]);
  const as = (login: string): Ask => {
    const known = asks.get(login) ?? asker(standin, seedUserToken(standin.world, login).value);
    asks.set(login, known);
    return known;
  };
  const folder = mkdtempSync(join(tmpdir(), "plansync-action-"));
  const head = (branch = "main"): string => repository.refs.get(`refs/heads/${branch}`) ?? "";
  const base = { repository: { full_name: NAME, default_branch: "main", owner: { login: "acme" } } };
  let runs = 0;

  const run: World["run"] = async (event, payload, settings = {}) => {
    const at = join(folder, String(++runs));
    mkdirSync(join(at, "temp"), { recursive: true });
    mkdirSync(join(at, "work"), { recursive: true });
    const file = (name: string, text = ""): string => {
      writeFileSync(join(at, name), text);
      return join(at, name);
    };
    for (const [path, text] of Object.entries(settings.checkout ?? {})) {
      mkdirSync(dirname(join(at, "work", path)), { recursive: true });
      writeFileSync(join(at, "work", path), text);
    }
    const fork = settings.permissions ?? (event === "fork" ? forkPermissions : workflowPermissions);
    const token = seedWorkflowToken(standin.world, NAME, fork as typeof workflowPermissions).value;
    const inputs = Object.entries({ token, ...settings.inputs }).map(([name, value]) => [
      `INPUT_${name.toUpperCase()}`,
      value,
    ]);
    const environment: Record<string, string> = {
      PATH: process.env.PATH ?? "",
      GITHUB_ACTIONS: "true",
      GITHUB_REPOSITORY: NAME,
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: file("event.json", JSON.stringify({ ...base, ...payload })),
      GITHUB_SHA: settings.sha ?? head(),
      GITHUB_REF: settings.ref ?? "refs/heads/main",
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_API_URL: standin.url,
      GITHUB_OUTPUT: file("output"),
      GITHUB_STEP_SUMMARY: file("summary"),
      GITHUB_WORKSPACE: join(at, "work"),
      RUNNER_TEMP: join(at, "temp"),
      ...Object.fromEntries(inputs),
      ...settings.environment,
    };
    const { requests, writes } = standin.log;
    const { code, log } = await spawned(environment);
    return {
      code,
      log,
      commands: commandsOf(log),
      outputs: outputsOf(readFileSync(join(at, "output"), "utf8")),
      summary: readFileSync(join(at, "summary"), "utf8"),
      requests: standin.log.requests - requests,
      writes: standin.log.writes - writes,
      file: (path) => (existsSync(join(at, "work", path)) ? readFileSync(join(at, "work", path), "utf8") : ""),
    };
  };

  const pullOf = async (number: number): Promise<Json> => (await owner(`GET /repos/${NAME}/pulls/${number}`)).body;

  return {
    standin,
    repository,
    name: NAME,
    owner,
    as,
    head,
    run,
    push: (changed, { branch, message, from } = {}) =>
      push(standin.world, NAME, {
        files: changed,
        ...(branch !== undefined && { branch }),
        ...(message !== undefined && { message }),
        ...(from !== undefined && { from }),
      }),
    pushed: (settings) => run("push", { ref: "refs/heads/main", after: head(), deleted: false }, settings),
    open: async (changed, { branch = `topic-${++runs}`, title = "Change the plan", body = "" } = {}) => {
      push(standin.world, NAME, { files: changed, branch });
      const made = await owner(`POST /repos/${NAME}/pulls`, { title, head: branch, base: "main", body });
      if (made.status !== 201) throw new Error(JSON.stringify(made.body));
      return Number(made.body.number);
    },
    pulled: async (number, { event = "pull_request", action = "synchronize", fork, ...settings } = {}) => {
      const pull = JSON.parse(JSON.stringify(await pullOf(number)));
      if (fork !== undefined) pull.head.repo = { full_name: fork };
      const permissions =
        fork !== undefined && event === "pull_request"
          ? { permissions: { contents: "read", issues: "read", checks: "read", "pull-requests": "read" } }
          : {};
      return run(
        event,
        { action, number, pull_request: pull },
        { ref: `refs/pull/${number}/merge`, sha: pull.head.sha, ...permissions, ...settings },
      );
    },
    commented: async (number, body, by = "dev", { action = "created", ...settings } = {}) => {
      const made = await as(by)(`POST /repos/${NAME}/issues/${number}/comments`, { body });
      if (made.status !== 201) throw new Error(`${made.status} ${JSON.stringify(made.body)}`);
      const issue = (await owner(`GET /repos/${NAME}/issues/${number}`)).body;
      return run("issue_comment", { action, issue, comment: made.body }, settings);
    },
    issues: () =>
      [...repository.issues.values()]
        .filter((issue) => issue.pull === null)
        .map((issue) => ({
          number: issue.number,
          title: issue.title,
          state: issue.state,
          stateReason: issue.stateReason,
          labels: issue.labels.map((label) => label.name).sort(),
          body: issue.body ?? "",
        })),
    titles: (state) =>
      [...repository.issues.values()]
        .filter((issue) => issue.pull === null && (state === undefined || issue.state === state))
        .map((issue) => issue.title),
    checks: (sha) =>
      Object.fromEntries(
        [...repository.checkRuns.values()]
          .filter((check) => check.headSha === sha)
          .map(({ name, conclusion, title, summary, annotations }) => [
            name,
            { conclusion, title, summary, annotations: annotations.length },
          ]),
      ),
    comments: (number) => [...(repository.issues.get(number)?.comments ?? [])].map((comment) => comment.body),
    close: async () => {
      rmSync(folder, { recursive: true, force: true });
      await standin.close();
    },
  };
}

function spawned(environment: Readonly<Record<string, string>>): Promise<{ code: number; log: string }> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [BUNDLE], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
    let log = "";
    child.stdout.on("data", (part) => (log += part));
    child.stderr.on("data", (part) => (log += part));
    child.on("error", failed);
    child.on("close", (code) => done({ code: code ?? -1, log }));
  });
}

function commandsOf(log: string): Ran["commands"] {
  return log.split("\n").flatMap((line) => {
    const found = /^::([a-z-]+)(?: (.*?))?::(.*)$/.exec(line);
    return found === null
      ? []
      : [{ name: found[1] ?? "", properties: unescaped(found[2] ?? ""), message: unescaped(found[3] ?? "") }];
  });
}

function unescaped(text: string): string {
  return text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");
}

/** As the runner reads GITHUB_OUTPUT: `name<<DELIMITER`, lines, `DELIMITER`, or `name=value`. */
export function outputsOf(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const heredoc = /^([^=<]+)<<(.+)$/.exec(line);
    if (heredoc !== null) {
      const end = lines.indexOf(heredoc[2] ?? "", i + 1);
      outputs[heredoc[1] ?? ""] = lines.slice(i + 1, end).join("\n");
      i = end;
    } else if (line.includes("=")) outputs[line.slice(0, line.indexOf("="))] = line.slice(line.indexOf("=") + 1);
  }
  return outputs;
}
