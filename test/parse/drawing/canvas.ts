// Draws graphs with characters, so that reading can be held against what was drawn.
import { PORTS } from "../../../src/parse/drawing/glyphs.ts";

/** Edges as [before, after] of node indexes. */
export interface DrawnGraph {
  readonly names: readonly string[];
  readonly edges: readonly (readonly [number, number])[];
}

const UP = 1;
const DOWN = 2;
const LEFT = 4;
const RIGHT = 8;
const SHAPES = new Map([..."─│┌┐└┘├┤┬┴┼"].map((shape) => [PORTS.get(shape) ?? 0, shape]));

/** A sheet of characters on which lines are joined to the right shape wherever they meet. */
export class Canvas {
  readonly #arms = new Map<string, number>();
  readonly #texts = new Map<string, string>();
  #width = 0;
  #height = 0;
  readonly #ascii: boolean;

  constructor(ascii = false) {
    this.#ascii = ascii;
  }

  text(row: number, column: number, words: string): void {
    for (const [at, character] of [...words].entries()) this.#texts.set(`${row},${column + at}`, character);
    this.#grow(row, column + words.length);
  }

  line(row: number, column: number, endRow: number, endColumn: number): void {
    const level = row === endRow;
    const [from, to] = level ? [column, endColumn] : [row, endRow];
    for (let at = Math.min(from, to); at < Math.max(from, to); at += 1) {
      if (level) this.#join(row, at, RIGHT, row, at + 1, LEFT);
      else this.#join(at, column, DOWN, at + 1, column, UP);
    }
  }

  head(row: number, column: number, pointing: "right" | "down"): void {
    const [box, ascii] = pointing === "right" ? ["►", ">"] : ["▼", "v"];
    this.text(row, column, this.#ascii ? ascii : box);
  }

  lines(): string[] {
    const rows: string[] = [];
    for (let row = 0; row <= this.#height; row += 1) {
      let line = "";
      for (let column = 0; column <= this.#width; column += 1) line += this.#at(row, column);
      rows.push(line.trimEnd());
    }
    return rows;
  }

  #at(row: number, column: number): string {
    const text = this.#texts.get(`${row},${column}`);
    if (text !== undefined) return text;
    const arms = this.#arms.get(`${row},${column}`) ?? 0;
    if (arms === 0) return " ";
    const shape = SHAPES.get(arms) ?? ((arms & (LEFT | RIGHT)) !== 0 ? "─" : "│");
    if (!this.#ascii) return shape;
    return shape === "─" ? "-" : shape === "│" ? "|" : "+";
  }

  #join(row: number, column: number, arm: number, otherRow: number, otherColumn: number, otherArm: number): void {
    const [one, other] = [`${row},${column}`, `${otherRow},${otherColumn}`];
    this.#arms.set(one, (this.#arms.get(one) ?? 0) | arm);
    this.#arms.set(other, (this.#arms.get(other) ?? 0) | otherArm);
    this.#grow(otherRow, otherColumn);
  }

  #grow(row: number, column: number): void {
    this.#height = Math.max(this.#height, row);
    this.#width = Math.max(this.#width, column);
  }
}
