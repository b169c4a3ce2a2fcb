// Every key of the configuration: its kind, its default, and what it does. The JSON schema and the reference come from here.
import type { Config, PlanSettings } from "../model/config.ts";
import type { Severity } from "../model/diagnostic.ts";
import type { Status } from "../model/plan.ts";
import { RULE_IDS } from "../model/rule-ids.ts";
import { DEFAULT_EXCLUDE, DEFAULT_PLANS } from "./default-plans.ts";
import { amount, choice, flag, group, list, mapping, nullable, partial, text, type ValuesOf } from "./field.ts";

const STATUSES: readonly Status[] = ["todo", "in_progress", "done", "blocked", "cancelled"];
const AUTO = ["auto", "always", "never"] as const;
const SEVERITIES: readonly (Severity | "off")[] = ["error", "warning", "info", "off"];

/** A path pattern that stays inside the repository. */
const glob = (description: string) =>
  text("", description, {
    pattern: /^(?!!?\/)(?!(?:.*\/)?\.\.(?:\/|$))[^\\]+$/,
    form: "a glob inside the repository, written with `/` and without `..`",
    longest: 300,
  });
const label = (description: string) =>
  text("", description, { longest: 50, form: "a label name of at most 50 characters" });
const login = text("", "A login.", {
  pattern: /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,99})(?:\[bot\])?$/,
  form: "a GitHub login without `@`",
});

const labelFields = {
  blocked: text("blocked", "Put on an issue while something that it depends on is open.", { longest: 50 }),
  status: mapping<string | null, Status>(
    nullable(label("Label of a status; null: none."), null),
    { in_progress: "in progress" },
    "A label for a status, besides open and closed.",
    STATUSES,
  ),
  priority: nullable(
    text("", "How a priority becomes a label; null: none.", {
      longest: 40,
      pattern: /\{priority\}/,
      form: "text with `{priority}`",
    }),
    "priority: {priority}",
  ),
  estimate: nullable(
    text("", "How an estimate becomes a label; null: none.", {
      longest: 40,
      pattern: /\{estimate\}/,
      form: "text with `{estimate}`",
    }),
    null,
  ),
  tags: flag(true, "Tags that the plan gives a task become labels."),
  all: nullable(label("Put on every issue that Plansync keeps; null: none."), "plansync"),
} as const;
const LABELS = "The labels that Plansync adds and removes. Others are never touched.";

const hourFields = {
  day: amount(8, "Hours of a day.", { min: 1, max: 24 }),
  week: amount(40, "Hours of a week.", { min: 1, max: 168 }),
  month: amount(160, "Hours of a month.", { min: 1, max: 744 }),
} as const;
const HOURS = "How estimates in days, weeks and months are counted.";

/** What may differ from plan to plan. */
const planFields = {
  trackingIssue: choice(
    "auto",
    AUTO,
    "An issue for the plan itself, above the others. `auto`: when the plan has more than one task.",
  ),
  phaseIssues: choice(
    "auto",
    AUTO,
    "An issue for each phase, above its tasks. `auto`: when the plan has two phases or more.",
  ),
  milestones: flag(true, "A milestone for each phase."),
  subIssues: flag(true, "Tasks become sub-issues of their phase's or their plan's issue."),
  dependencies: flag(true, 'Dependencies become native "blocked by" links.'),
  steps: choice(
    "checkboxes",
    ["checkboxes", "sub-issues"],
    "Steps of a task as checkboxes in its issue, or as issues below it.",
  ),
  labels: group(labelFields, LABELS),
  assignees: flag(true, "Owners who can be assigned are assigned."),
  people: mapping(login, {}, "Names in plans and the logins that they stand for: `Alice Smith: alice`."),
  hours: group(hourFields, HOURS),
  start: nullable(
    text("", 'The day on which "Week 1" starts, when the plan does not say: `2026-03-02`.', {
      pattern: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
      form: "a date like `2026-03-02`",
      fits: isDay,
    }),
    null,
  ),
} as const;

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** The same for some plans: what is not written there is as everywhere else. */
const overrideFields = {
  plans: glob("Which plans the other keys are for."),
  ...planFields,
  labels: partial(labelFields, LABELS),
  hours: partial(hourFields, HOURS),
} as const;

const severity = choice("warning", SEVERITIES, "How serious it is.");
const severityByRule = mapping(
  severity,
  {},
  "How serious a finding is, by rule: `cycle: error`, `task-without-criterion: warning`.",
  RULE_IDS,
);

/** One entry of the documentation for all rules: what they find stands with the rules. */
const severities = {
  ...severityByRule,
  schema: () => {
    const { default: _, ...each } = severity.schema();
    const { description } = severityByRule;
    return { type: "object", description, default: {}, propertyNames: { enum: RULE_IDS }, additionalProperties: each };
  },
};

