// Collects a process's garbage from outside, over Node's inspector: what is in use afterwards is what it keeps.
import { setTimeout as sleep } from "node:timers/promises";

export interface Collector {
  /** Collects in the main thread and in every worker. */
  collect(): Promise<void>;
  close(): void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly sessionId?: string; readonly message?: string };
}

/** `port` is that of `--inspect`. */
export async function attachCollector(port: number): Promise<Collector> {
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    webSocketDebuggerUrl: string;
  }[];
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? "");
  await new Promise((open, fail) => {
    socket.onopen = open;
    socket.onerror = fail;
  });
  const asked = new Map<number, () => void>();
  const workers = new Set<string>();
  let serial = 0;
  const ask = (method: string, params: object = {}) =>
    new Promise<void>((answered) => {
      const id = ++serial;
      asked.set(id, answered);
      socket.send(JSON.stringify({ id, method, params }));
    });
  /** Answers of workers come as messages inside messages. */
  const askWorker = (sessionId: string, method: string) =>
    new Promise<void>((answered) => {
      const id = ++serial;
      asked.set(id, answered);
      const message = JSON.stringify({ id, method, params: {} });
      socket.send(
        JSON.stringify({ id: ++serial, method: "NodeWorker.sendMessageToWorker", params: { sessionId, message } }),
      );
    });
  const hear = ({ id, method, params }: Message): void => {
    if (id !== undefined) {
      asked.get(id)?.();
      asked.delete(id);
    }
    if (method === "NodeWorker.attachedToWorker" && params?.sessionId) workers.add(params.sessionId);
    if (method === "NodeWorker.detachedFromWorker" && params?.sessionId) workers.delete(params.sessionId);
    if (method === "NodeWorker.receivedMessageFromWorker" && params?.message) hear(JSON.parse(params.message));
  };
  socket.onmessage = (event) => hear(JSON.parse(String(event.data)));
  await ask("NodeWorker.enable", { waitForDebuggerOnStart: false });
  await sleep(200);
  return {
    collect: async () => {
      const all = [ask("HeapProfiler.collectGarbage")];
      for (const worker of workers) all.push(askWorker(worker, "HeapProfiler.collectGarbage"));
      await Promise.race([Promise.all(all), sleep(10_000)]);
    },
    close: () => socket.close(),
  };
}
