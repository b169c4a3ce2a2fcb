// Milestones that exchange their titles: one of each circle goes by another title first.
import type { MilestoneChange } from "../model/change.ts";
import { retitled } from "./diff-milestones.ts";

/**
 * The same changes. Titles that are merely freed by another change need no detour: that one is made first. `titles`: all
 * that there are. The record tells of the title in between, so that a run that is stopped there is gone on with.
 */
export function withDetours(changes: readonly MilestoneChange[], titles: readonly string[]): MilestoneChange[] {
  const holders = new Map(
    changes.flatMap((change) => {
      const title = change.before?.title;
      return change.number !== null && title !== undefined && fold(title) !== fold(change.after.title)
        ? [[fold(title), change] as const]
        : [];
    }),
  );
  const taken = new Set([...titles, ...changes.map(({ after }) => after.title)].map(fold));
  const settled = new Set<MilestoneChange>();
  const detours = new Set<MilestoneChange>();
  for (const start of holders.values()) {
    const way = new Set<MilestoneChange>();
    let at: MilestoneChange | undefined = start;
    while (at !== undefined && !settled.has(at) && !way.has(at)) {
      way.add(at);
      at = holders.get(fold(at.after.title));
    }
    if (at !== undefined && way.has(at)) detours.add(at);
    for (const one of way) settled.add(one);
  }
  return changes.map((change) => {
    if (!detours.has(change)) return change;
    const title = freeTitle(change, taken);
    taken.add(fold(title));
    return { ...change, detour: { title, description: retitled(change.before?.description ?? "", title) } };
  });
}

function freeTitle({ after, number }: MilestoneChange, taken: ReadonlySet<string>): string {
  for (let more = ""; ; more += "'") {
    const title = `${after.title.slice(0, 200)} (${number}${more})`;
    if (!taken.has(fold(title))) return title;
  }
}

function fold(title: string): string {
  return title.toLowerCase();
}
