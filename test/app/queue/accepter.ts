// A process that takes deliveries and is killed at it: writes down each one that it has answered.
// node accepter.ts ADDRESS PREFIX JOURNAL REPOSITORIES
import { appendFileSync } from "node:fs";
import { createIntake } from "../../../src/app/intake.ts";
import { createMetrics } from "../../../src/app/metrics.ts";
import { openQueue } from "../../../src/app/queue/open-queue.ts";
import { delivery } from "./deliveries.ts";

const [address = "", prefix = "", journal = "", repositories = ""] = process.argv.slice(2);
const queue = await openQueue(address, { prefix, onError: () => undefined });
const desk = createIntake(queue, () => ({ appId: 1, login: "" }), createMetrics());
process.send?.("ready");
// More at a time than a batch takes at once, so that the end finds some on their way.
for (let number = 0; ; number += 25) {
  const group = Array.from({ length: 25 }, (_, at) => number + at);
  const taken = group.map(async (one) => {
    await desk.take(delivery(one, Number(repositories)));
    appendFileSync(journal, `${one}\n`);
  });
  if (number % 100 === 75) await Promise.all(taken);
}
