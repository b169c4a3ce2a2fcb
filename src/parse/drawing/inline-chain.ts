// A chain told in one line: "**Critical Path**: Tasks #16/17/18 → #19 → #20".
import { splitLabel } from "./split-label.ts";

const ARROW = /\s*(?:-{1,8}>|={1,8}>|─{1,8}[>►▶→]|—{1,4}>|[→⇒⟶⟹➜➔►▶➡⮕]️?)\s*/gu;

/**
 * The names of a chain in order, those before one arrow together: [["#16", "#17", "#18"], ["#19"], ["#20"]].
 * Null when the text holds no arrow between two names. Reads arrows to the right only.
 */
export function readInlineChain(text: string): string[][] | null {
  const arrows = [...text.slice(0, 20_000).matchAll(ARROW)];
  if (arrows.length === 0) return null;
  const groups: string[][] = [];
  let from = 0;
  for (const arrow of [...arrows, null]) {
    const label = text.slice(from, arrow?.index ?? text.length);
    from = arrow === null ? text.length : arrow.index + arrow[0].length;
    const { parts } = splitLabel(
      label
        .replaceAll(/\s+/g, " ")
        .trim()
        .replace(/[.。]$/, ""),
    );
    const named = parts.filter((part) => part !== "");
    if (named.length > 0) groups.push(named);
  }
  return groups.length > 1 ? groups : null;
}
