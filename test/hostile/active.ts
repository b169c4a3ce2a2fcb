// What GitHub would act on in a text: found by reading it as GitHub does, not by looking for what we wrote.
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

const MENTION = /(?<![A-Za-z0-9_])@[a-z0-9]/i;
const REFERENCE = /#\d|(?<![A-Za-z0-9])gh-\d/i;
const ISSUE_ADDRESS = /^https?:\/\/(?:www\.)?github\.com\/[^/]+\/[^/]+\/(?:issues|pull|discussions)\/\d/i;
/** The only HTML that Plansync writes. */
const OURS = /^(?:<details><summary>[^<>]*<\/summary>|<\/details>|<!-- plansync:[^<>]*-->|<!-- \/?plansync[^<>]*-->)$/;

/** Everything active in a Markdown text, in words; [] when it is only text. */
export function activeIn(markdown: string): string[] {
  const found: string[] = [];
  const visit = (node: Nodes, inLink: boolean): void => {
    if (node.type === "text" && !inLink && MENTION.test(node.value)) found.push(`mention: ${node.value.slice(0, 80)}`);
    if (node.type === "text" && !inLink && REFERENCE.test(node.value))
      found.push(`reference: ${node.value.slice(0, 80)}`);
    if (node.type === "html" && !OURS.test(node.value.trim())) found.push(`html: ${node.value.slice(0, 120)}`);
    if ("url" in node && !/^https?:\/\//i.test(node.url) && !/^(?:mailto:|#)/.test(node.url))
      found.push(`address: ${node.url}`);
    if ("url" in node && ISSUE_ADDRESS.test(node.url)) found.push(`backlink: ${node.url}`);
    if ("children" in node) for (const child of node.children) visit(child as Nodes, inLink || node.type === "link");
  };
  visit(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }), false);
  return found;
}

/** The same in a title, which GitHub reads as plain text. */
export function activeInTitle(title: string): string[] {
  return [
    ...(MENTION.test(title) ? [`mention: ${title}`] : []),
    ...(REFERENCE.test(title) ? [`reference: ${title}`] : []),
    ...(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(title) ? [`control: ${JSON.stringify(title)}`] : []),
  ];
}
