// The durable queue between the webhooks and the reconciles. Level-based: a delivery only says which repository to look at.

/** A repository as the queue knows it. `id` is GitHub's and survives renames; the name is what was last heard. */
export interface RepositoryRef {
  readonly id: number;
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
}

/** Somebody waits for interactive work (commands, buttons, blockers); bulk work (sweeps, pushes) lets it pass. */
export type Urgency = "interactive" | "bulk";

/** What cannot be read off the state afterwards: it is kept until it was done, and done once. */
export type EdgeEvent =
  | {
      readonly kind: "comment";
      readonly issue: number;
      readonly onPull: boolean;
      readonly comment: number;
      readonly body: string;
      readonly author: string;
      readonly createdAt: string;
    }
  | {
      readonly kind: "button";
      readonly check: number;
      readonly name: string;
      readonly sha: string;
      readonly externalId: string;
      /** What the button is called in code; "rerun" for GitHub's own "Re-run". */
      readonly identifier: string;
      readonly sender: string;
      readonly pulls: readonly number[];
    }
  /** A pull request to look at. Two that wait are one. */
  | { readonly kind: "pull"; readonly number: number };

/** One delivery, after its signature was verified and before anything was done about it. */
export interface Intake {
  /** GitHub's delivery id; the same one again changes nothing. */
  readonly delivery: string;
  readonly repository: RepositoryRef;
  readonly urgency: Urgency;
  /** "issues.closed", for logs. */
  readonly event: string;
  readonly edge: EdgeEvent | null;
}

/** queued: a look at the repository was scheduled; coalesced: one was waiting already. */
export type Accepted = "queued" | "coalesced";

export interface EdgeWork {
  readonly id: string;
  readonly event: EdgeEvent;
  /** It was begun before and its end is not known: look for what it did before doing it again. */
  readonly replay: boolean;
  done(): Promise<void>;
  /** "dead" when it failed too often and was put aside. */
  fail(error: Error): Promise<"again" | "dead">;
}

/** A look at one repository. Nobody else in any instance looks at it until this one is settled or its lease is lost. */
export interface Work {
  readonly repository: RepositoryRef;
  readonly urgency: Urgency;
  readonly event: string;
  readonly delivery: string;
  /** From 1. */
  readonly attempt: number;
  /** Aborts when the lease was lost: nothing may be written to GitHub after that. */
  readonly signal: AbortSignal;
  /** Asked right before each write, because a process that was frozen learns of the time before it learns of the signal. */
  isHeld(): boolean | Promise<boolean>;
  /** The oldest edge event that is not settled, null when there is none. Call again for the next. */
  nextEdge(): Promise<EdgeWork | null>;
}

/** `later` gives the repository back until `at` (epoch milliseconds) without counting as a failure. */
export type Settlement =
  | { readonly kind: "done" }
  | { readonly kind: "later"; readonly at: number; readonly reason: string }
  | { readonly kind: "failed"; readonly error: Error };

export interface ConsumeOptions {
  readonly concurrency: number;
  /** Told of failures of the store itself: the consumer goes on by itself. */
  readonly onError: (error: Error) => void;
}

export interface Consumer {
  /** Takes no new work, waits up to `patience` milliseconds for what runs, and hands the rest back. */
  stop(patience: number): Promise<void>;
}

export interface DeadLetter {
  /** "repository:123" or "edge:<delivery>". */
  readonly id: string;
  readonly repository: RepositoryRef;
  readonly what: string;
  readonly error: string;
  readonly at: number;
}

export interface QueueStats {
  readonly waiting: number;
  readonly delayed: number;
  readonly running: number;
  readonly dead: number;
}

/** Numbers that all instances share: budgets, claims. */
export interface SharedCounters {
  /** Adds to a number that forgets itself `window` milliseconds after it was first added to; returns the sum. */
  add(name: string, amount: number, window: number): Promise<number>;
  /** Sets a number for `window` milliseconds, only upwards. */
  raise(name: string, value: number, window: number): Promise<void>;
  /** 0 when it is not there. */
  read(name: string): Promise<number>;
  /** True for the first who claims within `window` milliseconds. */
  claim(name: string, window: number): Promise<boolean>;
}

export interface Queue {
  readonly store: "sqlite" | "redis" | "postgres";
  /** Durable when it resolves. One answer each, in order. */
  accept(intakes: readonly Intake[]): Promise<readonly Accepted[]>;
  consume(run: (work: Work) => Promise<Settlement>, options: ConsumeOptions): Promise<Consumer>;
  /** Something was accepted through another connection to the same store: look now instead of at the next turn. */
  wake(): void;
  deadLetters(limit?: number): Promise<readonly DeadLetter[]>;
  /** False when there is no such dead letter. */
  retryDead(id: string): Promise<boolean>;
  stats(): Promise<QueueStats>;
  readonly counters: SharedCounters;
  /** Throws when the store does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** How patient a queue is. */
export interface QueueTiming {
  /** Milliseconds that a lease lasts without a heartbeat. */
  readonly lease: number;
  /** Tries of a repository, and of an edge event, before it is put aside. */
  readonly attempts: number;
  /** Milliseconds before the second try; doubled for each further one, up to an hour. */
  readonly backoff: number;
}

export const defaultTiming: QueueTiming = { lease: 15_000, attempts: 6, backoff: 2_000 };

/** GitHub can redeliver for three days (docs.github.com, "Redelivering webhooks"); what was done is remembered longer. */
export const REMEMBERED = 4 * 24 * 3_600_000;

/** Milliseconds to wait after the `attempt`-th failure. */
export function backoffOf(attempt: number, timing: QueueTiming): number {
  return Math.min(timing.backoff * 2 ** (attempt - 1), 3_600_000);
}

/** Two edge events with the same key that both wait are one; null: never. */
export function coalesceKey(event: EdgeEvent): string | null {
  return event.kind === "pull" ? `pull-${event.number}` : null;
}
