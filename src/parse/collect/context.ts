// Where the reader stands while it collects: in which phase, group and task, and what the section around says.
import type { StatusMark } from "../../model/plan.ts";
import type { Role } from "../outline/section-role.ts";
import type { Collected, PhaseDraft, TaskDraft } from "./draft.ts";

export interface Context {
  readonly out: Collected;
  readonly phase: PhaseDraft | null;
  readonly group: string | null;
  readonly task: TaskDraft | null;
  readonly role: Role;
  readonly column: StatusMark | null;
  readonly section: number;
  /** The number of the heading around: items that go on from it are packages of work. */
  readonly number: string | null;
  /** Above the first section that is a part of the plan: attributes are the plan's own. */
  readonly front: boolean;
  /** Take plain bullets for tasks, since nothing better was found. */
  readonly plain: boolean;
  /** Under a heading of actions that people have agreed on: each item is one, whoever stands before it does it. */
  readonly agreed: boolean;
  /** Take changes of files for tasks: "- [NEW] src/cache.ts". */
  readonly changes: boolean;
  /** Right under the heading of a task, and not under an inner heading. */
  readonly direct: boolean;
  /** Work that shows itself stands in the section: boxes, task tables. Mere bullets beside it are words. */
  readonly shown: boolean;
  /** Several paragraphs of the section tell a task each, line by line. */
  readonly told: boolean;
  /** Ids of the phases that have a heading, for rows of a list that only repeat them. */
  readonly phaseIds: ReadonlySet<string>;
  /** What a directive says of what comes right after it: it is a task, and its id. */
  readonly directive: { task: boolean; id: string | null };
}
