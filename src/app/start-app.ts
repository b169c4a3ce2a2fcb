// Puts the app together and starts it: queue, workers, sweeps, and the HTTP server around them.

import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createGithubApp } from "./github-app.ts";
import { createIntake, type IntakeDesk } from "./intake.ts";
import type { Log } from "./log.ts";
import { type Looks, startLooks } from "./looks.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { openQueue } from "./queue/open-queue.ts";
import type { Queue } from "./queue/port.ts";
import { createAdminServer, createAppServer, type Doors } from "./server.ts";
import type { Settings } from "./settings.ts";
import { createSuspects } from "./suspects.ts";
import { startSweeps } from "./sweep.ts";
import { type Traces, traced } from "./tracing.ts";
import { watchPouring } from "./turns.ts";

export interface RunningApp {
  readonly port: number;
  readonly adminPort: number | null;
  readonly queue: Queue;
  /** Takes nothing new, gives running work its time, hands the rest back, closes everything. */
  stop(): Promise<void>;
}

/** `entry` is the module that the thread of the looks runs: the app's own. */
export async function startApp(settings: Settings, log: Log, entry: URL): Promise<RunningApp> {
  const metrics = createMetrics();
  const onError = (error: Error) => {
    metrics.count("plansync_errors_total", { kind: "store" });
    log.error({ err: error }, "the queue's store failed");
  };
  const queue = await openQueue(settings.queue, { timing: settings.timing, prefix: settings.queuePrefix, onError });
  const github = await createGithubApp(settings, log);
  const self = { appId: settings.appId, login: "" };
  learnLogin(github, self, log);
  const suspects = createSuspects(queue.counters);
  const looks = await startLooks(settings, entry, log, async (repositories) => {
    metrics.count("plansync_looks_stopped_total", { reason: "stuck" }, Math.max(1, repositories.length));
    await suspects.accuse(repositories);
  });
  collectGauges(metrics, queue, looks);
  const pouring = watchPouring((on) => looks.ease(on));
  let stopping = false;
  const doors: Doors = {
    intake: tracedIntake(createIntake(waking(queue, looks, pouring.count), () => self, metrics)),
    verify: github.verify,
    ready: async () => {
      if (stopping) return "stopping";
      return queue.ping().then(
        () => null,
        () => "the queue's store does not answer",
      );
    },
    metrics,
    log,
    webhookPath: settings.webhookPath,
    showsMetrics: settings.adminPort === null,
  };
  const sweeps = startSweeps(queue, github, settings, log);
  const server = createAppServer(doors);
  const port = await listen(server, settings.port, settings.host);
  const admin = settings.adminPort === null ? null : createAdminServer(doors);
  const adminPort = admin && (await listen(admin, settings.adminPort ?? 0, settings.host));
  log.info({ port, adminPort, queue: queue.store, webhookPath: settings.webhookPath }, "listening");
  return {
    port,
    adminPort,
    queue,
    stop: async () => {
      stopping = true;
      sweeps.stop();
      pouring.stop();
      await close(server);
      await looks.stop(settings.stopSeconds * 1_000);
      if (admin) await close(admin);
      await queue.close();
      log.info("stopped");
    },
  };
}

function tracedIntake(intake: IntakeDesk): IntakeDesk {
  return {
    take: (delivery) => {
      const trace: Traces["delivery"] = { delivery: delivery.id, event: delivery.name };
      return traced("delivery", trace, async () => {
        const result = await intake.take(delivery);
        trace.outcome = result.outcome;
        return result;
      });
    },
  };
}

function waking(queue: Queue, looks: Looks, count: () => void): Pick<Queue, "accept"> {
  return {
    accept: async (intakes) => {
      for (const _intake of intakes) count();
      const accepted = await queue.accept(intakes);
      looks.wake();
      return accepted;
    },
  };
}

/** Our own login is wanted to know our own events by; until it is known they cost a look each. */
function learnLogin(github: { login(): Promise<string> }, self: { login: string }, log: Log): void {
  const ask = (): void => {
    github.login().then(
      (login) => {
        self.login = login;
      },
      (error: unknown) => {
        log.warn({ err: error }, "GitHub did not tell the app's name");
        setTimeout(ask, 60_000).unref();
      },
    );
  };
  ask();
}

function collectGauges(metrics: Metrics, queue: Queue, looks: Looks): void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  metrics.collect(async () => {
    const memory = process.memoryUsage();
    metrics.set("plansync_resident_bytes", memory.rss);
    metrics.set("plansync_heap_bytes", memory.heapUsed);
    metrics.set("plansync_event_loop_lag_seconds", delay.percentile(99) / 1e9);
    delay.reset();
    const stats = await queue.stats();
    for (const state of ["waiting", "delayed", "running"] as const) {
      metrics.set("plansync_queue_repositories", stats[state], { state });
    }
    metrics.set("plansync_dead_letters", stats.dead);
    return looks.snapshot();
  });
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 3_000).unref();
  await closed;
}
