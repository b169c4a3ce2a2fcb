// The plans and the configuration of a repository's default branch, as GitHub has them.
import { gather } from "../gather.ts";
import type { Reader } from "../github/port.ts";
import { EnvironmentError } from "../model/failure.ts";
import { headOf, observedOnce } from "../observed-once.ts";
import type { Context, Input } from "../reconcile.ts";

/**
 * Looks at GitHub once: the port that is given back knows what was seen. Throws when files were named: what is kept in
 * step is the default branch, not the folder.
 */
export async function readRemotePlans<Port extends Reader>(
  port: Port,
  files: readonly string[],
  allow: Context["allow"] = { creates: false, closes: false },
): Promise<{ readonly port: Port; readonly input: Input }> {
  if (files.length > 0) {
    throw new EnvironmentError("invalid", "Unexpected FILE, expected none", {
      advice: "This command works on all plans of the default branch. Try a local file with `plansync preview FILE`.",
    });
  }
  const state = await port.observe();
  const { defaultBranch } = state;
  const sha = await headOf(port, state);
  if (sha === null) throw new EnvironmentError("not-found", `The branch ${defaultBranch} has no commit yet`);
  const gathered = await gather(port, { sha, configRef: sha });
  const today = new Date().toISOString().slice(0, 10);
  const context = { today, sha, branch: defaultBranch, onDefaultBranch: true, allow };
  return { port: observedOnce(port, state), input: { ...gathered, context } };
}
