// Markers that are not obeyed: by a newer Plansync, or in issues that somebody else wrote. Their issues are never touched.
import { type DesiredState, nameOf } from "../model/desired.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Place } from "../model/place.ts";
import type { Mirrored } from "./tracked.ts";

/** Numbers named in one line. */
const NAMED = 10;

/** `newer` and `untrusted`: issues of this repository, by plans that are read now or were before. */
export function tellStrangers(
  desired: DesiredState,
  newer: readonly Mirrored[],
  untrusted: readonly Mirrored[],
): Diagnostic[] {
  const places = new Map(desired.issues.map((issue) => [nameOf(issue.identity), issue.place]));
  const placeOf = ({ marker: { identity } }: Mirrored): Place =>
    places.get(nameOf(identity)) ?? { path: identity.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const told = (ruleId: string, all: readonly Mirrored[], keyOf: (one: Mirrored) => string, words: Words) => {
    const groups = new Map<string, Mirrored[]>();
    for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
    return [...groups.values()].flatMap((group): Diagnostic[] => {
      const [first] = group;
      return first === undefined ? [] : [{ ruleId, place: placeOf(first), ...words(numbersOf(group), first) }];
    });
  };
  return [
    ...told(
      "newer-marker",
      newer,
      ({ marker }) => marker.identity.path,
      (numbers, { marker }) => ({
        severity: "error",
        summary: `Unexpected marker of version ${marker.version} in ${numbers}, written by a newer Plansync`,
        detail: "Update Plansync. Until then these issues are left alone, and no issue is made for this plan.",
      }),
    ),
    ...told(
      "foreign-marker",
      untrusted.filter(({ marker }) => desired.paths.includes(marker.identity.path)),
      ({ marker, issue }) => `${marker.identity.path} ${issue.author.toLowerCase()}`,
      (numbers, { issue }) => ({
        severity: "info",
        summary: `Unexpected marker of Plansync in ${numbers}, written by ${issue.author}`,
        detail:
          "It is not obeyed. Where Plansync wrote as this login before, name it under `identities`; where the text was copied, take the hidden comment out of the issue.",
      }),
    ),
  ];
}

type Words = (numbers: string, first: Mirrored) => Pick<Diagnostic, "severity" | "summary" | "detail">;

function numbersOf(group: readonly Mirrored[]): string {
  const named = group.slice(0, NAMED).map(({ issue }) => `#${issue.number}`);
  const more = group.length - named.length;
  return `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
