// The text of a managed body, built as a tree and serialised, so that a plan's text cannot break out of its place.
import type { Paragraph, PhrasingContent, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown, gfmTableToMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemFromMarkdown, gfmTaskListItemToMarkdown } from "mdast-util-gfm-task-list-item";
import { toMarkdown } from "mdast-util-to-markdown";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import { neutralise, neutraliseTree } from "../model/neutralise.ts";
import { shallow } from "../model/shallow.ts";

/** Text in which no sign means anything to Markdown: it is its own Markdown. Most steps are such. */
const PLAIN = /^[\p{L}\p{N} ,.;'"()/%?-]*$/u;

/** Characters of a plan's prose that are parsed; what is longer is cut before. */
const LONGEST = 60_000;

export interface BodyParts {
  /** The plan's prose, as Markdown, or null. */
  readonly description: string | null;
  /** "Estimate" → "3 days", in the order in which they are shown. */
  readonly facts: readonly (readonly [string, string])[];
  /** Paragraphs of plain text below. */
  readonly notes: readonly string[];
}

/** Markdown in which nobody is notified, nothing is linked or closed, and no marker of ours can be forged. */
export function renderBody(parts: BodyParts): string {
  if (parts.description === null && parts.facts.length + parts.notes.length === 0) return "";
  const children: RootContent[] = [];
  if (parts.description !== null) children.push(...readMarkdown(parts.description).children);
  if (parts.facts.length > 0) children.push(factsParagraph(parts.facts));
  for (const note of parts.notes) children.push({ type: "paragraph", children: [text(note)] });
  return write({ type: "root", children });
}

/** One line of Markdown (a step, a criterion), harmless, without blocks. */
export function renderLine(markdown: string): string {
  const line = markdown.replace(/\s+/g, " ").trim().slice(0, 2000).toWellFormed();
  if (PLAIN.test(line)) return neutralise(line);
  // A word in front keeps "1. x" or "# x" from being read as a block.
  const tree = fromMarkdown(shallow(`x ${line}`));
  const [first] = neutraliseTree(tree).children;
  const children = first?.type === "paragraph" ? first.children : [text(`x ${line}`)];
  const written = write({ type: "root", children: [{ type: "paragraph", children }] });
  return written.replaceAll("\n", " ").replace(/^x /, "");
}

/** "From docs/plan.md, line 12", with a link where the address is known. */
export function renderOrigin(path: string, line: number, address: string | null): string {
  // A path without backticks and line ends is code as it stands; the address is encoded: nothing is left to escape.
  const code = `\`${path.replace(/[\r\n`]+/g, " ")}, line ${line}\``;
  return address === null ? `From ${code}` : `From [${code}](${address}?plain=1#L${line})`;
}

function readMarkdown(markdown: string): Root {
  return neutraliseTree(
    fromMarkdown(shallow(markdown.slice(0, LONGEST).toWellFormed()), {
      extensions: [gfmTable(), gfmTaskListItem()],
      mdastExtensions: [gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown()],
    }),
  );
}

function factsParagraph(facts: BodyParts["facts"]): Paragraph {
  const children = facts.flatMap(([name, value], index): PhrasingContent[] => [
    ...(index > 0 ? [text(" · ")] : []),
    { type: "strong", children: [text(name)] },
    text(` ${value.replace(/\s+/g, " ").trim()}`),
  ]);
  return { type: "paragraph", children };
}

function text(value: string): PhrasingContent {
  return { type: "text", value: neutralise(value) };
}

function write(root: Root): string {
  const written = toMarkdown(root, {
    bullet: "-",
    listItemIndent: "one",
    fences: true,
    rule: "-",
    extensions: [gfmTableToMarkdown(), gfmTaskListItemToMarkdown()],
  });
  // Code is left as written, so a marker of ours could stand in it.
  return written.replace(/<!--(?=\s*plansync)/gi, "<!\u200B--").trim();
}
