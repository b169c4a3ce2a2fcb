// The last moment before a request leaves the process: a process that was frozen while it connected must not send then.
// Node tells of it on a diagnostics channel (nodejs.org, "Diagnostics Channel Support" of undici, `undici:client:sendHeaders`).
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";

/** Asked in the place of the one who sends. There is no time to wait: only `false` itself holds a request back. */
type MaySend = () => boolean | Promise<boolean>;

const asking = new AsyncLocalStorage<MaySend>();
const asked = new WeakMap<object, MaySend>();

subscribe("undici:request:create", (message) => {
  const maySend = asking.getStore();
  if (maySend !== undefined) asked.set((message as { request: object }).request, maySend);
});
subscribe("undici:client:sendHeaders", (message) => {
  const { request, socket } = message as { request: object; socket: Socket };
  if (asked.get(request)?.() === false) socket.destroy(new Error("Too late to be sent"));
});

/** Runs `send`, whose requests reach the wire only while `maySend` says so: those that may not fail as unsent. */
export function sendWhile<T>(maySend: MaySend, send: () => Promise<T>): Promise<T> {
  return asking.run(maySend, send);
}
