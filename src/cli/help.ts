// The help of the command line, made from what the subcommands declare.
import type { CliCommand } from "./command.ts";

/** The overview, or one command's page; says first which unknown command was asked for. */
export function renderHelp(commands: readonly CliCommand[], one?: CliCommand, unknown?: string): string {
  if (one !== undefined) return page(one);
  const wide = Math.max(...commands.map((command) => command.usage.length));
  const lines = commands.map((command) => `  plansync ${command.usage.padEnd(wide)}  ${command.summary}`);
  return [
    ...(unknown === undefined ? [] : [`Unexpected command \`${unknown}\``, ""]),
    "Plansync keeps GitHub in step with the plans that you write in Markdown.",
    "",
    ...lines,
    "",
    "`plansync COMMAND --help` shows the options of one command.",
    "FILE may be left out: then the plans of the current folder are found as the action finds them.",
    "Exit codes: 0 all is well, 1 there is something to tell or to do, 2 the call or the environment is wrong.",
  ].join("\n");
}

function page(command: CliCommand): string {
  const options = Object.entries(command.options).map(
    ([name, { type }]) => `  --${name}${type === "string" ? " VALUE" : ""}`,
  );
  const wide = Math.max(0, ...options.map((option) => option.length));
  const lines = Object.keys(command.options).map(
    (name, at) => `${(options[at] ?? "").padEnd(wide)}  ${command.about[name] ?? ""}`,
  );
  return [`plansync ${command.usage}`, "", command.summary, ...(lines.length > 0 ? ["", ...lines] : [])].join("\n");
}
