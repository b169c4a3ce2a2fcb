// The second judge: the public npm package emulate, seeded with the same repository and people as our own stage.

import { createEmulator } from "emulate";
import { type Ask, asker } from "./ask.ts";
import { appKey } from "./stage.ts";

export interface Judge {
  readonly url: string;
  /** The owner, with a person's token. */
  readonly owner: Ask;
  /** An App's installation. */
  readonly bot: Ask;
  /** The App's, in PEM. */
  readonly privateKey: string;
  close(): Promise<void>;
}

export interface EmulateOptions {
  readonly hook?: { readonly url: string; readonly secret: string };
}

/** octo/plans with PLAN.md on main, and the App "plansync" (id 5) installed on octo. */
export async function startEmulate(options: EmulateOptions = {}): Promise<Judge> {
  const key = appKey(5);
  const emulator = await createEmulator({
    service: "github",
    port: 0,
    seed: {
      tokens: { "owner-token": { login: "octo", scopes: ["repo"] } },
      github: {
        users: [{ login: "octo" }, { login: "wendy" }],
        repos: [{ owner: "octo", name: "plans", auto_init: true }],
        apps: [
          {
            app_id: 5,
            slug: "plansync",
            name: "Plansync",
            private_key: key.privateKey,
            permissions: {
              contents: "write",
              issues: "write",
              checks: "write",
              pull_requests: "write",
              metadata: "read",
            },
            events: ["issues", "issue_comment", "push", "check_run", "pull_request", "label", "milestone"],
            ...(options.hook === undefined
              ? {}
              : { webhook_url: options.hook.url, webhook_secret: options.hook.secret }),
            installations: [{ installation_id: 100, account: "octo", repository_selection: "all" }],
          },
        ],
      },
    },
  });
  const { url } = emulator;
  const owner = asker({ url }, "owner-token");
  await owner("PUT /repos/octo/plans/contents/PLAN.md", {
    message: "Plan",
    content: Buffer.from("# Plan\n").toString("base64"),
  });
  const made = await asker({ url }, key.jwt())("POST /app/installations/100/access_tokens", {});
  return {
    url,
    owner,
    bot: asker({ url }, String(made.body.token)),
    privateKey: key.privateKey,
    close: () => emulator.close(),
  };
}
