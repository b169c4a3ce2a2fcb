// Runs the verification commands of phases whose tasks are done: only allowed ones, without a shell, with a timeout.
import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import type { Config } from "../model/config.ts";
import { nameOf } from "../model/desired.ts";
import { gateOf, type VerificationResult } from "../model/gate.ts";
import type { Phase, PlanDocument } from "../model/plan.ts";
import { isAllowed, splitCommand } from "./gates-command.ts";

/** Characters of output that are kept, from its end: that is where a test run says what failed. */
export const KEPT_OUTPUT = 8_000;

export interface VerifyContext {
  /** true only for the default branch's own commits: never for a pull request, a fork or a comment. */
  readonly trusted: boolean;
  /** The checkout, or null when there is none. */
  readonly folder: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Results by `nameOf(phase identity)`; phases without one are not in it. A command runs once, however often it is told. */
export async function runVerification(
  documents: readonly PlanDocument[],
  verify: Config["verify"],
  context: VerifyContext,
): Promise<ReadonlyMap<string, readonly VerificationResult[]>> {
  const results = new Map<string, readonly VerificationResult[]>();
  if (!verify.enabled || !context.trusted) return results;
  const known = new Map<string, VerificationResult>();
  for (const document of documents)
    for (const phase of document.phases) {
      const commands = commandsOf(phase);
      if (commands.length === 0 || !isReached(document, phase)) continue;
      const own: VerificationResult[] = [];
      for (const command of commands) {
        const result = known.get(command) ?? (await runOne(command, verify, context));
        known.set(command, result);
        own.push(result);
      }
      results.set(nameOf({ path: document.path, key: phase.key, kind: "phase" }), own);
    }
  return results;
}

function commandsOf(phase: Phase): string[] {
  return [...new Set(phase.verification.flatMap((one) => (one.command === null ? [] : [one.command])))];
}

/** All of its tasks are done: only the gate is left. */
function isReached(document: PlanDocument, phase: Phase): boolean {
  const tasks = document.tasks.filter((task) => task.phase === phase.key);
  return tasks.length > 0 && gateOf(phase, tasks, null, []).state !== "working";
}

async function runOne(command: string, verify: Config["verify"], context: VerifyContext): Promise<VerificationResult> {
  const refused = (output: string): VerificationResult => ({ command, outcome: "refused", output, seconds: 0 });
  const words = splitCommand(command);
  if (words === null) return refused("it needs a shell; put it into a script and name that");
  if (!isAllowed(command, verify.allow)) return refused("it is not in `verify.allow` of the configuration");
  if (context.folder === null) return refused("there is no checkout of the repository in this job");
  return execute(command, words, context.folder, verify.timeoutSeconds, environmentOf(context.environment));
}

function execute(
  command: string,
  [program = "", ...args]: readonly string[],
  folder: string,
  timeoutSeconds: number,
  environment: Record<string, string>,
): Promise<VerificationResult> {
  return new Promise((resolve) => {
    const begun = performance.now();
    let output = "";
    let stopped = false;
    const child = spawn(program, args, {
      cwd: folder,
      env: environment,
      shell: false,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const stop = (): void => {
      stopped = true;
      // Its own group: what it started ends with it.
      try {
        process.kill(-(child.pid ?? 0), "SIGKILL");
      } catch {
        child.kill("SIGKILL");
      }
    };
    const timer = setTimeout(stop, timeoutSeconds * 1_000);
    const keep = (chunk: string): void => {
      output = (output + chunk).slice(-KEPT_OUTPUT);
    };
    const end = (outcome: VerificationResult["outcome"], more = ""): void => {
      clearTimeout(timer);
      const seconds = Math.round((performance.now() - begun) / 100) / 10;
      resolve({ command, outcome, output: printable(output + more), seconds });
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.on("error", (error) => end("failed", `it could not be started: ${error.message}`));
    child.on("close", (code) => end(stopped ? "timed-out" : code === 0 ? "passed" : "failed"));
  });
}

/** Text without colours and other control sequences. */
function printable(output: string): string {
  return stripVTControlCharacters(output)
    .replace(/(?![\t\n])\p{Cc}/gu, "")
    .trim()
    .toWellFormed();
}

const PASSED_ON =
  /^(?:PATH|HOME|USER|LANG|LC_[A-Z]+|TZ|TMPDIR|TEMP|TMP|SHELL|CI|RUNNER_OS|RUNNER_ARCH|RUNNER_TEMP|RUNNER_TOOL_CACHE|GITHUB_WORKSPACE|GITHUB_REPOSITORY|GITHUB_SHA|GITHUB_REF|GITHUB_ACTIONS|JAVA_HOME|GOROOT|ANDROID_HOME|pythonLocation|SystemRoot|PATHEXT)$/;

/** What a command may see: no token, no secret, none of the files by which a step speaks to the runner. */
function environmentOf(all: VerifyContext["environment"]): Record<string, string> {
  const kept = Object.entries(all).filter(([name, value]) => value !== undefined && PASSED_ON.test(name));
  return Object.fromEntries(kept) as Record<string, string>;
}
