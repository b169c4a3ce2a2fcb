// The app as GitHub knows it, through Probot: who we are, tokens, what is installed where, failed deliveries.
import { Probot, ProbotOctokit } from "probot";
import type { Log } from "./log.ts";
import { listAt, numberAt, objectAt, textAt } from "./payload.ts";
import type { RepositoryRef } from "./queue/port.ts";
import { type DeliveryPort, redeliver } from "./redeliver.ts";
import type { Settings } from "./settings.ts";

export interface GithubApp {
  verify(body: string, signature: string): Promise<boolean>;
  /** "plansync[bot]", asked once and kept. */
  login(): Promise<string>;
  /**
   * A token that lives for an hour at most and, by default, sees this repository alone. null: the installation is gone,
   * suspended, or without this repository. `fresh`: the one given before does not work.
   */
  token(repository: RepositoryRef, options?: { readonly fresh?: boolean }): Promise<string | null>;
  /** Repositories of all installations that are not suspended, a page at a time. */
  installed(): AsyncIterable<readonly RepositoryRef[]>;
  /** Asks GitHub to send again what failed since `since` (epoch milliseconds); returns how many. */
  redeliver(since: number): Promise<number>;
}

type AppSettings = Pick<Settings, "appId" | "privateKey" | "secret" | "apiUrl" | "tokenScope">;
type AppOctokit = Awaited<ReturnType<Probot["auth"]>>;

export async function createGithubApp(settings: AppSettings, log: Log): Promise<GithubApp> {
  const probot = new Probot({
    appId: settings.appId,
    privateKey: settings.privateKey,
    secret: settings.secret,
    baseUrl: settings.apiUrl,
    log: log.child({ part: "probot" }, { level: ["trace", "debug"].includes(log.level) ? log.level : "warn" }),
    // Pacing is the queue's and the writer's; Probot would make one token a second.
    Octokit: ProbotOctokit.defaults((options: object) => ({ ...options, throttle: { enabled: false } })),
  });
  await probot.ready();
  const asApp = () => probot.auth() as Promise<AppOctokit>;
  const tokens = createTokens(asApp, settings.tokenScope);
  let login: Promise<string> | null = null;
  return {
    verify: (body, signature) => probot.webhooks.verify(body, signature).catch(() => false),
    login: () => {
      login ??= asApp().then(async (octokit) => `${textAt((await octokit.request("GET /app")).data, "slug")}[bot]`);
      login.catch(() => {
        login = null;
      });
      return login;
    },
    token: (repository, options = {}) => tokens.get(repository, options.fresh ?? false),
    installed: async function* () {
      for await (const page of pages(await asApp(), "GET /app/installations")) {
        for (const installation of page) {
          if (objectAt(installation)?.suspended_at) continue;
          const id = numberAt(installation, "id");
          try {
            const octokit = (await probot.auth(id)) as AppOctokit;
            for await (const list of pages(octokit, "GET /installation/repositories")) yield refsOf(list, id);
          } catch (error) {
            log.warn({ err: error, installation: id }, "an installation could not be listed");
          }
        }
      }
    },
    redeliver: async (since) => redeliver(deliveriesOf(await asApp()), since),
  };
}

/** GitHub's tokens live for an hour; one is used for fifty minutes. */
const FRESH = 50 * 60_000;

function createTokens(asApp: () => Promise<AppOctokit>, scope: Settings["tokenScope"]) {
  const kept = new Map<string, { token: string; until: number }>();
  return {
    get: async (repository: RepositoryRef, fresh: boolean): Promise<string | null> => {
      const alone = scope === "repository";
      const key = `${repository.installation}/${alone ? repository.id : "*"}`;
      const known = kept.get(key);
      if (known && known.until > Date.now() && !fresh) return known.token;
      const asked = {
        installation_id: repository.installation,
        ...(alone && { repository_ids: [repository.id] }),
      };
      const octokit = await asApp();
      const answer = await octokit
        .request("POST /app/installations/{installation_id}/access_tokens", asked)
        .catch((error: unknown) => {
          if (isGone(error)) return null;
          throw error;
        });
      if (answer === null) return null;
      const token = textAt(answer.data, "token");
      kept.delete(key);
      kept.set(key, { token, until: Date.now() + FRESH });
      if (kept.size > 20_000) kept.delete(kept.keys().next().value ?? "");
      return token;
    },
  };
}

/** Not installed any more, suspended, or without the repository (REST reference, "Create an installation access token"). */
function isGone(error: unknown): boolean {
  const status = numberAt(error, "status");
  const suspended = error instanceof Error && /suspended/i.test(error.message);
  return status === 404 || status === 410 || status === 422 || (status === 403 && suspended);
}

async function* pages(
  octokit: AppOctokit,
  route: "GET /app/installations" | "GET /installation/repositories",
): AsyncIterable<readonly unknown[]> {
  for (let page = 1; ; page += 1) {
    const { data } = (await octokit.request(route, { per_page: 100, page })) as { data: unknown };
    const list = Array.isArray(data) ? data : listAt(data, "repositories");
    yield list;
    if (list.length < 100) return;
  }
}

function refsOf(list: readonly unknown[], installation: number): RepositoryRef[] {
  return list.flatMap((entry) => {
    const repository = objectAt(entry);
    if (repository === null || repository.archived === true || repository.disabled === true) return [];
    const [id, owner, repo] = [numberAt(entry, "id"), textAt(entry, "owner", "login"), textAt(entry, "name")];
    return id && owner && repo ? [{ id, installation, owner, repo }] : [];
  });
}

function deliveriesOf(octokit: AppOctokit): DeliveryPort {
  return {
    page: async (cursor) => {
      const { data, headers } = (await octokit.request("GET /app/hook/deliveries", {
        per_page: 100,
        ...(cursor !== null && { cursor }),
      })) as { data: unknown; headers: { link?: string } };
      const next = /[?&]cursor=([^&>]+)[^>]*>; rel="next"/.exec(headers.link ?? "")?.[1] ?? null;
      return { list: Array.isArray(data) ? data : [], next };
    },
    again: async (id) => {
      await octokit.request("POST /app/hook/deliveries/{delivery_id}/attempts", { delivery_id: id });
    },
  };
}
