// The one label of a family (`priority: …`) that an issue carries.
import type { CommandContext } from "./command.ts";
import { issueHere, update } from "./effects.ts";

/** Puts the label that the template makes of the value, and takes its siblings off. null: no such labels are used. */
export async function setLabel(
  context: CommandContext,
  template: string | null,
  slot: string,
  value: string,
): Promise<void> {
  if (template === null) return;
  const issue = issueHere(context);
  const wanted = template.replaceAll(slot, () => value);
  const [prefix = "", suffix = ""] = template.split(slot);
  const sibling = (label: string): boolean =>
    prefix !== "" &&
    label.toLowerCase().startsWith(prefix.toLowerCase()) &&
    label.toLowerCase().endsWith(suffix.toLowerCase());
  const removeLabels = issue.labels.filter((label) => sibling(label) && label.toLowerCase() !== wanted.toLowerCase());
  await update(context, issue, { addLabels: [wanted], removeLabels });
}
