// Whether memory grows: the line through the samples.

export interface Sample {
  /** Seconds. */
  readonly at: number;
  /** Megabytes: heap of the main thread, of the thread that looks, and what the process holds of the machine. */
  readonly heap: number;
  readonly looks: number;
  readonly rss: number;
}

export interface Point {
  /** Hours. */
  readonly x: number;
  readonly y: number;
}

/** Least squares: y per hour; 0 for fewer than two points. */
export function slopeOf(points: readonly Point[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  if (points.length < 2) return 0;
  const [x, y] = [mean(points.map((one) => one.x)), mean(points.map((one) => one.y))];
  const above = points.reduce((sum, one) => sum + (one.x - x) * (one.y - y), 0);
  const below = points.reduce((sum, one) => sum + (one.x - x) ** 2, 0);
  return below === 0 ? 0 : above / below;
}
