// What a comparison has to know of GitHub: the repository, who can be assigned, and blockers in other repositories.
import { candidateLogins } from "./desired/assignees.ts";
import type { Reader } from "./github/port.ts";
import type { Config } from "./model/config.ts";
import type { PlanDocument } from "./model/plan.ts";
import type { IssueName, ObservedState } from "./model/repository.ts";
import { settingsFor } from "./model/settings-for.ts";

export interface Observed {
  readonly state: ObservedState;
  /** Lower-case logins of owners that can be assigned here. */
  readonly assignable: ReadonlySet<string>;
  /** States of issues elsewhere that the plans or GitHub's own links name, by "owner/repo#12" in lower case. */
  readonly external: ReadonlyMap<string, "open" | "closed">;
}

/** One more request for owners that nobody is assigned as yet, and one for issues elsewhere: only where plans name any. */
export async function observe(reader: Reader, documents: readonly PlanDocument[], config: Config): Promise<Observed> {
  const state = await reader.observe();
  const [assignable, external] = await Promise.all([
    listAssignable(reader, state, documents, config),
    readExternal(reader, documents),
  ]);
  return { state, assignable, external };
}

/** The same, with the order of the sub-issues of these parents. One more request per fifty of them. */
export async function observeOrder(reader: Reader, observed: Observed, parents: readonly number[]): Promise<Observed> {
  const children = await reader.listChildren(parents);
  const issues = observed.state.issues.map((issue) => {
    const told = children.get(issue.number);
    return told === undefined ? issue : { ...issue, children: told };
  });
  return { ...observed, state: { ...observed.state, issues } };
}

async function listAssignable(
  reader: Reader,
  state: ObservedState,
  documents: readonly PlanDocument[],
  config: Config,
): Promise<ReadonlySet<string>> {
  const wanted = documents.flatMap((plan) => {
    const settings = settingsFor(config, plan.path);
    if (!settings.assignees) return [];
    return candidateLogins(
      plan.tasks.flatMap((task) => task.owners),
      settings,
    );
  });
  const known = new Set(state.issues.flatMap((issue) => issue.assignees.map((login) => login.toLowerCase())));
  const logins = [...new Set(wanted.map((login) => login.toLowerCase()))];
  const unknown = logins.filter((login) => !known.has(login));
  const found = unknown.length === 0 ? [] : await reader.listAssignable(unknown);
  return new Set([...known, ...[...found].map((login) => login.toLowerCase())]);
}

async function readExternal(
  reader: Reader,
  documents: readonly PlanDocument[],
): Promise<ReadonlyMap<string, "open" | "closed">> {
  const own = `${reader.repository.owner}/${reader.repository.repo}`.toLowerCase();
  const names = new Map<string, IssueName>();
  for (const { issue } of documents.flatMap((plan) =>
    [...plan.tasks, ...plan.phases].flatMap((one) => one.dependsOn),
  )) {
    if (!issue?.repository || issue.repository.toLowerCase() === own) continue;
    const name = { repository: issue.repository, number: issue.number };
    names.set(`${name.repository}#${name.number}`.toLowerCase(), name);
  }
  if (names.size === 0) return new Map();
  const issues = await reader.readIssues([...names.values()]);
  return new Map(
    issues.map(({ repository, number, state }) => [`${repository ?? own}#${number}`.toLowerCase(), state]),
  );
}
