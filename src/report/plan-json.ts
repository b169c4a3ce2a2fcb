// The plan JSON, version 1: what `plansync parse --json` prints.
import type { Diagnostic } from "../model/diagnostic.ts";
import type { PlanDocument } from "../model/plan.ts";

/** The document without the reader's working papers (source, evidence), its diagnostics with flat positions. */
export function planJson(document: PlanDocument, diagnostics: readonly Diagnostic[] = document.diagnostics): object {
  const { source: _source, evidence: _evidence, diagnostics: _own, ...plan } = document;
  return { ...plan, diagnostics: diagnostics.map(flat) };
}

function flat({ place, cause, ...rest }: Diagnostic): object {
  const { path: _path, ...span } = place;
  return { ...rest, ...span, ...(cause && { cause: { summary: cause.summary, ...cause.place } }) };
}
