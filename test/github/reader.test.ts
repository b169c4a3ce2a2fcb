import { describe, expect, it } from "vitest";
import { createReader } from "../../src/github/create-reader.ts";
import { createSession } from "../../src/github/create-session.ts";
import { createWriter } from "../../src/github/create-writer.ts";
import { graphqlUrl } from "../../src/github/request.ts";

const repository = { owner: "octo", repo: "plans" };
/** Fails the test that reaches the network. */
const fetch = async (): Promise<Response> => {
  throw new Error("nothing may be sent");
};

describe("a reader", () => {
  it("has no method that writes", () => {
    const reader = createReader({ repository, fetch });
    const names = Object.keys(reader);
    expect(names.filter((name) => !/^(read|list)[A-Z]|^(repository|observe|capabilities|usage)$/.test(name))).toEqual(
      [],
    );
    expect(Object.getPrototypeOf(reader)).toBe(Object.prototype);
    const writing = Object.keys(createWriter({ repository, fetch })).filter((name) => !names.includes(name));
    expect(writing.length).toBeGreaterThan(20);
    for (const name of writing) expect(name in reader).toBe(false);
  });

  it("cannot send a request that writes, whoever asks it to", async () => {
    const { transport } = createSession({ repository, fetch }, { readOnly: true, maxWrites: 0 });
    const at = { ...repository, title: "t" };
    await expect(transport.rest("POST /repos/{owner}/{repo}/issues", at)).rejects.toThrow("a bug in Plansync");
    await expect(
      transport.rest("DELETE /repos/{owner}/{repo}/labels/{name}", { ...repository, name: "x" }),
    ).rejects.toThrow("asked to write");
    await expect(transport.graphql("mutation m { __typename }", {})).rejects.toThrow("asked to write");
    expect(transport.usage()).toMatchObject({ requests: 0, writes: 0 });
  });

  it("does not follow a list to another server", async () => {
    const { transport } = createSession({ repository, fetch }, { readOnly: true, maxWrites: 0 });
    await expect(transport.follow("GET /x", "https://evil.example/page2")).rejects.toThrow("another server");
  });
});

describe("the address of GraphQL", () => {
  it.each([
    ["https://api.github.com", "https://api.github.com/graphql"],
    ["https://api.github.com/", "https://api.github.com/graphql"],
    ["https://ghe.example/api/v3", "https://ghe.example/api/graphql"],
    ["https://ghe.example/api/v3/", "https://ghe.example/api/graphql"],
    ["https://api.octo.ghe.com", "https://api.octo.ghe.com/graphql"],
  ])("of %s is %s", (base, url) => {
    expect(graphqlUrl(base)).toBe(url);
  });
});
