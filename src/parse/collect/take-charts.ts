// A plan that is nothing but a Gantt chart: its bars are the tasks, its sections the phases.
import { readDrawing } from "../drawing/read-drawing.ts";
import { aPhase, aTask, type Collected, type PhaseDraft } from "./draft.ts";

/** Adds the bars of all Gantt charts. */
export function takeCharts(collected: Collected): void {
  for (const block of collected.drawings) {
    if (!/^\s*mermaid\b/i.test(block.info)) continue;
    const drawing = readDrawing(block.lines, block.info);
    if (drawing.kind !== "gantt") continue;
    const phases = new Map<string, PhaseDraft>();
    for (const name of drawing.names) {
      const line = block.line + 1 + name.line;
      let phase = name.group === null ? null : (phases.get(name.group) ?? null);
      if (name.group !== null && !phase) {
        phase = aPhase(null, name.group, "", line, line);
        phases.set(name.group, phase);
        collected.phases.push(phase);
      }
      const task = aTask({
        kind: "row",
        id: name.alias,
        title: name.text,
        line,
        endLine: line,
        phase,
        group: null,
        section: 0,
        because: ["a bar of a Gantt chart"],
      });
      const bar = name.bar;
      const status = bar?.flags.includes("done") ? "done" : bar?.flags.includes("active") ? "in_progress" : null;
      if (status)
        task.statuses.push({
          status,
          text: status === "done" ? "done" : "active",
          line,
          source: "drawing",
          mark: null,
        });
      if (bar?.duration) task.facts.push({ field: "estimate", value: bar.duration, line, source: "drawing" });
      if (bar?.start) task.facts.push({ field: "start", value: bar.start, line, source: "drawing" });
      if (bar?.end) task.facts.push({ field: "due", value: bar.end, line, source: "drawing" });
      collected.tasks.push(task);
    }
  }
}
