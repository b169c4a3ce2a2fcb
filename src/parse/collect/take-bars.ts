// A chart of bars in a code fence: "Pour the floor      ████████". Its rows are the tasks of a plan that shows no other.
import type { Block } from "../blocks/block.ts";
import { type DrawnLine, drawnLines } from "../blocks/drawn-lines.ts";
import { isOtherLanguage } from "../drawing/not-a-drawing.ts";
import { readHead } from "../inline/read-head.ts";
import { applyHead } from "./apply-head.ts";
import { closeTask } from "./close-task.ts";
import type { Context } from "./context.ts";
import { aPhase, aTask, type PhaseDraft } from "./draft.ts";

/** A name, a gap and strokes; behind them nothing but strokes, signs of a frame, or when that is. */
const ROW =
  /^(\S.*?)(?:\s*[|│:]\s*|\s{2,})[\s.·|│░▒-]*(?:[█▉▇▆▅▄▃▓■▬▰●◆]+|[=#*]{2,}|-{3,}(?!-*>))[\s█▉▇▆▅▄▃▓■▬▰●◆░▒▱□=#*|│.·-]*((?:[([]|\p{L}{0,9}\s?\d).*)?$/u;
/** "Design   ████░░ 60%": how much is done, and not when it is. */
const SHARE = /\d\s*[%％]/;
/** Rows from which on bars make a chart. */
const LEAST = 3;

interface Bar {
  readonly line: DrawnLine;
  /** The words before the bar; null for a line without one. */
  readonly name: string | null;
}

function barOf(line: DrawnLine): Bar {
  const found = ROW.exec(line.text);
  const name = found?.[1]?.trim() ?? "";
  return { line, name: found && /\p{L}/u.test(name) && (found[2] ?? "").length < 32 ? name : null };
}

function phaseOf(context: Context, { line }: Bar): PhaseDraft {
  const head = readHead(line.text.replace(/\s*[:：]$/u, ""));
  const phase = aPhase(head.id, head.title, head.kind === null ? "" : head.word, line.line, line.line);
  if (head.status && head.statusText !== null) {
    const fact = { status: head.status, text: head.statusText, line: line.line, mark: null };
    phase.statuses.push({ ...fact, source: "drawing" });
  }
  phase.facts.push({ field: "due", value: line.text, line: line.line, source: "drawing" });
  context.out.phases.push(phase);
  return phase;
}

/** The groups of a chart: lines that name a phase, or stand in capitals, right above rows. */
function groups({ line, name }: Bar, next: Bar | undefined): boolean {
  if (name !== null || !next || next.name === null) return false;
  const head = readHead(line.text);
  return (
    head.kind === "phase" || (/\p{Lu}/u.test(line.text) && !/\p{Ll}/u.test(line.text)) || /[:：]$/u.test(line.text)
  );
}

/** Takes the rows of the fence for tasks where they are a chart of bars. */
export function takeBars(context: Context, block: Extract<Block, { kind: "fence" }>): boolean {
  if (isOtherLanguage(block.info.trim().split(/\s/)[0]?.toLowerCase() ?? "")) return false;
  const bars = drawnLines(block).map(barOf);
  const rows = bars.filter(({ name }) => name !== null);
  const measured = rows.filter(({ line }) => SHARE.test(line.text)).length;
  if (rows.length < LEAST || rows.length * 2 < bars.length || measured * 2 >= rows.length) return false;
  let { phase } = context;
  for (const [at, bar] of bars.entries()) {
    if (groups(bar, bars[at + 1]) && !context.phase) phase = phaseOf(context, bar);
    if (bar.name === null) continue;
    const { line } = bar.line;
    const head = readHead(bar.name);
    if (head.title === "" || (head.kind === "phase" && head.id !== null && !phase)) continue;
    const task = aTask({
      kind: "row",
      id: head.id,
      title: head.title,
      line,
      endLine: line,
      phase,
      group: context.group,
      section: context.section,
      because: ["a row of a chart of bars"],
    });
    applyHead(task, head, line, "attribute");
    if (head.status && head.statusText !== null)
      task.statuses.push({ status: head.status, text: head.statusText, line, source: "drawing", mark: null });
    else
      for (const { status, text } of phase?.statuses ?? [])
        if (status === "done") task.statuses.push({ status, text, line, source: "drawing", mark: null });
    closeTask(task, context.out.notes);
    context.out.tasks.push(task);
  }
  return true;
}
