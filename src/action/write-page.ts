// The status page as a file in the checkout's folder, for a later step to publish.
import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Config } from "../model/config.ts";
import { EnvironmentError } from "../model/failure.ts";
import type { Finished } from "./finished.ts";
import type { Runner } from "./runner.ts";

/**
 * Writes the page and returns its path, or null when there is nothing to show. Throws an EnvironmentError when the path
 * leads out of the folder (through a link that somebody committed).
 */
export async function writePage(run: Finished, runner: Runner, path: string, config: Config): Promise<string | null> {
  if (path === "" || run.told === null || runner.workspace === null) return null;
  const { renderPage } = await import("../report/page.ts");
  const file = join(runner.workspace, path);
  mkdirSync(dirname(file), { recursive: true });
  const inside = relative(realpathSync(runner.workspace), realpathSync(dirname(file)));
  if (inside.startsWith(".."))
    throw new EnvironmentError("invalid", `The path \`${path}\` of the input \`page\` leads out of the workspace`, {
      advice: "Name a file whose folder is no link.",
    });
  const { settings } = config;
  writeFileSync(file, renderPage(run.told, { settings, ...(run.where !== null && { where: run.where }) }), {
    flag: "w",
  });
  return file;
}
