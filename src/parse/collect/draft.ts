// What is collected of a plan while it is read: phases and tasks that still hold their statements as they were told.
import type {
  Claim,
  DocumentReference,
  IssueReference,
  Source,
  Status,
  StatusMark,
  Told,
  Verification,
} from "../../model/plan.ts";
import type { Block } from "../blocks/block.ts";
import type { HoursOf, Unit } from "../facts/read-estimate.ts";
import { type Notes, newNotes } from "./notes.ts";

export interface StatusFact {
  readonly status: Status;
  readonly text: string;
  readonly line: number;
  readonly source: Told["source"];
  readonly mark: StatusMark | null;
  readonly repeated?: boolean; // by a list that only repeats tasks
}

export interface DependencyFact {
  readonly text: string;
  readonly line: number;
  readonly source: Source;
  readonly reverse: boolean;
}

export interface TextFact {
  readonly field: "estimate" | "owner" | "priority" | "due" | "start" | "parallel";
  readonly value: string;
  readonly line: number;
  readonly source: Told["source"];
  readonly guess?: string; // of an owner: words that may be a name, behind the title after this dash or in "brackets"
  readonly unit?: Unit | null; // of an estimate: what the name of the attribute or column gave
}

export interface CriterionDraft {
  readonly text: string;
  readonly done: boolean | null;
  readonly line: number;
  readonly mark: StatusMark | null;
}

interface Common {
  id: string | null;
  title: string;
  line: number;
  endLine: number;
  statuses: StatusFact[];
  facts: TextFact[];
  depends: DependencyFact[];
  criteria: CriterionDraft[];
  told: Told[];
  key: string;
}

export interface PhaseDraft extends Common {
  /** "phase", "wave", …: two kinds may number from 1 each. */
  readonly word: string;
  readonly goal: string[];
  readonly scope: string[];
  readonly verification: Verification[];
  decision: { text: string; line: number } | null;
  tasks: number;
  /** False for a phase that is only named somewhere. */
  headed: boolean;
}

export interface TaskDraft extends Common {
  readonly kind: "heading" | "row" | "item" | "file";
  phase: PhaseDraft | null;
  group: string | null;
  parent: TaskDraft | null;
  /** An item inside a task: becomes a step, unless it shows itself to be a task of its own. */
  minor: boolean;
  readonly depth: number;
  /** Told from a number alone; kept as an id only when no other item has it. */
  readonly numbered: boolean;
  labels: string[];
  parallel: boolean | null;
  adopts: IssueReference | null;
  description: string[];
  because: readonly string[];
  /** Where the section stands in which it was found: items alike in one section are no duplicates of each other. */
  readonly section: number;
  directiveId: string | null;
  /** A row of a table that may only repeat tasks told elsewhere: dropped when it does not. */
  weak: boolean;
}

/** A line of prose that may tell an order between tasks. */
export interface Statement {
  readonly text: string;
  readonly line: number;
  /** The task in whose section it stands. */
  readonly about: TaskDraft | null;
  /** The section is about order: weaker wording counts. */
  readonly order: boolean;
}

/** What a list or table that only names tasks says of them: the state of its box, or who does them. */
export interface Mention {
  readonly text: string;
  readonly line: number;
  readonly mark: StatusMark | null;
  readonly owner: string | null;
}

/** A code fence: its lines are read only when its language may be a drawing. `line` is that of the opening. */
export type DrawingBlock = Extract<Block, { kind: "fence" }>;

/** Everything that one pass over the sections found. */
export interface Collected {
  /** What a day, a week and a month of the plan are worth. */
  readonly hours: HoursOf;
  readonly phases: PhaseDraft[];
  readonly tasks: TaskDraft[];
  readonly statements: Statement[];
  readonly mentions: Mention[];
  readonly drawings: DrawingBlock[];
  readonly notes: Notes;
  readonly claims: { claim: Claim; subject: TaskDraft | PhaseDraft | null }[];
  readonly references: DocumentReference[];
  readonly phaseFacts: { name: string; status: string; line: number; meant?: Status }[];
  /** What tables of phases tell of each, until the phases are known. */
  readonly overviews: { phase: PhaseDraft; event: boolean }[];
  readonly metadata: Record<string, unknown>;
  status: StatusFact | null;
  /** Plain bullets were taken for tasks. */
  plain: boolean;
  /** How many tasks only a directive made: they do not show how the document tells the others. */
  asked: number;
  /** Criteria of the whole document by their number, for tasks that name them: "(AC: 1, 3)". */
  readonly criteria: Map<string, CriterionDraft>;
  /** Brackets that may be boxes, among boxes. */
  readonly oddMarks: { line: number; mark: string }[];
}

/** How to collect: what a day is worth, and whether what each line was taken for is kept. */
export interface Collecting {
  readonly hours: HoursOf;
  readonly explain: boolean;
  /** Whether the outline may be taken apart on the way as soon as tasks were found: nobody goes through it again. */
  readonly once: boolean;
}

export function emptyCollected({ hours, explain }: Collecting): Collected {
  return {
    hours,
    phases: [],
    tasks: [],
    statements: [],
    mentions: [],
    drawings: [],
    notes: newNotes(explain),
    claims: [],
    references: [],
    phaseFacts: [],
    overviews: [],
    metadata: {},
    status: null,
    plain: false,
    asked: 0,
    criteria: new Map(),
    oddMarks: [],
  };
}

export function aPhase(id: string | null, title: string, word: string, line: number, endLine: number): PhaseDraft {
  return {
    id,
    title,
    word,
    line,
    endLine,
    statuses: [],
    facts: [],
    depends: [],
    criteria: [],
    told: [],
    key: "",
    goal: [],
    scope: [],
    verification: [],
    decision: null,
    tasks: 0,
    headed: true,
  };
}

export interface TaskSeed {
  readonly kind: TaskDraft["kind"];
  readonly id: string | null;
  readonly title: string;
  readonly line: number;
  readonly endLine: number;
  readonly phase: PhaseDraft | null;
  readonly group: string | null;
  readonly parent?: TaskDraft | null;
  readonly minor?: boolean;
  readonly numbered?: boolean;
  readonly section: number;
  readonly because: readonly string[];
}

export function aTask(seed: TaskSeed): TaskDraft {
  return {
    kind: seed.kind,
    id: seed.id,
    title: seed.title,
    line: seed.line,
    endLine: seed.endLine,
    phase: seed.phase,
    group: seed.group,
    parent: seed.parent ?? null,
    minor: seed.minor ?? false,
    depth: seed.parent ? seed.parent.depth + 1 : 0,
    numbered: seed.numbered ?? false,
    statuses: [],
    facts: [],
    depends: [],
    criteria: [],
    told: [],
    key: "",
    labels: [],
    parallel: null,
    adopts: null,
    description: [],
    because: seed.because,
    section: seed.section,
    directiveId: null,
    weak: false,
  };
}
