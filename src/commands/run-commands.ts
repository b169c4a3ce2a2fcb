// Obeys the commands of one comment, exactly once, and answers by a reaction; in words only where there are some to read.
import type { Writer } from "../github/port.ts";
import { EnvironmentError } from "../model/failure.ts";
import type { ReactionContent, Role } from "../model/repository.ts";
import { settingsFor } from "../model/settings-for.ts";
import { answer } from "./answer.ts";
import { type Command, type CommandContext, CommandProblem, type Ran, type View } from "./command.ts";
import type { CommandInput, CommandsRun, Outcome, Result } from "./command-input.ts";
import { partOf } from "./find-part.ts";
import { commands } from "./index.ts";
import { mayUse } from "./may-use.ts";
import { parseCommands, type Written } from "./parse-commands.ts";
import { whoMay } from "./plan-help.ts";

const NAMES = commands.map((command) => command.name);

/**
 * Runs what the comment asks for. A comment that carries our last reaction was answered: nothing is done again.
 * One that was interrupted is run again, which comes to the same. Throws only when GitHub cannot be read or answered.
 */
export async function runCommands(input: CommandInput, writer: Writer): Promise<CommandsRun> {
  const nothing = (ignored: CommandsRun["ignored"]): CommandsRun => ({ ignored, ran: [], edits: [] });
  if (!input.config.commands) return nothing("off");
  if (input.comment.isBot || /\[bot\]$/i.test(input.comment.author)) return nothing("bot");
  if (input.comment.edited) return nothing("edited");
  const written = parseCommands(input.comment.body, NAMES);
  if (written.length === 0) return nothing("no command");
  const role = await writer.readRole(input.comment.author);
  const asked = written.map((one) => ({ one, command: commands.find((command) => command.name === one.name) ?? null }));
  if (role === "none" && !isOwn(input)) return nothing("outsider");
  const view = await input.view();
  const reactions = await writer.listReactions(input.comment.id);
  const ours = reactions
    .filter((reaction) => reaction.author === view.observed.viewer)
    .map((reaction) => reaction.content);
  if (ours.some((content) => LAST.includes(content))) return nothing("already answered");
  const resumed = ours.includes("eyes");
  if (!resumed) await writer.addReaction(input.comment.id, "eyes");
  const results: Result[] = [];
  for (const { one, command } of asked) {
    const now = results.at(-1)?.outcome === "done" ? await input.view() : view;
    results.push(await runOne(one, command, role, input, contextOf(input, writer, now, resumed)));
  }
  return answer(input, writer, view, results, resumed);
}

const LAST: readonly ReactionContent[] = ["rocket", "confused", "-1"];

function isOwn(input: CommandInput): boolean {
  const login = input.comment.author.toLowerCase();
  return [input.subject.author, ...input.subject.assignees].some((other) => other.toLowerCase() === login);
}

async function runOne(
  written: Written,
  command: Command | null,
  role: Role,
  input: CommandInput,
  context: CommandContext,
): Promise<Result> {
  const result = (outcome: Outcome, text = "", ran: Ran = {}): Result => ({
    asked: written.asked,
    outcome,
    text,
    edits: ran.edits ?? [],
    asks: ran.asks,
  });
  if (command === null) return result("unknown", unknownText(written));
  if (!mayUse(command, { login: input.comment.author, role }, input.subject))
    return result("refused", `\`/${command.name}\` is for ${whoMay(command)}.`);
  if (command.on === "issue" && input.subject.isPull)
    return result("problem", `\`/${command.name}\` works on an issue, not on a pull request.`);
  try {
    const ran = await command.run(context, written.given);
    return result("done", ran.text ?? "", ran);
  } catch (error) {
    if (error instanceof CommandProblem) return result("problem", error.message);
    if (error instanceof EnvironmentError && error.kind !== "rate-limit" && error.kind !== "network")
      return result("failed", `\`/${command.name}\` failed: ${error.advice ?? "GitHub refused it"}`);
    throw error;
  }
}

function unknownText(written: Written): string {
  const asked = `\`/${written.asked.replaceAll("`", "'")}\``;
  return `There is no command ${asked}.${written.nearest === null ? "" : ` Did you mean \`/${written.nearest}\`?`} \`/plan help\` lists them all.`;
}

function contextOf(input: CommandInput, writer: Writer, view: View, resumed: boolean): CommandContext {
  const { subject } = input;
  const part = subject.isPull ? null : partOf(view, subject.number);
  const path = part?.identity.path ?? view.documents[0]?.path ?? "";
  return {
    view,
    writer,
    config: input.config,
    server: input.server.replace(/\/+$/, ""),
    today: input.today,
    by: input.comment.author,
    subject,
    issue: subject.isPull ? null : (view.observed.issues.find((issue) => issue.number === subject.number) ?? null),
    part,
    settings: settingsFor(input.config, path),
    resumed,
  };
}
