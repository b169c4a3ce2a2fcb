// One address for several instances, as in front of them in earnest: it picks one, and tells 502 when that one is not there.
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface Balancer {
  readonly url: string;
  /** Deliveries that met an instance that was dead, or died of them. */
  readonly failed: () => number;
  close(): void;
}

export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  let failed = 0;
  const server = createServer((incoming, outgoing) => {
    const port = ports[Math.floor(Math.random() * ports.length)] ?? 0;
    const { method, url, headers } = incoming;
    const fail = () => {
      failed += 1;
      if (!outgoing.headersSent) outgoing.writeHead(502).end();
      else outgoing.destroy();
    };
    const onward = request({ host: "127.0.0.1", port, method, path: url, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("error", () => outgoing.destroy());
      answer.pipe(outgoing);
    });
    onward.once("error", fail);
    incoming.pipe(onward);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    failed: () => failed,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
