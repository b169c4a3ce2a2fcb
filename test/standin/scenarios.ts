// What a REST server of GitHub's kind does, told so that two of them can be compared: no ids, times or links.

import { type Answered, type Ask, items, type Json } from "./ask.ts";

export interface Scenario {
  readonly name: string;
  readonly run: (bot: Ask, owner: Ask) => Promise<unknown>;
}

const R = "/repos/octo/plans";
const pick = (json: Json | undefined, ...keys: string[]): Record<string, unknown> =>
  Object.fromEntries(keys.map((key) => [key, json?.[key]]));
const names = (json: Json | undefined): string[] =>
  items<{ name: string }>(json)
    .map((one) => one.name)
    .sort();
const base64 = (text: string): string => Buffer.from(text).toString("base64");

async function statuses(...answers: Promise<Answered>[]): Promise<number[]> {
  return (await Promise.all(answers)).map((answer) => answer.status);
}

/** The commit that a branch points at. */
async function head(ask: Ask, branch = "main"): Promise<string> {
  return String((await ask(`GET ${R}/git/ref/heads/${branch}`)).body.object?.sha);
}

const issues: readonly Scenario[] = [
  {
    name: "an issue is made, read, changed, closed and reopened",
    run: async (bot) => {
      const { status, body } = await bot(`POST ${R}/issues`, { title: "One", body: "a\r\nb", labels: ["made on use"] });
      const path = `${R}/issues/${body.number}`;
      const read = (await bot(`GET ${path}`)).body;
      const renamed = (await bot(`PATCH ${path}`, { title: "Uno" })).body;
      const closed = (await bot(`PATCH ${path}`, { state: "closed", state_reason: "not_planned" })).body;
      const open = (await bot(`PATCH ${path}`, { state: "open" })).body;
      return [
        status,
        pick(read, "title", "body", "state"),
        names(read.labels),
        pick(renamed, "title", "body"),
        pick(closed, "state", "state_reason"),
        pick(open, "state", "closed_at"),
      ];
    },
  },
  {
    name: "an issue without a title is refused, an unknown one is 404",
    run: (bot) =>
      statuses(bot(`POST ${R}/issues`, { title: "" }), bot(`POST ${R}/issues`, {}), bot(`GET ${R}/issues/99999`)),
  },
  {
    name: "labels of an issue are added, set, removed",
    run: async (bot) => {
      const { body } = await bot(`POST ${R}/issues`, { title: "Labels", labels: ["a"] });
      const path = `${R}/issues/${body.number}/labels`;
      const added = names((await bot(`POST ${path}`, { labels: ["b"] })).body);
      const set = names((await bot(`PUT ${path}`, { labels: ["c"] })).body);
      const [removed, again] = [await bot(`DELETE ${path}/c`), await bot(`DELETE ${path}/c`)];
      return [added, set, removed.status, removed.body, again.status];
    },
  },
  {
    name: "a list shows open issues, all on request, in pages with links",
    run: async (bot) => {
      for (let n = 0; n < 5; n++) await bot(`POST ${R}/issues`, { title: `Page ${n}`, labels: ["paged"] });
      const first = await bot(`GET ${R}/issues?labels=paged&per_page=2&sort=created&direction=asc`);
      const last = await bot(`GET ${R}/issues?labels=paged&per_page=2&sort=created&direction=asc&page=3`);
      const link = (answer: Answered): string[] =>
        [...(answer.headers.get("link") ?? "").matchAll(/rel="(\w+)"/g)].map((match) => match[1] ?? "").sort();
      return [
        items<{ title: string }>(first.body).map((one) => one.title),
        link(first),
        items<{ title: string }>(last.body).map((one) => one.title),
        link(last),
      ];
    },
  },
  {
    name: "comments are made, changed, listed, deleted",
    run: async (bot) => {
      const { body } = await bot(`POST ${R}/issues`, { title: "Comments" });
      const made = await bot(`POST ${R}/issues/${body.number}/comments`, { body: "first" });
      const changed = await bot(`PATCH ${R}/issues/comments/${made.body.id}`, { body: "second" });
      const listed = items<{ body: string }>((await bot(`GET ${R}/issues/${body.number}/comments`)).body).map(
        (one) => one.body,
      );
      const gone = await bot(`DELETE ${R}/issues/comments/${made.body.id}`);
      return [
        made.status,
        changed.body.body,
        listed,
        gone.status,
        (await bot(`GET ${R}/issues/comments/${made.body.id}`)).status,
      ];
    },
  },
];

