// Makes a phase of a heading, with the facts that the heading tells.
import { isDates } from "../facts/take-dates.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import type { Node } from "../outline/node.ts";
import { aPhase, type Collected, type PhaseDraft } from "./draft.ts";
import { headingMark } from "./heading-start.ts";

/** What speaks for a phase. */
export function whyPhase(node: Node): string[] {
  const { head } = node.words;
  const reasons: string[] = [];
  if (head.kind === "phase" && head.id !== null)
    reasons.push(`the heading names a phase (\`${head.word} ${head.id}\`)`);
  else if (head.kind === "span" && head.id !== null)
    reasons.push(`the heading names a stretch of time (\`${head.word} ${head.id}\`)`);
  if (node.work > 0)
    reasons.push(node.work === 1 ? "a piece of work stands under it" : `${node.work} pieces of work stand under it`);
  return reasons.length > 0 ? reasons : ["a heading of the plan"];
}

function applyHeading(phase: PhaseDraft, node: Node): void {
  const { head } = node.words;
  const { line, start, text } = node.section.heading;
  const boxed = headingMark(node);
  if (boxed) phase.statuses.push(boxed);
  if (head.status && head.statusText !== null) {
    const at = text.indexOf(head.statusText);
    const from = node.section.level < 7 && at >= 0 ? start + node.section.level + 1 + at : -1;
    phase.statuses.push({
      status: head.status,
      text: head.statusText,
      line,
      source: "heading",
      mark:
        from < 0
          ? null
          : {
              kind: "heading",
              line,
              start: from,
              end: from + head.statusText.length,
              text: head.statusText,
              status: head.status,
            },
    });
  }
  if (head.estimate) phase.facts.push({ field: "estimate", value: head.estimate.text, line, source: "heading" });
  if (head.priority) phase.facts.push({ field: "priority", value: head.priority, line, source: "heading" });
  phase.facts.push({ field: "due", value: text, line, source: "heading" });
  for (const depends of head.dependsOn)
    phase.depends.push({ text: depends, line, source: "attribute", reverse: false });
  for (const blocks of head.blocks) phase.depends.push({ text: blocks, line, source: "attribute", reverse: true });
}

/** "Phase 3 (later)" and "Sprint 4: 2–13 March" are called by their names: what stands behind is no title. */
function titleOf({ id }: Node["words"]["head"], title: string, heading: string): string {
  if (!/^(?:[(（][^()（）]*[)）]|\[[^[\]]*\])$/u.test(title) && (id === null || !isDates(title))) return title;
  const at = heading.indexOf(title);
  return (at > 0 && stripMarkup(heading.slice(0, at)).replace(/[\s:：—–-]+$/u, "")) || title;
}

/** The phase, put among what was collected. */
export function phaseOfHeading(out: Collected, node: Node): PhaseDraft {
  const { head } = node.words;
  const { heading } = node.section;
  const title = head.title !== "" ? head.title : heading.text;
  const phase = aPhase(
    head.id,
    titleOf(head, title, heading.text),
    head.kind ? head.word : "",
    heading.line,
    node.section.endLine,
  );
  applyHeading(phase, node);
  out.phases.push(phase);
  out.notes.push({
    line: heading.line,
    endLine: heading.line,
    taken: "phase",
    draft: phase,
    because: whyPhase(node),
  });
  return phase;
}
