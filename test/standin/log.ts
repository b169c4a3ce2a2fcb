// What was asked of the stand-in, and counts of it.

export interface Logged {
  readonly number: number;
  readonly method: string;
  readonly path: string;
  /** 0: the connection was reset. */
  status: number;
  readonly kind: "read" | "write";
  /** GraphQL: top-level field names, one per alias. */
  readonly fields: readonly string[];
  /** How many pieces of content it asks to make. */
  readonly creates: number;
  readonly login: string;
  /** What it was asked with; "" without one. */
  readonly token: string;
  /** World time. */
  readonly at: number;
  /** Milliseconds of work here. */
  took: number;
  readonly bytesIn: number;
  bytesOut: number;
}

export class RequestLog {
  entries: Logged[] = [];
  requests = 0;
  writes = 0;
  contentCreates = 0;
  /** Keep only counts (load tests). */
  countOnly = false;

  add(entry: Logged): Logged {
    this.requests++;
    if (entry.kind === "write") this.writes++;
    this.contentCreates += entry.creates;
    if (!this.countOnly) this.entries.push(entry);
    return entry;
  }

  clear(): void {
    this.entries = [];
    this.requests = 0;
    this.writes = 0;
    this.contentCreates = 0;
  }

  /** One line per request: for a test that fails. */
  toString(): string {
    return this.entries
      .map((one) => {
        const fields = one.fields.length === 0 ? "" : ` ${countFields(one.fields)}`;
        return `${one.number} ${one.method} ${one.path}${fields} → ${one.status}`;
      })
      .join("\n");
  }
}

function countFields(fields: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const field of fields) counts.set(field, (counts.get(field) ?? 0) + 1);
  return [...counts].map(([field, count]) => (count === 1 ? field : `${field}×${count}`)).join(" ");
}
