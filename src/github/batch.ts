// Many mutations in few requests: GraphQL aliases, their errors read one by one.
import { EnvironmentError } from "../model/failure.ts";
import { MUTATIONS } from "../model/limits.ts";
import type { GraphqlAnswer } from "./answers.ts";
import { lostAnswer, readGraphqlError, type Setback } from "./errors.ts";
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
}

/** A mutation that was refused with "already": done by somebody before. */
export const already = Symbol("already");

/**
 * Runs mutations in their order, at most 20 in a request and as many as the pace allows, and answers one by one:
 * the payload, or `already`. What cannot be done for the rate, the run's budget or a lost connection comes back as
 * failed without a further request; the caller meets it again in its next run. Never throws EnvironmentErrors.
 */
export async function runMutations<T>(
  session: Session,
  mutations: readonly Mutation[],
  batch: Batch,
): Promise<Outcome<T | typeof already>[]> {
  const outcomes: Outcome<T | typeof already>[] = [];
  let queue = mutations.map((_, index) => index);
  let size = MUTATIONS;
  let idle = 0;
  const fail = (indexes: readonly number[], error: EnvironmentError): void => {
    for (const index of indexes) outcomes[index] = { ok: false, error };
  };
  while (queue.length > 0) {
    const allowed = batch.creates ? Math.min(size, session.budget.left) : size;
    if (allowed <= 0) {
      fail(queue, spent());
      break;
    }
    const taken = slice(session, mutations, queue, allowed, batch.creates);
    const left = queue.slice(taken.length);
    let answer: GraphqlAnswer<Record<string, T | null>>;
    try {
      answer = await send<T>(
        session,
        taken.map((index) => mutations[index] as Mutation),
        batch,
      );
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      fail(taken, error);
      fail(left, error.kind === "network" && !batch.repeatable ? notTried(error) : error);
      break;
    }
    const again: number[] = [];
    let limit: Setback | undefined;
    for (const [position, index] of taken.entries()) {
      const outcome = readAlias<T>(answer, `m${position}`, mutations[index]?.name ?? "", batch);
      if ("again" in outcome) {
        again.push(index);
        if (outcome.again.kind === "limited") limit = outcome.again;
        outcomes[index] = { ok: false, error: outcome.again.error };
      } else outcomes[index] = outcome;
    }
    const done = taken.filter((index) => outcomes[index]?.ok).length;
    if (batch.creates) session.budget.left -= done;
    if (again.length > 0 && limit === undefined) size = Math.max(1, Math.floor(size / 2));
    idle = done === 0 && again.length > 0 ? idle + 1 : 0;
    const refused = outcomes[taken[0] ?? 0];
    if (taken.every((index) => isForbidden(outcomes[index])) && refused?.ok === false) {
      fail(left, refused.error as EnvironmentError);
      break;
    }
    // Whether it was made is open: what follows waits for the next run, which keeps the order of siblings.
    const open = batch.repeatable ? undefined : taken.map((index) => outcomes[index]).find(isOpen);
    if (open?.ok === false) {
      fail(left, notTried(open.error));
      break;
    }
    if (limit !== undefined && idle > IDLE_ROUNDS) {
      fail(left, limit.error);
      break;
    }
    if (limit !== undefined) session.holdFor(limit, idle);
    queue = idle > IDLE_ROUNDS ? left : [...again, ...left];
    if (idle > IDLE_ROUNDS) idle = 0;
  }
  return outcomes;
}

/** The next request's share: bounded in number, in bytes, and by what the pace lets go now. */
function slice(
  session: Session,
  mutations: readonly Mutation[],
  queue: readonly number[],
  size: number,
  creates: boolean,
): number[] {
  const most = Math.min(size, queue.length);
  const room = creates ? session.room(most) : most;
  const taken: number[] = [];
  let bytes = 0;
  for (const index of queue.slice(0, room)) {
    bytes += Buffer.byteLength(JSON.stringify(mutations[index]?.input ?? {}));
    if (taken.length > 0 && bytes > REQUEST_BYTES) break;
    taken.push(index);
  }
  return taken;
}

function send<T>(
  session: Session,
  mutations: readonly Mutation[],
  batch: Batch,
): Promise<GraphqlAnswer<Record<string, T | null>>> {
  const inputs = Object.fromEntries(mutations.map(({ input }, position) => [`i${position}`, input]));
  const declared = mutations.map(({ name }, position) => `$i${position}: ${inputType(name)}!`).join(", ");
  const fields = mutations
    .map(({ name, selection }, position) => `m${position}: ${name}(input: $i${position}) { ${selection} }`)
    .join("\n  ");
  return session.transport.graphql(`mutation ${mutations[0]?.name ?? "none"}s(${declared}) {\n  ${fields}\n}`, inputs, {
    repeatable: batch.repeatable,
    creates: batch.creates ? mutations.length : 0,
  });
}

function inputType(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
}

function readAlias<T>(
  answer: GraphqlAnswer<Record<string, T | null>>,
  alias: string,
  name: string,
  batch: Batch,
): Outcome<T | typeof already> | { readonly again: Setback } {
  const value = answer.data?.[alias];
  const error = answer.errors.find((entry) => entry.path?.[0] === alias) ?? (value ? undefined : wholeError(answer));
  if (error === undefined) return value ? { ok: true, value } : { ok: false, error: silence(name, batch) };
  if (batch.already?.test(error.message)) return { ok: true, value: already };
  const setback: Setback = readGraphqlError(error, name, "");
  // An answer in part: the thing is there, a field of it could not be told.
  if (value && setback.kind === "lost" && batch.repeatable) return { ok: true, value };
  if (setback.kind === "limited") {
    return { again: setback };
  }
  if (setback.kind === "lost")
    return batch.repeatable ? { again: setback } : { ok: false, error: lostAnswer(setback.error) };
  return { ok: false, error: setback.error };
}

/** What the token may not do once, it may not do the next time either. */
function isForbidden(outcome: Outcome<unknown> | undefined): boolean {
  return outcome?.ok === false && outcome.error instanceof EnvironmentError && outcome.error.kind === "permission";
}

function isOpen(outcome: Outcome<unknown> | undefined): boolean {
  return outcome?.ok === false && outcome.error instanceof EnvironmentError && outcome.error.kind === "network";
}

/** An error about the request as a whole: it has no path. */
function wholeError(answer: GraphqlAnswer<unknown>): GraphqlAnswer<unknown>["errors"][number] | undefined {
  return answer.errors.find((error) => error.path === undefined || error.path.length === 0);
}

function silence(name: string, batch: Batch): EnvironmentError {
  const error = new EnvironmentError("server", `GitHub said nothing about ${name}`);
  return batch.repeatable ? error : lostAnswer(error);
}

function notTried(cause: Error): EnvironmentError {
  return new EnvironmentError("network", "Not tried: an answer of GitHub was lost before", {
    cause,
    advice: "Run Plansync again; it goes on from where it stopped.",
  });
}
