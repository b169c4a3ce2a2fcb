// Markdown as a tree, so that no text of a plan can break out of its place. Every text goes through `text` or `code`.
import type { Html, Nodes, Paragraph, PhrasingContent, RootContent, Table, TableRow } from "mdast";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { toMarkdown } from "mdast-util-to-markdown";
import { neutralise } from "../model/neutralise.ts";

/** The longest text of a plan that a report repeats. */
const LONGEST = 300;

/** Words of ours or of a plan: one line, harmless. */
export function text(value: string): PhrasingContent {
  return { type: "text", value: neutralise(oneLine(value)) };
}

export function code(value: string): PhrasingContent {
  return { type: "inlineCode", value: oneLine(value) };
}

export function strong(...children: PhrasingContent[]): PhrasingContent {
  return { type: "strong", children };
}

/** A sentence of ours with names of the plan between backticks: those become code, the rest text. */
export function prose(value: string): PhrasingContent[] {
  const parts = value.split("`");
  // With an odd number of backticks the last one is a sign like any other.
  const whole = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join("`")];
  return whole.flatMap((part, index) => (part === "" ? [] : [index % 2 === 0 ? text(part) : code(part)]));
}

/** A link, or only its words where there is no address. */
export function link(url: string | null, ...children: PhrasingContent[]): PhrasingContent {
  return url === null ? { type: "emphasis", children } : { type: "link", url, children };
}

export function paragraph(...children: PhrasingContent[]): Paragraph {
  return { type: "paragraph", children };
}

export function heading(depth: 1 | 2 | 3 | 4, ...children: PhrasingContent[]): RootContent {
  return { type: "heading", depth, children };
}

export function bullets(items: readonly (readonly PhrasingContent[])[]): RootContent {
  return {
    type: "list",
    spread: false,
    children: items.map((children) => ({ type: "listItem", children: [paragraph(...children)] })),
  };
}

export function table(head: readonly string[], rows: readonly (readonly (readonly PhrasingContent[])[])[]): Table {
  const row = (cells: readonly (readonly PhrasingContent[])[]): TableRow => ({
    type: "tableRow",
    children: cells.map((children) => ({ type: "tableCell", children: [...children] })),
  });
  return { type: "table", children: [row(head.map((word) => [text(word)])), ...rows.map(row)] };
}

export function fence(lang: string, value: string): RootContent {
  return { type: "code", lang, value };
}

/** A folded part. `title` is text; the HTML around it is ours. */
export function folded(title: string, children: readonly RootContent[]): RootContent[] {
  const html = (value: string): Html => ({ type: "html", value });
  return [
    html(`<details><summary>${escapeHtml(neutralise(oneLine(title)))}</summary>`),
    ...children,
    html("</details>"),
  ];
}

export function render(children: readonly RootContent[]): string {
  const root: Nodes = { type: "root", children: [...children] };
  return toMarkdown(root, {
    bullet: "-",
    extensions: [
      gfmTableToMarkdown({ tablePipeAlign: false }),
      { unsafe: [{ character: "~", inConstruct: "phrasing" }] },
    ],
  });
}

export function escapeHtml(value: string): string {
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

function oneLine(value: string): string {
  const line = value.slice(0, 4 * LONGEST).replace(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).toWellFormed()}…` : line;
}
