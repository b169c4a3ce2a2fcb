// One statement of a Mermaid flowchart → nodes and links, character by character.

export interface MermaidNode {
  readonly id: string;
  readonly label: string | null;
  readonly at: number;
}

export interface MermaidLink {
  readonly label: string | null;
  readonly dotted: boolean;
  /** "right": A --> B. "both": A <--> B. "none": A --- B. "hidden": A ~~~ B only places B. */
  readonly points: "right" | "both" | "none" | "hidden";
  readonly at: number;
}

/** Groups of nodes (A & B) and the links between them; the rest that could not be read starts at `stuck`. */
export interface Statement {
  readonly groups: readonly (readonly MermaidNode[])[];
  readonly links: readonly MermaidLink[];
  readonly stuck: number | null;
}

// The openings of node shapes, longest first, with what closes them.
const SHAPES: readonly (readonly [string, readonly string[]])[] = [
  ["(((", [")))"]],
  ["([", ["])"]],
  ["((", ["))"]],
  ["[[", ["]]"]],
  ["[(", [")]"]],
  ["[/", ["/]", "\\]"]],
  ["[\\", ["\\]", "/]"]],
  ["{{", ["}}"]],
  ["(-", ["-)"]],
  ["(", [")"]],
  ["[", ["]"]],
  ["{", ["}"]],
  [">", ["]"]],
];

const ID = /[\p{L}\p{N}_.#/:*'@]/u;

/** Reads `A[Label] -->|text| B & C --> D`. Linear in the statement. */
export function readStatement(text: string): Statement {
  const groups: MermaidNode[][] = [];
  const links: MermaidLink[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const group: MermaidNode[] = [];
    for (;;) {
      const node = readNode(text, at);
      if (node === null) return { groups, links, stuck: at };
      group.push(node.node);
      at = skipSpace(text, node.end);
      if (text[at] !== "&") break;
      at = skipSpace(text, at + 1);
    }
    groups.push(group);
    if (at >= text.length) break;
    const link = readLink(text, at);
    if (link === null) return { groups, links, stuck: at };
    links.push(link.link);
    at = skipSpace(text, link.end);
  }
  return { groups, links, stuck: null };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? "")) at += 1;
  return at;
}

function readNode(text: string, from: number): { node: MermaidNode; end: number } | null {
  let at = from;
  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (ID.test(character) || (character === "-" && ID.test(text[at + 1] ?? "") && at > from)) at += character.length;
    else break;
  }
  if (at === from) return null;
  const id = text.slice(from, at);
  const shape = text.startsWith("@{", at - 1) ? readAttributes(text, at) : readShape(text, at);
  let end = shape?.end ?? at;
  if (text.startsWith(":::", end)) end = skipClass(text, end + 3);
  const name = id.endsWith("@") && shape !== null ? id.slice(0, -1) : id.replace(/:+$/, "");
  if (id.includes(":::")) return { node: { id: id.slice(0, id.indexOf(":::")), label: null, at: from }, end };
  return { node: { id: name, label: shape?.label ?? null, at: from }, end };
}

function skipClass(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[\w-]/.test(text[at] ?? "")) at += 1;
  return at;
}

function readShape(text: string, from: number): { label: string; end: number } | null {
  const shape = SHAPES.find(([open]) => text.startsWith(open, from));
  if (shape === undefined) return null;
  const [open, closers] = shape;
  const start = from + open.length;
  const quote = skipSpace(text, start);
  if (text[quote] === '"') {
    const close = text.indexOf('"', quote + 1);
    const end = close < 0 ? null : closeAfter(text, close + 1, closers);
    if (end !== null) return { label: cleanLabel(text.slice(quote + 1, close)), end };
  }
  let first = Number.POSITIVE_INFINITY;
  let length = 0;
  for (const closer of closers) {
    const found = text.indexOf(closer, start);
    if (found >= 0 && found < first) [first, length] = [found, closer.length];
  }
  return Number.isFinite(first) ? { label: cleanLabel(text.slice(start, first)), end: first + length } : null;
}

