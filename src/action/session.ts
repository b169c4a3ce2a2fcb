// What the parts of one run share.

import { type Gathered, gather } from "../gather.ts";
import { createReader, type GitHubOptions } from "../github/create-reader.ts";
import { createWriter } from "../github/create-writer.ts";
import type { Reader } from "../github/port.ts";
import { EnvironmentError } from "../model/failure.ts";
import type { Where } from "../report/links.ts";
import type { Inputs } from "./inputs.ts";
import { createTeller, type Teller } from "./preview-port.ts";
import type { Runner } from "./runner.ts";
import { readLocal } from "./workspace.ts";

export interface Session {
  readonly runner: Runner;
  readonly inputs: Inputs;
  /** ISO date. */
  readonly today: string;
  readonly reader: Reader;
  /** Made when something is to be written, never for a preview. */
  writer(): ReturnType<typeof createWriter>;
  teller(): Teller;
  gather(sha: string, configRef: string): Promise<Gathered>;
  where(sha: string): Where;
  /** Requests of everything above. */
  requests(): number;
}

export function createSession(
  runner: Runner,
  inputs: Inputs,
  proxied: Partial<GitHubOptions>,
  log: (message: string) => void,
): Session {
  if (inputs.token === "" && proxied.octokit === undefined) {
    throw new EnvironmentError("permission", "No token to reach GitHub with", {
      advice: "Leave the input `token` out to use the workflow's own, or give it a token that is not empty.",
    });
  }
  const options: GitHubOptions = {
    repository: runner.repository,
    token: inputs.token,
    baseUrl: runner.api.replace(/\/+$/, ""),
    userAgent: "plansync-action",
    log,
    ...proxied,
  };
  const reader = createReader(options);
  const used: { usage(): { readonly requests: number } }[] = [reader];
  const kept = <T extends { usage(): { readonly requests: number } }>(one: T): T => {
    used.push(one);
    return one;
  };
  const name = `${runner.repository.owner}/${runner.repository.repo}`;
  return {
    runner,
    inputs,
    today: new Date().toISOString().slice(0, 10),
    reader,
    writer: () => kept(createWriter(options)),
    teller: () => kept(createTeller(options)),
    gather: (sha, configRef) =>
      gather(
        reader,
        { sha, configRef, ...(inputs.configPath !== "" && { configPath: inputs.configPath }) },
        { local: (path, object) => readLocal(runner.workspace, path, object), over: inputs.over },
      ),
    where: (sha) => ({ server: runner.server, files: name, issues: name, sha }),
    requests: () => used.reduce((sum, one) => sum + one.usage().requests, 0),
  };
}
