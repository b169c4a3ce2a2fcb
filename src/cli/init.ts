// plansync init: writes the workflow and the configuration by looking at the repository.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { renderInit } from "../report/init.ts";
import type { CliCommand } from "./command.ts";
import { readLocal } from "./local.ts";

export const init: CliCommand = {
  name: "init",
  usage: "init [--force]",
  summary: "write the workflow and the configuration for this repository",
  options: { force: { type: "boolean" } },
  about: { force: "overwrite files that are already there" },
  run: async ({ options }) => {
    const plans = readLocal([]).files.map((file) => file.path);
    let kept = 0;
    for (const { path, text } of renderInit(plans)) {
      if (existsSync(path) && options.force !== true) {
        console.error(`${path} is already there: left alone (--force overwrites it)`);
        kept++;
        continue;
      }
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      console.log(`${path} written`);
    }
    console.log(
      plans.length > 0
        ? `Plans found: ${plans.join(", ")}`
        : "No plan found yet: write PLAN.md, or name yours under `plans:`.",
    );
    return kept > 0 ? 1 : 0;
  },
};