const generalFields = {
  plans: list(
    glob("A glob."),
    DEFAULT_PLANS,
    "Globs of the plan documents. Capitals do not matter; `!` in front takes out.",
  ),
  exclude: list(
    glob("A glob."),
    DEFAULT_EXCLUDE,
    "Globs of files that are no plans. `node_modules`, `vendor` and `.git` never are.",
  ),
  overrides: list(
    partial(overrideFields, "Settings for some plans."),
    [],
    "Settings for the plans that a glob matches. The last match wins, key by key.",
  ),
  identities: list(
    login,
    [],
    "Logins whose markers count besides the one that Plansync writes as: name the former one when the token changes hands.",
  ),
  rules: severities,
  limits: group(
    {
      maxCreates: amount(250, "Issues that one run may create before it asks.", { min: 0, max: 10_000, whole: true }),
      maxCloseShare: amount(0.3, "Share of the mirrored issues that one run may close before it asks.", {
        min: 0,
        max: 1,
      }),
      maxWrites: amount(400, "Things that one run writes; the rest goes on in the next. 0: no bound.", {
        min: 0,
        max: 100_000,
        whole: true,
      }),
    },
    "Big changes ask first.",
  ),
  prefer: choice(
    "plan",
    ["plan", "github"],
    "Which side wins when plan and GitHub changed the same thing, and whether a dependency whose link somebody took away on GitHub is linked again.",
  ),
  writeBack: choice(
    "pull-request",
    ["pull-request", "commit", "off"],
    "How what was done on GitHub comes back into the plan.",
  ),
  writeBackBranch: text("plansync/write-back", "The branch of the pull request that brings it back.", {
    pattern: /^(?!.*(?:\.\.|\/\/|@\{|\.lock(?:\/|$)))[A-Za-z0-9_][A-Za-z0-9._/-]*[A-Za-z0-9_-]$/,
    form: "a branch name",
    longest: 200,
  }),
  links: flag(false, "Write each task's issue number into the plan, as a link on its line."),
  checks: choice("runs", ["runs", "statuses", "off"], "Results as check runs, as commit statuses, or not at all."),
  phaseChecks: choice(
    "active",
    ["active", "all", "off"],
    "A check for each phase that is being worked on, for all of them, or for none.",
  ),
  comment: flag(true, "One comment on a pull request that says what merging would change."),
  commands: flag(true, "Obey slash commands in comments."),
  verify: group(
    {
      enabled: flag(false, "Run the verification commands of phases whose tasks are done."),
      allow: list(
        text("", "A command.", { form: "a command in one line" }),
        [],
        "The commands that may be run, word for word; `*` at the end stands for anything without shell signs.",
      ),
      timeoutSeconds: amount(300, "Seconds after which a command is stopped.", { min: 1, max: 3600, whole: true }),
    },
    "Verification commands of plans. Off unless you turn it on; never run for forks.",
  ),
} as const;

/** What is written in the file: the plan's settings stand on the top level beside the general keys. */
export const writtenConfig = group({ ...generalFields, ...planFields }, "Settings of Plansync.");
export type WrittenConfig = ValuesOf<typeof generalFields & typeof planFields>;

/** Every key with its default. */
export const defaultConfig: Config = configOf(writtenConfig.initial);

/** Puts the plan's settings together, and completes those of the overrides by them. */
export function configOf(written: WrittenConfig): Config {
  const settings: PlanSettings = {
    trackingIssue: written.trackingIssue,
    phaseIssues: written.phaseIssues,
    milestones: written.milestones,
    subIssues: written.subIssues,
    dependencies: written.dependencies,
    steps: written.steps,
    labels: written.labels,
    assignees: written.assignees,
    people: written.people as PlanSettings["people"],
    hours: written.hours,
    start: written.start,
  };
  return {
    plans: written.plans,
    exclude: written.exclude,
    overrides: written.overrides.flatMap((override) => overrideOf(override, settings)),
    settings,
    identities: written.identities,
    rules: written.rules as Config["rules"],
    limits: written.limits,
    prefer: written.prefer,
    writeBack: written.writeBack,
    writeBackBranch: written.writeBackBranch,
    links: written.links,
    checks: written.checks,
    phaseChecks: written.phaseChecks,
    comment: written.comment,
    commands: written.commands,
    verify: written.verify,
  };
}

type WrittenOverride = WrittenConfig["overrides"][number];

function overrideOf(written: WrittenOverride, base: PlanSettings): Config["overrides"][number][] {
  const { plans, labels, hours, people, ...changed } = written;
  if (plans === undefined) return [];
  const settings: Partial<PlanSettings> = {
    ...changed,
    ...(labels && { labels: { ...base.labels, ...labels } }),
    ...(hours && { hours: { ...base.hours, ...hours } }),
    ...(people && { people: people as PlanSettings["people"] }),
  };
  return [{ plans, settings }];
}
