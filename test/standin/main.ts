// The stand-in as a process: node test/standin/main.ts --port 8080 --state FILE --repository owner/name
// Prints one line of JSON {url, token} when it is ready; SIGTERM saves the state and stops.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import process, { argv, stdout } from "node:process";
import { parseArgs } from "node:util";
import { deserialize, serialize } from "node:v8";
import { seedRepository, seedUserToken, seedWorkflowToken } from "./seed.ts";
import { startStandin } from "./server.ts";
import type { Saved } from "./world/saved.ts";

const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    port: { type: "string", default: "0" },
    state: { type: "string" },
    repository: { type: "string", multiple: true, default: ["octo/plans"] },
    limits: { type: "boolean", default: false },
    profile: { type: "string", default: "github" },
    validate: { type: "boolean", default: true },
    "count-only": { type: "boolean", default: false },
  },
  allowNegative: true,
});

const file = values.state;
const saved = file !== undefined && existsSync(file) ? (deserialize(readFileSync(file)) as Saved) : undefined;
const standin = await startStandin({
  port: Number(values.port),
  limits: values.limits,
  validate: values.validate,
  countOnly: values["count-only"],
  profile: values.profile === "ghes-old" ? "ghes-old" : "github",
  ...(saved === undefined ? {} : { state: saved }),
});
const tokens = values.repository.map((name) => {
  if (standin.world.findRepository(name) === undefined) seedRepository(standin.world, name);
  const [owner = ""] = name.split("/");
  return {
    repository: name,
    token: seedWorkflowToken(standin.world, name).value,
    owner: seedUserToken(standin.world, owner).value,
  };
});
stdout.write(`${JSON.stringify({ url: standin.url, tokens })}\n`);

const stop = async (): Promise<void> => {
  if (file !== undefined) writeFileSync(file, serialize(standin.save()));
  await standin.close();
};
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
