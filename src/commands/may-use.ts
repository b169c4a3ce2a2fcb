// Who may use a command: GitHub's roles, the assignee, the author.
import type { Role } from "../model/repository.ts";
import type { Command, Subject, Who } from "./command.ts";

const LADDER: readonly Role[] = ["none", "read", "triage", "write", "maintain", "admin"];

/** Whether a person may use a command here. */
export function mayUse(
  command: Pick<Command, "who">,
  person: { login: string; role: Role },
  subject: Subject,
): boolean {
  const login = person.login.toLowerCase();
  const may: Record<Who, () => boolean> = {
    read: () => LADDER.indexOf(person.role) >= LADDER.indexOf("read"),
    triage: () => LADDER.indexOf(person.role) >= LADDER.indexOf("triage"),
    write: () => LADDER.indexOf(person.role) >= LADDER.indexOf("write"),
    maintain: () => LADDER.indexOf(person.role) >= LADDER.indexOf("maintain"),
    assignee: () => subject.assignees.some((other) => other.toLowerCase() === login),
    author: () => subject.author.toLowerCase() === login,
  };
  return command.who.some((who) => may[who]());
}
