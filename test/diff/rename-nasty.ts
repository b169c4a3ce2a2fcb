// The nasty part of the labelled set: translations, dressed-up and opposite titles, new numbers, exchanged titles.
import { stepsOf } from "./rename-plans.ts";
import type { Case, Written } from "./rename-set.ts";

type After = Case["after"][number];

/** Between tasks that stay: one after the other turns into another title. */
const FILLERS = ["Meet the harbour master", "Order buoys", "Paint the pier", "Count the gulls", "Grease the crane"];

function between(name: string, before: Written, after: Written | null, was: After["was"] = 1): Case {
  const [first = "", second = "", third = ""] = FILLERS;
  return {
    name,
    before: [{ title: first }, before, { title: second }, { title: third }],
    after: [
      { title: first, was: 0 },
      ...(after === null ? [] : [{ ...after, was }]),
      { title: second, was: 2 },
      { title: third, was: 3 },
    ],
  };
}

/** The title is translated, the steps are not. */
const TRANSLATED: readonly (readonly [string, string, readonly string[]])[] = [
  ["Set up the database", "Datenbank einrichten", ["CREATE ROLE app", "Enable WAL archiving", "Seed the staging data"]],
  ["Write the documentation", "Написать документацию", ["docs/install.md", "docs/upgrade.md"]],
  ["Сверстать страницу входа", "Build the login page", ["login.html", "login.css", "login.test.ts"]],
  ["Release to the stores", "Publier dans les boutiques", ["App Store review", "Play Console rollout at 10 %"]],
  ["Pruebas de extremo a extremo", "End-to-end tests", ["checkout.spec.ts", "refund.spec.ts", "login.spec.ts"]],
  ["性能优化", "Performance work", ["Profile cold start", "Lazy-load the map"]],
  ["Auditoria de segurança", "Security audit", ["npm audit", "Rotate tokens", "Threat model"]],
  ["Sicherung der Daten", "Back up the data", ["pg_dump every night", "Restore drill on the 1st"]],
];

/** Signs and capitals only, and what comes to the same. */
const DRESSED: readonly (readonly [string, string])[] = [
  ["Deploy to production", "🚀 DEPLOY TO PRODUCTION!!!"],
  ["Clean up the queue", "Ｃｌｅａｎ ｕｐ the queue"],
  ["Review: access rights", "Review (access rights)"],
  ["Ship v2.0 of the client", "Ship v2.0 of the client — finally"],
  ["E-mail templates", "Email templates"],
  ["Café menu page", "Cafe\u0301 menu page"],
  ["Sign-in with passkeys", "Sign in with passkeys"],
  ["Write “Getting started”", "Write 'Getting started'"],
];

/** One word tells them apart, and it is the one that matters. */
const OPPOSITE: readonly (readonly [string, string])[] = [
  ["Enable response caching", "Disable request logging"],
  ["Support Windows 10", "Support macOS 15"],
  ["Hire two engineers in Berlin", "Fire the agency in Berlin"],
  ["Buy licences for the editor", "Sell the old servers"],
  ["Import orders from the shop", "Print labels for the warehouse"],
  ["Encrypt data at rest", "Anonymise data in exports"],
];

function translations(): Case[] {
  return TRANSLATED.map(([before, after, steps]) =>
    between(`"${before}" is translated, its steps stay`, { title: before, steps }, { title: after, steps }),
  );
}

function dressed(): Case[] {
  return DRESSED.map(([before, after]) => between(`"${before}" is dressed up`, { title: before }, { title: after }));
}

function opposites(): Case[] {
  return OPPOSITE.map(([before, after]) =>
    between(`"${after}" stands where "${before}" stood`, { title: before }, { title: after }, null),
  );
}

const SUBJECTS = ["Moorings", "Lighthouse", "Ferry timetable", "Fish market", "Customs desk", "Boat rental"];
const phased = (title: string, phase: string, steps: readonly string[] = []): Written => ({ title, phase, steps });

