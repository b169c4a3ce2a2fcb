// Plan text, made harmless: nobody is notified, nothing is linked or closed, nothing hides. The one place for it.

/** Stands between the sign and the name that it would act on; invisible. */
const BREAK = "\u200B";

/**
 * What GitHub would act on: URLs (kept whole, so that their `#` and `@` stay), `@name`, `#16` (also `owner/repo#16`)
 * and `GH-16`. One pass, no nesting: linear in the length of the text.
 */
const ACTIVE =
  /(?<![A-Za-z0-9])https?:\/\/[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+[^\s<]*|(?<![A-Za-z0-9])@(?=[A-Za-z0-9])|#(?=[0-9])|(?<![A-Za-z0-9_])gh-(?=[0-9])/gi;

/** Control characters and the signs that turn the direction of text: they have no place in a title or a table. */
const CONTROL = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB]/gu;

/** An issue, a pull request or a discussion by its address: naming it leaves "mentioned in" over there. */
const ISSUE_ADDRESS =
  /^https?:\/\/(?:www\.)?(github\.com|github\.[a-z0-9.-]+|[a-z0-9-]+\.ghe\.com)(\/[^/\s]+\/[^/\s]+\/(?:issues|pull|discussions)\/)(\d+.*)$/is;

/**
 * Plain text (a title, a text node) in which no mention notifies, no number links and no closing keyword closes:
 * a closing keyword without a reference is a word. Idempotent. Not for Markdown source: see `neutraliseTree`.
 */
export function neutralise(text: string): string {
  return text
    .toWellFormed()
    .replace(CONTROL, "")
    .replace(ACTIVE, (found) => (found.includes("://") ? quietAddress(found) : found + BREAK));
}

/** Undoes `neutralise`, for comparing what GitHub holds with what the plan says. */
export function restore(text: string): string {
  if (!text.includes("\u200B") && !text.includes("/")) return text;
  return text
    .replace(/(@|#|gh-)\u200B/gi, "$1")
    .replace(/\/(issues|pull|discussions)\/%3(?=\d)/gi, "/$1/")
    .replace(/https:\/\/redirect\.github\.com\//gi, "https://github.com/");
}

function quietAddress(address: string): string {
  return quietLink(address).replaceAll("@", "%40");
}

/**
 * The address of a link that leaves no "mentioned in" behind, and leads there all the same: github.com has a redirecting
 * host for this; elsewhere the number's first digit is written as `%3N`, which browsers read and mentions do not.
 */
export function quietLink(address: string): string {
  const issue = ISSUE_ADDRESS.exec(address);
  if (issue === null) return address;
  const [, host = "", path = "", number = ""] = issue;
  return host.toLowerCase() === "github.com"
    ? `https://redirect.github.com${path}${number}`
    : `https://${host}${path}${hiddenNumber(number)}`;
}

/** "12" → "%312". */
export function hiddenNumber(number: string): string {
  return `%3${number}`;
}

/** As much of a syntax tree (mdast) as this needs to know. */
interface Node {
  type: string;
  value?: string;
  url?: string;
  children?: Node[];
}

const BLOCK_PARENTS = new Set(["root", "blockquote", "listItem", "footnoteDefinition"]);

/**
 * The same for Markdown that was read into a tree, in place: text is neutralised, HTML comments go (a marker cannot be
 * forged), other HTML becomes the text that it is, addresses of issues lose their backlink. Code stays as written:
 * GitHub acts on nothing in it.
 */
export function neutraliseTree<Tree extends object>(tree: Tree): Tree {
  visit(tree as Node);
  return tree;
}

function visit(node: Node): void {
  if (typeof node.url === "string") node.url = quietLink(node.url);
  if (node.children === undefined) return;
  node.children = joined(node.children.flatMap((child) => withoutHtml(child, BLOCK_PARENTS.has(node.type))));
  for (const child of node.children) {
    if (child.type === "text") child.value = neutralise(child.value ?? "");
    else visit(child);
  }
}

function withoutHtml(node: Node, block: boolean): Node[] {
  if (node.type !== "html") return [node];
  const text = withoutComments(node.value ?? "").trim();
  if (!block && /^<br\s*\/?>$/i.test(text)) return [{ type: "break" }];
  if (text === "") return [];
  return [block ? { type: "paragraph", children: [{ type: "text", value: text }] } : { type: "text", value: text }];
}

/** Takes out `<!-- … -->`, and an opened comment that never ends. */
function withoutComments(html: string): string {
  let rest = html;
  let kept = "";
  for (;;) {
    const start = rest.indexOf("<!--");
    if (start < 0) return kept + rest;
    kept += rest.slice(0, start);
    const end = rest.indexOf("-->", start + 4);
    if (end < 0) return kept;
    rest = rest.slice(end + 3);
  }
}

// `@` `<!-- -->` `alice`: with the comment gone the two texts stand side by side, so they are read as one.
function joined(nodes: readonly Node[]): Node[] {
  const result: Node[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === "text" && last?.type === "text") last.value = (last.value ?? "") + (node.value ?? "");
    else result.push(node);
  }
  return result;
}
