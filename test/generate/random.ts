// Seeded chance, so that a failing case can be made again from its number.

export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = (seed ^ 0x9e3779b9) >>> 0;
    for (let round = 0; round < 4; round++) this.next();
  }

  /** From 0 up to (not including) 1. Mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<Value>(list: readonly Value[]): Value {
    return list[Math.floor(this.next() * list.length)] as Value;
  }

  shuffle<Value>(list: readonly Value[]): Value[] {
    const copy = [...list];
    for (let at = copy.length - 1; at > 0; at--) {
      const other = this.whole(0, at);
      [copy[at], copy[other]] = [copy[other] as Value, copy[at] as Value];
    }
    return copy;
  }
}
