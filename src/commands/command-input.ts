// What a door hands over with a comment, and what comes back.
import type { PlanEdit } from "../model/change.ts";
import type { Config } from "../model/config.ts";
import type { Ran, Subject, View } from "./command.ts";

export interface CommandInput {
  readonly comment: {
    readonly id: number;
    readonly body: string;
    readonly author: string;
    readonly isBot: boolean;
    /** true for everything but a new comment. */
    readonly edited: boolean;
  };
  readonly subject: Subject;
  readonly config: Config;
  /** ISO date. */
  readonly today: string;
  /** "https://github.com", or the address of the Enterprise server. */
  readonly server: string;
  /** Reads the plans and what GitHub has. Called only when somebody may use one of the commands. */
  readonly view: () => Promise<View>;
  /** What commands ask of the door; each returns what there is to read about it, as Markdown, or null. */
  readonly door: {
    readonly writeBack: (edits: readonly PlanEdit[]) => Promise<string | null>;
    readonly sync: () => Promise<string | null>;
    readonly preview: () => Promise<string | null>;
  };
}

export type Outcome = "done" | "refused" | "problem" | "failed" | "unknown";

export interface CommandsRun {
  /** Why nothing was looked at; null when the comment was answered. */
  readonly ignored: "no command" | "off" | "bot" | "edited" | "outsider" | "already answered" | null;
  readonly ran: readonly { readonly asked: string; readonly outcome: Outcome; readonly text: string }[];
  readonly edits: readonly PlanEdit[];
}

/** What became of one command. */
export interface Result {
  readonly asked: string;
  readonly outcome: Outcome;
  readonly text: string;
  readonly edits: readonly PlanEdit[];
  readonly asks: Ran["asks"];
}
