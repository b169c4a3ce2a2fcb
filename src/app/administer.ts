// Looking after the queue from the shell.
import { createGithubApp } from "./github-app.ts";
import { createLog } from "./log.ts";
import { openQueue } from "./queue/open-queue.ts";
import type { Queue } from "./queue/port.ts";
import { readSettings, secretsOf } from "./settings.ts";
import { sweep } from "./sweep.ts";

/** null when there is no such command. */
export async function administer(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number | null> {
  if (!["dead-letters", "retry", "stats", "sweep"].includes(command)) return null;
  const settings = readSettings(env);
  const queue = await openQueue(settings.queue, {
    timing: settings.timing,
    prefix: settings.queuePrefix,
    onError: (error) => process.stderr.write(`${error.message}\n`),
  });
  try {
    switch (command) {
      case "stats":
        process.stdout.write(`${JSON.stringify(await queue.stats())}\n`);
        return 0;
      case "sweep": {
        const github = await createGithubApp(settings, createLog("warn", secretsOf(settings)));
        process.stdout.write(`${await sweep(queue, github)} repositories queued\n`);
        return 0;
      }
      case "retry":
        return await retry(queue, args[0] ?? "");
      default:
        for (const letter of await queue.deadLetters(1_000)) process.stdout.write(`${JSON.stringify(letter)}\n`);
        return 0;
    }
  } finally {
    await queue.close();
  }
}

async function retry(queue: Queue, id: string): Promise<number> {
  const ids = id === "all" ? (await queue.deadLetters(10_000)).map((letter) => letter.id) : [id];
  let missing = 0;
  for (const each of ids) {
    const found = await queue.retryDead(each);
    if (!found) missing += 1;
    process.stdout.write(`${each} ${found ? "is tried again" : "is not among the dead letters"}\n`);
  }
  return missing > 0 ? 1 : 0;
}
