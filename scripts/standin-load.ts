// How much the stand-in for GitHub serves, as a process of its own: requests per second by kind, and webhooks out.
//
//   npm run standin-load

import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { execPath, stdout } from "node:process";
import { createInterface } from "node:readline";
import { seedApp, seedInstallation, seedRepository } from "../test/standin/seed.ts";
import { startStandin } from "../test/standin/server.ts";
import { createComment } from "../test/standin/world/comments.ts";
import { createIssue } from "../test/standin/world/issues.ts";

const CLIENTS = 32;
const main = join(import.meta.dirname, "..", "test", "standin", "main.ts");
const child = spawn(execPath, [main, "--no-validate", "--count-only"], { stdio: ["ignore", "pipe", "inherit"] });
const lines = createInterface({ input: child.stdout });
const line = await new Promise<string>((resolve) => lines.once("line", resolve));
const { url, tokens } = JSON.parse(line) as { url: string; tokens: { token: string }[] };
const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

/** Processor time of the server so far (milliseconds), where the system tells it. */
function spent(): number {
  const stat = `/proc/${child.pid}/stat`;
  if (!existsSync(stat)) return Number.NaN;
  const after = readFileSync(stat, "utf8").split(") ")[1]?.split(" ") ?? [];
  return 10 * (Number(after[11]) + Number(after[12]));
}

function ask(method: string, path: string, body?: unknown): Promise<number> {
  const headers = { authorization: `Bearer ${tokens[0]?.token}`, "user-agent": "standin-load" };
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, { method, agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 0));
    });
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

async function measure(name: string, count: number, one: (index: number) => Promise<number>): Promise<void> {
  const [started, before] = [performance.now(), spent()];
  let [next, refused] = [0, 0];
  const client = async (): Promise<void> => {
    while (next < count) if ((await one(next++)) >= 400) refused++;
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const rate = Math.round((1000 * count) / (performance.now() - started));
  const cpu = (spent() - before) / count;
  stdout.write(
    `${name.padEnd(28)}${String(rate).padStart(7)} /s   ${cpu.toFixed(2)} ms of processor each   refused ${refused}\n`,
  );
}

const R = "/repos/octo/plans";
const fields = "number title body state labels(first: 30) { nodes { name } } blockedBy(first: 50) { nodes { number } }";
const query = `{ repository(owner: "octo", name: "plans") { issues(first: 100) { nodes { ${fields} } } } }`;
await measure("create an issue", 2000, (n) => ask("POST", `${R}/issues`, { title: `t${n}`, body: "x".repeat(800) }));
await measure("read an issue", 5000, (n) => ask("GET", `${R}/issues/${1 + (n % 2000)}`));
await measure("label an issue", 3000, (n) =>
  ask("POST", `${R}/issues/${1 + (n % 2000)}/labels`, { labels: [`l${n % 5}`] }),
);
await measure("comment", 3000, (n) => ask("POST", `${R}/issues/${1 + (n % 2000)}/comments`, { body: "hello" }));
await measure("read 100 issues (REST)", 300, (n) => ask("GET", `${R}/issues?per_page=100&page=${1 + (n % 20)}`));
await measure("read 100 issues (GraphQL)", 300, () => ask("POST", "/graphql", { query }));
child.kill("SIGTERM");
agent.destroy();

let heard = 0;
const sink = createServer((incoming, outgoing) => {
  heard++;
  incoming.resume().on("end", () => outgoing.end());
});
await new Promise<void>((resolve) => sink.listen(0, "127.0.0.1", resolve));
const standin = await startStandin({ validate: false, countOnly: true, webhooks: { keep: 1000 } });
const repository = seedRepository(standin.world, "octo/plans");
const hook = { url: `http://127.0.0.1:${(sink.address() as AddressInfo).port}/`, secret: "secret" };
seedInstallation(standin.world, seedApp(standin.world, { id: 1, slug: "app", hook }), "octo");
const actor = { user: standin.world.user("octo"), app: null };
const issue = createIssue(standin.world, actor, repository, { title: "t" });
const started = performance.now();
for (let n = 0; n < 3000; n++) {
  createComment(standin.world, actor, issue, `comment ${n}`);
  if (n % 100 === 0) await standin.webhooks.settled();
}
await standin.webhooks.settled();
const rate = Math.round((1000 * heard) / (performance.now() - started));
stdout.write(`${"webhooks (signed, to a sink)".padEnd(28)}${String(rate).padStart(7)} /s   heard ${heard}\n`);
await standin.close();
sink.close();
sink.closeAllConnections();
