// Reads what a plan states about itself: totals of tasks, phases and hours.
import type { Claim } from "../../model/plan.ts";
import type { Statement } from "../collect/draft.ts";
import { type HoursOf, readEstimate } from "../facts/read-estimate.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import { countedWords, totalWords } from "../vocabulary/claim.ts";
import { estimateNames } from "../vocabulary/estimate.ts";
import { alternatives } from "../vocabulary/words.ts";

type Counted = keyof typeof countedWords;

const TOTAL = alternatives(totalWords);
const EFFORT = alternatives(estimateNames);
const ORDER: readonly Counted[] = ["parallel", "steps", "phases", "tasks"];
const EDGE = "(?![\\p{Script=Latin}\\p{Script=Cyrillic}])";
const LABELLED = new Map<Counted, RegExp>();
const SAID = new Map<Counted, RegExp>();
for (const counted of ORDER) {
  const words = alternatives(countedWords[counted]);
  const total =
    counted === "parallel"
      ? `(?:(?:${TOTAL})\\s*)?`
      : `(?:${TOTAL})\\s*(?:number of |nombre de |número de |количество |кількість )?`;
  LABELLED.set(
    counted,
    new RegExp(`^${total}(?:${words})${EDGE}\\s*[:：=]\\s*(\\d{1,5})(?:\\s*[-–]\\s*(\\d{1,5}))?(?!\\s*[/\\d.])`, "iu"),
  );
  if (counted !== "parallel")
    SAID.set(
      counted,
      new RegExp(
        `(?<![\\d.#])(\\d{1,5})\\s*(?:${words})${EDGE}\\s*(?:${TOTAL})${EDGE}|(?<![\\p{L}])(?:${TOTAL})\\s*(?:of\\s*)?[:：]?\\s*(\\d{1,5})\\s*(?:${words})${EDGE}`,
        "iu",
      ),
    );
}
const HOURS = new RegExp(
  `^(?:(?:${TOTAL}|estimated|geschätzter?)\\s*){1,3}(?:estimated |plan )?(?:${EFFORT})?\\s*[:：=]\\s*(.+)$`,
  "iu",
);

const SIGNAL = new RegExp(`${TOTAL}|parallel|estimated|geschätzt`, "iu");

/** The total that a line states, or null. `text` of the claim are the words as they stand in the line. */
export function readTotal(statement: Statement, worth: HoursOf): Claim | null {
  if (statement.text.length > 300 || !/\d/.test(statement.text) || !SIGNAL.test(statement.text)) return null;
  const text = stripMarkup(statement.text);
  const { line } = statement;
  const subject = statement.about?.key || null;
  for (const counted of ORDER) {
    const found = LABELLED.get(counted)?.exec(text) ?? SAID.get(counted)?.exec(text);
    if (!found || found.index > 4) continue;
    const min = Number(found[1] ?? found[2]);
    const max = found[1] && found[2] && Number(found[2]) > min ? Number(found[2]) : min;
    return {
      kind: "total",
      of: counted,
      min,
      max,
      subject,
      line,
      text: found[1] && found[2] ? `${found[1]}` : String(min),
    };
  }
  const hours = HOURS.exec(text);
  const read = hours ? readEstimate(hours[1] ?? "", null, worth) : null;
  if (!read || read.minHours === null || read.maxHours === null) return null;
  return {
    kind: "total",
    of: "hours",
    min: read.minHours,
    max: read.maxHours,
    subject,
    line,
    text: (hours?.[1] ?? "").trim(),
  };
}
