// Plays random histories at length: `node scripts/histories.ts [how many] [seed]`. Prints what went wrong, shrunk.
import fc from "fast-check";
import { histories } from "../test/world/happenings.ts";
import { play } from "../test/world/history.ts";

const [count = "10000", seed = "1"] = process.argv.slice(2);
const started = performance.now();
const result = await fc.check(
  fc.asyncProperty(histories, async (happenings) => {
    const wrong = await play(happenings);
    if (wrong.length > 0) throw new Error(wrong.join("\n"));
  }),
  { numRuns: Number(count), seed: Number(seed) },
);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
if (result.failed) {
  console.log(`failed after ${result.numRuns} histories (seed ${seed}), shrunk to:`);
  for (const happening of result.counterexample?.[0] ?? []) console.log(" ", JSON.stringify(happening));
  console.log(result.errorInstance instanceof Error ? (result.errorInstance.stack ?? "") : "");
  process.exitCode = 1;
} else
  console.log(`${result.numRuns} histories in ${seconds} s (seed ${seed}): all settled, nothing lost, nothing twice`);
