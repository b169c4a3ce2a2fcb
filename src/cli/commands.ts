// The subcommands of the command line, as the help lists them.
import { check } from "./check.ts";
import type { CliCommand } from "./command.ts";
import { drift } from "./drift.ts";
import { explain } from "./explain.ts";
import { init } from "./init.ts";
import { parse } from "./parse.ts";
import { preview } from "./preview.ts";
import { sync } from "./sync.ts";

export const COMMANDS: readonly CliCommand[] = [preview, check, explain, parse, sync, drift, init];
