// What a subcommand of the command line declares.
import type { ParseArgsConfig } from "node:util";

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
