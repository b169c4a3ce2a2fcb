// Whom a text would notify, what it would link to and what it would close, as GitHub reads it: after rendering, so that
// escapes and entities do not help, while code, a zero-width space or an empty comment in between do
// (github/markup#1168, github/cmark-gfm#181).

import type { Nodes } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { history } from "./world/git.ts";
import type { Repository, User } from "./world/types.ts";

export interface Noise {
  /** Logins and teams ("octo/core"). */
  readonly mentions: readonly string[];
  /** "#3" or "owner/repo#3". */
  readonly references: readonly string[];
  /** References behind a closing keyword. */
  readonly closes: readonly string[];
}

const mention = /(?<![\w`@])@([a-z\d](?:[a-z\d-]{0,38})(?:\/[a-z\d][\w.-]{0,99})?)/gi;
const reference = /(?<![\w&/#])((?:[a-z\d][\w-]{0,38}\/[\w.-]{1,100})?#\d{1,9})(?!\w)|(?<!\w)GH-(\d{1,9})(?!\w)/gi;
const closing =
  /(?<![\w-])(?:close[sd]?|fix(?:es|ed)?|resolve[sd]?):?[ \t]+((?:[a-z\d][\w-]{0,38}\/[\w.-]{1,100})?#\d{1,9})(?!\w)/gi;
const issueUrl = /^https?:\/\/[^/]+\/([\w-]+\/[\w.-]+)\/(?:issues|pull)\/(\d+)(?:[#?/]|$)/;

/** What one plain stretch of text does. */
function readText(text: string): Noise {
  return {
    mentions: [...text.matchAll(mention)].map((match) => match[1] ?? ""),
    references: [...text.matchAll(reference)].map((match) => match[1] ?? `#${match[2]}`),
    closes: [...text.matchAll(closing)].map((match) => match[1] ?? ""),
  };
}

function join(all: readonly Noise[]): Noise {
  return {
    mentions: all.flatMap((one) => one.mentions),
    references: all.flatMap((one) => one.references),
    closes: all.flatMap((one) => one.closes),
  };
}

const entities: Readonly<Record<string, string>> = { commat: "@", num: "#", amp: "&", sol: "/" };

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,10}));/gi, (whole, decimal, hex, name: string) => {
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return Number.isNaN(code) || code > 0x10ffff ? (entities[name] ?? whole) : String.fromCodePoint(code);
  });
}

/** Raw HTML: what stands between its tags, code left out. */
function readHtml(html: string): Noise {
  const bare = html.replace(/<(code|pre)\b[^>]*>[\s\S]*?<\/\1>/gi, "<i>");
  return join(bare.split(/<!--[\s\S]*?-->|<[^>]*>/).map((text) => readText(decode(text))));
}

function readNode(node: Nodes): Noise {
  if (node.type === "text") return readText(node.value);
  if (node.type === "html") return readHtml(node.value);
  if (node.type === "link") {
    const [, name, number] = issueUrl.exec(node.url) ?? [];
    return { mentions: [], references: name === undefined ? [] : [`${name}#${number}`], closes: [] };
  }
  return "children" in node ? join(node.children.map((child) => readNode(child))) : join([]);
}

const markdown = unified().use(remarkParse).use(remarkGfm);

export function noiseOfMarkdown(text: string): Noise {
  return readNode(markdown.parse(text));
}

export interface Placed extends Noise {
  /** "body of #3", "comment on #3", "commit 1a2b3c4". */
  readonly where: string;
}

/** Everything in a repository, written by some people or by all, that notifies, links or closes. Empty when all is quiet. */
export function noiseIn(repository: Repository, by: (author: User) => boolean = () => true): Placed[] {
  const found: Placed[] = [];
  const add = (where: string, noise: Noise): void => {
    if (noise.mentions.length + noise.references.length + noise.closes.length > 0) found.push({ where, ...noise });
  };
  for (const issue of repository.issues.values()) {
    if (by(issue.author)) add(`body of #${issue.number}`, noiseOfMarkdown(issue.body ?? ""));
    for (const comment of issue.comments) {
      if (by(comment.author)) add(`comment on #${issue.number}`, noiseOfMarkdown(comment.body));
    }
  }
  const commits = [...repository.refs.values()].flatMap((sha) => history(repository, sha));
  for (const commit of new Set(commits)) {
    const bot = [...repository.issues.values()].find((issue) => issue.author.login === commit.login)?.author;
    if (by(bot ?? { ...repository.owner, login: commit.login }))
      add(`commit ${commit.sha.slice(0, 7)}`, readText(commit.message));
  }
  return found;
}

/** What a commit message closes when it reaches the default branch. */
export function closesOfMessage(message: string): readonly string[] {
  return readText(message).closes;
}
