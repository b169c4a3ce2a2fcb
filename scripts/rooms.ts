// The rooms of src/ and what each may import, and the Biome overrides that enforce it.
// Run `node scripts/rooms.ts` after a change here: it rewrites the `overrides` of biome.json.
import { readFileSync, writeFileSync } from "node:fs";

/** Every room, with the rooms it may import from besides itself. */
export const ROOMS: Record<string, readonly string[]> = {
  model: [],
  config: ["model"],
  graph: ["model"],
  parse: ["model"],
  edit: ["model", "parse"],
  rules: ["model", "graph"],
  desired: ["model", "graph"],
  diff: ["model"],
  report: ["model", "graph"],
  apply: ["model", "github/port"],
  github: ["model"],
  commands: ["model", "github/port", "reconcile"],
  action: ["*"],
  app: ["*"],
  cli: ["*"],
};

/** Packages that only the named rooms may import. */
const KEPT: Record<string, readonly string[]> = {
  "@actions/*": ["action"],
  "@octokit/*": ["github"],
  octokit: ["github"],
  probot: ["app"],
  bullmq: ["app"],
};

const doors = ["action", "app", "cli"];
const above = Object.keys(ROOMS);

function forbidden(room: string): { group: string[]; message: string }[] {
  const allowed = ROOMS[room] ?? [];
  const rooms = allowed.includes("*")
    ? doors.filter((door) => door !== room)
    : above.filter((other) => other !== room && !allowed.includes(other));
  const outside = allowed.includes("*") || allowed.includes("reconcile") ? [] : ["**/reconcile.ts"];
  const packages = Object.entries(KEPT)
    .filter(([, rooms]) => !rooms.includes(room))
    .map(([name]) => name);
  const list = allowed.length ? allowed.join(", ") : "nothing";
  return [
    {
      group: [
        ...rooms.map((other) => `**/${other}/**`),
        ...(allowed.includes("github/port") ? ["!**/github/port.ts"] : []),
        ...outside,
      ],
      message: `src/${room} may import only from: ${allowed.includes("*") ? "the rooms below the doors" : list}`,
    },
    { group: packages, message: `src/${room} does not talk to this package; another room does` },
  ];
}

const biome = JSON.parse(readFileSync("biome.json", "utf8"));
biome.overrides = above.map((room) => ({
  includes: [`src/${room}/**`],
  linter: {
    rules: {
      style: {
        noRestrictedImports: { level: "error", options: { patterns: forbidden(room) } },
        ...(doors.includes(room) ? {} : { noProcessEnv: "error" }),
      },
      ...(doors.includes(room) ? {} : { correctness: { noProcessGlobal: "error" } }),
    },
  },
}));
writeFileSync("biome.json", `${JSON.stringify(biome, null, 2)}\n`);
