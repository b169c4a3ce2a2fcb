// What is known while a change set is applied: results so far, numbers of what was made, and whether to go on.

import type { Outcome, Writer } from "../github/port.ts";
import type { Change, IssueTarget, MilestoneTarget, Result } from "../model/change.ts";
import { type Identity, nameOf } from "../model/desired.ts";
import { EnvironmentError } from "../model/failure.ts";
import type { IssueName } from "../model/repository.ts";

/** Requests in a row that got no answer, after which the rest is left for the next run. */
const PATIENCE = 3;

export class ApplyRun {
  readonly writer: Writer;
  readonly repository: string;
  /** Numbers by name of identity. */
  readonly numbers: Map<string, number>;
  readonly milestones = new Map<string, number>();
  readonly results = new Map<Change, Result>();
  /** New issues that do not stand in their place: their record goes on saying so. */
  readonly unsettled = new Set<Change>();
  /** Set when nothing more is to be sent. */
  stopped: { readonly reason: string; readonly resumeAt: number | null } | null = null;
  #silent = 0;

  constructor(writer: Writer, matched: Readonly<Record<string, number>>) {
    this.writer = writer;
    this.repository = `${writer.repository.owner}/${writer.repository.repo}`;
    this.numbers = new Map(Object.entries(matched));
  }

  done(change: Change, told: { readonly number?: number } = {}): void {
    this.results.set(change, { change, outcome: "done", ...told });
  }

  left(change: Change, reason: string): void {
    if (!this.results.has(change)) this.results.set(change, { change, outcome: "left", reason });
  }

  failed(change: Change, error: Error): void {
    this.results.set(change, { change, outcome: "failed", error });
  }

  /** Nothing is known to be wrong with it, and it was not put off. */
  isOpen(change: Change): boolean {
    return !this.results.has(change);
  }

  nameOf(target: IssueTarget): IssueName | null {
    if ("issue" in target) return target.issue;
    const number = this.numbers.get(nameOf(target.made));
    return number === undefined ? null : { repository: this.repository, number };
  }

  /** undefined: it could not be made. */
  milestone(target: MilestoneTarget | null): number | null | undefined {
    if (target === null) return null;
    return "number" in target ? target.number : this.milestones.get(nameOf(target.made));
  }

  made(identity: Identity, number: number): void {
    this.numbers.set(nameOf(identity), number);
  }

  /**
   * Sends items; the writer slices them to what a request takes and the pace allows. `ok` and `bad` hear of every item
   * that was answered or refused. After a stop the rest is not sent, and nobody hears of it.
   */
  async batch<Item, Value>(
    items: readonly Item[],
    send: (items: readonly Item[]) => Promise<readonly Outcome<Value>[]>,
    ok: (item: Item, value: Value) => void,
    bad: (item: Item, error: Error) => void,
  ): Promise<void> {
    if (items.length === 0 || this.stopped !== null) return;
    const outcomes = await this.#answered(() => send(items));
    for (const [index, item] of items.entries()) {
      const outcome = outcomes instanceof Error ? { ok: false as const, error: outcomes } : outcomes[index];
      if (outcome?.ok) ok(item, outcome.value);
      else if (!this.#stops(outcome?.error)) bad(item, outcome?.error ?? new Error("GitHub gave no answer for it"));
    }
  }

  /** One request; its refusal is told to `bad`. */
  async single<Value>(
    send: () => Promise<Value>,
    ok: (value: Value) => void,
    bad: (error: Error) => void,
  ): Promise<void> {
    if (this.stopped !== null) return;
    const value = await this.#answered(send);
    if (!(value instanceof Error)) ok(value);
    else if (!this.#stops(value)) bad(value);
  }

  // What is not a failure of the environment is our bug, or the end of the process: it goes up.
  async #answered<Value>(send: () => Promise<Value>): Promise<Value | EnvironmentError> {
    try {
      const value = await send();
      this.#silent = 0;
      return value;
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      const silent = error.kind === "network" || error.kind === "server";
      this.#silent = silent ? this.#silent + 1 : 0;
      if (this.#silent >= PATIENCE) this.stopped ??= { reason: error.message, resumeAt: error.retryAt ?? null };
      return error;
    }
  }

  #stops(error: Error | undefined): boolean {
    if (!(error instanceof EnvironmentError) || error.kind !== "rate-limit") return false;
    this.stopped ??= { reason: error.message, resumeAt: error.retryAt ?? null };
    return true;
  }
}
