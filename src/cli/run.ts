// The command line: plansync parse, explain, check, preview, sync, drift, init, help.
import { parseArgs } from "node:util";
import { EnvironmentError } from "../model/failure.ts";
import type { CliCommand } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { renderHelp } from "./help.ts";

/** Exit codes: 0 nothing to tell, 1 findings or failed changes, 2 the call itself or the environment is wrong. */
export async function runCli(args: readonly string[]): Promise<number> {
  const [name = "help", ...rest] = args;
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined || rest.includes("--help")) {
    const asked = name === "help" || name === "--help" || name === "-h" || command !== undefined;
    (asked ? console.log : console.error)(renderHelp(COMMANDS, command, asked ? undefined : name));
    return asked ? 0 : 2;
  }
  try {
    return await command.run(readArguments(command, rest));
  } catch (error) {
    console.error(`plansync ${name}: ${explain(error)}`);
    return 2;
  }
}

function readArguments(command: CliCommand, rest: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...rest],
    options: command.options,
    allowPositionals: true,
    strict: true,
  });
  return { options: values, files: positionals };
}

function explain(error: unknown): string {
  if (error instanceof EnvironmentError) return [error.message, error.advice].filter(Boolean).join("\n  ");
  return error instanceof Error ? error.message : String(error);
}
