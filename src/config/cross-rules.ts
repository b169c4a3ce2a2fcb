// What only shows when several keys are looked at together. One rule a function, each with a name.
import type { Config } from "../model/config.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { lineOf, type Place } from "../model/place.ts";
import type { Value } from "./written.ts";

type Rule = (config: Config, at: (...keys: string[]) => Place) => Omit<Diagnostic, "ruleId">[];

/** Two meanings on one label: taking one off would take the other off too. */
const labelClash: Rule = ({ settings: { labels } }, at) => {
  const uses: [string, string][] = [["blocked", labels.blocked]];
  if (labels.all !== null) uses.push(["all", labels.all]);
  for (const [status, label] of Object.entries(labels.status)) {
    const isBlocked = status === "blocked" && label === labels.blocked;
    if (typeof label === "string" && !isBlocked) uses.push([`status.${status}`, label]);
  }
  const seen = new Map<string, string>();
  return uses.flatMap(([use, label]) => {
    const first = seen.get(label.toLowerCase());
    seen.set(label.toLowerCase(), first ?? use);
    if (first === undefined) return [];
    return [
      {
        severity: "error" as const,
        summary: `Unexpected label \`${label}\` for both \`${first}\` and \`${use}\`, expected two labels`,
        detail: "Give one of them another name: removing one would remove the other.",
        place: at("labels", ...use.split(".")),
      },
    ];
  });
};

/** Verification is on and nothing may be run. */
const verifyWithoutCommands: Rule = ({ verify }, at) =>
  verify.enabled && verify.allow.length === 0
    ? [
        {
          severity: "warning",
          summary: "Unexpected empty `verify.allow`, expected the commands that may be run",
          detail: "`verify.enabled` runs nothing until `verify.allow` names commands, word for word.",
          place: at("verify"),
        },
      ]
    : [];

/** A month is no shorter than a week, a week no shorter than a day. */
const hoursOutOfOrder: Rule = ({ settings: { hours } }, at) =>
  hours.day <= hours.week && hours.week <= hours.month
    ? []
    : [
        {
          severity: "error",
          summary: `Unexpected hours ${hours.day}, ${hours.week}, ${hours.month}, expected day ≤ week ≤ month`,
          detail: "Estimates are counted by these; mend them so that a month is the longest.",
          place: at("hours"),
        },
      ];

/** Links are written into plans by write-back. */
const linksWithoutWriteBack: Rule = ({ links, writeBack }, at) =>
  links && writeBack === "off"
    ? [
        {
          severity: "warning",
          summary: "Unexpected `links: true` with `write-back: off`, expected a way to write them",
          detail: "Set `write-back` to `pull-request` or `commit`, or turn `links` off.",
          place: at("links"),
        },
      ]
    : [];

/** Settings for some plans must say for which. */
const overrideWithoutPlans = (root: Value | null): Diagnostic[] =>
  (find(root, ["overrides"])?.kind === "list" ? (find(root, ["overrides"]) as { items: readonly Value[] }).items : [])
    .filter((item) => item.kind === "map" && !item.entries.some((entry) => entry.key === "plans"))
    .map((item) => ({
      ruleId: "config-override-without-plans",
      severity: "error" as const,
      summary: "Unexpected override without `plans`, expected the glob that it is for",
      detail: "Add `plans: docs/backend/**/*.md`, say; until then the override is left out.",
      place: item.place,
    }));

const RULES: Readonly<Record<string, Rule>> = {
  "config-label-clash": labelClash,
  "config-verify-without-commands": verifyWithoutCommands,
  "config-hours-out-of-order": hoursOutOfOrder,
  "config-links-without-write-back": linksWithoutWriteBack,
};

/** Applies every rule. Places are those of the keys concerned, or the start of the file. */
export function crossRules(config: Config, root: Value | null, path: string): Diagnostic[] {
  const at = (...keys: string[]) => find(root, keys)?.place ?? find(root, keys.slice(0, 1))?.place ?? lineOf(path, 1);
  const found = Object.entries(RULES).flatMap(([ruleId, rule]) =>
    rule(config, at).map((one): Diagnostic => ({ ruleId, ...one })),
  );
  return [...found, ...overrideWithoutPlans(root)];
}

function find(value: Value | null, keys: readonly string[]): Value | null {
  const [key, ...rest] = keys;
  if (key === undefined || value === null) return value;
  if (value.kind !== "map") return null;
  return find(value.entries.find((entry) => entry.key === key)?.value ?? null, rest);
}
