// Plan edits made on the default branch as it stands now, which may be later than what was compared.
import { createHash } from "node:crypto";
import type { Reader } from "../github/port.ts";
import type { PlanEdit } from "../model/change.ts";
import type { EditedPlan, EditedPlans, LeftEdit } from "../model/edited.ts";
import { EnvironmentError } from "../model/failure.ts";

/** What would be written, made on the texts that the default branch has now. */
export interface Now {
  readonly head: string;
  readonly plans: ReadonlyMap<string, EditedPlan>;
  readonly files: readonly { path: string; text: string }[];
  readonly left: readonly LeftEdit[];
  readonly hash: string;
  /** Edits that were made and that the branch does not say yet. */
  readonly pending: ReadonlySet<PlanEdit>;
}

/** Costs two requests. Throws what the reader throws. */
export async function editedNow(
  edits: readonly PlanEdit[],
  edited: EditedPlans,
  branch: string,
  reader: Reader,
): Promise<Now> {
  const head = await reader.readBranch(branch);
  if (head === null) throw new EnvironmentError("not-found", `The branch ${branch} is not there`);
  const paths = [...new Set(edits.map((edit) => edit.identity.path))].sort();
  const texts = paths.length === 0 ? new Map<string, never>() : await reader.readFiles(head, paths);
  const plans = new Map<string, EditedPlan>();
  const files: { path: string; text: string }[] = [];
  for (const path of paths) {
    const own = edits.filter((edit) => edit.identity.path === path);
    const file = texts.get(path);
    const readable = file !== undefined && !file.truncated && !file.binary;
    const why = "the file could not be read whole";
    const plan = readable
      ? edited.edit(path, file.text, own)
      : { text: "", done: [], already: [], left: own.map((edit) => ({ edit, reason: why })) };
    plans.set(path, plan);
    if (readable && plan.text !== file.text) files.push({ path, text: plan.text });
  }
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file.path}\0${file.text}\0`);
  const all = [...plans.values()];
  const pending = new Set(all.flatMap((plan) => plan.done));
  return { head, plans, files, left: all.flatMap((plan) => plan.left), hash: hash.digest("hex"), pending };
}
