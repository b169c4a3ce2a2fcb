// The labelled set across tasks and plans: merged and split tasks, steps that become tasks, look-alikes in several plans.
import type { Case, Written } from "./rename-set.ts";

export const stepsOf = (subject: string) => [
  `Ask who needs the ${subject.toLowerCase()}`,
  `Draw the ${subject.toLowerCase()}`,
];

function merged(): Case[] {
  const pair = (one: string, two: string): Written[] => [
    { title: one, steps: stepsOf(one) },
    { title: two, steps: stepsOf(two) },
    { title: "Archive the charts" },
  ];
  return [
    ["Moorings", "Lighthouse", "Moorings and lighthouse"],
    ["Fish market", "Boat rental", "Fish market, boat rental"],
    ["Customs desk", "Ferry timetable", "Customs desk + ferry timetable"],
  ].map(([one = "", two = "", both = ""]) => ({
    name: `"${one}" and "${two}" become one task with the steps of both`,
    before: pair(one, two),
    after: [
      { title: both, steps: [...stepsOf(one), ...stepsOf(two)], was: [0, 1, -1] },
      { title: "Archive the charts", was: 2 },
    ],
  }));
}

function swallowed(): Case[] {
  return [
    {
      name: "a task becomes a step of another one",
      before: [
        { title: "Moorings", steps: ["Buy chains", "Set anchors"] },
        { title: "Buy rope" },
        { title: "Lighthouse" },
      ],
      after: [
        { title: "Moorings", steps: ["Buy chains", "Set anchors", "Buy rope"], was: 0 },
        { title: "Lighthouse", was: 2 },
      ],
    },
    {
      name: "the steps of a task become tasks, and it stays",
      before: [{ title: "Moorings", steps: ["Buy chains", "Set anchors"] }, { title: "Lighthouse" }],
      after: [
        { title: "Moorings", was: 0 },
        { title: "Buy chains", was: null },
        { title: "Set anchors", was: null },
        { title: "Lighthouse", was: 1 },
      ],
    },
    {
      name: "a task is split in three that carry its name",
      before: [{ title: "Renew the lighthouse" }, { title: "Fish market" }],
      after: [
        { title: "Renew the lighthouse (1/3): lamp", was: [0, -1] },
        { title: "Renew the lighthouse (2/3): stairs", was: [0, -1] },
        { title: "Renew the lighthouse (3/3): paint", was: [0, -1] },
        { title: "Fish market", was: 1 },
      ],
    },
  ];
}

const FILES = ["north.md", "south.md", "west.md", "east.md"];
const inFile = (title: string, file: string, about: string): Written => ({
  title,
  file,
  steps: [`Describe the ${about}`, `Photograph the ${about}`],
});

function acrossPlans(): Case[] {
  const before = FILES.flatMap((file) => [
    inFile("Documentation", file, `${file} docks`),
    { title: `Survey of ${file}`, file },
    { title: "Testing", file },
  ]);
  const stays = before.map((task, was) => ({ ...task, was }));
  return [
    {
      name: "Documentation in four plans, one is reworded",
      before,
      after: stays.map((task) => (task.was === 3 ? { ...task, title: "Documentation for sailors" } : task)),
    },
    {
      name: "Documentation in four plans, one is gone and another plan has a second one",
      before,
      after: [
        ...stays.filter(({ was }) => was !== 6),
        { ...inFile("Documentation", "north.md", "visitors' berths"), was: null },
      ],
    },
    {
      name: "Testing moves from one plan to a new one with all that stood beside it",
      before,
      after: stays.map((task) => (task.file === "east.md" ? { ...task, file: "far-east.md" } : task)),
    },
    {
      name: "a plan is split in two, and look-alikes stay with their steps",
      before,
      after: stays.map((task) => (task.was === 0 || task.was === 1 ? { ...task, file: "north-2.md" } : task)),
    },
    {
      name: "a task with steps goes to a plan that has one of its name",
      before: [
        inFile("Inventory", "north.md", "north shed"),
        { title: "Ropes", file: "north.md" },
        inFile("Inventory", "south.md", "south shed"),
      ],
      after: [
        { title: "Ropes", file: "north.md", was: 1 },
        { ...inFile("Inventory", "south.md", "south shed"), was: 2 },
        { ...inFile("Inventory", "south.md", "north shed"), was: 0 },
      ],
    },
  ];
}

export const PLANS: readonly Case[] = [...merged(), ...swallowed(), ...acrossPlans()];
