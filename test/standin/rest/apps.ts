// REST: what an App does as itself (with its signed JWT): installations, their tokens, webhook deliveries.

import { createHash, createVerify, randomBytes } from "node:crypto";
import { notFound, Problem } from "../problem.ts";
import type { App, Delivery, Installation, Permissions } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { renderRepository } from "./render-repository.ts";
import { renderApp, renderInstallation } from "./render-user.ts";
import { type Answer, type Context, created, list, ok, type Route, repo } from "./route.ts";

export const appRoutes: readonly Route[] = [
  { operation: "GET /app", app: true, handle: (context) => ok(renderApp(context.world, appOf(context))) },
  { operation: "GET /app/installations", app: true, handle: listInstallations },
  { operation: "GET /app/installations/{installation_id}", app: true, handle: getInstallation },
  { operation: "POST /app/installations/{installation_id}/access_tokens", app: true, handle: postToken },
  { operation: "GET /app/hook/deliveries", app: true, handle: listDeliveries },
  { operation: "GET /app/hook/deliveries/{delivery_id}", app: true, handle: getDelivery },
  { operation: "POST /app/hook/deliveries/{delivery_id}/attempts", app: true, handle: redeliver },
  { operation: `GET ${repo}/installation`, app: true, handle: (context) => byOwner(context, context.params.owner) },
  {
    operation: "GET /orgs/{org}/installation",
    app: true,
    handle: (context) => byOwner(context, context.params.org),
  },
  {
    operation: "GET /users/{username}/installation",
    app: true,
    handle: (context) => byOwner(context, context.params.username),
  },
];

/** The App whose JWT this is: RS256, `iss` its id, not expired, at most ten minutes long. */
function appOf({ world, headers }: Context): App {
  const [head = "", claims = "", proof = ""] = String(headers.authorization ?? "")
    .replace(/^bearer\s+/i, "")
    .split(".");
  const decode = (part: string): Record<string, unknown> => {
    try {
      return JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as Record<string, unknown>;
    } catch {
      throw new Problem(401, "A JSON web token could not be decoded");
    }
  };
  const { alg } = decode(head);
  const { iss, exp, iat } = decode(claims);
  const app = world.state.apps.get(Number(iss));
  const now = world.clock.now() / 1000;
  if (alg !== "RS256" || app?.publicKey == null) throw new Problem(401, "A JSON web token could not be decoded");
  const valid = createVerify("RSA-SHA256").update(`${head}.${claims}`).verify(app.publicKey, proof, "base64url");
  if (!valid) throw new Problem(401, "A JSON web token could not be decoded");
  if (typeof exp !== "number" || exp < now)
    throw new Problem(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (exp - Number(iat) > 660) throw new Problem(401, "'Expiration time' claim ('exp') is too far in the future");
  return app;
}

function installationsOf(world: World, app: App): Installation[] {
  return [...world.state.installations.values()].filter((one) => one.app === app);
}

function listInstallations(context: Context): Answer {
  return list(context, installationsOf(context.world, appOf(context)), (one) => renderInstallation(context.world, one));
}

function installationOf(context: Context): Installation {
  const app = appOf(context);
  const found = context.world.state.installations.get(Number(context.params.installation_id));
  if (found === undefined || found.app !== app) throw notFound();
  return found;
}

function getInstallation(context: Context): Answer {
  return ok(renderInstallation(context.world, installationOf(context)));
}

function byOwner(context: Context, owner: string | undefined): Answer {
  const found = installationsOf(context.world, appOf(context)).find(
    (one) => one.account.login.toLowerCase() === owner?.toLowerCase(),
  );
  if (found === undefined) throw notFound();
  return ok(renderInstallation(context.world, found));
}

/** Tokens live an hour; permissions and repositories can be narrowed, never widened. */
function postToken(context: Context): Answer {
  const installation = installationOf(context);
  const { world, body } = context;
  if (installation.suspended) throw new Problem(403, "This installation has been suspended");
  const wanted = body.permissions as Permissions | undefined;
  const order = ["read", "write", "admin"];
  for (const [name, access] of Object.entries(wanted ?? {})) {
    if (name !== "metadata" && order.indexOf(access) > order.indexOf(installation.permissions[name] ?? "")) {
      throw new Problem(422, "The permissions requested are not granted to this installation.");
    }
  }
  const all = [...world.state.repositories.values()].filter((one) => one.owner === installation.account);
  const ids = body.repository_ids as readonly number[] | undefined;
  const names = body.repositories as readonly string[] | undefined;
  const chosen =
    ids === undefined && names === undefined
      ? null
      : all.filter((one) => ids?.includes(one.id) || names?.includes(one.name));
  const permissions = wanted ?? installation.permissions;
  const value = `ghs_${randomBytes(27).toString("base64url")}`;
  const expiresAt = Math.floor(world.clock.now() / 1000) * 1000 + 3_600_000;
  world.state.tokens.set(value, {
    value,
    user: installation.app.bot,
    permissions,
    installation,
    app: installation.app,
    repositories: (chosen ?? all).map((one) => one.id),
    expiresAt,
    revoked: false,
  });
  return created({
    token: value,
    expires_at: new Date(expiresAt).toISOString().replace(".000", ""),
    permissions: { metadata: "read", ...permissions },
    repository_selection: chosen === null ? "all" : "selected",
    ...(chosen === null ? {} : { repositories: chosen.map((one) => renderRepository(world, one)) }),
  });
}

function renderDelivery(delivery: Delivery): Record<string, unknown> {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.redelivery,
    duration: delivery.duration,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installation,
    repository_id: delivery.repository,
    throttled_at: null,
  };
}

/** Newest first; the cursor is the id of the last one seen. */
function listDeliveries(context: Context): Answer {
  const app = appOf(context);
  const { query, world } = context;
  const size = Math.min(100, Number(query.get("per_page") ?? 30) || 30);
  const cursor = query.get("cursor");
  const all = world.state.deliveries.filter((one) => one.app === app).reverse();
  const start = cursor === null ? 0 : all.findIndex((one) => one.id < Number(cursor.replace(/^v1_/, "")));
  const page = start < 0 ? [] : all.slice(start, start + size);
  const more = start >= 0 && start + size < all.length;
  const link = `<${world.baseUrl}${context.path}?per_page=${size}&cursor=v1_${page.at(-1)?.id}>; rel="next"`;
  return { status: 200, body: page.map(renderDelivery), ...(more ? { headers: { link } } : {}) };
}

function deliveryOf(context: Context): Delivery {
  const app = appOf(context);
  const found = context.world.state.deliveries.find(
    (one) => one.id === Number(context.params.delivery_id) && one.app === app,
  );
  if (found === undefined) throw notFound();
  return found;
}

function getDelivery(context: Context): Answer {
  const delivery = deliveryOf(context);
  const digest = createHash("sha256").update(delivery.payload).digest("hex");
  return ok({
    ...renderDelivery(delivery),
    url: delivery.hook.url,
    request: {
      headers: { "X-GitHub-Delivery": delivery.guid, "X-Payload-Digest": digest },
      payload: JSON.parse(delivery.payload),
    },
    response: { headers: null, payload: null },
  });
}

/** Sends a delivery again, under its old GUID. */
function redeliver(context: Context): Answer {
  const delivery = deliveryOf(context);
  context.world.redeliver?.(delivery);
  return { status: 202, body: {} };
}