function closeAfter(text: string, from: number, closers: readonly string[]): number | null {
  const at = skipSpace(text, from);
  const closer = closers.find((candidate) => text.startsWith(candidate, at));
  return closer === undefined ? null : at + closer.length;
}

/** A@{ shape: rect, label: "Text" } */
function readAttributes(text: string, brace: number): { label: string; end: number } | null {
  const close = text.indexOf("}", brace);
  if (close < 0) return null;
  const label = /label\s*:\s*"([^"]*)"/.exec(text.slice(brace, close))?.[1];
  return label === undefined ? { label: "", end: close + 1 } : { label: cleanLabel(label), end: close + 1 };
}

/** A label without line breaks, markup and entities. */
export function cleanLabel(label: string): string {
  return label
    .replaceAll(/<br\s*\/?>|\\n/gi, " ")
    .replaceAll(/<\/?[a-z]{1,8}>/gi, "")
    .replaceAll(/#quot;|&quot;/g, '"')
    .replaceAll(/#35;/g, "#")
    .replaceAll(/&amp;|#amp;/g, "&")
    .replaceAll(/[`"]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

// -->  ---  -.->  ==>  --o  --x  <-->  ~~~  -- text -->  -. text .->  == text ==>  -->|text|
const LINK = /^(?:[ox<](?=[-=]))?(?:-{2,9}[->ox]?|={2,9}[>ox]?|-\.{1,9}-?[>ox]?|~{3,9}|→|─{1,9}[>►▶])/;
const OPENED = /^(?:[ox<])?(?:--|==|-\.)\s*(?![->=.])/;
/** A e1@--> B names the link. */
const EDGE_ID = /^[\p{L}\p{N}_]{1,60}@(?=[-=<~])/u;
const CLOSER = /\s*(?:-{2,9}[->ox]?|={2,9}[>ox]?|\.{1,9}-[>ox]?)(?=[\s\p{L}\p{N}_|[({]|$)/gu;

function readLink(text: string, start: number): { link: MermaidLink; end: number } | null {
  const from = start + (EDGE_ID.exec(text.slice(start, start + 80))?.[0].length ?? 0);
  const rest = text.slice(from, from + 2000);
  const whole = LINK.exec(rest);
  if (whole === null) return null;
  const [drawn] = whole;
  const open = /[>ox]$/.test(drawn) && !/^[ox<]?-{2}[ox]$/.test(drawn + (rest[drawn.length] ?? "").replace(/\s/, ""));
  if (!open && OPENED.test(rest) && !rest.slice(drawn.length).trimStart().startsWith("|")) {
    const labelled = readLabelled(rest, from);
    if (labelled !== null) return labelled;
  }
  let end = from + drawn.length;
  let label: string | null = null;
  const bar = skipSpace(text, end);
  if (text[bar] === "|") {
    const close = text.indexOf("|", bar + 1);
    if (close > 0) {
      label = cleanLabel(text.slice(bar + 1, close));
      end = close + 1;
    }
  }
  return { link: linkOf(drawn, label, from), end };
}

/** A -- text --> B: words between two halves of a link. */
function readLabelled(rest: string, from: number): { link: MermaidLink; end: number } | null {
  const opening = OPENED.exec(rest)?.[0] ?? "";
  CLOSER.lastIndex = opening.length;
  const closing = CLOSER.exec(rest);
  if (closing === null) return null;
  const label = cleanLabel(rest.slice(opening.length, closing.index));
  if (label === "") return null;
  const drawn = opening.trim() + closing[0].trim();
  return { link: linkOf(drawn, label, from), end: from + closing.index + closing[0].length };
}

function linkOf(drawn: string, label: string | null, at: number): MermaidLink {
  const start = /^[<ox]/.test(drawn);
  const end = /[>ox►▶→]$/.test(drawn);
  const points = drawn.startsWith("~") ? "hidden" : !end ? "none" : start ? "both" : "right";
  return { label, dotted: drawn.includes("."), points, at };
}
