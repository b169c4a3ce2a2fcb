// The action: turns the runner's event into "reconcile this repository's plans", and tells what came of it.
import { EnvironmentError, InternalError } from "../model/failure.ts";
import { apply } from "./apply.ts";
import { comment } from "./comment.ts";
import { type Finished, finished } from "./finished.ts";
import { readInputs } from "./inputs.ts";
import { check, drift } from "./look.ts";
import { preview } from "./preview.ts";
import { publish } from "./publish.ts";
import { type Environment, type Runner, readRunner } from "./runner.ts";
import { createSession, type Session } from "./session.ts";
import { loadToolkit, proxiedClient, type Toolkit } from "./toolkit.ts";
import { readTrigger, type Trigger } from "./trigger.ts";
import { writePage } from "./write-page.ts";

/** Never throws: a failure is told as an annotation and as the exit code. */
export async function runAction(environment: Environment = process.env): Promise<void> {
  try {
    const runner = readRunner(environment);
    const inputs = readInputs(environment);
    const trigger = readTrigger(runner, inputs.mode);
    if (trigger.kind === "nothing")
      return await tell(finished("nothing", { notices: [`Nothing to do: ${trigger.why}.`] }), runner, 0);
    const messages: string[] = [];
    const proxied = await proxiedClient(environment, { token: inputs.token, api: runner.api });
    const session = createSession(runner, inputs, proxied, (message) => messages.push(message));
    const running = runTrigger(session, trigger);
    // The toolkit takes longer to load than all else: that is done while GitHub answers the first request.
    const loading = setTimeout(() => void loadToolkit(), 10);
    const run = await running.finally(() => clearTimeout(loading));
    if (run.config !== null) await writePage(run, runner, inputs.page, run.config);
    await tell({ ...run, notices: [...run.notices, ...new Set(messages)] }, runner, session.requests());
  } catch (error) {
    fail(error, await loadToolkit());
  }
}

async function runTrigger(session: Session, trigger: Exclude<Trigger, { kind: "nothing" }>): Promise<Finished> {
  if (trigger.kind === "preview") return preview(session, trigger);
  if (trigger.kind === "check") return check(session, trigger.branch, trigger.sha);
  if (trigger.kind === "comment") return comment(session, trigger);
  return trigger.kind === "drift" ? drift(session) : apply(session);
}

async function tell(run: Finished, runner: Runner, requests: number): Promise<void> {
  await publish(run, runner, requests, await loadToolkit());
}

/** One error that says what is wrong and what to do about it. */
function fail(error: unknown, toolkit: Toolkit): void {
  process.exitCode = 1;
  if (error instanceof EnvironmentError) {
    const advice = error.advice === undefined ? "" : `\n${error.advice}`;
    const wait = error.retryAt === undefined ? "" : `\nIt can go on after ${new Date(error.retryAt).toISOString()}.`;
    toolkit.error(`${error.message}${advice}${wait}`, { title: "Plansync" });
    toolkit.debug(String(error.cause ?? error.stack));
    return;
  }
  const bug = error instanceof InternalError ? error : new InternalError(String(error), { cause: error });
  toolkit.error(bug.message, { title: "Plansync" });
  toolkit.info(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
