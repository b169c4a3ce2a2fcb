// The issues that the plan puts below one parent, and how each of them stands there now.
import { type DesiredIssue, nameOf } from "../model/desired.ts";
import { mergeParent } from "./merge-parent.ts";
import type { Tracked } from "./tracked.ts";
import type { World } from "./world.ts";

export interface Sibling {
  readonly name: string;
  readonly issue: DesiredIssue;
  readonly tracked: Tracked | null;
  /** Its position among those that the plan puts there, from 0. */
  readonly order: number;
  /**
   * `settled`: it is there and its record says in which place; `there` without such a record; `moved` there by this
   * change set; `made` by it.
   */
  readonly stands: "settled" | "there" | "moved" | "made";
  /** What its record says, where it was written for this parent. It counts for settled ones only. */
  readonly rank: number | null;
}

export interface Family {
  readonly parent: DesiredIssue;
  /** null: this change set makes it. */
  readonly number: number | null;
  /** In the order of the plan. Those that people keep elsewhere, and doubtful ones, are not among them. */
  readonly siblings: readonly Sibling[];
}

/** All of them, by the parent's name; none where the server has no sub-issues. */
export function familiesOf(issues: readonly DesiredIssue[], world: World, prefer: "plan" | "github"): Family[] {
  if (!world.observed.capabilities.subIssues) return [];
  const below = new Map<string, DesiredIssue[]>();
  for (const issue of issues) {
    if (issue.parent === null) continue;
    const name = nameOf(issue.parent);
    const list = below.get(name);
    if (list === undefined) below.set(name, [issue]);
    else list.push(issue);
  }
  return [...below].flatMap(([name, children]): Family[] => {
    const parent = world.desired.get(name);
    if (parent === undefined || world.held.has(name)) return [];
    const number = world.numbers.get(name) ?? null;
    const siblings = children.flatMap((issue, order) => siblingOf(issue, order, number, world, prefer) ?? []);
    return [{ parent, number, siblings }];
  });
}

function siblingOf(
  issue: DesiredIssue,
  order: number,
  parent: number | null,
  world: World,
  prefer: "plan" | "github",
): Sibling | null {
  const name = nameOf(issue.identity);
  if (world.held.has(name)) return null;
  const tracked = world.matched.get(name) ?? null;
  if (tracked === null) return { name, issue, tracked, order, stands: "made", rank: null };
  const applied = tracked.marker?.applied ?? null;
  const was = applied?.parent == null ? undefined : world.formerNumbers.get(applied.parent);
  const rank = was === parent ? (tracked.marker?.order ?? null) : null;
  if (mergeParent(issue, tracked, applied, prefer, world).change !== null)
    return { name, issue, tracked, order, stands: "moved", rank };
  const above = tracked.issue.parent;
  const here = above?.repository.toLowerCase() === world.repository.toLowerCase() && above.number === parent;
  const settled = rank !== null && applied?.placed === true;
  return here ? { name, issue, tracked, order, stands: settled ? "settled" : "there", rank } : null;
}
