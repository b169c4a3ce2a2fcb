// A labelled set of plans before and after an edit: which task is which, and which is new.
import type { PlanDocument, Task } from "../../src/model/plan.ts";
import { aDocument, aPhase, aStep, aTask } from "../build.ts";

/** A task as the cases write it. `was` names the task that it was before; null: it is new. */
export interface Written {
  readonly title: string;
  readonly phase?: string;
  readonly id?: string;
  readonly steps?: readonly string[];
  readonly text?: string;
  /** The document that it stands in, where there are several. */
  readonly file?: string;
}

export interface Case {
  readonly name: string;
  readonly before: readonly Written[];
  readonly after: readonly (Written & { readonly was: number | readonly number[] | null })[];
  readonly paths?: readonly [string, string];
  readonly phases?: readonly [readonly string[], readonly string[]];
}

/** A few words changed. */
export const LIGHT: readonly (readonly [string, string])[] = [
  ["Set up CI", "Set up the CI pipeline"],
  ["Write unit tests for the parser", "Write unit tests for parser"],
  ["Add logging", "Add structured logging"],
  ["Database migration scripts", "Database migration script"],
  ["Refactor authentication module", "Refactor auth module"],
  ["Implement user registration", "Implement registration of users"],
  ["Update README", "Update the README file"],
  ["Improve error handling in API", "Improve API error handling"],
  ["Create landing page", "Create a landing page for launch"],
  ["Security audit", "Security audit (external)"],
  ["Configure monitoring", "Configure monitoring and alerts"],
  ["Load testing", "Load tests"],
  ["Fix memory leak in worker", "Fix the worker's memory leak"],
  ["Deploy to staging", "Deploy to the staging environment"],
  ["Add rate limiting", "Add rate limiting to public endpoints"],
  ["Document the public API", "Write documentation for the public API"],
  ["Choose payment provider", "Choose a payment provider (Stripe or Adyen)"],
  ["Translate the interface", "Translate the interface into German"],
  ["Backup strategy", "Backup and restore strategy"],
  ["Upgrade to Node 24", "Upgrade to Node.js 24"],
  ["Remove deprecated endpoints", "Remove deprecated v1 endpoints"],
  ["Cache product images", "Cache images of products"],
  ["Introduce feature flags", "Feature flags"],
  ["Design onboarding flow", "Redesign onboarding flow"],
  ["Accessibility review", "Review accessibility"],
  ["Migrate users table", "Migrate the users tabel"],
  ["Search index", "Build the search index"],
  ["Set up error tracking with Sentry", "Error tracking (Sentry)"],
  ["Compress responses with Brotli", "Brotli compression of responses"],
  ["Extract billing service", "Extract the billing service from the monolith"],
  ["Email templates", "Templates for transactional email"],
  ["Define service level objectives", "Define SLOs and service level objectives"],
  ["Rotate signing keys", "Rotate the signing keys every quarter"],
  ["Offline mode", "Offline mode for mobile"],
  ["Import CSV files", "Import of CSV files"],
  ["Create admin dashboard", "Admin dashboard"],
  ["Schema validation for webhooks", "Webhook schema validation"],
  ["Test on Windows", "Test it on Windows too"],
  ["Prepare release notes", "Draft the release notes"],
  ["Clean up old branches", "Delete old branches"],
  ["Настроить CI", "Настроить CI и кэш"],
  ["Написать документацию по API", "Написать документацию API"],
  ["数据库迁移脚本", "编写数据库迁移脚本"],
  ["Datenbank migrieren", "Die Datenbank migrieren"],
  ["Pruebas de carga", "Pruebas de carga y estrés"],
  ["Vérifier les sauvegardes", "Vérifier toutes les sauvegardes"],
  ["Reduce bundle size", "Reduce the size of the bundle"],
  ["Connect Slack notifications", "Slack notifications"],
  ["Add pagination to list views", "Pagination in list views"],
  ["Write ADR for storage", "Write an ADR about storage"],
];

