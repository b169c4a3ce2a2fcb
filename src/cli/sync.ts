// plansync sync: one run of the action from a laptop, on the default branch as GitHub has it.
import { createWriter } from "../github/create-writer.ts";
import type { Config } from "../model/config.ts";
import { reconcile } from "../reconcile.ts";
import { renderSummary } from "../report/summary.ts";
import type { CliCommand } from "./command.ts";
import { needRemote, REMOTE_ABOUT, REMOTE_OPTIONS } from "./remote.ts";
import { readRemotePlans } from "./remote-plans.ts";

export const sync: CliCommand = {
  name: "sync",
  usage: "sync [--allow-creates] [--allow-closes] [--json]",
  summary: "bring GitHub in step with the plans of its default branch",
  options: {
    "allow-creates": { type: "boolean" },
    "allow-closes": { type: "boolean" },
    json: { type: "boolean" },
    ...REMOTE_OPTIONS,
  },
  about: {
    "allow-creates": "create more issues than `limits.max-creates` allows in one run",
    "allow-closes": "close a larger share of the issues than `limits.max-close-share` allows",
    json: "print the results as JSON",
    ...REMOTE_ABOUT,
  },
  run: async ({ options, files }) => {
    const allow = { creates: options["allow-creates"] === true, closes: options["allow-closes"] === true };
    const { port, input } = await readRemotePlans(createWriter(needRemote(options)), files, allow);
    const told = await reconcile(port, { ...input, config: withoutCheckRuns(input.config) });
    const failed = told.applied.results.filter((result) => result.outcome === "failed");
    console.log(options.json === true ? JSON.stringify(told.applied, null, 1) : renderSummary(told));
    return failed.length > 0 || told.changes.stopped !== null ? 1 : 0;
  },
};

/** Only apps may make check runs (docs.github.com, "REST API endpoints for check runs"); here a person's token is used. */
function withoutCheckRuns(config: Config): Config {
  return config.checks === "runs" ? { ...config, checks: "off" } : config;
}
