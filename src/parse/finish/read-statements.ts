// Reads prose about order: "2.3 should follow 2.1", "Phase 2 depends on Phase 1", "A + B → C", "#16 and #17 can run in parallel".

import type { Statement } from "../collect/draft.ts";
import { readReferences, saysNone } from "../facts/read-references.ts";
import type { Target, Targets } from "../facts/targets.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import { isUnspaced } from "../text/fold.ts";
import { blocksVerbs, completionSigns, completionWords, dependsTails, dependsVerbs } from "../vocabulary/dependency.ts";
import { alternatives } from "../vocabulary/words.ts";
import { phasesMeant } from "./story-phases.ts";

export interface Edge {
  readonly blocked: Target;
  readonly blocker: Target;
  readonly ref: string;
  readonly line: number;
  readonly soft: boolean;
}

export interface ParallelClaim {
  readonly tasks: readonly Target[];
  readonly line: number;
  readonly text: string;
}

const spaced = (words: Record<string, string>) =>
  Object.fromEntries(Object.entries(words).filter(([language]) => !["zh", "ja", "ko"].includes(language)));
const VERB = new RegExp(
  `(?<![\\p{L}])(?:(${alternatives(spaced(dependsVerbs))})|(${alternatives(spaced(blocksVerbs))}))(?![\\p{L}])`,
  "iu",
);
const CJK_VERB = new RegExp(
  `(${alternatives({ zh: dependsVerbs.zh ?? "" })})|(${alternatives({ zh: blocksVerbs.zh ?? "", ja: "をブロック", ko: "를 차단" })})`,
  "u",
);
const TAIL = new RegExp(
  `^(.{1,80}?)(?:は|は、|가|는|은|이|:|：)\\s*(.{1,200}?)(?:${alternatives({ ja: dependsTails.ja ?? "", ko: dependsTails.ko ?? "", zh: dependsTails.zh ?? "" })})`,
  "u",
);
const COMPLETION = new RegExp(
  `(?<!\\p{L})(?:${alternatives(completionWords)})(?!\\p{L})|${alternatives(completionSigns)}`,
  "giu",
);
const ARROW = /\s*(?:→|⟶|➔|➜|──?[►▶>]|-{1,3}>|=+>|⇒)\s*/;
const PARALLEL =
  /\b(?:in parallel|simultaneously|concurrently|parallel|parallelen?|en parallèle|en paralelo|em paralelo|in parallelo|independent(?:ly)?)\b|параллельно|паралельно|并行|並行|並列|병렬/iu;
const GATE = /\b(?:go\s*\/\s*no-?go)\b.*?\bfor\b\s+(.+)$/i;
const CAN_START = /\bno (?:dependencies|dependency|prerequisites)\b|\bcan start immediately\b|\bindependent(?:ly)?\b/i;

function refs(text: string, targets: Targets): Target[] {
  return readReferences(text, targets, false).found.flatMap((found) => (found.target ? [found.target] : []));
}

function cross(
  blocked: readonly Target[],
  blockers: readonly Target[],
  text: string,
  line: number,
  soft: boolean,
): Edge[] {
  return blocked.flatMap((left) =>
    blockers
      .filter((right) => right.key !== left.key)
      .map((right) => ({ blocked: left, blocker: right, ref: text, line, soft })),
  );
}

/** "Phase 3 → Phase 1 complete" points at what must be there first. */
function isBackward(parts: readonly string[], sides: readonly (readonly Target[])[]): boolean {
  if (parts.length !== 2) return false;
  if (/\b(?:complete|completed|done|finished)\W*$/i.test(parts[1] ?? "")) return true;
  const numbers = sides.map((side) =>
    side.map((target) => Number(/\d+(?:\.\d+)?$/.exec(target.id ?? "")?.[0] ?? Number.NaN)),
  );
  const [left, right] = numbers;
  return (
    sides.every((side) => side.every((target) => target.kind === "phase")) &&
    Math.max(...(right ?? [])) < Math.min(...(left ?? []))
  );
}

