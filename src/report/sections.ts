// The parts that summary and comment are put together from. Each is empty when it has nothing to say.
import type { PhrasingContent, RootContent } from "mdast";
import type {
  BlockerChange,
  ChangeSet,
  Conflict,
  DoubtfulMatch,
  Drift,
  IssueChange,
  PlanEdit,
} from "../model/change.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { guardWords } from "./guard.ts";
import type { IssueTitles } from "./issue-titles.ts";
import type { Links } from "./links.ts";
import { bullets, code, folded, heading, link, paragraph, prose, strong, text } from "./markdown.ts";
import { place } from "./place.ts";

/** What a person has to decide: the guard that stopped the run. */
export function stoppedSection(stopped: ChangeSet["stopped"]): RootContent[] {
  if (stopped === null) return [];
  return [paragraph(strong(text("⛔ Nothing is written yet.")), text(" "), ...prose(guardWords(stopped)))];
}

export function doubtfulSection(doubtful: readonly DoubtfulMatch[], links: Links): RootContent[] {
  if (doubtful.length === 0) return [];
  const items = doubtful
    .slice(0, 20)
    .map((match): PhrasingContent[] => [
      place(match.place, links),
      text(" may be "),
      ...match.candidates
        .slice(0, 3)
        .flatMap((candidate, index): PhrasingContent[] => [
          text(index === 0 ? "" : " or "),
          link(links.issue(candidate.number), text(`#${candidate.number}`)),
          text(` ${candidate.title} (${Math.round(candidate.confidence * 100)} %)`),
        ]),
    ]);
  return [
    paragraph(
      strong(text(`❓ ${plural(doubtful.length, "task")} in doubt.`)),
      text(" Nothing is closed or renamed because of them. Say which issue is meant by its link on the task's line."),
    ),
    bullets(items),
  ];
}

export function conflictSection(issues: readonly IssueChange[], links: Links): RootContent[] {
  const items = issues.flatMap((change) =>
    change.conflicts.map((conflict): PhrasingContent[] => [
      link(
        change.number === null ? null : links.issue(change.number),
        text(change.number === null ? "issue" : `#${change.number}`),
      ),
      text(` ${conflict.field}: plan `),
      code(short(conflict.desired)),
      text(", GitHub "),
      code(short(conflict.observed)),
      text(`; ${keptWords(conflict)}`),
    ]),
  );
  if (items.length === 0) return [];
  return [
    paragraph(strong(text(`⚠️ ${plural(items.length, "field")} changed on both sides.`))),
    bullets(items.slice(0, 20)),
    ...more(items.length, 20),
  ];
}

function keptWords(conflict: Conflict): string {
  return conflict.kept === "plan" ? "the plan's stays" : "GitHub's stays";
}

export function blockerSection(
  edges: readonly BlockerChange[],
  titles: IssueTitles,
  links: Links,
  most: number,
): RootContent[] {
  if (edges.length === 0) return [];
  const named = (target: BlockerChange["blocked"]): PhrasingContent[] => {
    const number = titles.number(target);
    return [
      ...(number === null ? [] : [link(links.issue(number), text(`#${number}`)), text(" ")]),
      text(titles.title(target)),
    ];
  };
  const items = edges
    .slice(0, most)
    .map((edge): PhrasingContent[] => [
      text(edge.present ? "➕ " : "➖ "),
      ...named(edge.blocked),
      text(" "),
      strong(text(edge.present ? "waits for" : "no longer waits for")),
      text(" "),
      ...named(edge.blocker),
    ]);
  const added = edges.filter((edge) => edge.present).length;
  const title = [
    added > 0 ? `${added} added` : "",
    edges.length > added ? `${edges.length - added} removed` : "",
  ].filter(Boolean);
  return folded(`Blockers: ${title.join(", ")}`, [bullets(items), ...more(edges.length, most)]);
}

export function driftSection(drift: readonly Drift[], titles: IssueTitles, links: Links, most: number): RootContent[] {
  // Where the plan moved it is the change set that tells; where both did, the conflicts.
  const moved = drift.filter((one) => one.side === "github");
  if (moved.length === 0) return [];
  const items = moved
    .slice(0, most)
    .map((one): PhrasingContent[] => [
      ...(one.number === null ? [] : [link(links.issue(one.number), text(`#${one.number}`)), text(" ")]),
      text(`${titles.ofIdentity(one.identity)}: ${one.field}: plan `),
      code(short(one.desired)),
      text(", GitHub "),
      code(short(one.observed)),
    ]);
  return folded(`Drift: ${plural(moved.length, "change")} made on GitHub`, [
    bullets(items),
    ...more(moved.length, most),
  ]);
}

/** What happened on GitHub and belongs into the plan, and the pull request that brings it there. */
export function editSection(
  edits: readonly PlanEdit[],
  pull: number | null,
  titles: IssueTitles,
  links: Links,
  most: number,
): RootContent[] {
  if (edits.length === 0) return [];
  const by =
    pull === null
      ? []
      : [paragraph(text("Merge "), link(links.issue(pull), text(`#${pull}`)), text(" to keep both sides in step."))];
  const items = edits
    .slice(0, most)
    .map((edit): PhrasingContent[] => [
      place({ path: edit.identity.path, line: edit.line }, links),
      text(` ${titles.ofIdentity(edit.identity)}: ${edit.field} `),
      code(short(edit.before)),
      text(" → "),
      code(short(edit.after)),
      text(` (${edit.reason})`),
    ]);
  return folded(`Back into the plan: ${plural(edits.length, "edit")}`, [
    ...by,
    bullets(items),
    ...more(edits.length, most),
  ]);
}

/** Findings, errors first. Open when there are errors. */
export function diagnosticSection(diagnostics: readonly Diagnostic[], links: Links, most: number): RootContent[] {
  if (diagnostics.length === 0) return [];
  const signs = { error: "❌", warning: "⚠️", info: "ℹ️" } as const;
  const rank = { error: 0, warning: 1, info: 2 } as const;
  const sorted = [...diagnostics].sort((a, b) => rank[a.severity] - rank[b.severity]);
  const items = sorted
    .slice(0, most)
    .map((one): PhrasingContent[] => [
      text(`${signs[one.severity]} `),
      place(one.place, links),
      text(" "),
      ...prose(`${one.summary}. ${one.detail}`),
      text(" "),
      code(one.ruleId),
      ...(one.cause === undefined ? [] : [text(` ${one.cause.summary}: `), place(one.cause.place, links)]),
    ]);
  const count = (severity: Diagnostic["severity"]) => diagnostics.filter((one) => one.severity === severity).length;
  const title = [
    ...(count("error") > 0 ? [plural(count("error"), "error")] : []),
    ...(count("warning") > 0 ? [plural(count("warning"), "warning")] : []),
    ...(count("info") > 0 ? [plural(count("info"), "remark")] : []),
  ].join(", ");
  const list = [bullets(items), ...more(sorted.length, most)];
  return count("error") > 0 ? [heading(3, text(`Findings: ${title}`)), ...list] : folded(`Findings: ${title}`, list);
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

export function more(count: number, most: number): RootContent[] {
  return count > most ? [paragraph(text(`and ${count - most} more.`))] : [];
}

function short(value: string): string {
  const line = value.replace(/\s+/g, " ").trim();
  if (line === "") return "(empty)";
  return line.length > 80 ? `${line.slice(0, 79).toWellFormed()}…` : line;
}
