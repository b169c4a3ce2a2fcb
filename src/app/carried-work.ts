// A piece of the queue's work on its way into another process: what crosses, and how it looks from there.
import type { Metrics } from "./metrics.ts";
import type { PlanGauges } from "./plan-gauges.ts";
import type { EdgeWork, Settlement, Work } from "./queue/port.ts";
import type { Settings } from "./settings.ts";

/** What crosses of a work: everything but its functions. */
export type CarriedWork = Pick<Work, "repository" | "urgency" | "event" | "delivery" | "attempt">;
export type CarriedEdge = Pick<EdgeWork, "id" | "event" | "replay">;

export type Question = { readonly what: "held" | "next" | "done" } | { readonly what: "fail"; readonly error: Error };
export type Answer = CarriedEdge | "again" | "dead" | boolean | null;

export type FromAlone =
  | { readonly say: "alive" }
  | { readonly say: "ask"; readonly id: number; readonly question: Question }
  | { readonly say: "metric"; readonly args: MetricCall }
  | { readonly say: "plans"; readonly args: Parameters<PlanGauges["tell"]> }
  | { readonly say: "settled"; readonly settlement: Settlement };
export type MetricCall =
  | readonly ["count", ...Parameters<Metrics["count"]>]
  | readonly ["set", ...Parameters<Metrics["set"]>]
  | readonly ["observe", ...Parameters<Metrics["observe"]>];
export type ToAlone =
  | { readonly say: "look"; readonly settings: Settings; readonly work: CarriedWork }
  | { readonly say: "lost"; readonly reason: string }
  | { readonly say: "answer"; readonly id: number; readonly value: Answer }
  | { readonly say: "refused"; readonly id: number; readonly error: Error };

export interface Arrived {
  readonly work: Work;
  /** Takes what the other side says from now on. */
  hear(message: ToAlone): void;
}

/** The same work, whose questions are sent across. */
export function arrivedWork(carried: CarriedWork, say: (message: FromAlone) => void): Arrived {
  const controller = new AbortController();
  const asked = new Map<number, PromiseWithResolvers<Answer>>();
  let serial = 0;
  const ask = (question: Question): Promise<Answer> => {
    const id = ++serial;
    const answer = Promise.withResolvers<Answer>();
    asked.set(id, answer);
    say({ say: "ask", id, question });
    return answer.promise;
  };
  const settle = (message: ToAlone & { id: number }): void => {
    const waiting = asked.get(message.id);
    asked.delete(message.id);
    if (message.say === "answer") waiting?.resolve(message.value);
    else if (message.say === "refused") waiting?.reject(message.error);
  };
  return {
    hear: (message) => {
      if (message.say === "lost") controller.abort(new Error(message.reason));
      else if (message.say !== "look") settle(message);
    },
    work: {
      ...carried,
      signal: controller.signal,
      isHeld: async () => !controller.signal.aborted && (await ask({ what: "held" })) === true,
      nextEdge: async () => {
        const edge = await ask({ what: "next" });
        if (edge === null || typeof edge !== "object") return null;
        return {
          ...edge,
          done: async () => void (await ask({ what: "done" })),
          fail: async (error) => ((await ask({ what: "fail", error })) === "dead" ? "dead" : "again"),
        };
      },
    },
  };
}

/** Answers what the other process asks about a work that is held here. */
export function answerer(work: Work): (question: Question) => Promise<Answer> {
  let edge: EdgeWork | null = null;
  return async (question) => {
    switch (question.what) {
      case "held":
        return work.isHeld();
      case "next":
        edge = await work.nextEdge();
        return edge && { id: edge.id, event: edge.event, replay: edge.replay };
      case "done":
        await edge?.done();
        return null;
      case "fail":
        return (await edge?.fail(question.error)) ?? null;
    }
  };
}
