// Tasks that were moved or put in other words: by likeness, as an assignment, with a threshold and a margin.
import type { DoubtfulMatch } from "../model/change.ts";
import { assign, type Pair } from "./assignment.ts";
import type { Offer, Seeker } from "./candidates.ts";
import { fits, type Open } from "./match-sure.ts";
import type { Gaps } from "./neighbours.ts";
import { type Rarity, rarityOf, textSimilarity, titleSimilarity } from "./similarity.ts";
import { type Words, wordsOf } from "./words.ts";

/** From here a pair is taken; from there down to DOUBT it is shown and not acted on. */
const TAKEN = 0.6;
const DOUBT = 0.5;
/** How much better the pairs must be, taken together, than the same tasks paired otherwise. */
const MARGIN = 0.1;
/** Offers that are compared with one task, the likeliest by their rarest words. */
const COMPARED = 16;

interface Worded {
  readonly title: Words;
  readonly text: Words;
  readonly boxes: ReadonlySet<string>;
}

/** Takes what is sure enough out of `open`, and returns what is in doubt. `all`: the titles of both sides. */
export function matchReworded(
  open: Open,
  gaps: Gaps,
  contexts: ReadonlyMap<string, string>,
  all: readonly Words[],
): DoubtfulMatch[] {
  const seekers = [...open.seekers.values()];
  const offers = [...open.offers.values()];
  if (seekers.length === 0 || offers.length === 0) return [];
  const mine = seekers.map(wordsOfSeeker);
  const theirs = offers.map(wordsOfOffer);
  const titles = rarityOf(all);
  const texts = rarityOf([...mine, ...theirs].map(({ text }) => text));
  const pairs: Pair[] = [];
  for (const [left, right] of compared(seekers, offers, mine, theirs)) {
    const [seeker, offer, one, other] = [seekers[left], offers[right], mine[left], theirs[right]];
    if (seeker === undefined || offer === undefined || one === undefined || other === undefined) continue;
    const score = scoreOf({ seeker, offer, one, other, titles, texts, gap: gaps(seeker, offer), contexts });
    if (score >= DOUBT) pairs.push({ left, right, score });
  }
  return settle(open, seekers, offers, pairs);
}

function scoreOf(input: {
  readonly seeker: Seeker;
  readonly offer: Offer;
  readonly one: Worded;
  readonly other: Worded;
  readonly titles: Rarity;
  readonly texts: Rarity;
  readonly gap: number;
  readonly contexts: ReadonlyMap<string, string>;
}): number {
  const { seeker, offer, one, other, titles, texts, gap, contexts } = input;
  const title = titleSimilarity(one.title, other.title, titles);
  const text = contentSimilarity(one, other, texts);
  const samePath = seeker.issue.identity.path === offer.identity.path;
  const samePhase = samePath && seeker.context === (contexts.get(offer.context) ?? offer.context);
  // The same title elsewhere with quite another content is another task of that name.
  const contradicted = text !== null && text < 0.2 && !samePhase;
  const base = text === null ? title : 1 - (1 - 0.85 * title) * (1 - 0.8 * text);
  const place = (samePath ? (samePhase ? 0 : 0.05) : 0.12) - 0.08 * gap - (seeker.name === offer.name ? 0.02 : 0);
  const score =
    (title === 1 ? Math.max(base, 0.95) : base) - place - (fits(seeker, offer) ? 0 : 0.12) - (contradicted ? 0.42 : 0);
  return Math.max(0, Math.min(1, score));
}

function contentSimilarity(one: Worded, other: Worded, rarity: Rarity): number | null {
  const text = textSimilarity(one.text, other.text, rarity);
  if (one.boxes.size < 2 || other.boxes.size < 2) return text;
  let both = 0;
  for (const line of one.boxes) if (other.boxes.has(line)) both++;
  return Math.max(text ?? 0, both / Math.max(one.boxes.size, other.boxes.size));
}

