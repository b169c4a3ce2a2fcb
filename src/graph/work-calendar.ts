// Working hours ↔ dates. Days are ISO dates; a week's working days start on Monday.

export interface WorkHours {
  /** Working hours of a day and of a week: 8 and 40 give five days. */
  readonly day: number;
  readonly week: number;
}

const DAY = 86_400_000;

/** Days since 1970-01-01 of an ISO date, or null when it is no date of the calendar. */
export function dayNumber(iso: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : time / DAY;
}

/** The ISO date of a day number. */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Working days of a week: 1 to 7, from Monday on. */
function workDays({ day, week }: WorkHours): number {
  return Math.min(7, Math.max(1, Math.round(week / day)));
}

/** Working days before a day number, counted from a fixed Monday: whole weeks and the days of the last. */
function workDaysBefore(day: number, perWeek: number): number {
  const fromMonday = day - 4; // 1970-01-05 was a Monday
  const weeks = Math.floor(fromMonday / 7);
  return weeks * perWeek + Math.min(perWeek, fromMonday - weeks * 7);
}

/** Working hours from the morning of one day to the morning of another; negative when it lies before. */
export function hoursBetween(from: string, to: string, hours: WorkHours): number | null {
  const [start, end] = [dayNumber(from), dayNumber(to)];
  if (start === null || end === null) return null;
  const perWeek = workDays(hours);
  return (workDaysBefore(end, perWeek) - workDaysBefore(start, perWeek)) * hours.day;
}

/**
 * The working day on which so many hours after the morning of `start` fall. A finish at the end of a day falls on
 * that day (`finish`), a start there on the next.
 */
export function dayAfter(start: string, worked: number, hours: WorkHours, finish: boolean): string | null {
  const from = dayNumber(start);
  if (from === null || !Number.isFinite(worked)) return null;
  const perWeek = workDays(hours);
  const days = worked / hours.day;
  const whole = finish ? Math.max(0, Math.ceil(days - 1e-9) - 1) : Math.floor(days + 1e-9);
  const target = workDaysBefore(from, perWeek) + whole;
  const weeks = Math.floor(target / perWeek);
  const day = 4 + weeks * 7 + (target - weeks * perWeek);
  return Math.abs(day) > 3_000_000 ? null : isoDay(day);
}