function numbers(): Case[] {
  const before = SUBJECTS.map((title, at) => ({ title, id: `1.${at + 1}`, steps: stepsOf(title) }));
  return [
    {
      name: "all are numbered anew, and two of them reworded",
      before,
      after: SUBJECTS.map((title, was) => ({
        title: was === 1 ? "The lighthouse" : was === 4 ? "Customs desk and queue" : title,
        id: `2.${was + 1}`,
        steps: stepsOf(title),
        was,
      })),
    },
    {
      name: "one is put in before all, and the second is reworded",
      before,
      after: [
        { title: "Permits", id: "1.1", steps: ["Write to the ministry", "Pay the fee"], was: null },
        ...SUBJECTS.map((title, was) => ({
          title: was === 1 ? "Lighthouse lamp" : title,
          id: `1.${was + 2}`,
          steps: stepsOf(title),
          was,
        })),
      ],
    },
    {
      name: "one is put in before all, and every other one is reworded",
      before,
      after: [
        { title: "Permits", id: "1.1", steps: ["Write to the ministry", "Pay the fee"], was: null },
        ...SUBJECTS.map((title, was) => ({
          title: `${title} (north)`,
          id: `1.${was + 2}`,
          steps: stepsOf(title),
          was,
        })),
      ],
    },
    {
      name: "an id goes to quite another task, and the old one has none any more",
      before,
      after: [
        { title: "Permits", id: "1.1", steps: ["Write to the ministry", "Pay the fee"], was: null },
        ...SUBJECTS.map((title, was) => ({
          title,
          ...(was === 0 ? {} : { id: `1.${was + 1}` }),
          steps: stepsOf(title),
          was,
        })),
      ],
    },
    {
      name: "numbers stand in the titles, and change",
      before: SUBJECTS.map((title, at) => ({ title: `${at + 1}. ${title}` })),
      after: SUBJECTS.map((title, was) => ({ title: `${was + 2}. ${title}`, was })),
    },
  ];
}

/** Short for long, and long for short. */
const SHORTENED: readonly (readonly [string, string])[] = [
  ["Set up continuous integration", "Set up CI (continuous integration)"],
  ["KPI report for the harbour board", "Report of key figures (KPI) for the harbour board"],
  ["i18n of the booking form", "Internationalization of the booking form"],
  ["K8s upgrade", "Kubernetes upgrade"],
  ["Reorganise the berth plan", "Reorganize berth plan"],
];

function shortened(): Case[] {
  return SHORTENED.map(([before, after]) =>
    between(`"${before}" in short or long`, { title: before }, { title: after }),
  );
}

function exchanged(): Case[] {
  const phases = [
    ["Inner harbour", "Outer harbour"],
    ["Inner harbour", "Outer harbour"],
  ] as const;
  const steps = [
    ["Dig to nine metres", "Survey the bed"],
    ["Hang the fenders", "Paint the bollards"],
  ] as const;
  const [one = [], two = []] = steps;
  return [
    {
      name: "two titles change places between phases, and their steps go along",
      phases,
      before: [phased("Dredging", "Inner harbour", one), phased("Fendering", "Outer harbour", two)],
      after: [
        { ...phased("Fendering", "Inner harbour", two), was: 1 },
        { ...phased("Dredging", "Outer harbour", one), was: 0 },
      ],
    },
    {
      name: "two titles with ids change places: the ids win",
      before: [
        { title: "Dredging", id: "H1" },
        { title: "Fendering", id: "H2" },
        { title: "Lighting", id: "H3" },
      ],
      after: [
        { title: "Fendering", id: "H1", was: 0 },
        { title: "Dredging", id: "H2", was: 1 },
        { title: "Lighting", id: "H3", was: 2 },
      ],
    },
    {
      name: "two titles with ids change places, one of them reworded, and the steps stay: the ids win",
      before: [
        { title: "Dredging", id: "H1", steps: one },
        { title: "Fendering", id: "H2", steps: two },
      ],
      after: [
        { title: "Fendering", id: "H1", steps: one, was: 0 },
        { title: "Dredging of the basin", id: "H2", steps: two, was: 1 },
      ],
    },
    {
      name: "a phase is renamed and all its tasks are reworded",
      phases: [
        ["Quay", "Yard"],
        ["Quayside works", "Yard"],
      ],
      before: [
        ...SUBJECTS.slice(0, 4).map((title) => phased(title, "Quay")),
        ...FILLERS.slice(0, 2).map((title) => phased(title, "Yard")),
      ],
      after: [
        ...SUBJECTS.slice(0, 4).map((title, was) => ({ ...phased(`${title} (new)`, "Quayside works"), was })),
        ...FILLERS.slice(0, 2).map((title, at) => ({ ...phased(title, "Yard"), was: at + 4 })),
      ],
    },
  ];
}

export const NASTY: readonly Case[] = [
  ...translations(),
  ...dressed(),
  ...opposites(),
  ...numbers(),
  ...shortened(),
  ...exchanged(),
];
