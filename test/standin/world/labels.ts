// Labels of a repository and on issues.

import * as caps from "../caps.ts";
import { invalid, Problem } from "../problem.ts";
import { renderLabel } from "../rest/render-issue.ts";
import { touch } from "./touch.ts";
import type { Issue, Label, Repository } from "./types.ts";
import { type Actor, longerThan, type World } from "./world.ts";

export interface LabelFields {
  readonly name?: string | undefined;
  readonly color?: string | undefined;
  readonly description?: string | null | undefined;
}

function checkLabel(repository: Repository, fields: LabelFields, self?: Label): void {
  const { name, color, description } = fields;
  if (name !== undefined) {
    if (name.trim() === "") throw invalid("Label", "name", "missing_field");
    if (longerThan(name, caps.LABEL_NAME)) {
      throw invalid("Label", "name", "custom", `name is too long (maximum is ${caps.LABEL_NAME} characters)`);
    }
    const taken = repository.labels.get(name.toLowerCase());
    if (taken !== undefined && taken !== self) throw invalid("Label", "name", "already_exists");
  }
  if (color !== undefined && !/^[0-9a-fA-F]{6}$/.test(color)) throw invalid("Label", "color", "invalid");
  if (description != null && longerThan(description, caps.LABEL_DESCRIPTION)) {
    const text = `description is too long (maximum is ${caps.LABEL_DESCRIPTION} characters)`;
    throw invalid("Label", "description", "custom", text);
  }
}

export function createLabel(world: World, actor: Actor, repository: Repository, fields: LabelFields): Label {
  checkLabel(repository, { ...fields, name: fields.name ?? "" });
  const id = world.id();
  const label: Label = {
    kind: "label",
    id,
    nodeId: world.nodeId("LA", id),
    repository,
    name: fields.name ?? "",
    color: (fields.color ?? "ededed").toLowerCase(),
    description: fields.description ?? null,
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  repository.labels.set(label.name.toLowerCase(), world.register(label));
  world.emit(repository, "label", "created", actor, () => ({ label: renderLabel(world, label) }));
  return label;
}

export function updateLabel(world: World, actor: Actor, label: Label, fields: LabelFields): Label {
  checkLabel(label.repository, fields, label);
  const changes: Record<string, { from: string | null }> = {};
  if (fields.name !== undefined && fields.name !== label.name) {
    changes.name = { from: label.name };
    label.repository.labels.delete(label.name.toLowerCase());
    label.name = fields.name;
    label.repository.labels.set(label.name.toLowerCase(), label);
  }
  if (fields.color !== undefined && fields.color.toLowerCase() !== label.color) {
    changes.color = { from: label.color };
    label.color = fields.color.toLowerCase();
  }
  if (fields.description !== undefined && fields.description !== label.description) {
    changes.description = { from: label.description };
    label.description = fields.description;
  }
  label.updatedAt = world.now();
  world.emit(label.repository, "label", "edited", actor, () => ({ label: renderLabel(world, label), changes }));
  return label;
}

export function deleteLabel(world: World, actor: Actor, label: Label): void {
  label.repository.labels.delete(label.name.toLowerCase());
  world.state.nodes.delete(label.nodeId);
  for (const issue of label.repository.issues.values()) {
    const index = issue.labels.indexOf(label);
    if (index >= 0) issue.labels.splice(index, 1);
  }
  world.emit(label.repository, "label", "deleted", actor, () => ({ label: renderLabel(world, label) }));
}

/** Finds labels by name, making those that do not exist, as GitHub does when an issue names them. */
export function labelsByName(world: World, actor: Actor, repository: Repository, names: readonly string[]): Label[] {
  for (const name of names) {
    if (!repository.labels.has(name.toLowerCase())) checkLabel(repository, { name });
  }
  return names.map(
    (name) => repository.labels.get(name.toLowerCase()) ?? createLabel(world, actor, repository, { name }),
  );
}

/** Puts labels on an issue that are not there yet. */
export function addLabels(world: World, actor: Actor, issue: Issue, labels: readonly Label[]): void {
  const fresh = [...new Set(labels)].filter((label) => !issue.labels.includes(label));
  if (issue.labels.length + fresh.length > caps.LABELS) {
    const text = `Issues cannot have more than ${caps.LABELS} labels`;
    throw new Problem(422, "Validation Failed", {
      errors: [{ resource: "Issue", code: "custom", field: "labels", message: text }],
      told: text,
    });
  }
  for (const label of fresh) {
    issue.labels.push(label);
    touch(world, actor, issue, "labeled", { label: renderLabel(world, label) }, { label: label.name });
  }
}

export function removeLabel(world: World, actor: Actor, issue: Issue, label: Label): void {
  const index = issue.labels.indexOf(label);
  if (index < 0) throw new Problem(404, "Label does not exist");
  issue.labels.splice(index, 1);
  touch(world, actor, issue, "unlabeled", { label: renderLabel(world, label) }, { label: label.name });
}

/** Leaves exactly these labels. */
export function setLabels(world: World, actor: Actor, issue: Issue, labels: readonly Label[]): void {
  for (const label of issue.labels.filter((one) => !labels.includes(one))) removeLabel(world, actor, issue, label);
  addLabels(world, actor, issue, labels);
}
