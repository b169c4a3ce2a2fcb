// Puts an attribute where it belongs: on the task, on the phase, or on the plan.
import type { Claim, Told } from "../../model/plan.ts";
import type { Attribute } from "../facts/read-attributes.ts";
import { readSpan } from "../facts/read-date.ts";
import { isEstimate, readEstimate, unitOf } from "../facts/read-estimate.ts";
import { saysNone } from "../facts/read-references.ts";
import { areChoices, readStatus } from "../facts/read-status.ts";
import { isDates } from "../facts/take-dates.ts";
import { tellsOrder } from "../facts/tells-order.ts";
import { readHead } from "../inline/read-head.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import { foldWords } from "../text/fold.ts";
import { foldedSet } from "../vocabulary/words.ts";
import type { Context } from "./context.ts";
import type { PhaseDraft, TaskDraft } from "./draft.ts";
import { documentsOf, markedDone } from "./take-documents.ts";

type Source = Told["source"];

/** Adds the fact to a task or a phase; returns false when the field means nothing there. */
export function applyFact(draft: TaskDraft | PhaseDraft, attribute: Attribute, source: Source): boolean {
  const { field, line, name } = attribute;
  const value = attribute.value.trim();
  const text = stripMarkup(value);
  switch (field) {
    case "status":
      return applyStatus(draft, attribute, source);
    case "estimate":
      if (value === "") return true;
      if (isWhen(text)) draft.facts.push({ field: "due", value: text, line, source });
      if (isDates(text)) draft.facts.push({ field: "due", value: text, line, source });
      else draft.facts.push({ field: "estimate", value: text, line, source, unit: unitOf(name) });
      return true;
    case "due":
      draft.facts.push({ field: isEstimate(text) ? "estimate" : "due", value: text, line, source });
      return true;
    case "owner":
    case "priority":
    case "start":
      draft.facts.push({ field, value: text, line, source });
      return true;
    case "dependsOn":
    case "blocks":
      if (value !== "")
        draft.depends.push({
          text: value,
          line,
          source: source === "table" ? "table" : source === "frontmatter" ? "frontmatter" : "attribute",
          reverse: field === "blocks",
        });
      return true;
    case "criteria":
      if (text !== "") draft.criteria.push({ text: text.replace(/\s*✅\s*$/u, ""), done: null, line, mark: null });
      return true;
    case "parallel":
      draft.facts.push({ field: "parallel", value: text, line, source });
      return true;
    default:
      return "kind" in draft ? applyTaskFact(draft, attribute, text) : applyPhaseFact(draft, attribute, text);
  }
}

function isWhen(text: string): boolean {
  return /^(?:weeks?|wochen?|semanas?|semaines?|недел\p{L}+|days?|day)\s*\d/iu.test(text) && !isEstimate(text);
}

function applyStatus(draft: TaskDraft | PhaseDraft, attribute: Attribute, source: Source): boolean {
  const { line, start } = attribute;
  const value = attribute.value.trim();
  const status = areChoices(value) ? null : readStatus(value);
  const text = stripMarkup(value);
  if (!status) return value !== "";
  const mark = {
    kind:
      source === "table"
        ? "cell"
        : source === "frontmatter"
          ? "frontmatter"
          : source === "heading"
            ? "heading"
            : "word",
    line,
    start,
    end: start + value.length,
    text: value,
    status,
  } as const;
  draft.statuses.push({ status, text, line, source, mark });
  if (/blocked\s+(?:by|on)\s/i.test(text))
    draft.depends.push({ text: text.replace(/^.*?blocked\s+(?:by|on)\s/i, ""), line, source: "prose", reverse: false });
  return true;
}

