// Blockers at length: chains, diamonds and a fan-in of 50 over a thousand issues, closed and reopened in random order.
// Pull requests wait for some of them: after each step label, native edges and checks are held against the graph.
// node scripts/blockers.ts [--tasks 1000] [--steps 100] [--pulls 12]
import { parseArgs } from "node:util";
import { measureBlockers } from "../test/app/end-to-end/blockers.ts";

const { values: options } = parseArgs({
  options: {
    tasks: { type: "string", default: "1000" },
    steps: { type: "string", default: "100" },
    pulls: { type: "string", default: "12" },
  },
});
const measured = await measureBlockers(Number(options.tasks), Number(options.steps), {
  pulls: Number(options.pulls),
  tell: (line) => console.log(`  ${line}`),
});
const { wrong, ...figures } = measured;
console.log(`blockers: ${JSON.stringify(figures)}, ${wrong.length} disagree with the graph`);
for (const line of wrong.slice(0, 10)) console.log(`  ${line}`);
process.exit(wrong.length > 0 ? 1 : 0);
