// Finds the tasks behind the names of a drawing and takes its edges; names are matched by id first, then by words.
import type { Claim } from "../../model/plan.ts";
import type { DrawingBlock } from "../collect/draft.ts";
import { readDrawing } from "../drawing/read-drawing.ts";
import { readReferences } from "../facts/read-references.ts";
import type { Target, Targets } from "../facts/targets.ts";
import { readHead } from "../inline/read-head.ts";
import type { Edge } from "./read-statements.ts";

export interface Drawn {
  readonly edges: Edge[];
  readonly claims: Claim[];
  readonly unsure: { line: number; column: number; reason: string }[];
}

const CODE =
  /^\s*(?:js|jsx|ts|tsx|javascript|typescript|json|jsonc|yaml|yml|toml|bash|sh|shell|zsh|python|py|go|rust|rs|java|kotlin|swift|c|cpp|csharp|cs|ruby|rb|php|sql|html|css|scss|xml|diff|markdown|md|dockerfile|ini|powershell|graphql|proto)\b/i;

type Name = ReturnType<typeof readDrawing>["names"][number];

function byText(text: string, targets: Targets): Target | null {
  const head = readHead(text);
  if (head.id !== null) {
    const found =
      head.kind === "phase" || head.kind === "span"
        ? targets.phase(head.id)
        : (targets.task(head.id) ?? (head.kind === null ? targets.phase(head.id) : null));
    if (found) return found;
    if (head.kind !== null && head.kind !== "task") return null;
  }
  const bare = text.replace(/\s*\([^()]*\)\s*$/, "").trim();
  const first = /^[\p{L}\d#][\p{L}\d._#-]*/u.exec(bare)?.[0];
  const direct = targets.task(bare) ?? (first && /\d/.test(first) ? targets.task(first) : null);
  return direct ?? targets.titled(head.title || bare, true);
}

function find(name: Name, targets: Targets): Target | null {
  const whole = name.whole ? byText(name.whole, targets) : null;
  return whole ?? byText(name.text, targets) ?? (name.alias ? targets.task(name.alias) : null);
}

function readRemark(name: Name, target: Target, line: number, targets: Targets): { edges: Edge[]; claims: Claim[] } {
  const remark = name.remark ?? "";
  if (/^(?:independent|parallel|unabhängig|independiente|independente|независимо|独立|並行)/iu.test(remark)) {
    return { edges: [], claims: [{ kind: "parallel", tasks: [target.key], line, text: name.text }] };
  }
  if (!/depend|after|needs|requires|blocked|abhängig|nach|dépend|après|зависит|после|依赖|依存|의존/iu.test(remark))
    return { edges: [], claims: [] };
  const found = readReferences(remark, targets, false).found.flatMap((reference) =>
    reference.target ? [reference.target] : [],
  );
  const more =
    found.length > 0
      ? found
      : readReferences(remark.replace(/^.*?\b(?:on|after|by|von|de)\s+/i, ""), targets, true).found.flatMap(
          (reference) => (reference.target ? [reference.target] : []),
        );
  return {
    edges: more
      .filter((blocker) => blocker.key !== target.key)
      .map((blocker) => ({ blocked: target, blocker, ref: remark, line, soft: false })),
    claims: [],
  };
}

/** The edges of all drawings of a document. */
export function readDrawings(blocks: readonly DrawingBlock[], targets: Targets): Drawn {
  const drawn: Drawn = { edges: [], claims: [], unsure: [] };
  for (const block of blocks) {
    if (CODE.test(block.info)) continue;
    const drawing = readDrawing(block.lines, block.info);
    const from = block.line + 1;
    if (drawing.names.length === 0) continue;
    const found = drawing.names.map((name) => find(name, targets));
    if (found.filter((target) => target !== null).length < Math.min(2, drawing.names.length)) continue;
    for (const edge of drawing.edges) {
      const [blocker, blocked] = [found[edge.from], found[edge.to]];
      if (blocker && blocked && blocker.key !== blocked.key)
        drawn.edges.push({
          blocked,
          blocker,
          ref: `${drawing.names[edge.from]?.text ?? ""}`,
          line: from + edge.line,
          soft: edge.dotted,
        });
    }
    drawing.names.forEach((name, index) => {
      const target = found[index];
      if (!target) return;
      const read = readRemark(name, target, from + name.line, targets);
      drawn.edges.push(...read.edges);
      drawn.claims.push(...read.claims);
    });
    for (const unsure of drawing.unsure)
      drawn.unsure.push({ line: from + unsure.line, column: unsure.column + 1, reason: unsure.reason });
  }
  return drawn;
}
