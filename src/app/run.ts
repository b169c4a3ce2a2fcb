// The app from the shell: serve, set up, and look after the queue.
import { administer } from "./administer.ts";
import { createLog } from "./log.ts";
import { StoreUnreachable } from "./queue/until-open.ts";
import { setUp } from "./set-up.ts";
import { readSettings, SettingsError, secretsOf } from "./settings.ts";
import { startApp } from "./start-app.ts";

const USAGE = `plansync-app                       serve webhooks
plansync-app setup                 register a GitHub App from app.yml, in the browser
plansync-app dead-letters          list what failed too often
plansync-app retry <id>|all        try it again
plansync-app stats                 what the queue holds
plansync-app sweep                 look at every installed repository
`;

/** Returns the exit code, or never while it serves. */
export async function runApp(args: readonly string[], entry: URL): Promise<number> {
  const [command = "serve", ...rest] = args;
  try {
    if (command === "serve") return await serve(entry);
    if (command === "setup") return await setUp();
    const code = await administer(command, rest, process.env);
    if (code !== null) return code;
    process.stderr.write(USAGE);
    return command === "help" || command === "--help" ? 0 : 2;
  } catch (error) {
    if (!(error instanceof SettingsError || error instanceof StoreUnreachable)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function serve(entry: URL): Promise<number> {
  const settings = readSettings(process.env);
  const log = createLog(settings.logLevel, secretsOf(settings));
  const app = await startApp(settings, log, entry);
  const signal = await new Promise<string>((resolve) => {
    for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => resolve(name));
  });
  log.info({ signal }, "stopping");
  await app.stop();
  return 0;
}
