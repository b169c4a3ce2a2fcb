// Many mutations in few requests: GraphQL aliases, their errors read one by one.
import { EnvironmentError, InternalError } from "../model/failure.ts";
import { MUTATIONS } from "../model/limits.ts";
import type { GraphqlAnswer } from "./answers.ts";
import { lostAnswer, type Setback } from "./errors.ts";
import { readGraphqlError } from "./graphql-errors.ts";
import { spent } from "./one-by-one.ts";
import type { Outcome } from "./port.ts";
import type { Session } from "./session.ts";

/** Bytes of one request; GitHub names no limit, its gateways have one. */
const REQUEST_BYTES = 512 * 1024;
/** Rounds in which nothing more got done before the rest is given up. */
const IDLE_ROUNDS = 3;

export interface Mutation {
  /** The mutation's name: "createIssue". Its input type is named after it. */
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly selection: string;
}

export interface Batch {
  /** Doing it twice is doing it once. */
  readonly repeatable: boolean;
  /** Each counts as content of the run's and of GitHub's budget. */
  readonly creates: boolean;
  /** Refusals that say that the wanted state is there already. */
  readonly already?: RegExp;
  /** Each leans on those before it: what comes after one that has to be repeated is repeated too. */
  readonly ordered?: boolean;
}

/** A mutation that was refused with "already": done by somebody before. */
export const already = Symbol("already");

/**
 * Runs mutations in their order, at most 20 in a request and as many as the pace allows, and answers one by one:
 * the payload, or `already`. What cannot be done for the rate, the run's budget or a lost connection comes back as
 * failed without a further request; the caller meets it again in its next run. Never throws EnvironmentErrors.
 */
export async function runMutations<T extends object>(
  session: Session,
  mutations: readonly Mutation[],
  batch: Batch,
): Promise<Outcome<T | typeof already>[]> {
  const outcomes: Outcome<T | typeof already>[] = [];
  let queue = mutations.map((mutation, index) => ({ mutation, index }));
  let size = MUTATIONS;
  let idle = 0;
  while (queue.length > 0) {
    const taken = slice(session, queue, size, batch);
    const left = queue.slice(taken.length);
    const round = await runRound<T>(session, taken, batch);
    for (const [position, { index }] of taken.entries()) outcomes[index] = round.outcomes[position] ?? neverAsked();
    const first = batch.ordered && round.again.size > 0 ? Math.min(...round.again) : Number.POSITIVE_INFINITY;
    const again = taken.filter((_, position) => round.again.has(position) || position > first);
    const done = round.outcomes.filter((outcome) => outcome.ok).length;
    if (batch.creates) session.budget.left -= done;
    idle = done === 0 && again.length > 0 ? idle + 1 : 0;
    const given = idle > IDLE_ROUNDS;
    const end = round.end ?? (given ? round.limit?.error : undefined);
    if (end !== undefined) {
      for (const { index } of left) outcomes[index] = { ok: false, error: end };
      break;
    }
    if (round.limit !== undefined) session.holdFor(round.limit, idle);
    else if (again.length > 0) size = Math.max(1, Math.floor(size / 2));
    queue = given ? left : [...again, ...left];
    if (given) idle = 0;
  }
  return outcomes;
}

interface Item {
  readonly mutation: Mutation;
  readonly index: number;
}

/** What became of one request. */
interface Round<T> {
  readonly outcomes: readonly Outcome<T | typeof already>[];
  /** Positions that were not done and may be asked for again. */
  readonly again: ReadonlySet<number>;
  readonly limit?: Setback | undefined;
  /** Why nothing more is to be sent. */
  readonly end?: EnvironmentError | undefined;
}

async function runRound<T extends object>(session: Session, taken: readonly Item[], batch: Batch): Promise<Round<T>> {
  const all = (error: EnvironmentError, end: EnvironmentError): Round<T> => ({
    outcomes: taken.map(() => ({ ok: false, error })),
    again: new Set(),
    end,
  });
  if (batch.creates && session.budget.left < 1) return all(spent(), spent());
  let answer: GraphqlAnswer<Record<string, T | null>>;
  try {
    answer = await send<T>(session, taken, batch);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return all(error, error.kind === "network" && !batch.repeatable ? notTried(error) : error);
  }
  const read = taken.map(({ mutation }, position) => readAlias<T>(answer, `m${position}`, mutation.name, batch));
  const outcomes = read.map((one) => ("again" in one ? { ok: false as const, error: one.again.error } : one));
  return {
    outcomes,
    again: new Set(read.flatMap((one, position) => ("again" in one ? [position] : []))),
    limit: read.flatMap((one) => ("again" in one && one.again.kind === "limited" ? [one.again] : []))[0],
    end: endOf(outcomes, batch),
  };
}

