// What a look works with, put together from the settings: in the thread of all looks, and in that of one alone.
import { createBudget } from "./budget.ts";
import { createGithubApp } from "./github-app.ts";
import type { Log } from "./log.ts";
import type { Tools } from "./look.ts";
import type { Metrics } from "./metrics.ts";
import type { PlanGauges } from "./plan-gauges.ts";
import type { Queue } from "./queue/port.ts";
import { createPaces } from "./session.ts";
import type { Settings } from "./settings.ts";

export async function lookTools(
  settings: Settings,
  told: { readonly queue: Queue; readonly metrics: Metrics; readonly gauges: PlanGauges; readonly log: Log },
): Promise<Tools> {
  const { queue, ...rest } = told;
  return {
    ...rest,
    github: await createGithubApp(settings, told.log),
    budget: createBudget(queue.counters),
    counters: queue.counters,
    apiUrl: settings.apiUrl,
    paceOf: createPaces(),
    bounds: { maxTasks: settings.maxTasks, maxBytes: settings.maxBytes },
    timeLimit: settings.timeLimit,
  };
}
