// Finds the slash commands of a comment. Pure: (Markdown) → commands.
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import { nearest } from "../model/nearest.ts";
import { shallow } from "../model/shallow.ts";

/** A command as written. `name` is null when no command is called that; `asked` is what was typed. */
export interface Written {
  readonly asked: string;
  readonly name: string | null;
  /** What stands behind the name, on one line, without HTML. */
  readonly given: string;
  /** The command that was most likely meant, when `name` is null. */
  readonly nearest: string | null;
  /** From 1. */
  readonly line: number;
}

/** Commands that one comment may hold; what comes after is not read. */
export const MOST_COMMANDS = 20;

interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly position?: { readonly start: Point; readonly end: Point };
}

interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset?: number | undefined;
}

/**
 * The commands of a comment, in order: those that begin a line of a paragraph of its own. What stands in code, quotes,
 * lists, tables, headings, HTML or HTML comments is no command. An unknown word is one only when it is near a known
 * one (other bots have commands too). `known` are full names such as "done" and "plan status".
 */
export function parseCommands(comment: string, known: readonly string[]): Written[] {
  if (!/^ {0,3}\/[a-z]/im.test(comment)) return [];
  const body = shallow(comment);
  const tree = fromMarkdown(body, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }) as Node;
  const written: Written[] = [];
  for (const paragraph of tree.children ?? []) {
    if (paragraph.type !== "paragraph" || paragraph.position === undefined) continue;
    for (const line of linesOf(body, paragraph)) {
      if (!startsInText(paragraph, line.start)) continue;
      const one = parseLine(withoutHtml(body, paragraph, line), line.number, known);
      if (one !== null) written.push(one);
      if (written.length >= MOST_COMMANDS) return written;
    }
  }
  return written;
}

interface TextLine {
  readonly number: number;
  /** Offset of the first sign that is no space. */
  readonly start: number;
  readonly end: number;
}

function linesOf(body: string, paragraph: Node): TextLine[] {
  const from = paragraph.position?.start.offset ?? 0;
  const to = paragraph.position?.end.offset ?? from;
  const lines: TextLine[] = [];
  let number = paragraph.position?.start.line ?? 1;
  const ending = /\r\n|\n|\r/g;
  for (let start = from; start < to; number++) {
    ending.lastIndex = start;
    const found = ending.exec(body);
    const end = Math.min(to, found?.index ?? to);
    const indent = /^ {0,3}/.exec(body.slice(start, start + 3))?.[0].length ?? 0;
    lines.push({ number, start: start + indent, end });
    start = found === null ? to : end + found[0].length;
  }
  return lines;
}

/** Whether this place is plain text of the paragraph itself: not in a code span, a link, HTML. */
function startsInText(paragraph: Node, offset: number): boolean {
  return (paragraph.children ?? []).some((child) => {
    const start = child.position?.start.offset ?? 0;
    const end = child.position?.end.offset ?? 0;
    return child.type === "text" && start <= offset && offset < end;
  });
}

function withoutHtml(body: string, paragraph: Node, line: TextLine): string {
  let text = "";
  let at = line.start;
  for (const child of paragraph.children ?? []) {
    const start = child.position?.start.offset ?? 0;
    const end = child.position?.end.offset ?? 0;
    if (child.type !== "html" || end <= line.start || start >= line.end) continue;
    text += body.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return text + body.slice(at, Math.max(at, line.end));
}

const NAME = /^\/([a-z][a-z-]{0,30})(?=\s|$)[ \t]*(.*)$/is;

function parseLine(text: string, line: number, known: readonly string[]): Written | null {
  const found = NAME.exec(text.slice(0, 1_000));
  if (found === null) return null;
  const word = (found[1] ?? "").toLowerCase();
  const rest = (found[2] ?? "").replace(/\s+/g, " ").trim();
  if (known.includes(word)) return { asked: word, name: word, given: rest, nearest: null, line };
  const family = known.filter((name) => name.startsWith(`${word} `));
  if (family.length > 0) return parseFamily(word, rest, family, line);
  const near = nearest(word, [...new Set(known.map((name) => name.split(" ")[0] ?? name))]);
  return near === null ? null : { asked: word, name: null, given: rest, nearest: near, line };
}

// /plan status docs/plan.md
//  ^ family
//       ^ member; `/plan` alone asks for help
function parseFamily(word: string, rest: string, family: readonly string[], line: number): Written {
  const [second = "", ...others] = rest.split(" ");
  const member = second === "" ? "help" : second.toLowerCase().replace(/[:,]$/, "");
  const name = `${word} ${member}`;
  if (family.includes(name)) return { asked: name, name, given: others.join(" "), nearest: null, line };
  const near = nearest(
    member,
    family.map((one) => one.slice(word.length + 1)),
  );
  return {
    asked: name.slice(0, 40),
    name: null,
    given: others.join(" "),
    nearest: near === null ? null : `${word} ${near}`,
    line,
  };
}
