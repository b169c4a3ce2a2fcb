// What a guard that stopped a run says, and how to let the run go on.
import type { ChangeSet } from "../model/change.ts";

type Stopped = NonNullable<ChangeSet["stopped"]>;
type Limit = Exclude<Stopped["guard"], "identities">;

const WAYS = {
  "max-creates": { word: "creates", key: "limits.max-creates" },
  "max-close-share": { word: "closes", key: "limits.max-close-share" },
} as const satisfies Record<Limit, { word: string; key: string }>;

/** "13 issues would be created, more than the 5 that one run may create. Allow it once by …" */
export function guardWords(stopped: Stopped): string {
  if (stopped.guard === "identities") return `${stopped.summary}. To go on, ${stopped.allow}.`;
  const { word, key } = WAYS[stopped.guard];
  return (
    `${stopped.summary}. Allow it once by \`allow: ${word}\` in the step's \`with:\`, by the label \`plansync:allow-${word}\` on the pull request, ` +
    `by \`Plansync-Allow: ${word}\` in the commit message, or by \`--allow-${word}\` on the command line; or raise \`${key}\` in the configuration.`
  );
}