/** Put in quite other words; the steps tell. */
export const HEAVY: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "Security audit",
    "Check for vulnerabilities",
    ["Scan dependencies", "Review token storage", "Penetration test of login"],
  ],
  [
    "Make it fast",
    "Performance work on checkout",
    ["Profile the checkout page", "Cache the price list", "Measure p95"],
  ],
  ["Go-live", "Production rollout", ["Freeze the main branch", "Switch DNS", "Watch error rate for an hour"]],
  ["User management", "Accounts and roles", ["Invite by email", "Deactivate an account", "Roles per workspace"]],
  ["Observability", "See what the system does", ["Export traces", "Dashboards per service", "Alert on saturation"]],
  ["Onboarding", "First five minutes of a new customer", ["Empty state", "Sample project", "Checklist in the sidebar"]],
  ["Docs", "Handbook for operators", ["Install guide", "Backup guide", "Runbook for outages"]],
  [
    "Data import",
    "Bring customers over from the old tool",
    ["Map old fields", "Dry run with a report", "Undo an import"],
  ],
  ["Mobile", "Responsive layout", ["Collapse the sidebar", "Touch targets of 44 px", "Test on small screens"]],
  ["Quality gate", "CI must be green before merge", ["Lint", "Type check", "Coverage above 80 %"]],
  ["Payments", "Charge credit cards", ["Create a Stripe account", "Handle webhooks", "Refund from the admin page"]],
  ["Legal", "Terms and privacy pages", ["Draft by the lawyer", "Cookie banner", "Data processing agreement"]],
  ["Sharding", "Split the events table", ["Choose the key", "Backfill in batches", "Switch reads over"]],
  ["Tech debt", "Get rid of jQuery", ["Replace the date picker", "Replace the modal", "Delete the vendored file"]],
  ["Notifications", "Tell people what happened", ["In-app inbox", "Daily digest", "Mute a project"]],
  ["Cost control", "Spend less on the cloud", ["Right-size the cluster", "Delete idle volumes", "Reserved instances"]],
  ["Search", "Find anything in a second", ["Index on write", "Rank by recency", "Highlight the hits"]],
  ["Support", "Answer customers faster", ["Shared inbox", "Saved replies", "Weekly report of topics"]],
  ["Localization", "Speak the customer's language", ["Extract the strings", "Plural rules", "Right-to-left layout"]],
  ["Resilience", "Survive the loss of a zone", ["Replicas in three zones", "Failover drill", "Timeouts on every call"]],
];

/** Alike in most words, and yet another task: one is gone, the other is new. */
export const OTHER: readonly (readonly [string, string])[] = [
  ["Set up the staging environment", "Set up the production environment"],
  ["Migrate the users table", "Migrate the orders table"],
  ["Add a login page", "Add a pricing page"],
  ["Design the logo", "Design the business cards"],
  ["Write the release notes", "Write the privacy policy"],
  ["Fix the bug in the date picker", "Fix the bug in the file upload"],
  ["Upgrade PostgreSQL", "Upgrade Redis"],
  ["Test on iOS", "Test on Android"],
  ["Interview customers in France", "Interview candidates for the backend team"],
  ["Deploy version 1.2", "Deploy version 1.3"],
  ["Import data from Jira", "Export data to Excel"],
  ["Weekly report for sales", "Weekly sync with design"],
  ["Review of sprint 4", "Review of sprint 5"],
  ["Document the REST API", "Version the GraphQL schema"],
  ["Add dark mode", "Add keyboard shortcuts"],
  ["Remove the legacy importer", "Remove unused feature flags"],
  ["Unit tests for pricing", "Load tests for checkout"],
  ["Rotate database passwords", "Encrypt database backups"],
  ["Onboard the new designer", "Onboard the pilot customer"],
  ["Create invoice templates", "Create email campaigns"],
  ["Enable two-factor login", "Enable audit log"],
  ["Move images to object storage", "Move cron jobs to the queue"],
  ["Cache search results", "Rank search results"],
  ["Order laptops", "Order catering"],
  ["Prepare the demo", "Prepare the contract"],
];

/** Put in other words, and nothing else to go by than the place. */
export const FREE: readonly (readonly [string, string])[] = [
  ["Login page", "Login page and password reset"],
  ["Migrate to PostgreSQL 17", "PostgreSQL 17 migration"],
  ["Introduce caching for the product catalogue", "Cache the product catalogue"],
  ["Make the search tolerant of typos", "Typo-tolerant search"],
  ["Set up automatic backups of the database", "Automated database backups"],
  ["Reduce cold start time of functions", "Faster cold starts for functions"],
  ["Introduce audit log", "Audit log for admins"],
  ["Send invoices by email", "Email invoices automatically"],
  ["User research with ten customers", "Ten customer interviews for user research"],
  ["Add e2e tests for checkout", "End-to-end tests for the checkout flow"],
  ["GDPR export", "GDPR data export for users"],
  ["Split monolith", "Split the monolith into services"],
  ["Replace moment.js", "Replace moment.js with Temporal"],
  ["Write onboarding guide", "Onboarding guide for new hires"],
  ["Rewrite the scheduler in Rust", "Scheduler rewrite (Rust)"],
  ["Add retry to webhook delivery", "Retries for webhook delivery"],
  ["Improve test coverage of billing", "Raise billing test coverage to 90 %"],
  ["Harden SSH access", "SSH hardening"],
  ["Publish npm package", "Publish the package to npm"],
  ["Plan the migration weekend", "Migration weekend: plan and staffing"],
];

