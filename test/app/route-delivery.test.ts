// What each webhook asks for.
import { describe, expect, it } from "vitest";
import { routeDelivery } from "../../src/app/route-delivery.ts";

const self = { appId: 7, login: "plansync[bot]" };
const base = {
  installation: { id: 100 },
  repository: { id: 1, full_name: "acme/plans", default_branch: "main" },
  sender: { login: "ada", type: "User" },
};
const route = (name: string, payload: Record<string, unknown>) =>
  routeDelivery({ id: "d-1", name, payload: { ...base, ...payload } }, self);

describe("a delivery", () => {
  it.each([
    ["issues", "closed", "interactive"],
    ["issues", "reopened", "interactive"],
    ["issues", "labeled", "bulk"],
    ["issue_dependencies", "blocked_by_added", "interactive"],
    ["sub_issues", "sub_issue_removed", "interactive"],
    ["label", "deleted", "bulk"],
    ["milestone", "edited", "bulk"],
    ["repository", "renamed", "bulk"],
    ["repository", "transferred", "bulk"],
    ["check_suite", "rerequested", "interactive"],
  ])("%s.%s asks for a look at the repository (%s)", (name, action, urgency) => {
    expect(route(name, { action }).intakes).toEqual([
      {
        delivery: "d-1",
        repository: { id: 1, installation: 100, owner: "acme", repo: "plans" },
        urgency,
        event: `${name}.${action}`,
        edge: null,
      },
    ]);
  });

  it("asks for a look when the default branch was pushed to, and for none on other branches", () => {
    expect(route("push", { ref: "refs/heads/main" }).intakes).toHaveLength(1);
    expect(route("push", { ref: "refs/heads/topic" }).intakes).toEqual([]);
    expect(route("push", { ref: "refs/tags/main" }).intakes).toEqual([]);
  });

  it("of our own making is dropped, one of another app is not", () => {
    const sender = { login: "plansync[bot]", type: "Bot" };
    expect(route("issues", { action: "closed", sender }).intakes).toEqual([]);
    expect(route("label", { action: "created", sender }).intakes).toEqual([]);
    expect(route("push", { ref: "refs/heads/main", sender }).intakes).toEqual([]);
    const other = { login: "github-actions[bot]", type: "Bot" };
    expect(route("issues", { action: "closed", sender: other }).intakes).toHaveLength(1);
  });

  it("about our own pull request is taken, because its checks may be required", () => {
    const sender = { login: "plansync[bot]", type: "Bot" };
    const [intake] = route("pull_request", { action: "opened", sender, pull_request: { number: 9 } }).intakes;
    expect(intake?.edge).toEqual({ kind: "pull", number: 9 });
  });

  it("with a new comment is an event to be done once when a line of it starts with a slash", () => {
    const comment = { id: 44, body: "Thanks!\n/done", user: { login: "ada", type: "User" }, created_at: "2026-11-01" };
    const [intake] = route("issue_comment", { action: "created", issue: { number: 3 }, comment }).intakes;
    expect(intake).toMatchObject({
      urgency: "interactive",
      edge: { kind: "comment", issue: 3, onPull: false, comment: 44, body: "Thanks!\n/done", author: "ada" },
    });
  });

  it.each([
    ["an edited comment", "edited", { body: "/done", user: { type: "User" } }],
    ["a comment without a command", "created", { body: "see a/b and /", user: { type: "User" } }],
    ["a comment of an app", "created", { body: "/done", user: { type: "Bot" } }],
  ])("with %s asks for nothing", (_what, action, comment) => {
    expect(route("issue_comment", { action, issue: { number: 3 }, comment }).intakes).toEqual([]);
  });

  it("with a button of our check is an event to be done once, one of another app's check is nothing", () => {
    const run = { id: 5, name: "plansync", head_sha: "abc", external_id: "x", pull_requests: [{ number: 2 }] };
    const payload = (app: number) => ({
      action: "requested_action",
      check_run: { ...run, app: { id: app } },
      requested_action: { identifier: "apply-preview" },
    });
    const [intake] = route("check_run", payload(7)).intakes;
    expect(intake?.edge).toEqual({
      kind: "button",
      check: 5,
      name: "plansync",
      sha: "abc",
      externalId: "x",
      identifier: "apply-preview",
      sender: "ada",
      pulls: [2],
    });
    expect(route("check_run", payload(8)).intakes).toEqual([]);
    expect(route("check_run", { action: "completed", check_run: { ...run, app: { id: 7 } } }).intakes).toEqual([]);
  });

  it("of a new installation asks for a look at each of its repositories, under its own id", () => {
    const repositories = [
      { id: 1, full_name: "acme/one" },
      { id: 2, full_name: "acme/two" },
    ];
    const created = route("installation", { action: "created", repositories }).intakes;
    expect(created.map((intake) => [intake.delivery, intake.repository.repo])).toEqual([
      ["d-1-1", "one"],
      ["d-1-2", "two"],
    ]);
    expect(route("installation", { action: "deleted", repositories }).intakes).toEqual([]);
    const added = route("installation_repositories", { action: "added", repositories_added: repositories });
    expect(added.intakes).toHaveLength(2);
  });

  it.each([
    ["no installation", { installation: undefined }],
    ["no repository", { repository: null }],
    ["a name that is none", { repository: { id: 1, full_name: "../../etc/passwd" } }],
    ["an id that is none", { repository: { id: "1", full_name: "acme/plans" } }],
  ])("with %s asks for nothing", (_what, payload) => {
    expect(route("issues", { action: "closed", ...payload }).intakes).toEqual([]);
  });

  it("of an event that nobody told us about asks for nothing", () => {
    expect(route("constructor", { action: "closed" }).intakes).toEqual([]);
    expect(route("star", { action: "created" }).intakes).toEqual([]);
  });
});
