// Labels and milestones as GitHub tells them, over GraphQL or REST → observed.
import type { ObservedLabel, ObservedMilestone } from "../model/repository.ts";

export interface Connection<T> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (T | null)[];
}

const PAGE = "pageInfo { hasNextPage endCursor }";

export const labelFields = `${PAGE} nodes { id name color description }`;
export const milestoneFields = `${PAGE} nodes { id number title description state dueOn }`;

export function labelFrom(label: {
  id: string;
  name: string;
  color: string;
  description: string | null;
}): ObservedLabel {
  return { name: label.name, color: label.color, description: label.description ?? "", nodeId: label.id };
}

export function labelFromRest(label: {
  node_id: string;
  name: string;
  color: string;
  description: string | null;
}): ObservedLabel {
  return { name: label.name, color: label.color, description: label.description ?? "", nodeId: label.node_id };
}

export function milestoneFrom(milestone: {
  id: string;
  number: number;
  title: string;
  description: string | null;
  state: "OPEN" | "CLOSED";
  dueOn: string | null;
}): ObservedMilestone {
  return {
    number: milestone.number,
    nodeId: milestone.id,
    title: milestone.title,
    description: milestone.description ?? "",
    state: milestone.state === "OPEN" ? "open" : "closed",
    due: milestone.dueOn?.slice(0, 10) ?? null,
  };
}

export function milestoneFromRest(milestone: {
  node_id: string;
  number: number;
  title: string;
  description: string | null;
  state: "open" | "closed";
  due_on: string | null;
}): ObservedMilestone {
  return {
    number: milestone.number,
    nodeId: milestone.node_id,
    title: milestone.title,
    description: milestone.description ?? "",
    state: milestone.state,
    due: milestone.due_on?.slice(0, 10) ?? null,
  };
}
