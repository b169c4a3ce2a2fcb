// Makes the truth of a plan: phases, tasks, steps, orders; the families then write it down in their ways.
import { type Language, languages, type StatusName } from "./languages.ts";
import { Random } from "./random.ts";

export interface TrueTask {
  id: string | null;
  readonly title: string;
  status: StatusName;
  phase: number | null;
  readonly dependsOn: number[];
  hours: readonly [number, number] | null;
  owner: string | null;
  priority: string | null;
  readonly steps: { readonly title: string; readonly done: boolean }[];
  readonly criteria: string[];
}

export interface TruePlan {
  readonly seed: number;
  readonly random: Random;
  readonly language: Language;
  readonly phases: { id: string | null; readonly title: string; readonly dependsOn: number[] }[];
  readonly tasks: TrueTask[];
}

const OWNERS = ["Marta", "QA agent", "@lena-k", "Backend team", "Omar", "@sam"];
const STATUSES: readonly StatusName[] = ["todo", "todo", "todo", "in_progress", "done", "done", "blocked", "cancelled"];

function titles(language: Language, random: Random, count: number): string[] {
  const all = language.verbs.flatMap((verb) => language.things.map((thing) => language.join(verb, thing)));
  const list = random.shuffle(all).slice(0, count);
  for (let more = 2; list.length < count; more++) list.push(`${random.pick(all)} ${more}`);
  return list;
}

/** A plan by its number. The same number gives the same plan. */
export function makePlan(seed: number): TruePlan {
  const random = new Random(seed);
  const language = languages[seed % languages.length] as Language;
  const phaseCount = random.whole(1, 4);
  const count = random.whole(phaseCount * 2, phaseCount * 5);
  const names = titles(language, random, count + phaseCount + count * 3);
  const phases = Array.from({ length: phaseCount }, (_, index) => ({
    id: String(index + 1),
    title: names.pop() ?? "",
    dependsOn: index > 0 && random.chance(0.5) ? [index - 1] : [],
  }));
  const tasks = Array.from({ length: count }, (_, index): TrueTask => {
    const low = random.whole(1, 9);
    const dependsOn =
      index === 0 || random.chance(0.45)
        ? []
        : [
            ...new Set(
              Array.from({ length: random.whole(1, 3) }, () => random.whole(Math.max(0, index - 6), index - 1)),
            ),
          ].sort((a, b) => a - b);
    return {
      id: null,
      title: names.pop() ?? "",
      status: random.pick(STATUSES),
      phase: Math.min(phaseCount - 1, Math.floor((index * phaseCount) / count)),
      dependsOn,
      hours: random.chance(0.7) ? [low, random.chance(0.4) ? low + random.whole(1, 3) : low] : null,
      owner: random.chance(0.7) ? random.pick(OWNERS) : null,
      priority: random.chance(0.6) ? random.pick(["P0", "P1", "P2"]) : null,
      steps: random.chance(0.5)
        ? Array.from({ length: random.whole(1, 3) }, () => ({ title: names.pop() ?? "", done: random.chance(0.3) }))
        : [],
      criteria: random.chance(0.4) ? [names.pop() ?? "", names.pop() ?? ""] : [],
    };
  });
  return { seed, random, language, phases, tasks };
}
