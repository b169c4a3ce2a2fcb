// The repository's labels. A label that is there already is as good as a new one.
import type { DesiredLabel } from "../model/desired.ts";
import { EnvironmentError } from "../model/failure.ts";
import type { ObservedLabel } from "../model/repository.ts";
import { already, runMutations } from "./batch.ts";
import { labelFrom, labelFromRest } from "./list-fields.ts";
import { findLabel, findRepository } from "./lookup.ts";
import { oneByOne } from "./one-by-one.ts";
import type { Outcome } from "./port.ts";
import type { Session } from "./session.ts";

const TAKEN = /already (?:been taken|exists)|already_exists/i;
/** The colour that GitHub gives to labels made in passing. */
const GREY = "ededed";

export async function createLabels(
  session: Session,
  labels: readonly DesiredLabel[],
): Promise<readonly Outcome<ObservedLabel>[]> {
  if (labels.length === 0) return [];
  const outcomes =
    session.can.graphql === false
      ? await oneByOne(session, labels, 1, (label) => createByRest(session, label))
      : await createByGraphql(session, labels);
  for (const outcome of outcomes)
    if (outcome.ok) session.known.labels.set(outcome.value.name.toLowerCase(), outcome.value.nodeId);
  return outcomes;
}

async function createByGraphql(session: Session, labels: readonly DesiredLabel[]): Promise<Outcome<ObservedLabel>[]> {
  const repositoryId = await findRepository(session);
  const outcomes = await runMutations<{ label: Parameters<typeof labelFrom>[0] }>(
    session,
    labels.map(({ name, color, description }) => ({
      name: "createLabel",
      input: { repositoryId, name, color: plainColor(color), description },
      selection: "label { id name color description }",
    })),
    { repeatable: true, creates: true, already: TAKEN },
  );
  return Promise.all(
    outcomes.map(async (outcome, index): Promise<Outcome<ObservedLabel>> => {
      if (!outcome.ok) return outcome;
      if (outcome.value !== already) return { ok: true, value: labelFrom(outcome.value.label) };
      return { ok: true, value: await readLabel(session, labels[index]?.name ?? "") };
    }),
  );
}

async function createByRest(session: Session, { name, color, description }: DesiredLabel): Promise<ObservedLabel> {
  try {
    const body = { ...session.at, name, color: plainColor(color), description };
    const treatment = { repeatable: true, creates: 1 };
    return labelFromRest((await session.transport.rest("POST /repos/{owner}/{repo}/labels", body, treatment)).data);
  } catch (error) {
    if (error instanceof EnvironmentError && error.kind === "invalid" && TAKEN.test(error.message))
      return readLabel(session, name);
    throw error;
  }
}

async function readLabel(session: Session, name: string): Promise<ObservedLabel> {
  return labelFromRest(
    (await session.transport.rest("GET /repos/{owner}/{repo}/labels/{name}", { ...session.at, name })).data,
  );
}

/** Changes a label in place, its name too: issues keep it. */
export async function updateLabel(session: Session, name: string, label: DesiredLabel): Promise<ObservedLabel> {
  const { data } = await session.transport.rest("PATCH /repos/{owner}/{repo}/labels/{name}", {
    ...session.at,
    name,
    color: plainColor(label.color),
    description: label.description,
    ...(label.name === name ? {} : { new_name: label.name }),
  });
  session.known.labels.delete(name.toLowerCase());
  session.known.labels.set(data.name.toLowerCase(), data.node_id);
  return labelFromRest(data);
}

/** Node ids by lower-case name; labels that the repository lacks are made, grey, as GitHub does over REST. */
export async function ensureLabels(session: Session, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const missing: string[] = [];
  for (const name of new Map(names.map((name) => [name.toLowerCase(), name])).values())
    if ((await findLabel(session, name)) === undefined) missing.push(name);
  const outcomes = await createLabels(
    session,
    missing.map((name) => ({ name, color: GREY, description: "" })),
  );
  for (const [index, outcome] of outcomes.entries())
    if (!outcome.ok) session.log(`The label ${missing[index]} could not be made: ${outcome.error.message}`);
  return session.known.labels;
}

function plainColor(color: string): string {
  return color.replace(/^#/, "");
}
