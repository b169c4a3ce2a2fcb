// Compose, Kubernetes and the Dockerfile fit each other and the app: ports, probes, names, rights, time to stop.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { defaultSettings, settingsRead } from "./settings-read.ts";

const dockerfile = readFileSync("deploy/Dockerfile", "utf8");
const settings = defaultSettings();
const HEALTH = ["/healthz", "/readyz"];
/** NODE_ENV is read by packages. */
const names = new Set([...settingsRead(), "NODE_ENV"]);
/** Seconds that the process needs beyond what running looks are given. */
const FAREWELL = 10;

describe("the Dockerfile", () => {
  const lines = dockerfile.replace(/\\\n/g, " ").split("\n");
  const of = (word: string) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));

  it("copies files that are there", () => {
    const sources = of("COPY")
      .filter((line) => !line.startsWith("--from="))
      .flatMap((line) => line.split(/\s+/).slice(0, -1));
    for (const source of sources) expect(() => readFileSync(source), source).not.toThrow();
  });

  it("does not run as root, and keeps its queue on a volume that its user may write", () => {
    expect(of("USER")).toEqual(["node"]);
    expect(lines.indexOf("USER node")).toBeLessThan(lines.findIndex((line) => line.startsWith("ENTRYPOINT")));
    const [volume = ""] = of("VOLUME");
    expect(of("ENV").join(" ")).toContain(`PLANSYNC_QUEUE=sqlite:${volume}/`);
    expect(of("RUN").join("\n")).toContain(`chown node:node ${volume}`);
  });

  it("sets only what the app reads, and asks a path that it has for its health", () => {
    const set = of("ENV").flatMap((line) => [...line.matchAll(/([A-Z_]+)=/g)].map((match) => match[1] ?? ""));
    expect(set.filter((name) => !names.has(name))).toEqual([]);
    expect(HEALTH.some((path) => dockerfile.includes(`${path}')`))).toBe(true);
    expect(of("EXPOSE")).toEqual([String(settings.port)]);
  });
});

describe("the compose file", () => {
  const { services, volumes } = parse(readFileSync("deploy/compose.yml", "utf8")) as Compose;
  const { app, queue } = services;

  it("sets only what the app reads, and names the queue that it starts", () => {
    expect(Object.keys(app.environment).filter((name) => !names.has(name))).toEqual([]);
    expect(new URL(String(app.environment.PLANSYNC_QUEUE)).hostname).toBe("queue");
    expect(Object.keys(app.depends_on)).toEqual(["queue"]);
    expect(Object.keys(volumes)).toEqual(queue.volumes.map((volume) => volume.split(":")[0]));
  });

  it("gives the app no more than it needs, and the time that it needs to stop", () => {
    expect([app.read_only, app.cap_drop, app.mem_limit !== undefined]).toEqual([true, ["ALL"], true]);
    expect(Number.parseInt(app.stop_grace_period, 10)).toBeGreaterThanOrEqual(settings.stopSeconds + FAREWELL);
    expect(app.ports.every((port) => port.endsWith(`:${settings.port}`))).toBe(true);
  });

  it("keeps what the queue accepted", () => {
    expect(queue.command.join(" ")).toMatch(/--appendonly yes .*--maxmemory-policy noeviction/);
  });
});