/** Who does what when is no order of tasks. */
const PEOPLE =
  /^\W*(?:developer|dev|engineer|team|agent|person|entwickler|équipe|equipo|разработчик|开发者)\s+[\p{L}\d]{1,12}\b/iu;

/** The task that has exactly these words for its title. */
function titles(words: string, targets: Targets): Target[] {
  const found = words.length < 120 ? targets.titled(words, false, "task") : null;
  return found ? [found] : [];
}

function readChain(text: string, line: number, targets: Targets): Edge[] {
  const parts = text.split(ARROW);
  if (parts.length < 2 || parts.length > 40) return [];
  if (PEOPLE.test(text)) return [];
  const sides = parts.map((part, index) => {
    const side = index === 0 ? part.slice(-200) : part.slice(0, 200);
    const found = refs(side, targets);
    return found.length > 0 ? found : titles(side, targets);
  });
  if (sides.filter((side) => side.length > 0).length < parts.length) return [];
  if (isBackward(parts, sides)) sides.reverse();
  const edges: Edge[] = [];
  for (let index = 1; index < sides.length; index++)
    edges.push(...cross(sides[index] ?? [], sides[index - 1] ?? [], text.trim(), line, false));
  return edges;
}

/** The tasks before the first of `of` in the order of the plan, for "needs all above". */
function allBefore(of: readonly Target[], targets: Targets): Target[] {
  const [first] = of;
  const list = first?.kind === "phase" ? targets.listPhases() : targets.listTasks();
  const at = list.findIndex((target) => target.key === first?.key);
  return at > 0 ? [...targets.above(list, at)] : [];
}

function readSentence(text: string, statement: Statement, targets: Targets): Edge[] {
  const { line } = statement;
  const tail = isUnspaced(text) || /[가-힣]/.test(text) ? TAIL.exec(text) : null;
  const told = tail ? cross(refs(tail[1] ?? "", targets), refs(tail[2] ?? "", targets), text, line, false) : [];
  if (told.length > 0 || (tail && /[ぁ-んァ-ヶ가-힣]/.test(text))) return told;
  const verb = VERB.exec(text) ?? (/[一-鿿]/.test(text) ? CJK_VERB.exec(text) : null);
  if (!verb) return [];
  const [before, after] = [text.slice(0, verb.index), text.slice(verb.index + verb[0].length)];
  const left = subjects(before, statement, targets);
  if (left.length === 0 || saysNone(after)) return [];
  const cut =
    after.split(
      /\s+[-–—]\s+|;|\.\s|\bso that\b|\bbecause\b|\bsince\b|, (?:ya que|weil|da|car|porque|poiché|так как)\b/iu,
    )[0] ?? after;
  const bare = cut.replace(/\([^()]*\)/g, " ");
  let right = several(bare, statement, targets) ?? refs(bare, targets);
  if (right.length === 0) right = refs(cut, targets);
  const soft = /\b(?:optional|recommended|ideally|preferably)\b/i.test(text);
  const also = blockedAfter(after.slice(cut.length), statement, targets);
  if (verb[1]) {
    if (right.length === 0 && /\ball (?:of the )?above\b|\ball previous\b|\beverything above\b/i.test(cut))
      right = allBefore(left, targets);
    if (right.length === 0) right = named(bare, targets, left[0]?.kind ?? null);
    return [...cross(left, right, text, line, soft), ...cross(also, left, text, line, soft)];
  }
  if (right.length === 0) right = named(bare, targets);
  return cross(right, left, text, line, soft);
}

/** In a section about order: "all user stories", "Phase 3+". */
function several(text: string, statement: Statement, targets: Targets): Target[] | null {
  const found = statement.order ? phasesMeant(text, targets) : [];
  return found.length > 0 ? [...found] : null;
}

/** "Depends on Setup completion - BLOCKS all user stories": what the same subject blocks besides. */
function blockedAfter(text: string, statement: Statement, targets: Targets): Target[] {
  const verb = VERB.exec(text.slice(0, 200));
  if (!verb?.[2] || !/^\W*$/.test(text.slice(0, verb.index))) return [];
  const rest = text.slice(verb.index + verb[0].length);
  return several(rest, statement, targets) ?? refs(rest, targets);
}

