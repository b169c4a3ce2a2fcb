// Which plan documents a `/plan` command is about: the one it names, the issue's own, else all.
import type { PlanDocument } from "../model/plan.ts";
import { type CommandContext, CommandProblem } from "./command.ts";

/** `given` is a path, the end of one, or "". Never empty. */
export function whichPlans(context: CommandContext, given: string): readonly PlanDocument[] {
  const { documents } = context.view;
  if (documents.length === 0) throw new CommandProblem("No plan document was found in this repository.");
  if (given === "") return context.part === null ? documents : [context.part.document];
  const wanted = given.toLowerCase();
  const named = documents.filter(
    ({ path }) => path.toLowerCase() === wanted || path.toLowerCase().endsWith(`/${wanted}`),
  );
  if (named.length > 0) return named;
  throw new CommandProblem("No plan document has that path. Use its path in this repository, such as `docs/plan.md`.");
}