/**
 * Why nothing more is to be sent: what the token may not do once, it may not do the next time. Where it is open whether
 * an issue was made, what follows waits for the next run, which keeps the order of siblings.
 */
function endOf(outcomes: readonly Outcome<unknown>[], batch: Batch): EnvironmentError | undefined {
  const kindOf = (outcome: Outcome<unknown>): string =>
    !outcome.ok && outcome.error instanceof EnvironmentError ? outcome.error.kind : "";
  const [first] = outcomes;
  if (first?.ok === false && outcomes.every((outcome) => kindOf(outcome) === "permission"))
    return first.error as EnvironmentError;
  const open = batch.repeatable ? undefined : outcomes.find((outcome) => kindOf(outcome) === "network");
  return open?.ok === false ? notTried(open.error) : undefined;
}

/** The next request's share: bounded in number, in bytes, by the run's budget and by what the pace lets go now. */
function slice(session: Session, queue: readonly Item[], size: number, batch: Batch): Item[] {
  const most = Math.min(size, queue.length);
  const room = batch.creates ? session.room(Math.max(1, Math.min(most, session.budget.left))) : most;
  const taken: Item[] = [];
  let bytes = 0;
  for (const item of queue.slice(0, room)) {
    bytes += Buffer.byteLength(JSON.stringify(item.mutation.input));
    if (taken.length > 0 && bytes > REQUEST_BYTES) break;
    taken.push(item);
  }
  return taken;
}

function send<T>(
  session: Session,
  items: readonly Item[],
  batch: Batch,
): Promise<GraphqlAnswer<Record<string, T | null>>> {
  const inputs = Object.fromEntries(items.map(({ mutation }, position) => [`i${position}`, mutation.input]));
  const declared = items.map(({ mutation }, position) => `$i${position}: ${inputType(mutation.name)}!`).join(", ");
  const fields = items
    .map(({ mutation }, position) => `m${position}: ${mutation.name}(input: $i${position}) { ${mutation.selection} }`)
    .join("\n  ");
  const query = `mutation ${items[0]?.mutation.name ?? "none"}s(${declared}) {\n  ${fields}\n}`;
  return session.transport.graphql(query, inputs, {
    repeatable: batch.repeatable,
    creates: batch.creates ? items.length : 0,
  });
}

function inputType(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
}

function readAlias<T extends object>(
  answer: GraphqlAnswer<Record<string, T | null>>,
  alias: string,
  name: string,
  batch: Batch,
): Outcome<T | typeof already> | { readonly again: Setback } {
  const value = answer.data?.[alias];
  // With a payload it was done, whatever could not be told of it.
  if (value && Object.values(value).some((part) => part !== null)) return { ok: true, value };
  const error = answer.errors.find((entry) => entry.path?.[0] === alias) ?? wholeError(answer);
  if (value || error === undefined) {
    const open = new EnvironmentError("server", `GitHub said nothing about ${name}`);
    return batch.repeatable && value
      ? { ok: true, value }
      : { ok: false, error: batch.repeatable ? open : lostAnswer(open) };
  }
  if (batch.already?.test(error.message)) return { ok: true, value: already };
  const setback = readGraphqlError(error, name, "");
  if (setback.kind === "limited" || (setback.kind === "lost" && batch.repeatable)) return { again: setback };
  return { ok: false, error: setback.kind === "lost" ? lostAnswer(setback.error) : setback.error };
}

/** An error about the request as a whole: it has no path. */
function wholeError(answer: GraphqlAnswer<unknown>): GraphqlAnswer<unknown>["errors"][number] | undefined {
  return answer.errors.find((error) => error.path === undefined || error.path.length === 0);
}

function neverAsked(): Outcome<never> {
  throw new InternalError("A mutation got no outcome");
}

function notTried(cause: Error): EnvironmentError {
  return new EnvironmentError("network", "Not tried: an answer of GitHub was lost before", {
    cause,
    advice: "Run Plansync again; it goes on from where it stopped.",
  });
}
