// Tasks that were moved or put in other words: by likeness, as an assignment, with a threshold and a margin.
import type { DoubtfulMatch } from "../model/change.ts";
import type { Pair } from "./assignment.ts";
import type { Offer, Seeker } from "./candidates.ts";
import { ContentLikeness, noStepShared } from "./content-likeness.ts";
import { likelyPairs } from "./likely-pairs.ts";
import { fits, type Open } from "./match-sure.ts";
import type { Gaps } from "./neighbours.ts";
import { settlePairs } from "./settle-pairs.ts";
import { Vocabulary } from "./vocabulary.ts";
import { type Worded, Wording } from "./worded.ts";

/** Pairs below this are not even shown. */
const DOUBT = 0.5;

interface Measures {
  readonly likeness: ContentLikeness;
  readonly gaps: Gaps;
  readonly contexts: ReadonlyMap<string, string>;
}

/** Takes what is sure enough out of `open`, and returns what is in doubt. `settled`: titles of what is matched, of both sides. */
export function matchReworded(
  open: Open,
  gaps: Gaps,
  contexts: ReadonlyMap<string, string>,
  settled: readonly string[],
): DoubtfulMatch[] {
  const seekers = [...open.seekers.values()];
  const offers = [...open.offers.values()];
  if (seekers.length === 0 || offers.length === 0) return [];
  const wording = new Wording(new Vocabulary());
  const { vocabulary } = wording;
  const others = settled.map((title) => vocabulary.text(title));
  const mine = seekers.map((seeker) => wording.seeker(seeker));
  const theirs = offers.map((offer) => wording.offer(offer));
  const measures: Measures = {
    likeness: new ContentLikeness([...mine, ...theirs], others, vocabulary),
    gaps,
    contexts,
  };
  const pairs: Pair[] = [];
  const likely = likelyPairs({ ones: seekers, words: mine }, { ones: offers, words: theirs }, gaps, vocabulary.size);
  for (const [left, right] of likely) {
    const [seeker, offer, one, other] = [seekers[left], offers[right], mine[left], theirs[right]];
    if (seeker === undefined || offer === undefined || one === undefined || other === undefined) continue;
    const score = scoreOf(seeker, offer, one, other, measures);
    if (score >= DOUBT) pairs.push({ left, right, score });
  }
  return settlePairs(open, seekers, offers, pairs);
}

function scoreOf(seeker: Seeker, offer: Offer, one: Worded, other: Worded, measures: Measures): number {
  const { likeness, gaps, contexts } = measures;
  const { title, text, whole } = likeness.of(one, other);
  const samePath = seeker.issue.identity.path === offer.identity.path;
  const samePhase = samePath && seeker.context === (contexts.get(offer.context) ?? offer.context);
  // The same title elsewhere with quite another content is another task of that name.
  const contradicted = text !== null && !samePhase && text < (noStepShared(one, other) ? 0.6 : 0.2);
  const stands = samePath ? (samePhase ? 0 : 0.05) : 0.12;
  const place = stands - 0.08 * gaps.between(seeker, offer) - (seeker.name === offer.name ? 0.02 : 0);
  const score =
    (title === 1 ? Math.max(whole, 0.95) : whole) -
    place -
    (fits(seeker, offer) ? 0 : 0.12) -
    (contradicted ? 0.42 : 0);
  return Math.max(0, Math.min(1, score));
}
