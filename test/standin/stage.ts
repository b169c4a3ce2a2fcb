// A stand-in with one repository and the usual people, for the stand-in's own tests.

import { generateKeyPairSync, sign } from "node:crypto";
import type { Clock } from "../../src/model/clock.ts";
import { type Ask, asker } from "./ask.ts";
import { type RepositorySeed, seedRepository, seedUserToken, seedWorkflowToken } from "./seed.ts";
import { type Standin, type StandinOptions, startStandin } from "./server.ts";

export const PLANS = "octo/plans";

export interface Stage {
  readonly standin: Standin;
  /** As GITHUB_TOKEN with all permissions. */
  readonly bot: Ask;
  /** As the owner. */
  readonly owner: Ask;
  readonly as: (login: string) => Ask;
}

export async function stage(options: StandinOptions = {}, seed: RepositorySeed = {}): Promise<Stage> {
  const standin = await startStandin(options);
  seedRepository(standin.world, PLANS, {
    files: { "PLAN.md": "# Plan\n\n- [ ] Task\n" },
    roles: { wendy: "write", tess: "triage", rita: "read", mia: "maintain" },
    ...seed,
  });
  const as = (login: string): Ask => asker(standin, seedUserToken(standin.world, login).value);
  return { standin, as, owner: as("octo"), bot: asker(standin, seedWorkflowToken(standin.world, PLANS).value) };
}

/** Time that only moves when told to, or when somebody sleeps. */
export function fakeClock(start = Date.UTC(2026, 10, 21, 9)): Clock & { advance(milliseconds: number): void } {
  let now = start;
  return {
    now: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

export interface AppKey {
  readonly publicKey: string;
  /** PKCS#1 PEM, as GitHub hands it out. */
  readonly privateKey: string;
  jwt(claims?: Readonly<Record<string, unknown>>): string;
}

export function appKey(id: number, now: () => number = Date.now): AppKey {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return {
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
    privateKey: privateKey.export({ type: "pkcs1", format: "pem" }).toString(),
    jwt: (claims = {}) => {
      const seconds = Math.floor(now() / 1000);
      const text = `${encode({ alg: "RS256", typ: "JWT" })}.${encode({ iss: String(id), iat: seconds - 30, exp: seconds + 570, ...claims })}`;
      return `${text}.${sign("RSA-SHA256", Buffer.from(text), privateKey).toString("base64url")}`;
    },
  };
}
