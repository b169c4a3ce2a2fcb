// A dependency of the plan whose link a person took away on GitHub, in words.

import { type DesiredBlocker, type DesiredIssue, nameOf } from "../model/desired.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { IssueName } from "../model/repository.ts";
import type { World } from "./world.ts";

export interface DependencyTaken {
  readonly values: { readonly desired: string; readonly observed: string };
  /** As the plan's text names the blocker: by its id, or by the key that it has without one. */
  readonly reference: string;
  readonly reason: string;
  readonly diagnostic: Diagnostic;
}

export function dependencyTaken(
  issue: DesiredIssue,
  taken: { readonly blocker: DesiredBlocker; readonly issue: IssueName },
  world: World,
): DependencyTaken {
  const { blocker, issue: name } = taken;
  const here = name.repository.toLowerCase() === world.repository.toLowerCase();
  const shown = `${here ? "" : name.repository}#${name.number}`;
  const desired = "identity" in blocker ? world.desired.get(nameOf(blocker.identity)) : undefined;
  return {
    values: { desired: `waits for ${shown}`, observed: "link taken away" },
    reference: "identity" in blocker ? (desired?.id ?? blocker.identity.key) : shown,
    reason: `freed of ${shown} on GitHub`,
    diagnostic: {
      ruleId: "dependency-taken-away",
      severity: "info",
      summary: `Unexpected dependency of \`${issue.title}\` on ${shown}, whose link somebody took away on GitHub`,
      detail: "Take it out of the plan, or link the issues again: while GitHub is preferred, Plansync does not.",
      place: issue.place,
    },
  };
}
