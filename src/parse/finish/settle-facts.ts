// Chooses among the statements about one task or phase, and keeps the others as told.
import type { Estimate, Status, StatusMark, Told } from "../../model/plan.ts";
import { NONE } from "../blocks/block.ts";
import type { PhaseDraft, StatusFact, TaskDraft, TextFact } from "../collect/draft.ts";
import { type DateBase, readSpan } from "../facts/read-date.ts";
import { type HoursOf, isBareNumber, readEstimate, type Unit } from "../facts/read-estimate.ts";
import { saysNone } from "../facts/read-references.ts";
import { andWords } from "../vocabulary/join.ts";
import { alternatives } from "../vocabulary/words.ts";

/** What dates and efforts of the plan are read by. */
export interface Base extends DateBase {
  readonly hours: HoursOf;
  /** The unit of numbers that stand without one, when the plan states it. */
  readonly unit: () => Unit | null;
}

type Draft = TaskDraft | PhaseDraft;

const STATUS_ORDER: Readonly<Record<Told["source"], number>> = {
  frontmatter: 0,
  attribute: 0,
  heading: 1,
  table: 2,
  checkbox: 3,
  drawing: 4,
  prose: 5,
};
const ORDER: Readonly<Record<Told["source"], number>> = {
  frontmatter: 0,
  attribute: 0,
  heading: 1,
  checkbox: 1,
  table: 2,
  drawing: 3,
  prose: 4,
};

export interface Settled {
  readonly status: Status | null;
  readonly statusText: string | null;
  /** Only an empty box in a list that repeats the task says so: what its own boxes say holds. */
  readonly unticked: boolean;
  readonly marks: StatusMark[];
  readonly told: Told[];
}

/** The status that holds. A box that says more than "open" beats a board's column that says nothing else. */
export function settleStatus(facts: readonly StatusFact[]): Settled {
  const marks = facts.flatMap((fact) => (fact.mark ? [fact.mark] : []));
  const boxes = facts.filter((fact) => fact.source === "checkbox");
  const box = boxes.find((fact) => !fact.repeated) ?? boxes[0];
  const ordered = [...facts].sort((a, b) => STATUS_ORDER[a.source] - STATUS_ORDER[b.source]);
  let chosen = ordered[0] ?? null;
  if (box && chosen && chosen.source === "heading" && box.status !== "todo") {
    const column = chosen.text === "";
    if (column ? chosen.status === "todo" || box.status === "cancelled" : chosen.status === "todo") chosen = box;
  }
  if (
    box &&
    chosen?.source === "heading" &&
    chosen.text !== "" &&
    box.status === "done" &&
    chosen.status !== "cancelled"
  )
    chosen = box;
  const told = facts.map(
    (fact): Told => ({
      field: "status",
      value: fact.text === "" ? fact.status : fact.text,
      line: fact.line,
      source: fact.source,
      used: fact === chosen,
      status: fact.status,
    }),
  );
  return {
    status: chosen?.status ?? null,
    unticked: chosen?.repeated === true && chosen.status === "todo",
    statusText: chosen && chosen.text !== "" && !/^\[.?\]$/.test(chosen.text) ? chosen.text : null,
    marks,
    told,
  };
}

function best(facts: readonly TextFact[], field: TextFact["field"]): TextFact | null {
  const own = facts.filter(
    (fact) => fact.field === field && fact.value !== "" && !(field !== "parallel" && saysNone(fact.value)),
  );
  return own.sort((a, b) => ORDER[a.source] - ORDER[b.source])[0] ?? null;
}

function estimateOf(fact: TextFact, { hours, unit }: Base): Estimate | null {
  return readEstimate(fact.value, fact.unit ?? (isBareNumber(fact.value) ? unit() : null), hours);
}

const NO_READINGS: ReadonlyMap<TextFact, Estimate> = new Map();

/** What the efforts say, each read once. */
function readEstimates(facts: readonly TextFact[], base: Base): ReadonlyMap<TextFact, Estimate> {
  const readings = new Map<TextFact, Estimate>();
  for (const fact of facts) {
    const estimate = estimateOf(fact, base);
    if (estimate) readings.set(fact, estimate);
  }
  return readings;
}

