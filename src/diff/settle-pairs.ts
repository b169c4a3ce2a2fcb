// Which pairs are taken, and which are shown as doubtful: nothing is guessed where another choice is nearly as good.
import type { DoubtfulMatch } from "../model/change.ts";
import { assign, type Pair } from "./assignment.ts";
import type { Offer, Seeker } from "./candidates.ts";
import type { Open } from "./match-sure.ts";

/** From here a pair is taken; below it is shown and not acted on. */
const TAKEN = 0.6;
/** How much better the pairs must be, taken together, than the same tasks paired otherwise. */
const MARGIN = 0.1;

/** Takes sure pairs out of `open`. Pairs name places in the two lists. */
export function settlePairs(
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
  const scoreOf = (left: number, right: number) => byLeft.get(left)?.find((pair) => pair.right === right)?.score ?? 0;
  // What else could be done with one of the two, and what would become of whom it takes the partner from.
  const rivals = (pair: Pair, other: Pair, same: boolean): boolean => {
    if (other === pair) return false;
    const rest = other.left === pair.left ? ofRight.get(other.right) : ofLeft.get(other.left);
    if (rest === undefined) return same && other.score > pair.score - MARGIN;
    const [left, right] = other.left === pair.left ? [rest.left, pair.right] : [pair.left, rest.right];
    return other.score + scoreOf(left, right) > pair.score + rest.score - MARGIN;
  };
  const doubtful: DoubtfulMatch[] = [];
  for (const pair of chosen) {
    const [seeker, offer] = [seekers[pair.left], offers[pair.right]];
    if (seeker === undefined || offer === undefined) continue;
    const [mine, theirs] = [byLeft.get(pair.left) ?? [], byRight.get(pair.right) ?? []];
    const unclear =
      mine.some((other) => rivals(pair, other, offers[other.right]?.plain === offer.plain)) ||
      theirs.some((other) => rivals(pair, other, seekers[other.left]?.plain === seeker.plain));
    if (pair.score >= TAKEN && !unclear)
      open.take(seeker, offer, seeker.plain === offer.plain ? "moved" : "reworded", round(pair.score));
    else doubtful.push(doubtOf(seeker, mine, offers));
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
