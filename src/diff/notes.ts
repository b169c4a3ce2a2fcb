// Lines of a body that stand for links which the server does not have.
import { type DesiredIssue, nameOf } from "../model/desired.ts";
import type { World } from "./world.ts";

/** By title, not by number: a number is not known yet when the text is first written, and it would be written again. */
export function notesOf(issue: DesiredIssue, native: boolean, world: World): string[] {
  const notes: string[] = [];
  if (!native && issue.blockedBy.length > 0) {
    const names = issue.blockedBy.map((blocker) =>
      "identity" in blocker
        ? (world.desired.get(nameOf(blocker.identity))?.title ?? blocker.identity.key)
        : `${blocker.issue.repository ?? ""}#\u200B${blocker.issue.number}`,
    );
    notes.push(`**Blocked by** ${names.map(plain).join(", ")}`);
  }
  if (!world.observed.capabilities.subIssues && issue.parent !== null) {
    const title = world.desired.get(nameOf(issue.parent))?.title;
    if (title !== undefined) notes.push(`**Part of** ${plain(title)}`);
  }
  return notes;
}

function plain(title: string): string {
  return title.replace(/[\\`*_{}[\]<>~|]/g, (sign) => `\\${sign}`);
}
