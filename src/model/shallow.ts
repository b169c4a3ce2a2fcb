// Markdown of strangers, made harmless for a reader of Markdown.

const DEEPEST = 40;

/**
 * The text with quotes and lists that one line nests deeper than 40 levels cut to that depth; its lines stay its lines.
 * A Markdown reader needs minutes for a line of 20,000 list markers.
 */
export function shallow(body: string): string {
  return body.replace(/^[ \t\d>*+-][^\r\n]{80,}/gm, (line) => {
    const marker = /[ \t]*(?:[>*+-]|\d{1,9}[.)])[ \t]*/y;
    let end = 0;
    let cut = 0;
    for (let depth = 0; marker.test(line); depth++) {
      end = marker.lastIndex;
      if (depth < DEEPEST) cut = end;
    }
    return line.slice(0, cut) + line.slice(Math.max(cut, end));
  });
}
