// Reads spoilt plans without end (or for a number of seconds: `npm run fuzz -- 60`) and tells the first that does not hold.
import { generate } from "../test/generate/families.ts";
import { holdReading } from "../test/generate/hold-reading.ts";
import { mutate } from "../test/generate/mutate.ts";
import { Random } from "../test/generate/random.ts";

const seconds = Number(process.argv[2] ?? 600);
const first = Number(process.argv[3] ?? 1);
const SLOW = 4000;
const end = Date.now() + seconds * 1000;
let slowest = { seed: 0, milliseconds: 0 };
let seed = first;
for (; Date.now() < end; seed++) {
  const random = new Random(seed);
  const { path, text } = generate(random.whole(0, 1_000_000));
  const spoilt = mutate(random.chance(0.1) ? text.repeat(random.whole(2, 20)) : text, random);
  const before = process.cpuUsage();
  try {
    holdReading(path, spoilt);
  } catch (error) {
    console.error(`seed ${seed}:`, error);
    process.exitCode = 1;
    break;
  }
  const milliseconds = process.cpuUsage(before).user / 1000;
  if (milliseconds > slowest.milliseconds) slowest = { seed, milliseconds };
  if (milliseconds > SLOW) {
    console.error(`seed ${seed}: ${Math.round(milliseconds)} ms for ${spoilt.length} characters`);
    process.exitCode = 1;
    break;
  }
}
console.log(`${seed - first} texts, the slowest (seed ${slowest.seed}) took ${Math.round(slowest.milliseconds)} ms`);
