// What the app reads from its environment, found by watching it read.
import { generateKeyPairSync } from "node:crypto";
import { readSettings, type Settings } from "../../src/app/settings.ts";

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

/** Without these it does not start. */
export const REQUIRED: Readonly<Record<string, string>> = {
  APP_ID: "1",
  PRIVATE_KEY: privateKey,
  WEBHOOK_SECRET: "a long one",
};

export function defaultSettings(): Settings {
  return readSettings(REQUIRED);
}

/** Every name that the app looks up, whichever way it starts. */
export function settingsRead(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const given of [{}, REQUIRED, { ...REQUIRED, GHE_HOST: "git.example.org" }]) {
    const env = new Proxy<Record<string, string>>(given, {
      get: (target, name) => {
        names.add(String(name));
        return target[String(name)];
      },
    });
    try {
      readSettings(env);
    } catch {
      // Without the required ones: what it looked for was noted all the same.
    }
  }
  return names;
}
