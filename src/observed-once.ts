// What was observed at the start of a run, used for its first comparison: looking twice would cost the requests again.
import type { Reader } from "./github/port.ts";
import type { ObservedState } from "./model/repository.ts";

/** The same port, whose first `observe` gives back what is known already; later ones look again. */
export function observedOnce<Port extends Reader>(port: Port, state: ObservedState): Port {
  let known: ObservedState | null = state;
  return {
    ...port,
    observe: async () => {
      const given = known;
      known = null;
      return given ?? port.observe();
    },
  };
}

/** The newest commit of the default branch, null when it has none. */
export async function headOf(port: Reader, state: ObservedState): Promise<string | null> {
  return state.head ?? (await port.readBranch(state.defaultBranch));
}
