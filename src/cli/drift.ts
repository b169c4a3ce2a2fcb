// plansync drift: where the plans of the default branch and GitHub differ, without changing anything.
import { createReader } from "../github/create-reader.ts";
import { propose } from "../reconcile.ts";
import { differenceCount, renderDrift } from "../report/drift.ts";
import type { CliCommand } from "./command.ts";
import { needRemote, REMOTE_ABOUT, REMOTE_OPTIONS } from "./remote.ts";
import { readRemotePlans } from "./remote-plans.ts";

export const drift: CliCommand = {
  name: "drift",
  usage: "drift [--json]",
  summary: "list where GitHub and the plans of its default branch differ; exits with 1 when they do",
  options: { json: { type: "boolean" }, ...REMOTE_OPTIONS },
  about: { json: "print the differences and the changes that would settle them as JSON", ...REMOTE_ABOUT },
  run: async ({ options, files }) => {
    const { port, input } = await readRemotePlans(createReader(needRemote(options)), files);
    const told = await propose(port, { ...input, everyOrder: true });
    const { drift: differences, changes, edits } = told.changes;
    console.log(
      options.json === true ? JSON.stringify({ drift: differences, changes, edits }, null, 1) : renderDrift(told),
    );
    return differenceCount(told) > 0 ? 1 : 0;
  },
};
