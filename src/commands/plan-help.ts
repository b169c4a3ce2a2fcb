// `/plan help`: made from what each command says of itself.
import type { Command, Who } from "./command.ts";

const WORDS: Readonly<Record<Who, string>> = {
  read: "everybody",
  triage: "triage role and above",
  write: "write role and above",
  maintain: "maintain role and above",
  assignee: "the assignee",
  author: "the author",
};

/** The help command over a list that it is itself part of. */
export function planHelp(commands: () => readonly Command[]): Command {
  return {
    name: "plan help",
    usage: "/plan help",
    description: "This list",
    who: ["read"],
    examples: ["/plan help"],
    on: "both",
    async run() {
      return { text: helpText(commands()) };
    },
  };
}

/** "triage role and above, or the assignee". */
export function whoMay(command: Pick<Command, "who">): string {
  return command.who.map((who) => WORDS[who]).join(", or ");
}

/** A table of all commands, as Markdown. */
export function helpText(commands: readonly Command[]): string {
  const rows = commands.map((command) => {
    const [, ...more] = command.examples;
    const examples = more.length > 0 ? `<br>for example ${more.map((one) => `\`${one}\``).join(", ")}` : "";
    return `| \`${command.usage}\` | ${command.description}${examples} | ${whoMay(command)} |`;
  });
  return [
    "Begin a line of a comment with a command. Several may stand in one comment; edits of a comment are not read.",
    "",
    "| Command | What it does | Who may use it |",
    "| --- | --- | --- |",
    ...rows,
  ].join("\n");
}