const repository: readonly Scenario[] = [
  {
    name: "labels exist once, are renamed and deleted",
    run: async (bot) => {
      const made = await bot(`POST ${R}/labels`, { name: "plan", color: "B60205", description: "d" });
      const again = await bot(`POST ${R}/labels`, { name: "plan", color: "b60205" });
      const renamed = await bot(`PATCH ${R}/labels/plan`, { new_name: "the plan" });
      const gone = await bot(`DELETE ${R}/labels/the%20plan`);
      return [
        made.status,
        pick(made.body, "name", "description"),
        again.status,
        renamed.body.name,
        gone.status,
        (await bot(`GET ${R}/labels/the%20plan`)).status,
      ];
    },
  },
  {
    name: "milestones are made, filled, closed, listed by state",
    run: async (bot) => {
      const made = await bot(`POST ${R}/milestones`, { title: "Phase 1", description: "goal" });
      const { number } = made.body;
      const issue = await bot(`POST ${R}/issues`, { title: "In it", milestone: number });
      await bot(`PATCH ${R}/issues/${issue.body.number}`, { state: "closed" });
      const full = await bot(`GET ${R}/milestones/${number}`);
      const closed = await bot(`PATCH ${R}/milestones/${number}`, { state: "closed" });
      const listed = async (state: string): Promise<string[]> =>
        items<{ title: string }>((await bot(`GET ${R}/milestones?state=${state}`)).body).map((one) => one.title);
      return [
        made.status,
        pick(full.body, "title", "description", "open_issues", "closed_issues", "due_on"),
        closed.body.state,
        await listed("open"),
        await listed("closed"),
      ];
    },
  },
  {
    name: "contents are written with the sha of what they replace",
    run: async (bot) => {
      const path = `${R}/contents/docs/a.md`;
      const made = await bot(`PUT ${path}`, { message: "m", content: base64("one") });
      const sha = made.body.content?.sha;
      const changed = await bot(`PUT ${path}`, { message: "m", content: base64("two"), sha });
      const stale = await bot(`PUT ${path}`, { message: "m", content: base64("three"), sha });
      const read = await bot(`GET ${path}`);
      return [
        made.status,
        sha,
        changed.status,
        stale.status,
        Buffer.from(String(read.body.content), "base64").toString(),
        (await bot(`GET ${R}/contents/none.md`)).status,
      ];
    },
  },
  {
    name: "blobs, trees and commits have git's hashes, and refs move forward",
    run: async (bot) => {
      const blob = await bot(`POST ${R}/git/blobs`, { content: "alpha\n", encoding: "utf-8" });
      const tree = await bot(`POST ${R}/git/trees`, {
        tree: [{ path: "x/alpha.md", mode: "100644", type: "blob", sha: blob.body.sha }],
      });
      const before = await head(bot);
      const commit = await bot(`POST ${R}/git/commits`, { message: "m", tree: tree.body.sha, parents: [before] });
      const made = await bot(`POST ${R}/git/refs`, { ref: "refs/heads/topic", sha: commit.body.sha });
      const again = await bot(`POST ${R}/git/refs`, { ref: "refs/heads/topic", sha: commit.body.sha });
      const back = await bot(`PATCH ${R}/git/refs/heads/topic`, { sha: before });
      const forced = await bot(`PATCH ${R}/git/refs/heads/topic`, { sha: before, force: true });
      const gone = await bot(`DELETE ${R}/git/refs/heads/topic`);
      return [blob.body.sha, tree.body.sha, made.status, again.status, back.status, forced.status, gone.status];
    },
  },
  {
    name: "a pull request is opened, compared, merged",
    run: async (bot, owner) => {
      await bot(`POST ${R}/git/refs`, { ref: "refs/heads/change", sha: await head(bot) });
      await bot(`PUT ${R}/contents/change.md`, { message: "m", content: base64("c\n"), branch: "change" });
      const made = await bot(`POST ${R}/pulls`, { title: "Change", head: "change", base: "main", body: "b" });
      const compared = await bot(`GET ${R}/compare/main...change`);
      const merged = await owner(`PUT ${R}/pulls/${made.body.number}/merge`, {});
      const after = await bot(`GET ${R}/pulls/${made.body.number}`);
      return [
        made.status,
        compared.body.ahead_by,
        merged.body.merged,
        pick(after.body, "state", "merged", "title", "body"),
      ];
    },
  },
  {
    name: "check runs are made by an App, completed, listed by name",
    run: async (bot) => {
      const sha = await head(bot);
      const made = await bot(`POST ${R}/check-runs`, {
        name: "plansync",
        head_sha: sha,
        status: "in_progress",
        external_id: "e",
      });
      const done = await bot(`PATCH ${R}/check-runs/${made.body.id}`, {
        status: "completed",
        conclusion: "success",
        output: { title: "t", summary: "s" },
      });
      const listed = await bot(`GET ${R}/commits/${sha}/check-runs?check_name=plansync`);
      return [
        made.status,
        pick(done.body, "status", "conclusion", "external_id"),
        pick(done.body.output, "title", "summary"),
        listed.body.total_count,
      ];
    },
  },
  {
    name: "an unknown repository is 404",
    run: (bot) => statuses(bot("GET /repos/octo/nothing"), bot("GET /repos/octo/nothing/issues")),
  },
];

export const scenarios: readonly Scenario[] = [...issues, ...repository];
