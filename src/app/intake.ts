// Takes verified deliveries into the queue: those that come at once go in together, and one that is known stays out.
import type { Metrics } from "./metrics.ts";
import type { Accepted, Intake, Queue } from "./queue/port.ts";
import { type Delivery, type Routed, routeDelivery, type Self } from "./route-delivery.ts";

export interface IntakeResult {
  readonly outcome: "accepted" | "ignored" | "known";
  readonly reason: string;
}

export interface IntakeDesk {
  /** Durable when it resolves. Throws when the store does not take it: GitHub is then told to send it again. */
  take(delivery: Delivery): Promise<IntakeResult>;
}

/** Delivery ids that this process accepted lately. A store that also remembers them is what makes edges happen once. */
const KNOWN = 50_000;
/** The most in one batch. The larger it is, the more of them want the same look; a burst must not hold the event loop. */
const BATCH = 1_000;
/** Batches on their way to the store at once. One: while it is under way the next grows, which costs the store least. */
const LANES = 1;

export function createIntake(queue: Pick<Queue, "accept">, self: () => Self, metrics: Metrics): IntakeDesk {
  const known = new Map<string, true>();
  const batch = createBatch(queue);
  return {
    take: async (delivery) => {
      const count = (outcome: string) =>
        metrics.count("plansync_deliveries_total", { event: eventName(delivery.name), outcome });
      if (known.has(delivery.id)) {
        count("known");
        return { outcome: "known", reason: "delivered before" };
      }
      const routed: Routed = routeDelivery(delivery, self());
      if (routed.intakes.length === 0) {
        count("ignored");
        return { outcome: "ignored", reason: routed.ignored };
      }
      const answers = await Promise.all(routed.intakes.map((intake) => batch(intake)));
      known.set(delivery.id, true);
      if (known.size > KNOWN) known.delete(known.keys().next().value ?? "");
      count(answers.includes("queued") ? "queued" : "coalesced");
      return { outcome: "accepted", reason: "" };
    },
  };
}

/** Event names come from outside: only sane ones become labels. */
function eventName(name: string): string {
  return /^[a-z_]{1,40}$/.test(name) ? name : "other";
}

interface Waiting {
  readonly intake: Intake;
  readonly resolve: (accepted: Accepted) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: while batches are under way, the next gathers. Events that are done once go in one batch after the
 * other, so that the commands of one repository keep their order.
 */
function createBatch(queue: Pick<Queue, "accept">): (intake: Intake) => Promise<Accepted> {
  const level = createLane(queue, LANES);
  const edges = createLane(queue, 1);
  return (intake) => (intake.edge === null ? level : edges)(intake);
}

function createLane(queue: Pick<Queue, "accept">, most: number): (intake: Intake) => Promise<Accepted> {
  let waiting: Waiting[] = [];
  let flying = 0;
  let scheduled = false;
  const fly = async (): Promise<void> => {
    scheduled = false;
    while (waiting.length > 0 && flying < most) {
      const group = waiting.slice(0, BATCH);
      waiting = waiting.slice(BATCH);
      flying += 1;
      await store(queue, group);
      flying -= 1;
    }
  };
  return (intake) =>
    new Promise((resolve, reject) => {
      waiting.push({ intake, resolve, reject });
      if (scheduled || flying >= most) return;
      scheduled = true;
      setImmediate(() => void fly());
    });
}

async function store(queue: Pick<Queue, "accept">, group: readonly Waiting[]): Promise<void> {
  try {
    const answers = await queue.accept(group.map((entry) => entry.intake));
    for (const [at, entry] of group.entries()) entry.resolve(answers[at] ?? "queued");
  } catch (error) {
    for (const entry of group) entry.reject(error);
  }
}
