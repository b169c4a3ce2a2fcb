// Every request of imports of 1, 50 and 300 tasks, and of the runs for edits of them, disturbed in every way; then run
// again until nothing is left to write.
// Prints how many cases ran and every one that ended differently. Minutes to an hour: `npm run stopped [-- 1,50,300]`.
import { argv } from "node:process";
import { isDeepStrictEqual } from "node:util";
import { DISTURBANCES, type Disturbance, disturbed, type Import, undisturbed } from "../test/end-to-end/stopped.ts";

const sizes = (argv[2] ?? "1,50,300").split(",").map(Number);
const IMPORTS: readonly Import[] = [
  ...sizes.map((tasks) => ({ tasks, edges: Math.floor(tasks * 1.2) })),
  ...sizes.filter((tasks) => tasks <= 50).map((tasks) => ({ tasks, edges: tasks, profile: "ghes-old" as const })),
  ...sizes
    .filter((tasks) => tasks <= 50)
    .flatMap((tasks) => [
      { tasks, edges: tasks, edited: true },
      { tasks, edges: tasks, edited: true, profile: "ghes-old" as const },
    ]),
];

let cases = 0;
let wrong = 0;
for (const what of IMPORTS) {
  const calm = await undisturbed(what);
  for (const how of Object.keys(DISTURBANCES) as Disturbance[]) {
    // REST never tells a limit with 200: an edit that a server without GraphQL answers so is not done, and none can know.
    if (what.edited && what.profile === "ghes-old" && how === "secondary limit inside 200") continue;
    const from = performance.now();
    let most = 0;
    for (let at = 1; at <= calm.requests; at++) {
      cases++;
      const end = await disturbed(what, how, at);
      most = Math.max(most, end.runs);
      const titles = end.holds.issues.map((issue) => issue.title);
      const twice = titles.length - new Set(titles).size;
      if (!isDeepStrictEqual(end.holds, calm.holds) || twice > 0) {
        wrong++;
        console.log(`  WRONG: ${named(what)}, ${how} at request ${at}, ${twice} duplicates`);
      }
    }
    const seconds = ((performance.now() - from) / 1000).toFixed(0);
    console.log(`${named(what)}, ${how}: ${calm.requests} cases, at most ${most} runs to the end, ${seconds} s`);
  }
}
console.log(`${cases} cases, ${wrong} ended differently`);
process.exitCode = wrong > 0 ? 1 : 0;

function named({ tasks, profile = "github", edited = false }: Import): string {
  return `${edited ? "an edit of " : ""}${tasks} tasks (${profile})`;
}
