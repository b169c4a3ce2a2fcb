// Rules whose findings the reader makes while it reads: here they have their words and their examples.
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Place } from "../model/place.ts";
import type { PlanDocument } from "../model/plan.ts";
import { wordsPlace } from "./place-in.ts";
import type { Rule } from "./rule.ts";

/** What the reader told under this name, without what `checkPlans` fills in. */
export function byReader(id: string): Rule["check"] {
  return ({ documents }) =>
    documents.flatMap((document) =>
      document.diagnostics
        .filter(({ ruleId }) => ruleId === id)
        .map(({ ruleId: _, severity: __, ...finding }) => ({ ...finding, place: placed(finding, document) })),
    );
}

/** Where only the line is known: the words that are told of in it, or the whole line. */
function placed({ place, summary }: Pick<Diagnostic, "place" | "summary">, document: PlanDocument): Place {
  if (place.endLine > place.line || place.endColumn > place.column) return place;
  return wordsPlace(document, place.line, /`([^`]+)`/.exec(summary)?.[1] ?? "");
}