function tell(
  facts: readonly TextFact[],
  field: "estimate" | "owner" | "priority" | "due",
  chosen: TextFact | null,
  base: Base,
  readings: ReadonlyMap<TextFact, Estimate> = NO_READINGS,
): Told[] {
  return facts
    .filter((fact) => fact.field === field && fact.value !== "")
    .map((fact) => {
      const estimate = readings.get(fact) ?? null;
      const date = field === "due" ? (readSpan(fact.value, base)?.due ?? null) : null;
      const used = fact === chosen;
      return {
        field,
        value: fact.value,
        line: fact.line,
        source: fact.source,
        used,
        ...(estimate ? { estimate } : {}),
        ...(date ? { date } : {}),
      };
    });
}

const BETWEEN_OWNERS = new RegExp(`\\s*(?:,|;|/|&|\\+|、|，|\\s(?:${alternatives(andWords)})\\s)\\s*`, "u");

/** Names of people or roles, apart. */
export function splitOwners(text: string): string[] {
  return text
    .replace(/\[|\]/g, "")
    .split(BETWEEN_OWNERS)
    .map((name) => name.trim())
    .filter((name) => name !== "" && name.length < 80 && !saysNone(name));
}

/** "P1 (CRITICAL for launch)" → "P1"; pictures become words. */
export function cleanPriority(text: string): string {
  const code = /\bP[0-5]\b/i.exec(text);
  if (code) return code[0].toUpperCase();
  const bare = text
    .replace(/[([（].*$/u, "")
    .replace(/(?:\p{Extended_Pictographic}|\ufe0f)/gu, "")
    .trim();
  if (bare !== "") return bare;
  return /[🔴🔥🔺⏫]/u.test(text)
    ? "high"
    : /[🟠🟡🔼]/u.test(text)
      ? "medium"
      : /[🟢🔽⏬🔵]/u.test(text)
        ? "low"
        : text.trim();
}

export interface Facts {
  readonly estimate: Estimate | null;
  readonly owners: readonly string[];
  readonly priority: string | null;
  readonly start: string | null;
  readonly due: string | null;
  readonly parallel: boolean | null;
  readonly told: readonly Told[];
}

/** Of most steps. */
const NO_FACTS: Facts = {
  estimate: null,
  owners: NONE,
  priority: null,
  start: null,
  due: null,
  parallel: null,
  told: NONE,
};

/** Everything but the status. */
export function settleFacts(draft: Draft, base: Base): Facts {
  const { facts } = draft;
  if (facts.length === 0) return NO_FACTS;
  const estimates = facts.filter((fact) => fact.field === "estimate");
  const readings = readEstimates(estimates, base);
  const estimateFact = best(readings.size > 0 ? [...readings.keys()] : estimates, "estimate");
  const ownerFact = best(facts, "owner");
  const priorityFact = best(facts, "priority");
  const dueFacts = facts.filter((fact) => fact.field === "due" && readSpan(fact.value, base) !== null);
  const dueFact = best(dueFacts, "due");
  const startFact = best(facts, "start");
  const span = dueFact ? readSpan(dueFact.value, base) : null;
  const start = startFact ? readSpan(startFact.value, base) : null;
  const parallel = best(facts, "parallel");
  return {
    estimate:
      (estimateFact && readings.get(estimateFact)) ??
      (estimateFact && !saysNone(estimateFact.value)
        ? { minHours: null, maxHours: null, text: estimateFact.value }
        : null),
    owners: ownerFact ? splitOwners(ownerFact.value) : [],
    priority: priorityFact ? cleanPriority(priorityFact.value) : null,
    start: start?.start ?? start?.due ?? span?.start ?? null,
    due: span?.due ?? null,
    parallel: parallel ? !/^(?:false|no|nein|non|нет|否|×)/iu.test(parallel.value) : null,
    told: [
      ...tell(facts, "estimate", estimateFact, base, readings),
      ...tell(facts, "owner", ownerFact, base),
      ...tell(facts, "priority", priorityFact, base),
      ...tell(dueFacts, "due", dueFact, base),
    ],
  };
}
