// Many short lists of whole numbers in one array: an array object for each would cost more than what it holds.

export class Tape {
  private values = new Int32Array(4096);
  private used = 0;

  /** Keeps the numbers and returns where the first of them stands. */
  put(numbers: readonly number[]): number {
    const at = this.used;
    const end = at + numbers.length;
    if (end > this.values.length) {
      const wider = new Int32Array(Math.max(end, this.values.length + (this.values.length >> 1)));
      wider.set(this.values.subarray(0, at));
      this.values = wider;
    }
    this.values.set(numbers, at);
    this.used = end;
    return at;
  }

  at(index: number): number {
    return this.values[index] ?? 0;
  }
}
