// A batch where the server has no GraphQL: one request after another, one outcome each.
import { EnvironmentError } from "../model/failure.ts";
import type { Outcome } from "./port.ts";
import type { Session } from "./session.ts";

/** Failures after which the rest of a batch need not be tried. */
const HOPELESS = new Set(["rate-limit", "permission", "network", "server", "unsupported"]);

/** `creates`: content-creating items that each costs of the run's budget (0 for changes). Never throws EnvironmentErrors. */
export async function oneByOne<T, R>(
  session: Session,
  items: readonly T[],
  creates: number,
  work: (item: T) => Promise<R>,
): Promise<Outcome<R>[]> {
  const outcomes: Outcome<R>[] = [];
  let hopeless: EnvironmentError | undefined;
  for (const item of items) {
    if (hopeless === undefined && creates > session.budget.left) hopeless = spent();
    if (hopeless !== undefined) {
      outcomes.push({ ok: false, error: hopeless });
      continue;
    }
    try {
      outcomes.push({ ok: true, value: await work(item) });
      session.budget.left -= creates;
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      outcomes.push({ ok: false, error });
      if (HOPELESS.has(error.kind)) hopeless = error;
    }
  }
  return outcomes;
}

/** The run's own bound is reached. */
export function spent(): EnvironmentError {
  return new EnvironmentError("rate-limit", "This run has made as many new items as it may", {
    advice: "The next run goes on from here; a higher `max-writes` makes a run do more.",
  });
}
