// The inputs of action.yml: read, judged, and laid over the configuration.
import type { Config } from "../model/config.ts";
import { EnvironmentError } from "../model/failure.ts";
import { type Environment, input } from "./runner.ts";
import type { Mode } from "./trigger.ts";

export interface Inputs {
  readonly token: string;
  /** Path of the configuration file, "" for the usual ones. */
  readonly configPath: string;
  readonly mode: Mode;
  /** A change set of an earlier job, to be applied exactly; "" for none. */
  readonly changeSet: string;
  /** Where to write the status page, in the checkout's folder; "" for nowhere. */
  readonly page: string;
  readonly allow: { readonly creates: boolean; readonly closes: boolean };
  readonly failOnDrift: boolean;
  /** Changes to the configuration, given as inputs. */
  readonly over: (config: Config) => Config;
}

const MODES = ["auto", "preview", "apply", "check", "drift"] as const;

/** Throws an EnvironmentError that names the input when one has a value that it cannot have. */
export function readInputs(environment: Environment): Inputs {
  const read = (name: string) => input(environment, name);
  const allowed = words(read("allow"));
  const unknown = allowed.find((word) => word !== "creates" && word !== "closes");
  if (unknown !== undefined) throw wrong("allow", unknown, "`creates`, `closes` or both");
  return {
    token: read("token") || environment.GITHUB_TOKEN || "",
    configPath: pathIn("config", read("config")),
    mode: choice("mode", read("mode"), MODES) ?? "auto",
    changeSet: read("change-set"),
    page: pathIn("page", read("page")),
    allow: { creates: allowed.includes("creates"), closes: allowed.includes("closes") },
    failOnDrift: flag("fail-on-drift", read("fail-on-drift")) ?? true,
    over: overlay(read),
  };
}

function overlay(read: (name: string) => string): Inputs["over"] {
  const plans = words(read("plans"));
  for (const glob of plans) pathIn("plans", glob.replace(/^!/, ""));
  const maxCreates = amount("max-creates", read("max-creates"), 10_000);
  const maxCloseShare = amount("max-close-share", read("max-close-share"), 1);
  const maxWrites = amount("max-writes", read("max-writes"), 100_000);
  const prefer = choice("prefer", read("prefer"), ["plan", "github"]);
  const checks = choice("checks", read("checks"), ["runs", "statuses", "off"]);
  const writeBack = choice("write-back", read("write-back"), ["pull-request", "commit", "off"]);
  const comment = flag("comment", read("comment"));
  const verify = flag("verify", read("verify"));
  return (config) => ({
    ...config,
    ...(plans.length > 0 && { plans }),
    ...(prefer && { prefer }),
    ...(checks && { checks }),
    ...(writeBack && { writeBack }),
    ...(comment !== undefined && { comment }),
    ...(verify !== undefined && { verify: { ...config.verify, enabled: verify } }),
    limits: {
      maxCreates: maxCreates ?? config.limits.maxCreates,
      maxCloseShare: maxCloseShare ?? config.limits.maxCloseShare,
      maxWrites: maxWrites ?? config.limits.maxWrites,
    },
  });
}

function words(value: string): string[] {
  return value
    .split(/[\n,]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

function choice<const T extends string>(name: string, value: string, of: readonly T[]): T | undefined {
  if (value === "") return undefined;
  const chosen = of.find((one) => one === value);
  if (chosen === undefined) throw wrong(name, value, of.map((one) => `\`${one}\``).join(", "));
  return chosen;
}

function flag(name: string, value: string): boolean | undefined {
  if (value === "") return undefined;
  if (/^true$/i.test(value)) return true;
  if (/^false$/i.test(value)) return false;
  throw wrong(name, value, "`true` or `false`");
}

function amount(name: string, value: string, max: number): number | undefined {
  if (value === "") return undefined;
  const number = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || number > max) throw wrong(name, value, `a number from 0 to ${max}`);
  return number;
}

function pathIn(name: string, value: string): string {
  if (value.startsWith("/") || value.includes("\\") || value.split("/").includes(".."))
    throw wrong(name, value, "a path inside the repository");
  return value;
}

function wrong(name: string, actual: string, expected: string): EnvironmentError {
  return new EnvironmentError(
    "invalid",
    `Unexpected \`${actual.slice(0, 80).replace(/\s+/g, " ")}\` for the input \`${name}\`, expected ${expected}`,
    {
      advice: "Mend the `with:` of the step.",
    },
  );
}
