// Which failed deliveries are asked for again: all that is done once, and no more of the rest than is needed.
import { expect, it } from "vitest";
import { chooseFailed, redeliver } from "../../src/app/redeliver.ts";

let serial = 0;
const aDelivery = (guid: string, status: number, event = "issues", repository: number | null = 7) => ({
  id: ++serial,
  guid,
  event,
  status_code: status,
  repository_id: repository,
  delivered_at: "2026-11-20T10:00:00Z",
});
/** Guids of those chosen, out of a list told from the oldest. */
const chosen = (oldestFirst: readonly ReturnType<typeof aDelivery>[]) =>
  chooseFailed(oldestFirst.toReversed()).map((id) => oldestFirst.find((one) => one.id === id)?.guid);

it("asks for every command again, in their order, and for what says where to look after them", () => {
  const list = [
    aDelivery("push", 0, "push"),
    aDelivery("first", 502, "issue_comment"),
    aDelivery("second", 0, "issue_comment"),
  ];
  expect(chosen(list)).toEqual(["first", "second", "push"]);
});

it("leaves alone what was taken at another try", () => {
  expect(chosen([aDelivery("a", 0, "issue_comment"), aDelivery("a", 202, "issue_comment")])).toEqual([]);
});

it("leaves alone a change when a later event of its repository was accepted, but not when that was ignored", () => {
  expect(chosen([aDelivery("closed", 0), aDelivery("later", 202)])).toEqual([]);
  expect(chosen([aDelivery("closed", 0), aDelivery("our own", 200)])).toEqual(["closed"]);
  expect(chosen([aDelivery("closed", 0), aDelivery("elsewhere", 202, "issues", 8)])).toEqual(["closed"]);
  expect(chosen([aDelivery("before", 202), aDelivery("closed", 0)])).toEqual(["closed"]);
});

it("never takes an installation for a change of a repository", () => {
  const list = [aDelivery("installed", 0, "installation", null), aDelivery("push", 202, "push", null)];
  expect(chosen(list)).toEqual(["installed"]);
});

it("gives up what fails every time", () => {
  expect(chosen(Array.from({ length: 30 }, () => aDelivery("poison", 500, "issue_comment")))).toEqual([]);
});

it("reads as far back as it is told, and asks for each once", async () => {
  const young = [aDelivery("one", 0, "issue_comment"), aDelivery("two", 0, "issue_comment")];
  const old = { ...aDelivery("old", 0, "issue_comment"), delivered_at: "2026-11-01T10:00:00Z" };
  const asked: number[] = [];
  const pages = [young.toReversed(), [old], [aDelivery("never read", 0, "issue_comment")]];
  const port = {
    page: async (cursor: string | null) => ({
      list: pages[Number(cursor ?? 0)] ?? [],
      next: String(Number(cursor ?? 0) + 1),
    }),
    again: async (id: number) => void asked.push(id),
  };
  expect(await redeliver(port, Date.parse("2026-11-19T00:00:00Z"))).toBe(2);
  expect(asked.toSorted()).toEqual(young.map((one) => one.id).toSorted());
});
