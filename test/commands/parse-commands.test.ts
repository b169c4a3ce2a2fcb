import { describe, expect, it } from "vitest";
import { commands } from "../../src/commands/index.ts";
import { MOST_COMMANDS, parseCommands } from "../../src/commands/parse-commands.ts";

const names = commands.map((command) => command.name);
const read = (body: string) =>
  parseCommands(body, names).map((one) => [one.name ?? `?${one.asked}→${one.nearest}`, one.given]);

describe("a command", () => {
  it.each([
    ["/done", [["done", ""]]],
    ["/DONE", [["done", ""]]],
    ["  /done", [["done", ""]]],
    ["/estimate 3d", [["estimate", "3d"]]],
    ["/estimate    3d   ", [["estimate", "3d"]]],
    ["/block #12 waits for the schema", [["block", "#12 waits for the schema"]]],
    ["/plan status", [["plan status", ""]]],
    ["/plan  status  docs/plan.md", [["plan status", "docs/plan.md"]]],
    ["/plan no-go Phase 1: too slow", [["plan no-go", "Phase 1: too slow"]]],
    ["/plan", [["plan help", ""]]],
    [
      "Thanks!\n\n/start\n/estimate 3d",
      [
        ["start", ""],
        ["estimate", "3d"],
      ],
    ],
    ["Thanks!\n/start", [["start", ""]]],
    [
      "/start\r\n/estimate 2h\r\n",
      [
        ["start", ""],
        ["estimate", "2h"],
      ],
    ],
    ["/done <!-- because -->", [["done", ""]]],
    ["/block #12 see `x`", [["block", "#12 see `x`"]]],
    ["/assign @alice", [["assign", "@alice"]]],
    ["/link https://github.com/o/r/issues/12", [["link", "https://github.com/o/r/issues/12"]]],
    ["/split A; B", [["split", "A; B"]]],
    ["/priority\tP1", [["priority", "P1"]]],
    ["**note**\n/done", [["done", ""]]],
  ])("is read from %j", (body, expected) => {
    expect(read(body)).toEqual(expected);
  });

  it.each([
    ["in the middle of a line", "please /done"],
    ["in a code span", "`/done`"],
    ["in a code span over lines", "`x\n/done\ny`"],
    ["in a fence", "```\n/done\n```"],
    ["in a tilde fence that is never closed", "~~~\n/done"],
    ["in indented code", "text\n\n    /done"],
    ["in a quote", "> /done"],
    ["in a lazy line of a quote", "> quoted\n/done"],
    ["in a nested quote", "> > /done"],
    ["in an HTML comment", "<!--\n/done\n-->"],
    ["in an HTML comment inside a paragraph", "text <!-- a\n/done\n--> more"],
    ["in an HTML comment that is never closed", "<!--\n\n/done"],
    ["in HTML", "<pre>\n/done\n</pre>"],
    ["in a list", "- /done"],
    ["in a list's next line", "- x\n/done"],
    ["in a numbered list", "1. /done"],
    ["in a table", "| a |\n| - |\n| b |\n/done | x |"],
    ["in a heading", "# /done"],
    ["as a heading by underline", "/done\n---"],
    ["in emphasis", "**/done**"],
    ["as a link's text", "[/done](https://example.org)"],
    ["as a link's text over lines", "[a\n/done](https://example.org)"],
    ["in a footnote-like definition", "[x]: /done"],
    ["as a path", "/usr/bin/done"],
    ["as a path that begins like a command", "/done/deal"],
    ["with a colon", "/done: yes"],
    ["as a comment sign", "//done"],
    ["escaped", "\\/done"],
    ["as an entity", "&#47;done"],
    ["after a non-breaking space", "\u00A0/done"],
    ["after a zero-width space", "\u200B/done"],
    ["in full-width form", "／done"],
    ["empty", ""],
    ["a lone slash", "/"],
    ["a slash and a space", "/ done"],
    ["another bot's", "/lgtm"],
    ["another bot's with words", "/retest all"],
    ["by e-mail quoting", "On Monday somebody wrote:\n> /done\n> /start"],
  ])("is not read %s", (_, body) => {
    expect(read(body)).toEqual([]);
  });

  it("that is misspelt gets the nearest one suggested", () => {
    expect(read("/dnoe")).toEqual([["?dnoe→done", ""]]);
    expect(read("/estimte 3d")).toEqual([["?estimte→estimate", "3d"]]);
    expect(read("/plan stauts")).toEqual([["?plan stauts→plan status", ""]]);
    expect(read("/plan dance")).toEqual([["?plan dance→null", ""]]);
    expect(read("/plann status")).toEqual([["?plann→plan", "status"]]);
  });

  it("is given its line", () => {
    expect(parseCommands("a\n\n/done\n\ntext\n/start", names).map((one) => one.line)).toEqual([3, 6]);
  });

  it("is read at most twenty times in one comment", () => {
    expect(read("/done\n".repeat(100))).toHaveLength(MOST_COMMANDS);
  });

  it("is found in a comment of the greatest length, however it is filled", () => {
    const fillings = [
      "*",
      "[",
      "`",
      "<",
      "> ",
      "![",
      "_a",
      "\n/",
      "/done\n",
      "- ",
      "|a",
      "&",
      "\\",
      "]( ",
      "<!--",
      "~~",
    ];
    for (const filling of fillings) {
      const body = `/done\n\n${filling.repeat(Math.floor(65_000 / filling.length))}`;
      expect(read(body)[0], filling).toEqual(["done", ""]);
    }
    // A line of 20,000 list markers takes a Markdown reader minutes unless its depth is cut: the time limit is the test.
  }, 120_000);
});

describe("every command", () => {
  it.each(commands.map((command) => [command.name, command] as const))("/%s declares itself whole", (_, command) => {
    expect(command.usage.startsWith(`/${command.name}`)).toBe(true);
    expect(command.description).toMatch(/^[A-Z].*[^.]$/);
    expect(command.who.length).toBeGreaterThan(0);
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples)
      expect(parseCommands(example, names).map((one) => one.name)).toEqual([command.name]);
  });

  it("has a name of its own", () => {
    expect(new Set(names).size).toBe(names.length);
  });
});
