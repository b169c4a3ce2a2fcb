// The subcommands of the command line, each declaring its options.
import type { ParseArgsConfig } from "node:util";
import { check } from "./check.ts";
import { explain } from "./explain.ts";
import { init } from "./init.ts";
import { parse } from "./parse.ts";
import { preview } from "./preview.ts";
import { sync } from "./sync.ts";

export interface CliCommand {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** What each option does, for the help. */
  readonly about: Readonly<Record<string, string>>;
  readonly run: (given: Given) => Promise<number>;
}

export interface Given {
  readonly options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly files: readonly string[];
}

export const COMMANDS: readonly CliCommand[] = [preview, check, explain, parse, sync, init];