/** Tasks of other plans: what stands around, and what replaces. */
const AROUND: readonly string[] = [
  "Kick-off meeting",
  "Collect requirements",
  "Sketch the architecture",
  "Agree on the roadmap",
  "Interview five users",
  "Hire a designer",
  "Order the hardware",
  "Book the venue",
  "Retrospective",
  "Write the newsletter",
  "Plan capacity for Q3",
  "Renew certificates",
  "Archive the wiki",
  "Invoice the client",
  "Train the sales team",
];

const some = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, at) => AROUND[(from + at) % AROUND.length] ?? "");

/** One task put in other words, between others that stay. */
function rewordings(): Case[] {
  const light = [...LIGHT, ...FREE].map(([before, after], index): Case => {
    const around = some(4, index);
    const at = index % 5;
    return {
      name: `"${before}" becomes "${after}"`,
      before: around.toSpliced(at, 0, before).map((title) => ({ title })),
      after: around.toSpliced(at, 0, after).map((title, was) => ({ title, was })),
    };
  });
  const heavy = HEAVY.map(([before, after, steps], index): Case => {
    const around = some(4, index + 3);
    const at = (index * 2) % 5;
    const task = (title: string): Written => ({ title, ...(title === before || title === after ? { steps } : {}) });
    return {
      name: `"${before}" becomes "${after}", its steps stay`,
      before: around.toSpliced(at, 0, before).map(task),
      after: around.toSpliced(at, 0, after).map((title, was) => ({ ...task(title), was })),
    };
  });
  return [...light, ...heavy];
}

/** Many at once: the right one among several that all changed. */
function manyAtOnce(): Case[] {
  return [0, 10, 20, 30, 40].map((from) => {
    const part = LIGHT.slice(from, from + 10);
    return {
      name: `ten rewordings at once, from ${from}`,
      before: part.map(([title]) => ({ title })),
      after: part.map(([, title], was) => ({ title, was })),
    };
  });
}

function moves(): Case[] {
  const phases = [
    ["Base", "Build", "Launch"],
    ["Base", "Build", "Launch"],
  ] as const;
  const moved = LIGHT.slice(0, 20).map(
    ([title], index): Case => ({
      name: `"${title}" moves to another phase`,
      phases,
      before: [
        { title, phase: "Base" },
        ...some(6, index).map((other, at) => ({ title: other, phase: phases[0][at % 3] ?? "Base" })),
      ],
      after: [
        ...some(6, index).map((other, at) => ({ title: other, phase: phases[0][at % 3] ?? "Base", was: at + 1 })),
        { title, phase: "Launch", was: 0 },
      ],
    }),
  );
  const renamedPhase: Case = {
    name: "a phase is renamed, its tasks stay",
    phases: [
      ["Base", "Build"],
      ["Foundations", "Build"],
    ],
    before: some(8).map((title, at) => ({ title, phase: at < 4 ? "Base" : "Build" })),
    after: some(8).map((title, was) => ({ title, phase: was < 4 ? "Foundations" : "Build", was })),
  };
  const swappedPhases: Case = {
    name: "two tasks change places between phases",
    phases: [
      ["Base", "Build"],
      ["Base", "Build"],
    ],
    before: some(6).map((title, at) => ({ title, phase: at < 3 ? "Base" : "Build" })),
    after: [3, 1, 2, 0, 4, 5].map((was, at) => ({ title: some(6)[was] ?? "", phase: at < 3 ? "Base" : "Build", was })),
  };
  const reversed: Case = {
    name: "a plan in the reverse order",
    before: some(8).map((title) => ({ title })),
    after: some(8)
      .map((title, was) => ({ title, was }))
      .reverse(),
  };
  return [...moved, renamedPhase, swappedPhases, reversed];
}

