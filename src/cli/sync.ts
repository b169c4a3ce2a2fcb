// plansync sync: one run of the action from a laptop, on the default branch as GitHub has it.
import { gather } from "../gather.ts";
import { createWriter } from "../github/create-writer.ts";
import { EnvironmentError } from "../model/failure.ts";
import { reconcile } from "../reconcile.ts";
import { renderSummary } from "../report/summary.ts";
import type { CliCommand } from "./command.ts";
import { needRemote, REMOTE_ABOUT, REMOTE_OPTIONS } from "./remote.ts";

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
    if (files.length > 0) {
      throw new EnvironmentError("invalid", "Unexpected FILE, expected none", {
        advice:
          "`plansync sync` works on all plans of the default branch. Try a local file with `plansync preview FILE`.",
      });
    }
    const writer = createWriter(needRemote(options));
    const { defaultBranch } = await writer.observe();
    const sha = await writer.readBranch(defaultBranch);
    if (sha === null) throw new EnvironmentError("not-found", `The branch ${defaultBranch} has no commit yet`);
    const gathered = await gather(writer, { sha, configRef: sha });
    const allow = { creates: options["allow-creates"] === true, closes: options["allow-closes"] === true };
    const today = new Date().toISOString().slice(0, 10);
    const told = await reconcile(writer, {
      ...gathered,
      context: { today, sha, branch: defaultBranch, onDefaultBranch: true, allow },
    });
    const failed = told.applied.results.filter((result) => result.outcome === "failed");
    console.log(options.json === true ? JSON.stringify(told.applied, null, 1) : renderSummary(told));
    return failed.length > 0 || told.changes.stopped !== null ? 1 : 0;
  },
};
