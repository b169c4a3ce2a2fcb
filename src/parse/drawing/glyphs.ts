// The characters that drawings are made of: which sides they join, where arrows point, how wide they stand.

/** Sides of a cell, as bits. */
export const UP = 1;
export const DOWN = 2;
export const LEFT = 4;
export const RIGHT = 8;
export const ALL = UP | DOWN | LEFT | RIGHT;

/** The side across: what a neighbour must have to be joined. */
export const ACROSS: Readonly<Record<number, number>> = { [UP]: DOWN, [DOWN]: UP, [LEFT]: RIGHT, [RIGHT]: LEFT };

const SHAPES: readonly (readonly [number, string])[] = [
  [LEFT | RIGHT, "─━┄┅┈┉╌╍═╼╾"],
  [UP | DOWN, "│┃┆┇┊┋╎╏║╽╿"],
  [DOWN | RIGHT, "┌┍┎┏╒╓╔╭"],
  [DOWN | LEFT, "┐┑┒┓╕╖╗╮"],
  [UP | RIGHT, "└┕┖┗╘╙╚╰"],
  [UP | LEFT, "┘┙┚┛╛╜╝╯"],
  [UP | DOWN | RIGHT, "├┝┞┟┠┡┢┣╞╟╠"],
  [UP | DOWN | LEFT, "┤┥┦┧┨┩┪┫╡╢╣"],
  [DOWN | LEFT | RIGHT, "┬┭┮┯┰┱┲┳╤╥╦"],
  [UP | LEFT | RIGHT, "┴┵┶┷┸┹┺┻╧╨╩"],
  [ALL, "┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╪╫╬"],
  [LEFT, "╴╸"],
  [UP, "╵╹"],
  [RIGHT, "╶╺"],
  [DOWN, "╷╻"],
];

const ARROWS: readonly (readonly [number, string])[] = [
  [RIGHT, "→►▶⇒⟶➜➔⟹▸➡⮕➝➞➙➛➟➠➤⇨⇢⟼↦▷▻⇾"],
  [LEFT, "←◄◀⇐⟵⬅⇦⇠⟸◂◁◅⇽"],
  [DOWN, "↓▼⇓▾⬇⇩⇣▽⏬🔽"],
  [UP, "↑▲⇑▴⬆⇧⇡△🔼"],
];

/** Sides that a box-drawing character joins. */
export const PORTS: ReadonlyMap<string, number> = tableOf(SHAPES);
/** Where an arrow points. */
export const HEADS: ReadonlyMap<string, number> = tableOf(ARROWS);
/** Turns with an arrow at the end: `↳` is `└►`. */
export const TURNS: ReadonlyMap<string, number> = new Map([
  ["↳", RIGHT],
  ["⤷", RIGHT],
  ["↪", RIGHT],
  ["╰►", RIGHT],
]);
/** Arrows that point both ways say nothing about which comes first. */
export const BOTH_WAYS: ReadonlySet<string> = new Set(["↔", "⇔", "⟷", "⟺", "⇄", "⇆", "⇌"]);

function tableOf(rows: readonly (readonly [number, string])[]): Map<string, number> {
  const table = new Map<string, number>();
  for (const [value, characters] of rows) for (const character of characters) table.set(character, value);
  return table;
}

/** How wide characters are counted: authors align by either, so a drawing is read in each way that fits its text. */
export interface Widths {
  /** Columns of a full-width character (East Asian, emoji). */
  readonly wide: 1 | 2;
  /** Columns of a line or arrow character, which East Asian fonts draw double. */
  readonly line: 1 | 2;
  /** Columns between tab stops. */
  readonly tab: 4 | 8;
}
