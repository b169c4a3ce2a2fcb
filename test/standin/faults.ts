// Things that go wrong on the way to GitHub and back, on order.

export interface Asked {
  /** 1 for the first request since the faults were last healed. */
  readonly number: number;
  readonly method: string;
  readonly path: string;
  readonly kind: "read" | "write";
  /** GraphQL: names of the top-level fields ("createIssue", "repository"), one per alias. */
  readonly fields: readonly string[];
  /** GraphQL: nodes that the query may touch. */
  readonly nodes: number;
}

/** Of a GraphQL request, only so many mutations are done before things go wrong; all of them when absent. */
interface Midway {
  readonly keep?: number;
}

export type Fault =
  /** The connection is reset before anything is done. */
  | { readonly kind: "drop" }
  /** The work is done, then the connection is reset. */
  | ({ readonly kind: "lose" } & Midway)
  /** An answer of the infrastructure; with `done` after the work was done all the same. */
  | ({
      readonly kind: "status";
      readonly status: number;
      readonly message?: string;
      readonly done?: boolean;
      readonly headers?: Record<string, string>;
    } & Midway)
  /** A secondary rate limit. */
  | { readonly kind: "secondary"; readonly retryAfter: number; readonly status?: 200 | 403 | 429 }
  /** No answer for so many real milliseconds, then a reset; with `done` after the work was done. */
  | ({ readonly kind: "hang"; readonly milliseconds: number; readonly done?: boolean } & Midway)
  /** The answer comes late by so many real milliseconds. */
  | { readonly kind: "delay"; readonly milliseconds: number }
  /** GraphQL: top-level fields after the first `keep` fail with RESOURCE_LIMITS_EXCEEDED. */
  | { readonly kind: "partial"; readonly keep: number }
  /** GraphQL: every new issue is made, without parent, labels, milestone and assignees, and its alias fails all the same. */
  | { readonly kind: "half" }
  /** A GraphQL query ends early: items of each list after the first `keep` are null, with RESOURCE_LIMITS_EXCEEDED. */
  | { readonly kind: "exhausted"; readonly keep: number };

export interface Rule {
  readonly when: number | ((asked: Asked) => boolean);
  readonly fault: Fault;
  /** How often it strikes; for ever when absent (a number as `when` strikes once by nature). */
  readonly times?: number;
}

export class Faults {
  private rules: { rule: Rule; left: number }[] = [];
  private lastServed = Number.POSITIVE_INFINITY;
  /** Requests since the last `heal`. */
  count = 0;
  /** How many faults struck since the last `heal`. */
  struck = 0;

  add(...rules: readonly Rule[]): void {
    this.rules.push(...rules.map((rule) => ({ rule, left: rule.times ?? Number.POSITIVE_INFINITY })));
  }

  /** Serves `requests` more; every connection after them is reset until `heal`: what a killed client looks like. */
  killAfter(requests: number): void {
    this.lastServed = this.count + requests;
  }

  /** Everything works again; counting starts anew. */
  heal(): void {
    this.rules = [];
    this.lastServed = Number.POSITIVE_INFINITY;
    this.count = 0;
    this.struck = 0;
  }

  /** Counts a request and says what befalls it. */
  meet(asked: Omit<Asked, "number">): Fault | undefined {
    this.count++;
    const number = this.count;
    if (number > this.lastServed) {
      this.struck++;
      return { kind: "drop" };
    }
    const found = this.rules.find(
      ({ rule, left }) =>
        left > 0 && (typeof rule.when === "number" ? rule.when === number : rule.when({ ...asked, number })),
    );
    if (found === undefined) return undefined;
    found.left--;
    this.struck++;
    return found.rule.fault;
  }
}
