import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { describe, expect, test } from "vitest";
import { neutralise, neutraliseTree, quietLink, restore } from "../../src/model/neutralise.ts";

/** `·` stands for the invisible break. */
const shown = (text: string) => text.replaceAll("\u200B", "·");

const TABLE: readonly (readonly [string, string])[] = [
  ["@everyone", "@·everyone"],
  ["ask @alice and @org/team-1.", "ask @·alice and @·org/team-1."],
  ["(@bob) _@eve_ **@mallory**", "(@·bob) _@·eve_ **@·mallory**"],
  ["é@alice", "é@·alice"],
  ["alice@example.com", "alice@example.com"],
  ["a @ b, @-x, @", "a @ b, @-x, @"],
  ["Task #16: set up", "Task #·16: set up"],
  ["#16-19, #16/17", "#·16-19, #·16/17"],
  ["owner/repo#12 and user#3", "owner/repo#·12 and user#·3"],
  ["GH-12 gh-3 HIGH-1 x_gh-4", "GH-·12 gh-·3 HIGH-1 x_gh-4"],
  ["fixes #3, Closes: owner/x#4, resolved GH-5", "fixes #·3, Closes: owner/x#·4, resolved GH-·5"],
  ["C# 12, #hashtag, # 1", "C# 12, #hashtag, # 1"],
  ["see https://example.com/a#3 now", "see https://example.com/a#3 now"],
  ["https://medium.com/@alice/post", "https://medium.com/%40alice/post"],
  ["http://@alice", "http://@·alice"],
  ["xhttps://a.b/#3", "xhttps://a.b/#·3"],
  ["fixes https://github.com/o/r/issues/3", "fixes https://redirect.github.com/o/r/issues/3"],
  ["https://www.github.com/o/r/pull/3#issuecomment-1", "https://redirect.github.com/o/r/pull/3#issuecomment-1"],
  ["https://github.example.org/o/r/issues/3", "https://github.example.org/o/r/issues/%33"],
  ["https://acme.ghe.com/o/r/discussions/9", "https://acme.ghe.com/o/r/discussions/%39"],
  ["https://github.com/o/r/blob/main/a.md#L3", "https://github.com/o/r/blob/main/a.md#L3"],
  ["a\u0000b\u001B[31mc\u202Ed\u2066e", "ab[31mcde"],
  ["line one\nline\ttwo", "line one\nline\ttwo"],
  ["", ""],
];

describe("plain text is made harmless", () => {
  test.each(TABLE)("%j becomes %j", (text, wanted) => {
    expect(shown(neutralise(text))).toBe(wanted);
  });

  test.each(TABLE)("twice is as once: %j", (text) => {
    expect(neutralise(neutralise(text))).toBe(neutralise(text));
  });

  test("restoring gives back what the plan says", () => {
    for (const text of [
      "@everyone fixes #3",
      "GH-12",
      "https://github.com/o/r/issues/3",
      "https://acme.ghe.com/o/r/pull/31",
      "owner/repo#12",
    ])
      expect(restore(neutralise(text))).toBe(text);
  });

  test("a long hostile text takes no longer than its length", () => {
    const started = performance.now();
    for (const part of ["@", "#1", "http://", "https://a-", "gh-1", "https://a.", "@a#1"])
      neutralise(part.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test("an address of an issue is quiet, another one stays", () => {
    expect(quietLink("https://github.com/o/r/issues/3")).toBe("https://redirect.github.com/o/r/issues/3");
    expect(quietLink("https://example.com/o/r/issues/3")).toBe("https://example.com/o/r/issues/3");
  });
});

const MARKDOWN: readonly (readonly [string, string])[] = [
  ["ask **@alice** about `@bob #3`", "ask **@·alice** about `@bob #3`\n"],
  ["```sh\n# 1 @alice fixes #3\n```", "```sh\n# 1 @alice fixes #3\n```\n"],
  ["&#64;alice and &commat;bob and &#35;3", "@·alice and @·bob and #·3\n"],
  ["@<!-- -->alice", "@·alice\n"],
  ["before\n\n<!-- plansync key=x -->\n\nafter", "before\n\nafter\n"],
  ["text <!-- plansync:end --> more", "text  more\n"],
  ["a <b>bold</b> move", "a \\<b>bold\\</b> move\n"],
  ["one<br>two", "one\\\ntwo\n"],
  ["<details>\n<summary>x</summary>\n<!-- never ends", "\\<details>\n\\<summary>x\\</summary>\n"],
  ["[the issue](https://github.com/o/r/issues/3)", "[the issue](https://redirect.github.com/o/r/issues/3)\n"],
  ["- [x] fixes #3", "- \\[x] fixes #·3\n"],
];

describe("Markdown is made harmless", () => {
  test.each(MARKDOWN)("%j becomes %j", (markdown, wanted) => {
    const tree = neutraliseTree(fromMarkdown(markdown));
    expect(shown(toMarkdown(tree, { extensions: [gfmToMarkdown()], bullet: "-" }))).toBe(wanted);
  });
});
