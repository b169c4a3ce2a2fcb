import { expect, test } from "vitest";
import { noiseIn, noiseOfMarkdown } from "./noise.ts";
import { push } from "./seed.ts";
import { PLANS, stage } from "./stage.ts";

test.each([
  ["Hello @ann, see #12", ["ann"], ["#12"], []],
  ["\\@ann and &#64;bob and &commat;cy and \\#3", ["ann", "bob", "cy"], ["#3"], []],
  ["`@ann` and\n\n```\n@bob #3\n```\n", [], [], []],
  ["@\u200bann and #\u200b3 and @<!-- -->bob and #<!-- -->4", [], [], []],
  ["ann@example.com and a/b#c and issue #x", [], [], []],
  ["<div>@ann</div>\n\n<b>#5</b> <!-- @bob fixes #6 -->", ["ann"], ["#5"], []],
  ["Fixes #7, closes: other/repo#8, resolve #9x", [], ["#7", "other/repo#8"], ["#7", "other/repo#8"]],
  ["(@octo/core) **@dee**", ["octo/core", "dee"], [], []],
  [
    "https://github.com/octo/plans/issues/4 and [text](https://github.com/octo/plans/pull/5)",
    [],
    ["octo/plans#4", "octo/plans#5"],
    [],
  ],
  ["| a |\n|---|\n| @ann #1 |\n\n- [ ] @bob", ["ann", "bob"], ["#1"], []],
])("%j", (text, mentions, references, closes) => {
  expect(noiseOfMarkdown(text)).toEqual({ mentions, references, closes });
});

test("noise in a repository is found in bodies, comments and commits, by author", async () => {
  const { standin, owner, bot } = await stage();
  const path = `/repos/${PLANS}/issues`;
  await owner(`POST ${path}`, { title: "@title notifies nobody", body: "by a person: @ann" });
  await bot(`POST ${path}`, { title: "quiet", body: "`@ann`" });
  await bot(`POST ${path}/2/comments`, { body: "fixes #1" });
  push(standin.world, PLANS, { files: { "a.md": "a" }, message: "Tick, see #1" });
  const repository = standin.world.repository(PLANS);
  expect(noiseIn(repository).map((one) => one.where)).toEqual([
    "body of #1",
    "comment on #2",
    expect.stringMatching(/^commit /),
  ]);
  expect(noiseIn(repository, (author) => author.type === "Bot")).toMatchObject([
    { where: "comment on #2", closes: ["#1"] },
  ]);
  await standin.close();
});

test("a commit that reaches the default branch closes what its message names", async () => {
  const { standin, owner } = await stage();
  for (const title of ["one", "two"]) await owner(`POST /repos/${PLANS}/issues`, { title });
  push(standin.world, PLANS, { files: { "a.md": "a" }, message: "Fixes #1", branch: "topic" });
  expect(standin.world.issue(PLANS, 1).state).toBe("open");
  push(standin.world, PLANS, { files: { "a.md": "a" }, message: "Done\n\nCloses #2 and 'fixes #\u200b1'" });
  expect([standin.world.issue(PLANS, 1).state, standin.world.issue(PLANS, 2).state]).toEqual(["open", "closed"]);
  await standin.close();
});
