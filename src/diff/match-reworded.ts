// Tasks that were moved or put in other words: by likeness, as an assignment, with a threshold and a margin.
import type { DoubtfulMatch } from "../model/change.ts";
import type { Pair } from "./assignment.ts";
import type { Offer, Seeker } from "./candidates.ts";
import { likelyPairs } from "./likely-pairs.ts";
import { fits, type Open } from "./match-sure.ts";
import type { Gaps } from "./neighbours.ts";
import { settlePairs } from "./settle-pairs.ts";
import { Likeness } from "./similarity.ts";
import { Vocabulary } from "./vocabulary.ts";
import { type Worded, Wording } from "./worded.ts";

/** Pairs below this are not even shown. */
const DOUBT = 0.5;

interface Measures {
  readonly titles: Likeness;
  readonly texts: Likeness;
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
  const titles = [...mine, ...theirs].map(({ title }) => title.codes);
  const texts = [...mine, ...theirs].map(({ text }) => text);
  const measures: Measures = {
    titles: new Likeness([...others, ...titles], vocabulary),
    texts: new Likeness(texts, vocabulary),
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
  const { titles, texts, gaps, contexts } = measures;
  const title = titles.titles(one.title, other.title);
  const text = contentSimilarity(one, other, texts);
  const samePath = seeker.issue.identity.path === offer.identity.path;
  const samePhase = samePath && seeker.context === (contexts.get(offer.context) ?? offer.context);
  // The same title elsewhere with quite another content is another task of that name.
  const contradicted = text !== null && text < 0.2 && !samePhase;
  const base = text === null ? title : 1 - (1 - 0.85 * title) * (1 - 0.8 * text);
  const stands = samePath ? (samePhase ? 0 : 0.05) : 0.12;
  const place = stands - 0.08 * gaps.between(seeker, offer) - (seeker.name === offer.name ? 0.02 : 0);
  const score =
    (title === 1 ? Math.max(base, 0.95) : base) - place - (fits(seeker, offer) ? 0 : 0.12) - (contradicted ? 0.42 : 0);
  return Math.max(0, Math.min(1, score));
}

function contentSimilarity(one: Worded, other: Worded, texts: Likeness): number | null {
  const text = texts.texts(one.text, other.text);
  const [mine, theirs] = [one.boxes, other.boxes];
  if (mine.length < 2 || theirs.length < 2) return text;
  return Math.max(text ?? 0, common(mine, theirs) / Math.max(mine.length, theirs.length));
}

// How many numbers two ascending lists share.
function common(one: readonly number[], other: readonly number[]): number {
  let both = 0;
  for (let left = 0, right = 0; left < one.length && right < other.length; ) {
    const difference = (one[left] ?? 0) - (other[right] ?? 0);
    if (difference === 0) both++;
    if (difference <= 0) left++;
    if (difference >= 0) right++;
  }
  return both;
}
