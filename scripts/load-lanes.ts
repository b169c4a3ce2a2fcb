// The least that HTTP/1.1 needs to send deliveries: kept-alive sockets, one request at a time on each.
import { connect, type Socket } from "node:net";

export interface Posted {
  readonly event: string;
  readonly guid: string;
  readonly signature: string;
  readonly body: Buffer;
}

export interface Lanes {
  /** The HTTP status, 0 when there was no answer. Waits for a free socket when all are taken. */
  post(posted: Posted): Promise<number>;
  close(): void;
}

interface Asked {
  readonly head: string;
  readonly body: Buffer;
  readonly done: (status: number) => void;
}

export function createLanes(port: number, most: number): Lanes {
  const idle: Socket[] = [];
  const asking = new Map<Socket, { asked: Asked; heard: string }>();
  const waiting: Asked[] = [];
  let first = 0;
  let open = 0;

  const next = (): Asked | undefined => {
    const asked = waiting[first];
    if (asked === undefined) return undefined;
    first += 1;
    if (first > 10_000) {
      waiting.splice(0, first);
      first = 0;
    }
    return asked;
  };
  const ask = (socket: Socket, asked: Asked): void => {
    asking.set(socket, { asked, heard: "" });
    socket.cork();
    socket.write(asked.head, "latin1");
    socket.write(asked.body);
    socket.uncork();
  };
  const release = (socket: Socket): void => {
    asking.delete(socket);
    const asked = next();
    if (asked) ask(socket, asked);
    else idle.push(socket);
  };
  const make = (): Socket => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    open += 1;
    socket.on("data", (chunk) => {
      const current = asking.get(socket);
      if (!current) return;
      current.heard += chunk.toString("latin1");
      if (!isWhole(current.heard)) return;
      release(socket);
      current.asked.done(Number(current.heard.slice(9, 12)));
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      open -= 1;
      const at = idle.indexOf(socket);
      if (at >= 0) idle.splice(at, 1);
      asking.get(socket)?.asked.done(0);
      asking.delete(socket);
      const asked = next();
      if (asked) ask(make(), asked);
    });
    return socket;
  };
  return {
    post: ({ event, guid, signature, body }) =>
      new Promise((done) => {
        const head = `POST /api/github/webhooks HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nx-github-event: ${event}\r\nx-github-delivery: ${guid}\r\nx-hub-signature-256: ${signature}\r\n\r\n`;
        const asked = { head, body, done };
        const socket = idle.pop();
        if (socket) ask(socket, asked);
        else if (open < most) ask(make(), asked);
        else waiting.push(asked);
      }),
    close: () => {
      for (const socket of [...idle, ...asking.keys()]) socket.destroy();
    },
  };
}

/** The answer has ended: by its length, or by the last of its chunks. */
function isWhole(heard: string): boolean {
  const end = heard.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(heard);
  return length ? heard.length >= end + 4 + Number(length[1]) : heard.endsWith("0\r\n\r\n");
}
