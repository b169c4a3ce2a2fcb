// Numbers for Prometheus: counters, gauges and histograms, and their text form.

type Labels = Readonly<Record<string, string>>;

interface Family {
  readonly help: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly values: Map<string, number>;
}

interface Histogram {
  readonly name: string;
  readonly labels: Labels;
  readonly counts: number[];
  sum: number;
  count: number;
}

/** Family, series, value. */
export type Snapshot = readonly (readonly [string, string, number])[];

export interface Metrics {
  count(name: string, labels?: Labels, by?: number): void;
  set(name: string, value: number, labels?: Labels): void;
  /** Seconds. */
  observe(name: string, seconds: number, labels?: Labels): void;
  /** Takes a gauge out again. */
  drop(name: string, labels?: Labels): void;
  /** Asked for before each rendering; what it returns is added to our own. */
  collect(reader: () => Promise<Snapshot>): void;
  snapshot(): Snapshot;
  render(): Promise<string>;
}

const FAMILIES: Readonly<Record<string, { type: Family["type"]; help: string }>> = {
  plansync_deliveries_total: { type: "counter", help: "Deliveries received, by event and outcome." },
  plansync_accept_seconds: { type: "histogram", help: "Time from a delivery's last byte to its durable acceptance." },
  plansync_queue_repositories: { type: "gauge", help: "Repositories in the queue, by state." },
  plansync_dead_letters: { type: "gauge", help: "Looks and events that were put aside after failing too often." },
  plansync_reconcile_seconds: { type: "histogram", help: "Time of one look at a repository." },
  plansync_reconciles_total: { type: "counter", help: "Looks at repositories, by outcome." },
  plansync_looks_stopped_total: { type: "counter", help: "Looks that were ended, by reason: time, stuck." },
  plansync_edges_total: { type: "counter", help: "Commands, buttons and pull requests handled, by kind and outcome." },
  plansync_github_requests_total: { type: "counter", help: "Requests to GitHub, by kind and answer." },
  plansync_github_remaining: { type: "gauge", help: "Requests that GitHub says are left in the hour." },
  plansync_errors_total: { type: "counter", help: "Errors, by kind." },
  plansync_phase_tasks: { type: "gauge", help: "Tasks of each phase, by state." },
  plansync_resident_bytes: { type: "gauge", help: "Resident memory of the process." },
  plansync_heap_bytes: { type: "gauge", help: "Heap of the thread that takes deliveries." },
  plansync_looks_heap_bytes: { type: "gauge", help: "Heap of the thread that looks at repositories." },
  plansync_event_loop_lag_seconds: {
    type: "gauge",
    help: "99th percentile of the event loop's delay since last asked.",
  },
};

const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];

export function createMetrics(): Metrics {
  const families = new Map<string, Family>();
  const readers: (() => Promise<Snapshot>)[] = [];
  for (const [name, family] of Object.entries(FAMILIES)) families.set(name, { ...family, values: new Map() });
  const valuesOf = (name: string): Map<string, number> => {
    const family = families.get(name);
    if (!family) throw new Error(`No metric is called \`${name}\``);
    return family.values;
  };
  const add = (name: string, key: string, by: number) => {
    const values = valuesOf(name);
    values.set(key, (values.get(key) ?? 0) + by);
  };
  /** Histograms are kept as numbers and become series only when somebody asks. */
  const histograms = new Map<string, Histogram>();
  const writeOut = () => {
    for (const { name, labels, counts, sum, count } of histograms.values()) {
      const values = valuesOf(name);
      let below = 0;
      for (const [at, bound] of BOUNDS.entries()) {
        below += counts[at] ?? 0;
        values.set(`_bucket${render({ ...labels, le: String(bound) })}`, below);
      }
      values.set(`_bucket${render({ ...labels, le: "+Inf" })}`, count);
      values.set(`_sum${render(labels)}`, sum);
      values.set(`_count${render(labels)}`, count);
    }
  };
  return {
    count: (name, labels = {}, by = 1) => add(name, render(labels), by),
    set: (name, value, labels = {}) => void valuesOf(name).set(render(labels), value),
    observe: (name, seconds, labels = {}) => {
      const key = `${name} ${render(labels)}`;
      let histogram = histograms.get(key);
      if (!histogram) {
        histogram = { name, labels, counts: BOUNDS.map(() => 0), sum: 0, count: 0 };
        histograms.set(key, histogram);
      }
      const at = BOUNDS.findIndex((bound) => seconds <= bound);
      if (at >= 0) histogram.counts[at] = (histogram.counts[at] ?? 0) + 1;
      histogram.sum += seconds;
      histogram.count += 1;
    },
    drop: (name, labels = {}) => void valuesOf(name).delete(render(labels)),
    collect: (reader) => void readers.push(reader),
    snapshot: () => {
      writeOut();
      return [...families].flatMap(([name, { values }]) =>
        [...values].map(([key, value]) => [name, key, value] as const),
      );
    },
    render: async () => {
      writeOut();
      const answers = await Promise.allSettled(readers.map((reader) => reader()));
      const others = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
      return [...families].map(([name, family]) => renderFamily(name, family, others)).join("");
    },
  };
}

function renderFamily(name: string, family: Family, others: Snapshot): string {
  const values = new Map(family.values);
  for (const [family, key, value] of others) if (family === name) values.set(key, (values.get(key) ?? 0) + value);
  const lines = [...values].map(([key, value]) => `${name}${key} ${value}`);
  return [`# HELP ${name} ${family.help}`, `# TYPE ${name} ${family.type}`, ...lines, ""].join("\n");
}

function render(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${quoteSafe(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(",")}}` : "";
}

function quoteSafe(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
