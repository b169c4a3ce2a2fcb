// The answer to a comment: a reaction, and words only where there are some to read.
import type { Writer } from "../github/port.ts";
import { EnvironmentError } from "../model/failure.ts";
import type { View } from "./command.ts";
import type { CommandInput, CommandsRun, Result } from "./command-input.ts";

/** First the plan, then what was asked of the door, then one comment if there is something to read, then the reaction. */
export async function answer(
  input: CommandInput,
  writer: Writer,
  view: View,
  results: readonly Result[],
  interrupted: boolean,
): Promise<CommandsRun> {
  const edits = results.flatMap((result) => result.edits);
  const texts = results.filter((result) => result.outcome !== "refused").map((result) => result.text);
  if (edits.length > 0 && input.config.writeBack === "off")
    texts.push("Plans are not written here, so the plan stays as it is.");
  else if (edits.length > 0) texts.push((await input.door.writeBack(edits)) ?? "");
  const asked = new Set(results.map((result) => result.asks));
  if (asked.has("sync")) texts.push((await input.door.sync()) ?? "");
  else if (asked.has("checks")) await input.door.sync();
  if (asked.has("preview")) texts.push((await input.door.preview()) ?? "");
  texts.push(await refusal(input, writer, view, results));
  const said = texts.filter((text) => text !== "");
  if (said.length > 0) await comment(input, writer, view, said.join("\n\n"), interrupted);
  await writer.addReaction(input.comment.id, reactionOf(results));
  return {
    ignored: null,
    ran: results.map(({ asked: name, outcome, text }) => ({ asked: name, outcome, text })),
    edits,
  };
}

function reactionOf(results: readonly Result[]): "rocket" | "-1" | "confused" {
  if (results.every((result) => result.outcome === "done")) return "rocket";
  return results.every((result) => result.outcome === "refused") ? "-1" : "confused";
}

/** Politely and once: somebody who was told on this issue is answered by the reaction alone. */
async function refusal(input: CommandInput, writer: Writer, view: View, results: readonly Result[]): Promise<string> {
  const refused = results.filter((result) => result.outcome === "refused");
  if (refused.length === 0) return "";
  const marker = refusedMarker(input.comment.author);
  const comments = await writer.listComments(input.subject.number);
  if (comments.some((one) => one.author === view.observed.viewer && one.body.includes(marker))) return "";
  const texts = [...new Set(refused.map((result) => result.text))];
  return `Thank you, ${input.comment.author}, but ${texts.join(" ")} Somebody with that right can repeat the comment.\n${marker}`;
}

function refusedMarker(login: string): string {
  return `<!-- plansync:refused ${login.replace(/[^A-Za-z0-9-]/g, "").toLowerCase()} -->`;
}

/** One comment per answered comment: after an interruption it is looked for before it is written. */
async function comment(
  input: CommandInput,
  writer: Writer,
  view: View,
  text: string,
  interrupted: boolean,
): Promise<void> {
  const marker = `<!-- plansync:answer ${input.comment.id} -->`;
  const body = `${marker}\n${text}`.slice(0, 60_000).toWellFormed();
  if (interrupted) {
    const comments = await writer.listComments(input.subject.number);
    const own = comments.find((one) => one.author === view.observed.viewer && one.body.startsWith(marker));
    if (own !== undefined) return own.body === body ? undefined : writer.updateComment(own.id, body);
  }
  await writer.createComment(input.subject.number, body).catch((error: unknown) => {
    // A locked conversation: what was asked for is done, and the reaction says so.
    if (!(error instanceof EnvironmentError) || !["permission", "invalid", "unsupported"].includes(error.kind))
      throw error;
  });
}
