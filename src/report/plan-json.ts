// The plan JSON, version 1: what `plansync parse --json` prints.
import type { Diagnostic } from "../model/diagnostic.ts";
import type { PlanDocument } from "../model/plan.ts";

/** The document without the reader's working papers (source, evidence), its diagnostics with flat positions. */
export function planJson(document: PlanDocument, diagnostics: readonly Diagnostic[] = document.diagnostics): object {
  const { version, path, title, titleLine, status, metadata, phases, tasks, claims, references } = document;
  return {
    ...{ version, path, title, titleLine, status, metadata, phases, tasks, claims, references },
    diagnostics: diagnostics.map(flat),
  } satisfies Record<Exclude<keyof PlanDocument, "source" | "evidence">, unknown>;
}

function flat({ place, cause, ...rest }: Diagnostic): object {
  const { path: _path, ...span } = place;
  return { ...rest, ...span, ...(cause && { cause: { summary: cause.summary, ...cause.place } }) };
}
