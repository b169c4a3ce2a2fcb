// The gate of a phase, for its check: what must hold, and whether it does.
import type { PhrasingContent } from "mdast";
import type { Gate, GateItem } from "../model/gate.ts";
import { CHECK_TEXT } from "../model/limits.ts";
import type { Phase, Task } from "../model/plan.ts";
import { bullets, code, heading, paragraph, strong, text } from "./markdown.ts";
import { bar, progressOf } from "./progress.ts";
import { more } from "./sections.ts";
import { withinCap } from "./within-cap.ts";

const SIGNS = { held: "✅", open: "⬜", failed: "❌", unknown: "▫️" } as const satisfies Record<
  GateItem["state"],
  string
>;
const STATUS = { todo: "⬜", in_progress: "🔵", done: "✅", blocked: "⛔", cancelled: "➖" } as const satisfies Record<
  Task["status"],
  string
>;

/** `summary` holds the gate, `body` the tasks. */
export function gateMarkdown(phase: Phase, gate: Gate, tasks: readonly Task[]): { summary: string; body: string } {
  const goal = phase.goal === null ? [] : [paragraph(text(phase.goal))];
  const early = gate.early.map(({ task, open }): PhrasingContent[] => [
    strong(text(task.title)),
    text(` is marked done while open: ${open.slice(0, 5).join("; ")}`),
  ]);
  const summary = withinCap(
    [
      [paragraph(text(bar(progressOf(tasks))))],
      goal,
      [heading(3, text("Gate")), bullets(gate.items.slice(0, 200).map(itemLine)), ...more(gate.items.length, 200)],
      early.length === 0
        ? []
        : [heading(3, text("Done too early")), bullets(early.slice(0, 50)), ...more(early.length, 50)],
    ],
    CHECK_TEXT - 100,
    "in the plan",
  );
  const lines = tasks.slice(0, 500).map((task): PhrasingContent[] => [text(`${STATUS[task.status]} ${task.title}`)]);
  const body =
    tasks.length === 0
      ? ""
      : withinCap(
          [[heading(3, text("Tasks")), bullets(lines), ...more(tasks.length, 500)]],
          CHECK_TEXT - 100,
          "in the plan",
        );
  return { summary, body };
}

function itemLine(item: GateItem): PhrasingContent[] {
  const words = item.kind === "verification" ? code(item.text) : text(item.text);
  return [text(`${SIGNS[item.state]} `), words, ...(item.detail === "" ? [] : [text(` (${item.detail})`)])];
}
