// Which part of which plan an issue is, and the other way round.
import { type Identity, nameOf } from "../model/desired.ts";
import type { PlanDocument } from "../model/plan.ts";
import type { ObservedIssue } from "../model/repository.ts";
import type { Part, View } from "./command.ts";

/** The plan part that an issue mirrors, or null. */
export function partOf(view: View, number: number): Part | null {
  const name = Object.entries(view.numbers).find(([, other]) => other === number)?.[0];
  if (name === undefined) return null;
  return partsOf(view).find((part) => nameOf(part.identity) === name) ?? null;
}

/** The issue that mirrors a plan part, or null while there is none. */
export function issueOf(view: View, identity: Identity): ObservedIssue | null {
  const number = view.numbers[nameOf(identity)];
  return view.observed.issues.find((issue) => issue.number === number) ?? null;
}

/** Everything in the plans that can have an issue. */
export function partsOf(view: Pick<View, "documents">): Part[] {
  return view.documents.flatMap((document): Part[] => [
    { identity: { path: document.path, key: "plan", kind: "plan" }, document, owner: null },
    ...document.phases.map((owner) => part(document, owner, "phase")),
    ...document.tasks.map((owner) => part(document, owner, "task")),
  ]);
}

function part(document: PlanDocument, owner: NonNullable<Part["owner"]>, kind: "phase" | "task"): Part {
  return { identity: { path: document.path, key: owner.key, kind }, document, owner };
}

/** Tasks and phases that a person may mean by a word: the id first, then the key, then the whole title. */
export function partsNamed(view: View, name: string, prefer: string | null = null): Part[] {
  const wanted = plain(name);
  const parts = partsOf(view).filter((one) => one.owner !== null);
  const tiers = [
    (one: Part) => one.owner?.id !== null && plain(one.owner?.id ?? "") === wanted,
    (one: Part) => plain(one.owner?.key ?? "") === wanted,
    (one: Part) => plain(one.owner?.title ?? "") === wanted,
  ];
  for (const tier of tiers) {
    const found = parts.filter(tier);
    const here = found.filter((one) => one.identity.path === prefer);
    if (found.length > 0) return here.length > 0 ? here : found;
  }
  return [];
}

function plain(text: string): string {
  return text.replace(/^#/, "").replace(/\s+/g, " ").trim().toLowerCase();
}