// A pair is taken when no other way to pair the same tasks is nearly as good.
function settle(
  open: Open,
  seekers: readonly Seeker[],
  offers: readonly Offer[],
  pairs: readonly Pair[],
): DoubtfulMatch[] {
  const byLeft = grouped(pairs, ({ left }) => left);
  const byRight = grouped(pairs, ({ right }) => right);
  const chosen = assign(pairs);
  const ofLeft = new Map(chosen.map((pair) => [pair.left, pair]));
  const ofRight = new Map(chosen.map((pair) => [pair.right, pair]));
  const score = new Map(pairs.map((pair) => [`${pair.left} ${pair.right}`, pair.score]));
  const doubtful: DoubtfulMatch[] = [];
  for (const pair of chosen) {
    const [seeker, offer] = [seekers[pair.left], offers[pair.right]];
    if (seeker === undefined || offer === undefined) continue;
    const rivals = [
      ...(byLeft.get(pair.left) ?? []).map((other) => ({ other, same: offers[other.right]?.plain === offer.plain })),
      ...(byRight.get(pair.right) ?? []).map((other) => ({ other, same: seekers[other.left]?.plain === seeker.plain })),
    ].filter(({ other }) => other !== pair);
    const unclear = rivals.some(({ other, same }) => {
      const rest = other.left === pair.left ? ofRight.get(other.right) : ofLeft.get(other.left);
      if (rest === undefined) return same && other.score > pair.score - MARGIN;
      const [left, right] = other.left === pair.left ? [rest.left, pair.right] : [pair.left, rest.right];
      const crossed = other.score + (score.get(`${left} ${right}`) ?? 0);
      return crossed > pair.score + rest.score - MARGIN;
    });
    if (pair.score >= TAKEN && !unclear)
      open.take(seeker, offer, seeker.plain === offer.plain ? "moved" : "reworded", round(pair.score));
    else doubtful.push(doubtOf(seeker, byLeft.get(pair.left) ?? [], offers));
  }
  // A task whose only likely issue is in doubt for another one is in doubt as well; one that lost to a sure pair is new.
  return doubtful;
}

function doubtOf(seeker: Seeker, pairs: readonly Pair[], offers: readonly Offer[]): DoubtfulMatch {
  const candidates = [...pairs]
    .sort((one, other) => other.score - one.score || one.right - other.right)
    .slice(0, 3)
    .flatMap(({ right, score }) => {
      const issue = offers[right]?.mirrored.issue;
      return issue === undefined ? [] : [{ number: issue.number, title: issue.title, confidence: round(score) }];
    });
  return { identity: seeker.issue.identity, candidates, place: seeker.issue.place };
}

// By their words rather than all against all: ten thousand new tasks against ten thousand that are gone must not take long.
function* compared(
  seekers: readonly Seeker[],
  offers: readonly Offer[],
  mine: readonly Worded[],
  theirs: readonly Worded[],
): Generator<readonly [number, number]> {
  const few = seekers.length * offers.length <= 40_000;
  const index = new Map<string, number[]>();
  const signs = (worded: Worded) => [
    ...worded.title.weights.keys(),
    ...[...worded.text.weights.keys()].map((word) => `=${word}`),
  ];
  if (!few)
    for (const [right, worded] of theirs.entries())
      for (const sign of signs(worded)) index.set(sign, [...(index.get(sign) ?? []), right].slice(0, 65));
  for (const [left, seeker] of seekers.entries()) {
    const rights = few ? offers.keys() : likeliest(signs(mine[left] ?? EMPTY), index);
    for (const right of rights) if (offers[right]?.identity.kind === seeker.issue.identity.kind) yield [left, right];
  }
}

const EMPTY: Worded = { title: wordsOf(""), text: wordsOf(""), boxes: new Set() };

function likeliest(signs: readonly string[], index: ReadonlyMap<string, readonly number[]>): number[] {
  const votes = new Map<number, number>();
  for (const sign of signs) {
    const list = index.get(sign) ?? [];
    if (list.length <= 64) for (const right of list) votes.set(right, (votes.get(right) ?? 0) + 1 / list.length);
  }
  return [...votes]
    .sort((one, other) => other[1] - one[1] || one[0] - other[0])
    .slice(0, COMPARED)
    .map(([right]) => right);
}

function wordsOfSeeker({ issue, title }: Seeker): Worded {
  const boxes = issue.boxes.map((box) => box.text);
  return {
    title: wordsOf(title),
    text: wordsOf(told([...issue.body.split("\n"), ...boxes])),
    boxes: new Set(boxes.map(boxed)),
  };
}

function wordsOfOffer({ mirrored, title }: Offer): Worded {
  const lines = mirrored.split.text.split(/\r?\n/);
  const boxes = lines.flatMap((line) => /^\s*[-*+]\s+\[[ xX]\]\s+(.*)$/.exec(line)?.[1] ?? []);
  return { title: wordsOf(title), text: wordsOf(told(lines)), boxes: new Set(boxes.map(boxed)) };
}

// Without the lines that every issue has: where it comes from, estimate and owner.
function told(lines: readonly string[]): string {
  return lines
    .filter((line) => !/^(?:From |\*\*)/.test(line))
    .join("\n")
    .replace(/^\s*[-*+]\s+\[[ xX]\]\s+/gm, "");
}

function boxed(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}

function grouped(pairs: readonly Pair[], key: (pair: Pair) => number): Map<number, Pair[]> {
  const groups = new Map<number, Pair[]>();
  for (const pair of pairs) {
    const list = groups.get(key(pair));
    if (list === undefined) groups.set(key(pair), [pair]);
    else list.push(pair);
  }
  return groups;
}

function round(score: number): number {
  return Math.round(score * 100) / 100;
}
