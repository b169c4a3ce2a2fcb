// What was begun by right and would be sent after it is not sent, whether the connection has to be made first or stands.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sendWhile } from "../../src/app/last-moment.ts";

let server: Server;
let address: string;
let received: string[];
let held: boolean;

beforeEach(async () => {
  received = [];
  held = true;
  server = createServer((request, response) => {
    received.push(`${request.method} ${request.url}`);
    response.end("taken");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const send = (path: string, init: RequestInit = {}) =>
  sendWhile(
    () => held,
    () => fetch(`${address}${path}`, init),
  );

it("sends nothing over a connection that came to stand too late", async () => {
  const sending = send("/cold", { method: "POST", body: "{}" });
  held = false;
  await expect(sending).rejects.toThrow("fetch failed");
  expect(received).toEqual([]);
});

it("sends nothing over a connection that stood already, and goes on when it may again", async () => {
  await (await send("/first")).text();
  const sending = send("/late", { method: "POST", body: "{}" });
  held = false;
  await expect(sending).rejects.toThrow("fetch failed");
  held = true;
  await (await send("/again")).text();
  expect(received).toEqual(["GET /first", "GET /again"]);
});

it("leaves alone what others send", async () => {
  held = false;
  expect(await (await fetch(`${address}/other`)).text()).toBe("taken");
});
