// Deliveries that failed are asked for again. GitHub does not send again by itself, and can for three days
// (docs.github.com, "Handling failed webhook deliveries").
import { numberAt, textAt } from "./payload.ts";

/** A page of GET /app/hook/deliveries, the newest first, and the asking for one of them again. */
export interface DeliveryPort {
  page(cursor: string | null): Promise<{ readonly list: readonly unknown[]; readonly next: string | null }>;
  again(id: number): Promise<void>;
}

interface Failed {
  readonly id: number;
  readonly once: boolean;
  tries: number;
}

/** What the server answers when a look follows; what is ignored or known gets 200. */
const ACCEPTED = 202;
/** What failed so often will not be taken the next time either; the sweep sees to its repository. */
const MOST_TRIES = 20;
const MOST_PAGES = 50;
/** Asked for at once. */
const LANES = 4;
/** What cannot be read off the repository afterwards: commands, buttons, pull requests, and what is installed. */
const ONCE = new Set(["issue_comment", "check_run", "pull_request", "installation", "installation_repositories"]);

/** Returns how many were asked for. `since` is epoch milliseconds. */
export async function redeliver(port: DeliveryPort, since: number): Promise<number> {
  const wanted = chooseFailed(await listSince(port, since));
  const waiting = [...wanted];
  const lane = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await port.again(one);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return wanted.length;
}

async function listSince(port: DeliveryPort, since: number): Promise<unknown[]> {
  const all: unknown[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { list, next } = await port.page(cursor);
    const young = list.filter((one) => Date.parse(textAt(one, "delivered_at")) >= since);
    all.push(...young);
    if (next === null || young.length < list.length) break;
    cursor = next;
  }
  return all;
}

/**
 * Ids of what is to be sent again: first what is done once, the oldest first, so that commands keep their order. An event
 * that only says where to look needs nothing when a later one of its repository was accepted: that look saw it all.
 */
export function chooseFailed(newestFirst: readonly unknown[]): number[] {
  const taken = new Set<string>();
  const looked = new Set<number>();
  const failed = new Map<string, Failed>();
  for (const delivery of newestFirst) {
    const guid = textAt(delivery, "guid");
    const status = numberAt(delivery, "status_code");
    const repository = numberAt(delivery, "repository_id");
    if (status >= 200 && status < 300) taken.add(guid);
    if (status === ACCEPTED) looked.add(repository);
    if (status >= 200 && status < 300) continue;
    const known = failed.get(guid);
    const once = repository === 0 || ONCE.has(textAt(delivery, "event"));
    if (known) known.tries += 1;
    else if (once || !looked.has(repository)) failed.set(guid, { id: numberAt(delivery, "id"), once, tries: 1 });
  }
  const again = [...failed].filter(([guid, { tries }]) => !taken.has(guid) && tries < MOST_TRIES).reverse();
  const ids = (once: boolean) => again.filter(([, one]) => one.once === once).map(([, one]) => one.id);
  return [...ids(true), ...ids(false)];
}
