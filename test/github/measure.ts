// Prints what the adapter costs on the stand-in, on simulated time: `npm run adapter`.
import { aTask, closeGitHub, name, openGitHub, tasks, values } from "./github.ts";

const MINUTE = 60_000;

/** The soonest that so many items can be made: each a minute after the 80th and an hour after the 500th before it. */
function leastTime(items: number): number {
  const at: number[] = [];
  for (let item = 0; item < items; item += 1)
    at.push(Math.max(0, (at[item - 80] ?? -MINUTE) + MINUTE, (at[item - 500] ?? -60 * MINUTE) + 60 * MINUTE));
  return at[items - 1] ?? 0;
}

const minutes = (milliseconds: number): string => `${(milliseconds / MINUTE).toFixed(2)} min`;

async function firstImport(phases: number, perPhase: number, edges: number): Promise<void> {
  const { writer, standin, clock } = await openGitHub({ limits: true, validate: false });
  await writer.observe();
  const start = clock.now();
  const labels = ["plansync", "blocked", "priority: high"];
  values(await writer.createLabels(labels.map((text) => ({ name: text, color: "ededed", description: "" }))));
  for (let phase = 1; phase <= phases; phase += 1) {
    await writer.createMilestone({ title: `Phase ${phase}`, description: "", due: null, state: "open" });
    const [parent] = values(await writer.createIssues([aTask(0, { title: `Phase ${phase}`, milestone: phase })]));
    const below = { parent: parent?.number ?? null, labels: ["plansync"], milestone: phase };
    values(await writer.createIssues(tasks(perPhase - 1, below)));
  }
  const half = Math.floor((phases * perPhase) / 2);
  const blockers = Array.from({ length: edges }, (_, index) => ({
    blocked: name(half + 1 + (index % half)),
    blocker: name(1 + ((index * 13 + Math.floor(index / half)) % half)),
  }));
  values(await writer.addBlockers(blockers));
  const items = labels.length + phases + phases * perPhase + edges;
  const [took, least] = [clock.now() - start, leastTime(items)];
  const { primary, secondary } = standin.limits.hits;
  console.log(
    `first import of ${phases * perPhase} issues with ${edges} edges: ${standin.log.requests} requests, ${minutes(took)}` +
      ` (least ${minutes(least)}, ×${(took / least).toFixed(4)}), limits hit: ${primary} primary, ${secondary} secondary`,
  );
}

async function noOp(count: number, features: { graphql: boolean }): Promise<void> {
  const { writer, reader, standin } = await openGitHub({ features, validate: false });
  values(await writer.createIssues(tasks(count)));
  standin.log.clear();
  const start = performance.now();
  await reader().observe();
  const time = (performance.now() - start).toFixed(0);
  const way = features.graphql ? "GraphQL" : "REST";
  console.log(
    `reading ${count} issues over ${way}: ${standin.log.requests} requests, ${standin.log.writes} writes, ${time} ms here`,
  );
}

for (const count of [48, 100, 1000, 1633]) await noOp(count, { graphql: true });
await noOp(1633, { graphql: false });
await firstImport(1, 100, 150);
await firstImport(10, 100, 1500);
await closeGitHub();
