// At rest: another look at each repository leaves all as it is, but for its check runs.
import { push } from "../../test/standin/index.ts";
import type { Issue } from "../../test/standin/world/types.ts";
import type { KillWorld } from "./kill-world.ts";

/** Looks are not content: check runs of the new commit, tokens, and deliveries that are asked for again. */
const NO_CONTENT = /\/check-runs|\/access_tokens|\/attempts/;

/** What another look wrote, with what it changed: one line each. */
export async function changedByOneMoreLook(world: KillWorld, settled: () => Promise<void>): Promise<string[]> {
  const { log, world: github } = world.standin;
  const from = log.entries.length;
  const before = statesOf(world);
  for (const name of world.names) push(github, name, { files: { "README.md": "Nothing of a plan.\n" }, by: "ann" });
  await settled();
  const written = log.entries
    .slice(from)
    .filter((one) => one.kind === "write" && !NO_CONTENT.test(one.path))
    .map((one) => `one more look wrote: ${one.method} ${one.path} ${one.fields.join(" ")}`);
  if (written.length === 0) return [];
  const changed = [...statesOf(world)].flatMap(([name, after]) => differences(name, before.get(name) ?? {}, after));
  return [...written, ...changed];
}

type State = Readonly<Record<string, string>>;

function statesOf({ standin, names }: KillWorld): Map<string, State> {
  const issues = names.flatMap((name) => [...standin.world.repository(name).issues.values()]);
  return new Map(issues.map((issue) => [`${issue.repository.fullName}#${issue.number}`, stateOf(issue)]));
}

function stateOf(issue: Issue): State {
  const { title, body, state, labels, milestone, parent, blockedBy } = issue;
  return {
    title,
    body: body ?? "",
    state,
    labels: labels.map((one) => one.name).join(),
    milestone: milestone?.title ?? "",
    parent: String(parent?.number ?? ""),
    blockedBy: blockedBy.map((one) => one.number).join(),
  };
}

function differences(name: string, before: State, after: State): string[] {
  return Object.keys(after)
    .filter((field) => before[field] !== after[field])
    .map((field) => `${name}: ${field} was ${JSON.stringify(before[field])}, is ${JSON.stringify(after[field])}`);
}