function lookAlikes(): Case[] {
  const names = ["Alpha", "Beta", "Gamma", "Delta", "Omega"];
  const five = names.map((phase) => ({
    title: "Documentation",
    phase,
    steps: [`Describe ${phase}`, `Examples for ${phase}`],
  }));
  const both = [names, names] as const;
  return [
    {
      name: "Documentation in five phases, nothing changed",
      phases: both,
      before: five,
      after: five.map((task, was) => ({ ...task, was })),
    },
    {
      name: "Documentation in five phases, the second is gone",
      phases: both,
      before: five,
      after: five.flatMap((task, was) => (was === 1 ? [] : [{ ...task, was }])),
    },
    {
      name: "Documentation in five phases, the third is reworded",
      phases: both,
      before: five,
      after: five.map((task, was) =>
        was === 2 ? { ...task, title: "Write the documentation", was } : { ...task, was },
      ),
    },
    {
      name: "Documentation in four phases, a fifth is added in front",
      phases: both,
      before: five.slice(1),
      after: five.map((task, at) => ({ ...task, was: at === 0 ? null : at - 1 })),
    },
    ...["auth", "billing", "search", "cart"].map(
      (area, at): Case => ({
        name: `tests for six areas, those for ${area} are replaced by those for shipping`,
        before: ["auth", "billing", "search", "cart", "profile", "orders"].map((one) => ({
          title: `Write tests for ${one}`,
        })),
        after: ["auth", "billing", "search", "cart", "profile", "orders"].map((one, was) =>
          was === at ? { title: "Write tests for shipping", was: null } : { title: `Write tests for ${one}`, was },
        ),
      }),
    ),
    ...[1, 2, 3].map(
      (gone): Case => ({
        name: `numbered migrations, number ${gone} is gone and number 5 is new`,
        before: [1, 2, 3, 4].map((number) => ({ title: `Run migration ${number}` })),
        after: [1, 2, 3, 4, 5].flatMap((number) =>
          number === gone ? [] : [{ title: `Run migration ${number}`, was: number === 5 ? null : number - 1 }],
        ),
      }),
    ),
    {
      name: "a task of the same name in another phase with quite other steps is another task",
      phases: [
        ["Base", "Launch"],
        ["Base", "Launch"],
      ],
      before: [
        {
          title: "Testing",
          phase: "Base",
          steps: ["Unit tests of the parser", "Fuzz the tokenizer", "Property tests"],
        },
        ...some(3).map((title) => ({ title, phase: "Launch" })),
      ],
      after: [
        ...some(3).map((title, at) => ({ title, phase: "Launch", was: at + 1 })),
        {
          title: "Testing",
          phase: "Launch",
          steps: ["Call ten customers", "Beta group in Lyon", "Collect feedback forms"],
          was: null,
        },
      ],
    },
  ];
}

function splitsAndMerges(): Case[] {
  const whole: readonly (readonly [string, string, string])[] = [
    ["Logging and metrics", "Logging", "Metrics"],
    ["Import and export of data", "Import of data", "Export of data"],
    ["Design and build the landing page", "Design the landing page", "Build the landing page"],
    ["Payments and refunds", "Payments with cards", "Refunds by the support team"],
    ["Backup and restore", "Backup every night", "Restore drill"],
    ["Frontend and backend tests", "Frontend tests", "Backend tests"],
  ];
  const splits = whole.map(
    ([one, first, second], index): Case => ({
      name: `"${one}" is split in two`,
      before: [{ title: one }, ...some(4, index).map((title) => ({ title }))],
      after: [
        { title: first, was: [0, -1] },
        { title: second, was: [0, -1] },
        ...some(4, index).map((title, at) => ({ title, was: at + 1 })),
      ],
    }),
  );
  const merges = whole.map(
    ([one, first, second], index): Case => ({
      name: `"${first}" and "${second}" become one`,
      before: [{ title: first }, { title: second }, ...some(4, index + 5).map((title) => ({ title }))],
      after: [{ title: one, was: [0, 1] }, ...some(4, index + 5).map((title, at) => ({ title, was: at + 2 }))],
    }),
  );
  return [...splits, ...merges];
}

/** One task is taken out and quite another one stands in its place. */
function replacements(): Case[] {
  const others = OTHER.map(([gone, fresh], index): Case => {
    const around = some(5, index);
    return {
      name: `"${gone}" is gone, "${fresh}" is another task in its place`,
      before: around.toSpliced(index % 6, 0, gone).map((title) => ({ title })),
      after: around.toSpliced(index % 6, 0, fresh).map((title, at) => ({ title, was: at === index % 6 ? null : at })),
    };
  });
  const quite = LIGHT.slice(0, 15).map(([gone], index): Case => {
    const [fresh] = LIGHT[index + 20] ?? [""];
    const around = some(4, index);
    return {
      name: `"${gone}" is gone, "${fresh}" stands in its place`,
      before: around.toSpliced(2, 0, gone).map((title) => ({ title })),
      after: around.toSpliced(2, 0, fresh).map((title, at) => ({ title, was: at === 2 ? null : at })),
    };
  });
  return [...others, ...quite];
}

