// Collects the names and edges of a drawing: equal labels are one name, equal edges one edge.
import type { Drawing, DrawnEdge, DrawnName, Unsure } from "./drawing.ts";
import { splitLabel } from "./split-label.ts";

/** More edges than any plan draws: a bound against drawings made to explode. */
const MOST_EDGES = 20_000;

/** More doubts than anybody reads. */
const MOST_DOUBTS = 100;

export interface Spot {
  readonly line: number;
  readonly column: number;
}

export interface EdgeLook {
  readonly label?: string | null;
  readonly dotted?: boolean;
}

/** A drawing under construction. Names and edges keep the order in which they were told. */
export class Sketch {
  readonly names: DrawnName[] = [];
  readonly edges: DrawnEdge[] = [];
  readonly tree: { parent: number; child: number }[] = [];
  readonly unsure: Unsure[] = [];
  readonly #byText = new Map<string, number>();
  readonly #edges = new Set<string>();
  readonly #branches = new Set<string>();

  /** The names that a label holds; a label told before gives the same names. */
  label(text: string, spot: Spot, group: string | null = null): readonly number[] {
    const { parts, whole } = splitLabel(text);
    return parts.map((part) => this.name({ text: part, whole, group, ...spot }));
  }

  name(told: Spot & { text: string; whole?: string | null; group?: string | null; alias?: string | null }): number {
    const text = told.text.replaceAll(/\s+/g, " ").trim();
    const key = (told.alias ?? text).toLowerCase();
    const known = this.#byText.get(key);
    if (known !== undefined) return known;
    const remark = remarkOf(text);
    const { line, column, alias = null, whole = null, group = null } = told;
    this.names.push({ text, remark, alias, whole, group, line, column });
    this.#byText.set(key, this.names.length - 1);
    return this.names.length - 1;
  }

  /** Says that each of `from` comes before each of `to`. A name that would wait for itself is unsure. */
  edge(from: readonly number[], to: readonly number[], spot: Spot, look: EdgeLook = {}): void {
    for (const one of from)
      for (const other of to) {
        if (this.edges.length >= MOST_EDGES) {
          this.#tooMany(spot);
          return;
        }
        const key = `${one}>${other}`;
        if (this.#edges.has(key)) continue;
        if (one === other) this.doubt(spot, "an arrow from a name to itself");
        else {
          this.#edges.add(key);
          this.edges.push({ from: one, to: other, ...spot, label: look.label ?? null, dotted: look.dotted ?? false });
        }
      }
  }

  below(parents: readonly number[], children: readonly number[]): void {
    for (const parent of parents)
      for (const child of children) {
        if (this.tree.length >= MOST_EDGES) return;
        const key = `${parent}>${child}`;
        if (parent === child || this.#branches.has(key)) continue;
        this.#branches.add(key);
        this.tree.push({ parent, child });
      }
  }

  doubt(spot: Spot, reason: string): void {
    const last = this.unsure.at(-1);
    if (last?.line === spot.line && last.column === spot.column && last.reason === reason) return;
    if (this.unsure.length >= MOST_DOUBTS) return;
    this.unsure.push({ line: spot.line, column: spot.column, reason });
  }

  drawing(kind: Drawing["kind"]): Drawing {
    const { names, edges, tree, unsure } = this;
    return { kind, names, edges, tree, unsure: unsure.toSorted((a, b) => a.line - b.line || a.column - b.column) };
  }

  #tooMany(spot: Spot): void {
    const reason = `more than ${MOST_EDGES} arrows`;
    if (this.unsure.at(-1)?.reason !== reason) this.doubt(spot, reason);
  }
}

/** The words in the brackets at the end of a label, or null. */
function remarkOf(text: string): string | null {
  if (!text.endsWith(")") && !text.endsWith("）")) return null;
  const open = Math.max(text.lastIndexOf("("), text.lastIndexOf("（"));
  return open <= 0 ? null : text.slice(open + 1, -1).trim() || null;
}