describe.each(["kubernetes.yml", "kubernetes-single.yml"])("%s", (file) => {
  const documents = parseAllDocuments(readFileSync(`deploy/${file}`, "utf8"));
  const things = documents.map((document) => document.toJS() as Thing);
  const of = (kind: string) => things.filter((thing) => thing.kind === kind);
  const [deployment] = of("Deployment");
  const pod = deployment?.spec.template?.spec as Pod;
  const [container] = pod.containers as [Container];
  const given = [
    ...container.env.map((one) => one.name),
    ...of("Secret").flatMap((one) => Object.keys(one.stringData ?? {})),
  ];
  const settingOf = (name: string) => container.env.find((one) => one.name === name)?.value;

  it("is well-formed, and all that belongs together is called alike", () => {
    expect(documents.flatMap((document) => document.errors)).toEqual([]);
    const labels = deployment?.spec.template?.metadata.labels;
    expect(deployment?.spec.selector).toEqual({ matchLabels: labels });
    for (const service of of("Service")) expect(service.spec.selector).toEqual(labels);
    expect(container.envFrom.map((one) => one.secretRef.name)).toEqual(of("Secret").map((one) => one.metadata.name));
  });

  it("sets only what the app reads, and all that it must have", () => {
    expect(given.filter((name) => !names.has(name))).toEqual([]);
    for (const name of ["APP_ID", "WEBHOOK_SECRET", "PRIVATE_KEY", "PLANSYNC_QUEUE"]) expect(given).toContain(name);
  });

  it("asks the paths and ports that the app serves", () => {
    const ports = new Map(container.ports.map((port) => [port.name, String(port.containerPort)]));
    expect(ports.get("hooks")).toBe(settingOf("PORT"));
    expect(ports.get("admin")).toBe(settingOf("PLANSYNC_ADMIN_PORT"));
    for (const probe of [container.startupProbe, container.livenessProbe, container.readinessProbe]) {
      expect(HEALTH).toContain(probe.httpGet.path);
      expect(ports.has(probe.httpGet.port)).toBe(true);
    }
    expect(container.readinessProbe.httpGet.path).toBe("/readyz");
    // A store that is not up is no reason to start the process again.
    expect(container.livenessProbe.httpGet.path).toBe("/healthz");
    for (const service of of("Service"))
      for (const port of service.spec.ports ?? []) expect(ports.has(port.targetPort)).toBe(true);
    const paths = of("Ingress")
      .flatMap((one) => one.spec.rules ?? [])
      .flatMap((rule) => rule.http.paths);
    for (const path of paths) expect(path.path).toBe(settings.webhookPath);
  });

  it("runs without rights, on a read-only root, within bounds", () => {
    expect([pod.securityContext.runAsNonRoot, pod.securityContext.runAsUser !== 0]).toEqual([true, true]);
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
    expect(container.resources.limits.memory).toMatch(/^\d+Mi$/);
    const queue = settingOf("PLANSYNC_QUEUE") ?? "";
    const mounts = (container.volumeMounts ?? []).map((mount) => mount.mountPath);
    if (queue.startsWith("sqlite:")) expect(mounts.some((mount) => queue.startsWith(`sqlite:${mount}/`))).toBe(true);
    else expect(of("Secret")[0]?.stringData?.PLANSYNC_QUEUE).toMatch(/^(redis|valkey|postgres)/);
  });

  it("shares a file with no other instance", () => {
    if (!(settingOf("PLANSYNC_QUEUE") ?? "").startsWith("sqlite:"))
      return expect(deployment?.spec.replicas).toBeGreaterThan(1);
    expect([deployment?.spec.replicas, deployment?.spec.strategy?.type]).toEqual([1, "Recreate"]);
    expect(pod.securityContext.fsGroup).toBe(pod.securityContext.runAsUser);
  });

  it("gives the app the time that it needs to stop", () => {
    const pause = container.lifecycle?.preStop.sleep.seconds ?? 0;
    const needed = Number(settingOf("PLANSYNC_STOP_SECONDS")) + pause + FAREWELL;
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(needed);
  });
});

interface Compose {
  readonly services: {
    readonly app: {
      readonly environment: Readonly<Record<string, string | number>>;
      readonly depends_on: Readonly<Record<string, unknown>>;
      readonly read_only: boolean;
      readonly cap_drop: readonly string[];
      readonly mem_limit?: string;
      readonly stop_grace_period: string;
      readonly ports: readonly string[];
    };
    readonly queue: { readonly command: readonly string[]; readonly volumes: readonly string[] };
  };
  readonly volumes: Readonly<Record<string, unknown>>;
}

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}

interface Container {
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly envFrom: readonly { readonly secretRef: { readonly name: string } }[];
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly startupProbe: Probe;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
  readonly volumeMounts?: readonly { readonly mountPath: string }[];
  readonly lifecycle?: { readonly preStop: { readonly sleep: { readonly seconds: number } } };
  readonly resources: { readonly limits: { readonly memory: string } };
  readonly securityContext: object;
}

interface Pod {
  readonly terminationGracePeriodSeconds: number;
  readonly securityContext: { readonly runAsNonRoot: boolean; readonly runAsUser: number; readonly fsGroup?: number };
  readonly containers: readonly Container[];
}

interface Thing {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly stringData?: Readonly<Record<string, string>>;
  readonly spec: {
    readonly replicas?: number;
    readonly strategy?: { readonly type?: string };
    readonly selector?: object;
    readonly template?: { readonly metadata: { readonly labels: object }; readonly spec: Pod };
    readonly ports?: readonly { readonly targetPort: string }[];
    readonly rules?: readonly { readonly http: { readonly paths: readonly { readonly path: string }[] } }[];
  };
}