function named(text: string, targets: Targets, kind: Target["kind"] | null = null): Target[] {
  const bare = text
    .replace(COMPLETION, " ")
    .replace(/[^\p{L}\p{N}\s]+/gu, " ")
    .trim();
  const found = bare.length > (isUnspaced(bare) ? 1 : 2) && bare.length < 100 ? targets.titled(bare, true, kind) : null;
  return found ? [found] : [];
}

function subjects(before: string, statement: Statement, targets: Targets): Target[] {
  const inner = before.replace(/\([^()]*\)\s*[:：]?\s*$/, " ");
  const found = several(before, statement, targets) ?? refs(inner, targets);
  if (found.length > 0) return found;
  const all = refs(before, targets);
  return all.length > 0 ? all : statement.order ? named(inner, targets) : [];
}

/** The edges that a line of prose tells. In a section about order weaker words count. */
export function readStatement(statement: Statement, targets: Targets): Edge[] {
  const raw = statement.text;
  if (raw.length > 3000 || (!statement.order && !/\d/.test(raw) && !ARROW.test(raw))) return [];
  const text = stripMarkup(raw);
  if (ARROW.test(text)) {
    if (PEOPLE.test(text)) return [];
    const chain = readChain(text.replace(/^[^:：]{1,60}[:：]\s*/, ""), statement.line, targets);
    if (chain.length > 0) return chain;
  }
  const gate = GATE.exec(text);
  if (gate) return [];
  const edges: Edge[] = [];
  let outer = text;
  for (const [whole, inner] of text.matchAll(/\(([^()]{5,300})\)/g)) {
    const verb = VERB.exec(inner ?? "");
    if (!verb || refs((inner ?? "").slice(0, verb.index), targets).length === 0) continue;
    for (const clause of clauses(inner ?? "", targets)) edges.push(...readSentence(clause, statement, targets));
    outer = outer.replace(whole, " ");
  }
  for (const whole of outer.split(/;\s+|(?<=[.。])\s+(?=\p{Lu}|[一-鿿])/u)) {
    const sentence = CAN_START.test(whole) ? (whole.split(/\s+[-–—]\s+/)[0] ?? "") : whole;
    if (CAN_START.test(sentence)) continue;
    for (const clause of clauses(sentence, targets)) edges.push(...readSentence(clause, statement, targets));
  }
  return edges;
}

/** "T2 depends on T1, T4 depends on T3" says two things; "T4 depends on T1, T3" says one. */
function clauses(text: string, targets: Targets): string[] {
  const parts = text.split(/,\s+(?:and\s+|und\s+|et\s+|y\s+|e\s+|и\s+)?/iu);
  if (parts.length < 2) return [text];
  const whole: string[] = [];
  for (const part of parts) {
    const verb = VERB.exec(part);
    const own = verb !== null && verb.index > 0 && refs(part.slice(0, verb.index), targets).length > 0;
    const before = whole.at(-1);
    if (before === undefined || (own && VERB.test(before))) whole.push(part);
    else whole[whole.length - 1] = `${before}, ${part}`;
  }
  return whole;
}

/** "2.1 + 2.2 can run in parallel", "2.4 is independent": a fact to hold against the edges. */
export function readParallel(statement: Statement, targets: Targets): ParallelClaim | null {
  if (statement.text.length > 600 || !PARALLEL.test(statement.text)) return null;
  const text = stripMarkup(statement.text);
  if (/^(?:none|no)\b/i.test(text)) return null;
  const said = text
    .split(/;\s*/)
    .filter((part) => PARALLEL.test(part))
    .map((part) => part.split(/\s(?:after|once|when|nach|après|después|depois|dopo|после|після)\s/iu)[0] ?? "");
  const tasks = refs((said.length > 0 ? said.join("; ") : text).replace(/\([^()]*\)/g, " "), targets);
  return tasks.length > 0 ? { tasks, line: statement.line, text } : null;
}