function ids(): Case[] {
  const tasks = some(6).map((title, at) => ({ title, id: `T00${at + 1}` }));
  return [
    {
      name: "an id stays while the title is quite another",
      before: tasks,
      after: tasks.map((task, was) =>
        was === 2 ? { ...task, title: "Something else altogether", was } : { ...task, was },
      ),
    },
    {
      name: "two tasks with ids exchange their titles: the ids win",
      before: tasks,
      after: tasks.map((task, was) => ({
        ...task,
        title: tasks[was === 0 ? 1 : was === 1 ? 0 : was]?.title ?? "",
        was,
      })),
    },
    {
      name: "a task put in front shifts all ids: the titles win",
      before: tasks,
      after: [
        { title: "Entirely new beginning", id: "T001", was: null },
        ...tasks.map((task, was) => ({ title: task.title, id: `T00${was + 2}`, was })),
      ],
    },
    {
      name: "a task taken out shifts the ids behind it: the titles win",
      before: tasks,
      after: tasks.flatMap((task, was) =>
        was === 1 ? [] : [{ title: task.title, id: `T00${was > 1 ? was : was + 1}`, was }],
      ),
    },
    {
      name: "ids are given to tasks that had none",
      before: some(6).map((title) => ({ title })),
      after: tasks.map((task, was) => ({ ...task, was })),
    },
    {
      name: "ids are taken away",
      before: tasks,
      after: some(6).map((title, was) => ({ title, was })),
    },
  ];
}

function files(): Case[] {
  return [
    {
      name: "the file is renamed",
      paths: ["docs/plan.md", "docs/roadmap.md"],
      before: some(6).map((title) => ({ title })),
      after: some(6).map((title, was) => ({ title, was })),
    },
    {
      name: "the file is renamed and some tasks are reworded",
      paths: ["PLAN.md", "docs/plan-2026.md"],
      before: LIGHT.slice(0, 8).map(([title]) => ({ title })),
      after: LIGHT.slice(0, 8).map(([before, after], was) => ({ title: was < 3 ? after : before, was })),
    },
    {
      name: "another file takes the place of one that is gone",
      paths: ["docs/old.md", "docs/new.md"],
      before: some(5).map((title) => ({ title })),
      after: LIGHT.slice(20, 25).map(([title]) => ({ title, was: null })),
    },
  ];
}

export const CASES: readonly Case[] = [
  ...rewordings(),
  ...manyAtOnce(),
  ...moves(),
  ...lookAlikes(),
  ...splitsAndMerges(),
  ...replacements(),
  ...ids(),
  ...files(),
];

/** The documents of a case before and after, with keys as a reader makes them: the id, or the title made a slug and counted. */
export function documentsOf({ before, after, paths, phases }: Case): readonly [PlanDocument[], PlanDocument[]] {
  const [from, to] = paths ?? [PATH, PATH];
  return [documents(from, before, phases?.[0] ?? []), documents(to, after, phases?.[1] ?? [])];
}

/** Names of tasks, as identities have them. */
export function namesOf(tasks: readonly Written[], path = PATH): string[] {
  const seen = new Map<string, number>();
  return tasks.map(({ id, title, file = path }) => {
    const base = `${file}#task:${id ?? title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return count === 1 ? base : `${base}-${count}`;
  });
}

const PATH = "docs/plan.md";

function documents(path: string, tasks: readonly Written[], phases: readonly string[]): PlanDocument[] {
  const names = namesOf(tasks, path);
  const files = [...new Set(tasks.map(({ file = path }) => file))];
  return files.map((one) =>
    aDocument({
      path: one,
      phases: phases.map((title) => aPhase(title.toLowerCase(), { id: null, title })),
      tasks: tasks.flatMap((task, at): Task[] => {
        if ((task.file ?? path) !== one) return [];
        const key = (names[at] ?? "").slice(one.length + "#task:".length);
        const steps = (task.steps ?? []).map((text) => aStep(text));
        return [
          aTask(key, {
            id: task.id ?? null,
            title: task.title,
            phase: task.phase?.toLowerCase() ?? null,
            line: at * 3 + 1,
            steps,
            description: task.text ?? null,
          }),
        ];
      }),
    }),
  );
}
