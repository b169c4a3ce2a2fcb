// Mermaid `flowchart` and `graph` → names and edges.
import { Sketch } from "./draw-names.ts";
import type { Drawing } from "./drawing.ts";
import { pointsBack } from "./label-direction.ts";
import { cleanLabel, type MermaidNode, readStatement } from "./mermaid-tokens.ts";
import { isIdLike, splitLabel } from "./split-label.ts";

const IGNORED =
  /^(?:%%|style\b|classDef\b|class\b|linkStyle\b|click\b|direction\b|accTitle\b|accDescr\b|title\b|---|config:)/;

/** Reads a flowchart whole: links of every shape, chains, `&`, subgraphs, labels. Links without a point are unsure. */
export function readFlowchart(lines: readonly string[]): Drawing {
  const statements = statementsOf(lines);
  const labels = labelsOf(statements);
  const sketch = new Sketch();
  const groups: string[] = [];
  const groupNames = new Map<string, string>();
  for (const { text, line, column } of statements) {
    const subgraph = /^subgraph\b\s*(.*)$/.exec(text);
    if (subgraph !== null) {
      const title = subgraphOf(subgraph[1] ?? "");
      groupNames.set(title.id, title.text);
      groups.push(title.text);
    } else if (/^end\b/.test(text)) groups.pop();
    else drawStatement(text, { line, column }, { sketch, labels, group: groups.at(-1) ?? null, groupNames });
  }
  return sketch.drawing("flowchart");
}

interface Canvas {
  readonly sketch: Sketch;
  readonly labels: ReadonlyMap<string, string>;
  readonly group: string | null;
  readonly groupNames: ReadonlyMap<string, string>;
}

function drawStatement(text: string, spot: { line: number; column: number }, canvas: Canvas): void {
  const { sketch } = canvas;
  const { groups, links, stuck } = readStatement(text);
  const named = groups.map((nodes) => nodes.flatMap((node) => nameOf(node, spot, canvas)));
  for (const [at, link] of links.entries()) {
    const from = named[at];
    const to = named[at + 1];
    const here = { line: spot.line, column: spot.column + link.at };
    if (from === undefined || to === undefined || link.points === "hidden") continue;
    if (link.points === "both") sketch.doubt(here, "an arrow that points both ways");
    else if (link.points === "none") sketch.doubt(here, "a link without a point");
    else if (pointsBack(link.label)) sketch.edge(to, from, here, { label: link.label, dotted: link.dotted });
    else sketch.edge(from, to, here, { label: link.label, dotted: link.dotted });
  }
  if (stuck !== null)
    sketch.doubt({ line: spot.line, column: spot.column + stuck }, "a statement that is not understood");
}

function nameOf(node: MermaidNode, spot: { line: number; column: number }, canvas: Canvas): readonly number[] {
  const label = canvas.labels.get(node.id) ?? canvas.groupNames.get(node.id) ?? node.id;
  const place = { line: spot.line, column: spot.column + node.at, group: canvas.group };
  const { parts } = splitLabel(label);
  if (parts.length > 1 && parts.every(isIdLike)) return canvas.sketch.label(label, place, canvas.group);
  return [canvas.sketch.name({ text: label, alias: node.id, ...place })];
}

/** The label of each node, wherever in the chart it is told. */
function labelsOf(statements: readonly { text: string }[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const { text } of statements)
    if (/[[({>]/.test(text) && !text.startsWith("subgraph"))
      for (const node of readStatement(text).groups.flat())
        if (node.label !== null && node.label !== "" && !labels.has(node.id)) labels.set(node.id, node.label);
  return labels;
}

function subgraphOf(rest: string): { id: string; text: string } {
  const titled = /^([^\s[]{1,200})\s*\[\s*"?([^\]]*?)"?\s*\]\s*$/.exec(rest.slice(0, 1000));
  if (titled !== null) return { id: titled[1] ?? "", text: cleanLabel(titled[2] ?? "") };
  const text = cleanLabel(rest);
  return { id: text, text };
}

/** The statements after the header, cut at line ends and at semicolons outside quotes and brackets. */
function statementsOf(lines: readonly string[]): { text: string; line: number; column: number }[] {
  const found: { text: string; line: number; column: number }[] = [];
  let headed = false;
  for (const [raw, line] of withWholeQuotes(lines))
    for (const { text, column } of cutStatements(raw)) {
      if (!headed && /^(?:flowchart|graph)\b/i.test(text)) headed = true;
      else if (text !== "" && !IGNORED.test(text)) found.push({ text, line, column });
    }
  return found;
}

/** Lines that a label in quotes may go over. */
const MOST_LABEL_LINES = 20;

/** The lines with their numbers; a line that ends inside a quoted label goes on with the next ones. */
function* withWholeQuotes(lines: readonly string[]): Generator<[string, number]> {
  for (let line = 0; line < lines.length; line += 1) {
    const start = line;
    let text = lines[line] ?? "";
    let open = text.split('"').length % 2 === 0;
    const joined = [text];
    while (open && line + 1 < lines.length && line - start < MOST_LABEL_LINES) {
      line += 1;
      text = lines[line] ?? "";
      joined.push(text.trim());
      open = text.split('"').length % 2 === 1;
    }
    if (open && joined.length > 1) {
      line = start;
      yield [lines[start] ?? "", start];
    } else yield [joined.join(" "), start];
  }
}

function cutStatements(line: string): { text: string; column: number }[] {
  const cuts: { text: string; column: number }[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  const take = (end: number): void => {
    const raw = line.slice(from, end);
    const text = raw.trim();
    if (text !== "") cuts.push({ text, column: from + raw.length - raw.trimStart().length });
    from = end + 1;
  };
  if (line.trimStart().startsWith("%%")) return [];
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? "";
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if ("[({".includes(character)) depth += 1;
    else if ("])}".includes(character)) depth = Math.max(0, depth - 1);
    else if (character === ";" && depth === 0) take(at);
  }
  take(line.length);
  return cuts;
}
