// Labels that changes need and the repository has not: made before what they stand on.
import type { Change } from "../model/change.ts";
import type { DesiredLabel } from "../model/desired.ts";
import type { ObservedLabel } from "../model/repository.ts";

/** One create for each label that `changes` add; GitHub tells labels apart without regard to capitals. */
export function diffLabels(
  desired: readonly DesiredLabel[],
  observed: readonly ObservedLabel[],
  changes: readonly Change[],
): Change[] {
  const there = new Set(observed.map(({ name }) => name.toLowerCase()));
  const needed = new Map<string, string>();
  for (const change of changes)
    if (change.kind === "issue")
      for (const name of change.after.addLabels ?? [])
        if (!there.has(name.toLowerCase())) needed.set(name.toLowerCase(), name);
  const known = new Map(desired.map((label) => [label.name.toLowerCase(), label]));
  return [...needed].map(([key, name]): Change => {
    const after: DesiredLabel = known.get(key) ?? { name, color: "ededed", description: "" };
    return { kind: "label", action: "create", reason: "an issue needs it", before: null, after };
  });
}
