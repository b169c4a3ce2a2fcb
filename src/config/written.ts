// The configuration as it stands in the file: YAML nodes with places, and what was found wrong with them.
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
} from "yaml";
import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import { lineOf, type Place } from "../model/place.ts";

/** Bytes beyond which a configuration is not read: no honest one is near. */
const LARGEST = 200_000;
/** Nodes that are visited, aliases followed: a "billion laughs" ends here. */
const MOST_NODES = 20_000;

/** A value of the file: what it is, and where. */
export type Value =
  | { readonly kind: "scalar"; readonly value: unknown; readonly text: string; readonly place: Place }
  | { readonly kind: "list"; readonly items: readonly Value[]; readonly place: Place }
  | { readonly kind: "map"; readonly entries: readonly Entry[]; readonly place: Place };

export interface Entry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: Value;
}

export interface Written {
  /** null: the file is empty, or could not be read at all. */
  readonly root: Value | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads YAML. Never throws: what is wrong with the text is in `diagnostics`, with line and column. */
export function readYaml(text: string, path: string): Written {
  if (text.length > LARGEST)
    return broken(
      path,
      "config-too-large",
      `Unexpected configuration of ${text.length} characters, expected at most ${LARGEST}`,
      "Shorten the file; nothing of it was read.",
    );
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "silent" });
    const walk = new Walk(document, lines, path);
    const [first] = document.errors;
    if (first !== undefined) return { root: null, diagnostics: [walk.syntax(first.pos, first.message)] };
    return {
      root: document.contents === null ? null : walk.value(document.contents, 0),
      diagnostics: walk.diagnostics,
    };
  } catch (error) {
    if (error instanceof TooMuch || error instanceof RangeError)
      return broken(
        path,
        "config-too-large",
        "Unexpected nesting or repetition of aliases, expected a plain configuration",
        "Write the values out instead of repeating them by `&` and `*`; nothing of the file was read.",
      );
    throw error;
  }
}

function broken(path: string, ruleId: string, summary: string, detail: string): Written {
  return { root: null, diagnostics: [{ ruleId, severity: "error", summary, detail, place: lineOf(path, 1) }] };
}

class TooMuch extends Error {}

class Walk {
  readonly diagnostics: Diagnostic[] = [];
  readonly #document: Document.Parsed | Document;
  readonly #lines: LineCounter;
  readonly #path: string;
  #visited = 0;

  constructor(document: Document.Parsed | Document, lines: LineCounter, path: string) {
    this.#document = document;
    this.#lines = lines;
    this.#path = path;
  }

  syntax(position: readonly [number, number], message: string): Diagnostic {
    return this.#found(
      "config-syntax",
      "error",
      `Unexpected text, expected YAML: ${firstLine(message)}`,
      "Mend the file; until then the defaults are shown and nothing is written to GitHub.",
      this.#place(position[0], Math.max(position[0], position[1])),
    );
  }

  value(node: Node | ParsedNode, depth: number): Value {
    if (++this.#visited > MOST_NODES || depth > 50) throw new TooMuch();
    const place = this.#placeOf(node);
    if (isAlias(node)) {
      const target = node.resolve(this.#document);
      return target === undefined ? { kind: "scalar", value: null, text: "", place } : this.value(target, depth + 1);
    }
    if (isMap(node)) return { kind: "map", entries: this.#entries(node, depth), place };
    if (isSeq(node))
      return { kind: "list", items: node.items.map((item) => this.value(item as Node, depth + 1)), place };
    if (isScalar(node)) return { kind: "scalar", value: node.value, text: node.source ?? String(node.value), place };
    return { kind: "scalar", value: null, text: "", place };
  }

  #entries(map: YAMLMap, depth: number): Entry[] {
    return map.items.map((pair) => {
      const key = pair.key as Node;
      const value = (pair.value ?? null) as Node | null;
      const keyPlace = this.#placeOf(key);
      return {
        key: isScalar(key) ? String(key.value) : String(key),
        keyPlace,
        value:
          value === null ? { kind: "scalar", value: null, text: "", place: keyPlace } : this.value(value, depth + 1),
      };
    });
  }

  #placeOf(node: Node): Place {
    const [start = 0, end = start] = node.range ?? [];
    return this.#place(start, end);
  }

  #place(start: number, end: number): Place {
    const from = this.#lines.linePos(start);
    const to = this.#lines.linePos(end);
    return {
      path: this.#path,
      line: from.line || 1,
      column: from.col || 1,
      endLine: to.line || 1,
      endColumn: to.col || 1,
    };
  }

  #found(ruleId: string, severity: Severity, summary: string, detail: string, place: Place): Diagnostic {
    return { ruleId, severity, summary, detail, place };
  }
}

function firstLine(message: string): string {
  return (message.split("\n", 1)[0] ?? "").replace(/[.:]?\s*$/, "");
}
