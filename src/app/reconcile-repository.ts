// Brings one repository in step: configuration and plans by the API, then the same reconcile as every other door.
import { gather } from "../gather.ts";
import { EnvironmentError } from "../model/failure.ts";
import { type Reconciliation, reconcile } from "../reconcile.ts";
import type { Session } from "./session.ts";

export interface Bounds {
  readonly maxTasks: number;
  readonly maxBytes: number;
}

/** null: the repository is empty or has no plans. Throws an EnvironmentError when GitHub could not be read. */
export async function reconcileRepository(
  session: Session,
  bounds: Bounds,
  today: string,
): Promise<Reconciliation | null> {
  const { writer, defaultBranch } = session;
  const sha = await writer.readBranch(defaultBranch);
  if (sha === null) return null;
  const gathered = await gather(writer, { sha, configRef: sha });
  const bytes = gathered.files.reduce((sum, file) => sum + file.text.length, 0);
  if (bytes > bounds.maxBytes) {
    throw new EnvironmentError("invalid", `The plans hold ${bytes} bytes, this app takes ${bounds.maxBytes}`, {
      advice: "Raise PLANSYNC_MAX_PLAN_BYTES, or leave documents out by `exclude` in the configuration.",
    });
  }
  return reconcile(writer, {
    files: gathered.files,
    config: gathered.config,
    diagnostics: gathered.diagnostics,
    context: {
      today,
      sha,
      branch: defaultBranch,
      onDefaultBranch: true,
      allow: { creates: false, closes: false },
    },
  });
}
