// Builders for what goes into the queue.
import { randomUUID } from "node:crypto";
import type { EdgeEvent, Intake, RepositoryRef } from "../../../src/app/queue/port.ts";

export function aRepository(id = 1, installation = 100): RepositoryRef {
  return { id, installation, owner: "acme", repo: `repo-${id}` };
}

export function anIntake(fields: Partial<Intake> & { id?: number } = {}): Intake {
  const { id = 1, ...rest } = fields;
  return {
    delivery: randomUUID(),
    repository: aRepository(id),
    urgency: "bulk",
    event: "push",
    edge: null,
    ...rest,
  };
}

export function aComment(body = "/done", comment = 1): EdgeEvent {
  return { kind: "comment", issue: 5, onPull: false, comment, body, author: "ada", createdAt: "2026-11-01T00:00:00Z" };
}

/** Waits until it is so; fails with what was seen last. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