function applyTaskFact(draft: TaskDraft, attribute: Attribute, text: string): boolean {
  switch (attribute.field) {
    case "labels":
      draft.labels.push(
        ...text
          .split(/[,;]/)
          .map((label) => label.trim())
          .filter((label) => label !== "" && label.length <= 50),
      );
      return true;
    case "issue":
      draft.adopts ??= readHead(attribute.value).adopts;
      return true;
    case "id":
      draft.id ??= /^[\w#.-]{1,24}$/.test(text) ? text : null;
      return true;
    case "verification":
      if (text !== "") draft.criteria.push({ text, done: null, line: attribute.line, mark: null });
      return true;
    case "goal":
    case "description":
    case "scope":
    case "record":
    case "phase":
      if (attribute.value !== "")
        draft.description.push(
          attribute.field === "description" ? attribute.value : `${attribute.name}: ${attribute.value}`,
        );
      return true;
    default:
      return false;
  }
}

function applyPhaseFact(draft: PhaseDraft, attribute: Attribute, text: string): boolean {
  const { line } = attribute;
  switch (attribute.field) {
    case "goal":
    case "description":
      if (text !== "") draft.goal.push(text);
      return true;
    case "scope":
      draft.scope.push(...readPaths(attribute.value));
      return true;
    case "verification":
      if (text !== "") draft.verification.push({ text, command: /`([^`]+)`/.exec(attribute.value)?.[1] ?? null, line });
      return true;
    case "decision":
      if (text !== "") draft.decision ??= { text, line };
      return true;
    default:
      return attribute.field === "record" || attribute.field === "labels";
  }
}

/** The paths and globs of a text: its code spans, or what looks like a path. */
export function readPaths(text: string): string[] {
  const spans = [...text.matchAll(/`([^`\s]+)`/g)].map((found) => found[1] ?? "");
  if (spans.length > 0) return spans.filter((path) => /[/.*]/.test(path)).slice(0, 50);
  return text
    .split(/[,\s]+/)
    .filter((word) => /^[\w@.*-]+(?:\/[\w@.*{}-]+)+$|^[\w-]+\.\w{1,5}$/.test(word))
    .slice(0, 50);
}

/** The nearest thing that an attribute can be about. */
export function subjectOf(context: Context): TaskDraft | PhaseDraft | null {
  return context.task ?? context.phase;
}

/** "Date: 2026-01-28" in a header says when it was written. */
const DATE_ONLY = foldedSet({
  en: "date, dates",
  de: "datum",
  es: "fecha",
  pt: "data",
  ru: "дата",
  zh: "日期",
  ja: "日付",
  ko: "날짜",
});

/** A date under a milestone or a release says when it is; elsewhere it says when something was written. */
function isEvent(context: Context): boolean {
  return (
    context.task === null &&
    /^(?:milestone|release|meilenstein|jalon|hito|marco|веха|里程碑)/.test(context.phase?.word ?? "")
  );
}

/** What the head of the plan states about the whole of it. */
function claimOf(context: Context, attribute: Attribute): void {
  const { line } = attribute;
  const text = stripMarkup(attribute.value);
  const add = (claim: Claim) => context.out.claims.push({ claim, subject: null });
  if (attribute.field === "estimate") {
    const read = readEstimate(text, unitOf(attribute.name), context.out.hours);
    if (read && read.minHours !== null && read.maxHours !== null && !context.phase)
      add({ kind: "total", of: "hours", min: read.minHours, max: read.maxHours, subject: null, line, text });
  } else if (attribute.field === "status") {
    const status = readStatus(text);
    if (status && !context.phase && !/\d\s*%/.test(text)) add({ kind: "status", subject: null, status, line, text });
  } else if (attribute.field === "due" && !DATE_ONLY.has(foldWords(attribute.name))) {
    const span = readSpan(text, { year: null, start: null });
    if (span?.due) add({ kind: "deadline", date: span.due, line, text });
  }
}

/** What comes before the whole plan: the documents that the line names, or its words. */
function takeDocuments({ out }: Context, { value, line }: Attribute): void {
  const several = documentsOf(value, line);
  const [path = null, text, done] = [readPaths(value)[0], stripMarkup(value), markedDone(value)];
  out.references.push(...(several.length > 0 ? several : [{ kind: "prerequisite", path, text, line, done } as const]));
}

/** Takes an attribute at the place of `context`; returns what it was taken for. */
export function takeAttribute(context: Context, attribute: Attribute, source: Source = "attribute"): boolean {
  if (context.front) claimOf(context, attribute);
  if (attribute.field === "dependsOn" && tellsOrder(attribute.value)) {
    context.out.statements.push({ text: attribute.value, line: attribute.line, about: null, order: true });
    return true;
  }
  const subject = subjectOf(context);
  if (attribute.field === "due" && DATE_ONLY.has(foldWords(attribute.name)) && !isEvent(context)) {
    if (context.front || !subject) context.out.metadata[attribute.name] ??= stripMarkup(attribute.value);
    return true;
  }
  const { out } = context;
  if (context.front) {
    const text = stripMarkup(attribute.value);
    if (attribute.field === "status" && out.status === null && text !== "") {
      const value = attribute.value;
      out.status = { status: readStatus(value) ?? "todo", text, line: attribute.line, source: "attribute", mark: null };
    }
    if (attribute.name !== "") out.metadata[attribute.name] = text;
    if (attribute.field === "parent" && text !== "")
      out.references.push({
        kind: "parent",
        path: readPaths(attribute.value)[0] ?? null,
        text,
        line: attribute.line,
        done: null,
      });
  }
  if (!subject && attribute.field === "dependsOn" && context.front && !saysNone(attribute.value))
    takeDocuments(context, attribute);
  if (!subject) return context.front;
  if (attribute.field === "parent" && !context.task) return true;
  return applyFact(subject, attribute, source);
}
