// Webhooks: payloads, signatures, deliveries and their record, with duplicates and losses on order.

import { createHmac, randomUUID } from "node:crypto";
import { renderRepository } from "./rest/render-repository.ts";
import { renderOrganization, renderUser } from "./rest/render-user.ts";
import type { App, Delivery, Hook, Repository } from "./world/types.ts";
import type { Audience, WebhookEvent, World } from "./world/world.ts";

export interface DeliveryOptions {
  /** Share of deliveries sent twice under one GUID. */
  duplicates?: number;
  /** Share of deliveries that never arrive (recorded with status 0). */
  drops?: number;
  /** The longest that a delivery lingers (milliseconds): they overtake each other. */
  jitter?: number;
  /** How many deliveries are remembered; GitHub keeps them three days. */
  keep?: number;
  /** Source of chance; Math.random unless given. */
  random?: () => number;
}

export function sign(secret: string, payload: string): string {
  return `sha256=${createHmac("sha256", secret).update(payload).digest("hex")}`;
}

interface Target {
  readonly hook: Hook;
  readonly app: App | null;
  readonly installation: number | null;
}

export class Webhooks {
  private readonly world: World;
  readonly options: DeliveryOptions;
  private readonly pending = new Set<Promise<void>>();
  /** Hold deliveries back (they are recorded, not sent). */
  paused = false;

  constructor(world: World, options: DeliveryOptions = {}) {
    this.world = world;
    this.options = options;
    world.onEvent = (event, repository, to) => this.take(event, repository, to);
    world.redeliver = (delivery) => {
      const again = this.record(
        delivery.hook,
        delivery.app,
        delivery.event,
        delivery.action,
        delivery.installation,
        delivery.repository,
        delivery.payload,
        delivery.guid,
        true,
      );
      this.launch(again);
    };
  }

  /** Resolves when every delivery under way has been answered. */
  async settled(): Promise<void> {
    while (this.pending.size > 0) await Promise.all(this.pending);
  }

  private take(make: () => WebhookEvent, repository: Repository | null, to: Audience): void {
    const targets = this.targets(repository, to);
    if (targets.length === 0) return;
    const event = make();
    const chosen = to.app !== undefined || to.installation !== undefined;
    for (const { hook, app, installation } of targets) {
      if (app !== null && !chosen && !listens(app, event.event)) continue;
      const payload = JSON.stringify(this.payload(event, installation));
      this.launch(this.record(hook, app, event.event, event.action, installation, repository?.id ?? null, payload));
    }
  }

  private targets(repository: Repository | null, to: Audience): Target[] {
    const hooks = to.app === undefined ? (repository?.hooks ?? []) : [];
    const own = hooks.map((hook) => ({ hook, app: null, installation: null }));
    const apps = [...this.world.state.installations.values()].flatMap((one) => {
      const meant =
        to.installation === undefined ? one.account === repository?.owner && !one.suspended : to.installation === one;
      const { hook } = one.app;
      return hook !== null && meant && (to.app ?? one.app) === one.app
        ? [{ hook, app: one.app, installation: one.id }]
        : [];
    });
    return [...own, ...apps];
  }

  private payload(event: WebhookEvent, installation: number | null): Record<string, unknown> {
    const { world } = this;
    return {
      ...(event.action === null ? {} : { action: event.action }),
      ...event.payload,
      ...(event.repository === null ? {} : { repository: renderRepository(world, event.repository) }),
      ...(event.repository?.owner.type === "Organization"
        ? { organization: renderOrganization(world, event.repository.owner) }
        : {}),
      sender: renderUser(world, event.sender),
      ...(installation === null || "installation" in event.payload
        ? {}
        : { installation: { id: installation, node_id: world.nodeId("IN", installation) } }),
    };
  }

  private record(
    hook: Hook,
    app: App | null,
    event: string,
    action: string | null,
    installation: number | null,
    repository: number | null,
    payload: string,
    guid: string = randomUUID(),
    redelivery = false,
  ): Delivery {
    const delivery: Delivery = {
      id: this.world.id(),
      guid,
      app,
      event,
      action,
      installation,
      repository,
      payload,
      hook,
      deliveredAt: this.world.now(),
      redelivery,
      statusCode: 0,
      status: "pending",
      duration: 0,
    };
    const { deliveries } = this.world.state;
    deliveries.push(delivery);
    const keep = this.options.keep ?? 10_000;
    if (deliveries.length > 2 * keep) deliveries.splice(0, deliveries.length - keep);
    return delivery;
  }

  private launch(delivery: Delivery): void {
    if (this.paused) return;
    const chance = this.options.random ?? Math.random;
    if (!delivery.redelivery && chance() < (this.options.drops ?? 0)) {
      delivery.status = "failed to connect to host";
      return;
    }
    const copies = chance() < (this.options.duplicates ?? 0) ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      const sending = this.send(delivery).finally(() => this.pending.delete(sending));
      this.pending.add(sending);
    }
  }

  /** GitHub waits ten seconds for an answer and follows no redirect. */
  private async send(delivery: Delivery): Promise<void> {
    const { jitter = 0, random = Math.random } = this.options;
    if (jitter > 0) await new Promise((resolve) => setTimeout(resolve, random() * jitter));
    const started = performance.now();
    try {
      const answer = await fetch(delivery.hook.url, {
        method: "POST",
        redirect: "manual",
        signal: AbortSignal.timeout(10_000),
        headers: {
          "content-type": "application/json",
          "user-agent": "GitHub-Hookshot/standin",
          "x-github-event": delivery.event,
          "x-github-delivery": delivery.guid,
          "x-hub-signature-256": sign(delivery.hook.secret, delivery.payload),
          "x-github-hook-id": "1",
          ...(delivery.installation === null ? {} : { "x-github-hook-installation-target-type": "integration" }),
        },
        body: delivery.payload,
      });
      await answer.arrayBuffer();
      delivery.statusCode = answer.status;
      delivery.status = answer.ok ? "OK" : answer.statusText || String(answer.status);
    } catch (error) {
      delivery.statusCode = 0;
      delivery.status =
        error instanceof Error && error.name === "TimeoutError" ? "timed out" : "failed to connect to host";
    }
    delivery.duration = (performance.now() - started) / 1000;
  }
}

/** Installations always hear of installation events; of others when the App subscribes ("*" hears all). */
function listens(app: App, event: string): boolean {
  return event.startsWith("installation") || app.events.includes("*") || app.events.includes(event);
}
