// Graphviz DOT (`digraph { a -> b; }`) → names and edges.

import { Sketch } from "./draw-names.ts";
import type { Drawing } from "./drawing.ts";
import { pointsBack } from "./label-direction.ts";

interface Token {
  readonly text: string;
  readonly quoted: boolean;
  readonly line: number;
  readonly column: number;
}

const TOKEN =
  /"((?:[^"\\]|\\.)*)"|->|--|[{}[\];,=]|[^\s"{}[\];,=<>-][^\s"{}[\];,=>]*?(?=->|--|[\s"{}[\];,=>]|$)|\/\/.*|#.*/gu;

/** Reads edge statements, `{a b} -> c`, labels and clusters. Undirected edges are unsure. */
export function readDot(lines: readonly string[]): Drawing {
  const tokens = tokensOf(lines);
  const labels = new Map<string, string>();
  const found = readEdges(tokens, labels);
  const sketch = new Sketch();
  const nameOf = (token: Token): number =>
    sketch.name({
      text: labels.get(token.text) ?? token.text,
      alias: token.text,
      line: token.line,
      column: token.column,
    });
  for (const { from, to, arrow, label } of found) {
    const spot = { line: arrow.line, column: arrow.column };
    const [before, after] = [from.map(nameOf), to.map(nameOf)];
    if (arrow.text === "--") sketch.doubt(spot, "a link without a point");
    else if (pointsBack(label)) sketch.edge(after, before, spot, { label });
    else sketch.edge(before, after, spot, { label });
  }
  return sketch.drawing("dot");
}

function tokensOf(lines: readonly string[]): Token[] {
  const tokens: Token[] = [];
  for (const [line, text] of lines.entries()) {
    if (/^\s*(?:\/\/|#)/.test(text)) continue;
    for (const match of text.matchAll(TOKEN)) {
      if (match[0].startsWith("//")) break;
      const quoted = match[1] !== undefined;
      const content = quoted ? (match[1] ?? "").replaceAll(/\\[nlr]/g, " ").replaceAll('\\"', '"') : match[0];
      tokens.push({ text: content, quoted, line, column: match.index });
    }
  }
  return tokens;
}

interface FoundEdge {
  readonly from: readonly Token[];
  readonly to: readonly Token[];
  readonly arrow: Token;
  readonly label: string | null;
}

const SETTINGS = new Set(["digraph", "graph", "subgraph", "strict", "node", "edge"]);

function readEdges(tokens: readonly Token[], labels: Map<string, string>): FoundEdge[] {
  const edges: { from: readonly Token[]; to: readonly Token[]; arrow: Token; label: string | null }[] = [];
  let group: readonly Token[] = [];
  let arrow: Token | null = null;
  let since = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const mark = token.quoted ? "" : token.text;
    if (mark === "->" || mark === "--") arrow = token;
    else if (mark === "[") {
      const attributes = attributesFrom(tokens, at);
      at = attributes.end;
      if (attributes.label !== null)
        if (edges.length > since) for (const edge of edges.slice(since)) edge.label = attributes.label;
        else for (const one of group) labels.set(one.text, attributes.label);
    } else if (mark === "{" && arrow === null && !closesAtArrow(tokens, at)) group = [];
    else if (mark === ";" || mark === "}" || mark === ",") {
      if (mark !== ",") [group, arrow, since] = [[], null, edges.length];
    } else if (mark === "=") at += 1;
    else if (!SETTINGS.has(mark)) {
      const set = mark === "{" ? setFrom(tokens, at) : { names: [token], end: at };
      at = set.end;
      if (arrow !== null) edges.push({ from: group, to: set.names, arrow, label: null });
      else since = edges.length;
      [group, arrow] = [set.names, null];
    } else [group, arrow, since] = [[], null, edges.length];
  }
  return edges;
}

function setFrom(tokens: readonly Token[], open: number): { names: Token[]; end: number } {
  const names: Token[] = [];
  let at = open + 1;
  for (; at < tokens.length && tokens[at]?.text !== "}"; at += 1) {
    const token = tokens[at];
    if (token !== undefined && (token.quoted || !/^[;,]$/.test(token.text))) names.push(token);
  }
  return { names, end: at };
}

/** `{a b} -> c`: a set, not the body of the graph. Looks ahead a short way. */
function closesAtArrow(tokens: readonly Token[], open: number): boolean {
  for (let at = open + 1; at < Math.min(tokens.length, open + 200); at += 1) {
    const text = tokens[at]?.text;
    if (text === "}") return tokens[at + 1]?.text === "->";
    if (text === "->" || text === "{" || text === "[") return false;
  }
  return false;
}

function attributesFrom(tokens: readonly Token[], open: number): { label: string | null; end: number } {
  let label: string | null = null;
  let at = open + 1;
  for (; at < tokens.length && (tokens[at]?.quoted || tokens[at]?.text !== "]"); at += 1)
    if (tokens[at]?.text === "label" && tokens[at + 1]?.text === "=") label = tokens[at + 2]?.text ?? null;
  return { label, end: at };
}
