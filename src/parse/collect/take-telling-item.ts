// Items that are no work themselves but tell of it: orders, prerequisites, repeated names, asides.
import type { Item } from "../blocks/block.ts";
import { readAttributes } from "../facts/read-attributes.ts";
import { readHead } from "../inline/read-head.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import type { Context } from "./context.ts";
import { itemMark, itemTitle } from "./item-title.ts";
import { readPaths, subjectOf, takeAttribute } from "./take-attribute.ts";
import { markedDone } from "./take-documents.ts";

/** What an item under a heading of order or dependencies says, and what those below it say. */
export function takeStatements(context: Context, item: Item): void {
  const { text } = itemTitle(item);
  if (context.role === "dependencies" && context.task) {
    context.task.depends.push({ text, line: item.line, source: "attribute", reverse: false });
  } else context.out.statements.push({ text, line: item.line, about: context.task, order: true });
  for (const child of item.children) takeStatements(context, child);
}

/** An item under a heading of prerequisites: a reference to another document, and a dependency of the task around. */
export function takePrerequisite(context: Context, item: Item): void {
  const { text } = itemTitle(item);
  const mark = itemMark(item);
  context.out.references.push({
    kind: "prerequisite",
    path: readPaths(text)[0] ?? null,
    text: stripMarkup(text),
    line: item.line,
    done: mark ? mark.status === "done" : markedDone(text),
  });
  if (context.task) context.task.depends.push({ text, line: item.line, source: "attribute", reverse: false });
  context.out.notes.push({
    line: item.line,
    endLine: item.endLine,
    taken: "dependency",
    draft: subjectOf(context),
    because: ["stands under a heading of prerequisites"],
  });
}

/** An item of a list that only repeats tasks and phases: their states count. */
export function takeMention(context: Context, item: Item): void {
  const { text } = itemTitle(item);
  const mark = itemMark(item);
  const head = readHead(text);
  if (head.kind === "phase" && head.id !== null)
    context.out.phaseFacts.push({
      name: `${head.word} ${head.id}`,
      status: mark?.text ?? head.statusText ?? "",
      line: item.line,
    });
  else context.out.mentions.push({ text, line: item.line, mark, owner: null });
  for (const child of item.children) takeMention(context, child);
}

/** A bullet of a section without work may still carry an attribute of the phase: "Overview: - Estimate: 8 hours". */
export function takeAside(context: Context, item: Item): void {
  const first = item.lines[0];
  if (!first || item.box || context.role === "ignored" || context.task) return;
  for (const attribute of readAttributes(first)) takeAttribute(context, attribute);
  context.out.statements.push({ text: first.text, line: item.line, about: null, order: false });
}
