// Ranges of ids: "T001–T004" are T001, T002, T003 and T004.

interface Parts {
  readonly prefix: string;
  readonly number: number;
  readonly width: number;
}

function lastNumber(id: string): Parts | null {
  const found = /^(.*?)(\d+)$/.exec(id);
  return found ? { prefix: found[1] ?? "", number: Number(found[2]), width: (found[2] ?? "").length } : null;
}

/** The ids from one to another, when they differ in their last number only: T001–T004, #16-19. */
export function expandRange(from: string, to: string): string[] | null {
  const [a, b] = [lastNumber(from), lastNumber(to)];
  if (!a || !b || b.number <= a.number || b.number - a.number > 400) return null;
  const same = b.prefix === "" || b.prefix.replace("#", "") === a.prefix.replace("#", "");
  if (!same) return null;
  return Array.from(
    { length: b.number - a.number + 1 },
    (_, step) => a.prefix + String(a.number + step).padStart(a.width, "0"),
  );
}
