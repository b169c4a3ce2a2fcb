// The repository's plans as they stand on the default branch, read once a look and shared by all that the look does.
import { applyChecks } from "../apply/apply-checks.ts";
import { CONFIG_PATHS, type Gathered, gather } from "../gather.ts";
import { TOO_LARGE } from "../model/too-large.ts";
import {
  type Input,
  type Proposal,
  propose,
  type Reading,
  type Reconciliation,
  readPlans,
  reconcile,
} from "../reconcile.ts";
import { desiredChecks } from "../report/desired-checks.ts";
import { withButtons } from "./edges/with-buttons.ts";
import type { SharedCounters } from "./queue/port.ts";
import type { Session } from "./session.ts";
import { traced } from "./tracing.ts";

export interface Bounds {
  readonly maxTasks: number;
  readonly maxBytes: number;
}

export interface PlansNow {
  /** null: the repository is empty. Throws an EnvironmentError when the plans could not be read. */
  gathered(): Promise<Gathered | null>;
  /** What would change. */
  propose(): Promise<Proposal | null>;
  /**
   * Brings everything in step; null when there is nothing to. When the configuration is wrong, or the plans are more
   * than this app takes, that is told alone: trying again would change nothing.
   */
  reconcile(): Promise<Reconciliation | null>;
  /** Somebody with the right allowed what the guards stop, for the plans as they stand. */
  allow(): Promise<void>;
  /** The plans were changed by us: they are read again. */
  changed(): void;
}

/** What was allowed holds for one commit, and so long that a large import comes to its end. */
const ALLOWED = 3 * 24 * 3_600_000;

export function plansNow(
  session: Session,
  repository: number,
  bounds: Bounds,
  counters: SharedCounters,
  today: string,
): PlansNow {
  let gathering: Promise<Gathered | null> | null = null;
  /** The plans as read: once a look, whatever it does with them. */
  const readings = new WeakMap<Gathered, Reading>();
  const gathered = () => {
    gathering ??= traced("read", { repository: nameOf(session) }, () => read(session, bounds));
    return gathering;
  };
  const allowedName = (sha: string) => `allow:${repository}:${sha}`;
  const input = async (): Promise<(Input & { reading: Reading }) | null> => {
    const now = await gathered();
    if (now === null) return null;
    const allowed = (await counters.read(allowedName(now.sha))) > 0;
    const asked = {
      files: now.files,
      present: now.present,
      config: now.config,
      diagnostics: now.diagnostics,
      mostTasks: bounds.maxTasks,
      context: {
        today,
        sha: now.sha,
        branch: session.defaultBranch,
        onDefaultBranch: true,
        allow: { creates: allowed, closes: allowed },
      },
    };
    const reading = readings.get(now) ?? readPlans(asked);
    readings.set(now, reading);
    return { ...asked, reading };
  };
  return {
    gathered,
    propose: async () => {
      const asked = await input();
      return asked && propose(session.writer, asked);
    },
    reconcile: async () => {
      const asked = await input();
      if (asked === null) return null;
      const writer = withButtons(session.writer, asked.config, "default branch");
      if (!isWrong(asked.reading)) return reconcile(writer, asked);
      const proposal = await propose(writer, asked);
      await applyChecks(desiredChecks(proposal, asked.config), asked.context.sha, writer, asked.config.checks);
      return null;
    },
    allow: async () => {
      const now = await gathered();
      if (now !== null) await counters.raise(allowedName(now.sha), 1, ALLOWED);
    },
    changed: () => {
      gathering = null;
    },
  };
}

/** A configuration that could not be read as meant: nothing is changed by what it was perhaps not to say. */
function isWrong({ diagnostics }: Reading): boolean {
  const paths: readonly string[] = CONFIG_PATHS;
  return diagnostics.some(
    (one) => one.ruleId === TOO_LARGE || (one.severity === "error" && paths.includes(one.place.path)),
  );
}

/**
 * What stands at a commit, with our own login among the identities: not every server tells an app who it is, and
 * markers of an identity that is not known would be made a second time.
 */
export async function gatherAs(
  session: Session,
  sha: string,
  configRef: string,
  { maxBytes: mostBytes }: Pick<Bounds, "maxBytes">,
): Promise<Gathered> {
  const gathered = await gather(session.writer, { sha, configRef }, { mostBytes });
  const identities = [...new Set([...gathered.config.identities, session.login])];
  return { ...gathered, config: { ...gathered.config, identities } };
}

function nameOf({ writer: { repository } }: Session): string {
  return `${repository.owner}/${repository.repo}`;
}

async function read(session: Session, bounds: Bounds): Promise<Gathered | null> {
  const sha = await session.writer.readBranch(session.defaultBranch);
  if (sha === null) return null;
  return gatherAs(session, sha, sha, bounds);
}
