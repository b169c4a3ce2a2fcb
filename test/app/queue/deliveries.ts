// Numbered deliveries: every third is a command, the others only say which repository to look at.
import type { Delivery } from "../../../src/app/route-delivery.ts";

export function isCommand(number: number): boolean {
  return number % 3 === 0;
}

/** The same number is the same delivery, in whatever process. */
export function delivery(number: number, repositories: number): Delivery {
  const id = repositoryOf(number, repositories);
  const common = {
    repository: { id, full_name: `acme/repo-${id}` },
    installation: { id: 100 },
    sender: { login: "ada" },
  };
  const guid = `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
  if (!isCommand(number)) return { id: guid, name: "issues", payload: { ...common, action: "closed" } };
  const comment = { id: number + 1, body: "/done", user: { login: "ada", type: "User" }, created_at: "2026-11-01" };
  return { id: guid, name: "issue_comment", payload: { ...common, action: "created", issue: { number: 1 }, comment } };
}

export function repositoryOf(number: number, repositories: number): number {
  return (Math.floor(number / 3) % repositories) + 1;
}
