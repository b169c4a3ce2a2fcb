// Steps and criteria as checkbox lines of a managed body.
import type { DesiredBox, Identity } from "../model/desired.ts";
import type { Criterion, Step } from "../model/plan.ts";
import { renderLine } from "./body.ts";

/** Boxes in the order of the plan, steps before criteria; no two have one key. */
export function boxesOf(steps: readonly Step[], criteria: readonly Criterion[], of?: Identity): DesiredBox[] {
  const whose = of === undefined ? {} : { of };
  const fromSteps = steps.map(
    (step): DesiredBox => ({
      key: `s:${step.key}`,
      text: renderLine(step.text) || "…",
      done: step.done,
      depth: step.depth,
      kind: "step",
      line: step.line,
      written: step.text,
      mark: step.mark,
      ...whose,
    }),
  );
  const fromCriteria = criteria.map(
    (criterion): DesiredBox => ({
      key: `c:${criterion.text.replace(/\s+/g, " ").trim().toLowerCase().slice(0, 80)}`,
      text: renderLine(criterion.text) || "…",
      done: criterion.done ?? false,
      depth: 0,
      kind: "criterion",
      line: criterion.line,
      written: criterion.text,
      mark: criterion.mark,
      ...whose,
    }),
  );
  return withUniqueKeys([...fromSteps, ...fromCriteria]);
}

/** The second box of a key becomes "key~2". */
export function withUniqueKeys(boxes: readonly DesiredBox[]): DesiredBox[] {
  const seen = new Map<string, number>();
  return boxes.map((box) => {
    const count = (seen.get(box.key) ?? 0) + 1;
    seen.set(box.key, count);
    return count === 1 ? box : { ...box, key: `${box.key}~${count}` };
  });
}
