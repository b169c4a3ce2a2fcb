// Who is assigned: owners whose login is configured, or who are known to be assignable.
import type { PlanSettings } from "../model/config.ts";
import { ASSIGNEES } from "../model/limits.ts";

const LOGIN = /^@([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))$/;

/**
 * Logins for the owners of a task. `assignable` holds lower-case logins; without it only configured people count,
 * because one login that cannot be assigned makes GitHub refuse the whole issue.
 */
export function assigneesOf(
  owners: readonly string[],
  settings: PlanSettings,
  assignable: ReadonlySet<string> | undefined,
): string[] {
  if (!settings.assignees) return [];
  const people = new Map(Object.entries(settings.people).map(([name, login]) => [fold(name), login]));
  const logins = owners.flatMap((owner) => {
    const configured = people.get(fold(owner)) ?? people.get(fold(owner.replace(/^@/, "")));
    if (configured !== undefined) return assignable === undefined || has(assignable, configured) ? [configured] : [];
    const login = LOGIN.exec(owner.trim())?.[1];
    return login !== undefined && assignable !== undefined && has(assignable, login) ? [login] : [];
  });
  const unique = new Map(logins.map((login) => [login.toLowerCase(), login]));
  return [...unique.values()].slice(0, ASSIGNEES);
}

/** Logins that the plans' owners may stand for: worth asking GitHub whether they can be assigned. */
export function candidateLogins(owners: readonly string[], settings: PlanSettings): string[] {
  const people = new Map(Object.entries(settings.people).map(([name, login]) => [fold(name), login]));
  const found = owners.flatMap((owner) => people.get(fold(owner)) ?? LOGIN.exec(owner.trim())?.[1] ?? []);
  return [...new Set(found)];
}

function has(set: ReadonlySet<string>, login: string): boolean {
  return set.has(login) || set.has(login.toLowerCase());
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}
