// plansync preview: what a sync of the local plans would change on GitHub; offline, all that it would make.
import { createReader } from "../github/create-reader.ts";
import type { Observed } from "../observe.ts";
import { compare, propose, readPlans } from "../reconcile.ts";
import { renderPreview } from "../report/preview.ts";
import type { CliCommand } from "./command.ts";
import { readLocal } from "./local.ts";
import { findRemote, REMOTE_ABOUT, REMOTE_OPTIONS } from "./remote.ts";

/** An empty repository: what stands on GitHub before the first run. */
const NOTHING: Observed = {
  state: {
    repository: { owner: "", repo: "" },
    repositoryNodeId: "",
    defaultBranch: "",
    viewer: "",
    capabilities: { graphql: true, subIssues: true, dependencies: true },
    issues: [],
    labels: [],
    milestones: [],
  },
  assignable: new Set(),
  external: new Map(),
};

export const preview: CliCommand = {
  name: "preview",
  usage: "preview [FILE…] [--offline] [--json]",
  summary: "show what a sync would change on GitHub, without changing anything",
  options: { offline: { type: "boolean" }, json: { type: "boolean" }, ...REMOTE_OPTIONS },
  about: {
    offline: "do not ask GitHub: show what a first sync into an empty repository would make",
    json: "print the change set as JSON",
    ...REMOTE_ABOUT,
  },
  run: async ({ options, files }) => {
    const input = readLocal(files);
    const remote = options.offline === true ? null : findRemote(options);
    const proposal =
      remote === null ? compare(input, readPlans(input), NOTHING) : await propose(createReader(remote), input);
    if (options.json === true) console.log(JSON.stringify(proposal.changes, null, 1));
    else console.log(renderPreview(proposal, { offline: remote === null }));
    return 0;
  },
};
