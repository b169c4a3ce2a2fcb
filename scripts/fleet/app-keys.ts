// What a GitHub App is registered with: its number, its keys, and the secret of its webhooks.
import { generateKeyPairSync, randomUUID } from "node:crypto";

export interface AppKeys {
  readonly id: number;
  readonly publicKey: string;
  readonly secret: string;
  /** The app's environment, for GitHub at this address. */
  env(apiUrl: string): Record<string, string>;
}

export function createAppKeys(id = 4242): AppKeys {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const secret = randomUUID();
  return {
    id,
    publicKey,
    secret,
    env: (apiUrl) => ({
      APP_ID: String(id),
      PRIVATE_KEY: privateKey,
      WEBHOOK_SECRET: secret,
      GITHUB_API_URL: apiUrl,
    }),
  };
}
