// Where tracing hooks in: channels of node:diagnostics_channel, which cost nothing while nobody listens.
import { type TracingChannel, tracingChannel } from "node:diagnostics_channel";

/** What a listener is given; more is written into it until the end. Nothing secret: no tokens, no bodies. */
export interface Traces {
  /** A webhook's way into the queue, from its signature on. `outcome` at the end. */
  delivery: { delivery: string; event: string; outcome?: string };
  /** One look at a repository. `outcome` ("done", "later", "failed") at the end. */
  look: {
    delivery: string;
    event: string;
    repository: string;
    installation: number;
    attempt: number;
    outcome?: string;
  };
  /** An event that is done once: a command, a button, a pull request. */
  edge: { id: string; kind: string; repository: string };
  /** The plans are read from the repository. */
  read: { repository: string };
  /** GitHub and the plans are compared and brought in step. */
  reconcile: { repository: string };
  /** One request to GitHub; `path` is without its query, `status` comes with the answer. */
  request: { method: string; path: string; status?: number };
}

const CHANNELS: { readonly [Name in keyof Traces]: TracingChannel<unknown, Traces[Name]> } = {
  delivery: tracingChannel("plansync:delivery"),
  look: tracingChannel("plansync:look"),
  edge: tracingChannel("plansync:edge"),
  read: tracingChannel("plansync:read"),
  reconcile: tracingChannel("plansync:reconcile"),
  request: tracingChannel("plansync:request"),
};

/** Runs `work` within a trace of that name. */
export function traced<Name extends keyof Traces, T>(
  name: Name,
  context: Traces[Name],
  work: () => Promise<T>,
): Promise<T> {
  return CHANNELS[name].hasSubscribers ? CHANNELS[name].tracePromise(work, context) : work();
}
