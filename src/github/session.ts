// What one reader or writer knows while it works: the repository, the way to GitHub, and the ids that GitHub wants for names.
import type { Clock } from "../model/clock.ts";
import type { Capabilities, IssueName, RepositoryName } from "../model/repository.ts";
import type { Setback } from "./errors.ts";
import type { Transport } from "./request.ts";

/** GraphQL names things by node id, sub-issues and dependencies over REST by database id. */
export interface IssueIds {
  readonly nodeId: string;
  readonly databaseId: number;
}

/** undefined: not found out yet. */
export interface KnownCapabilities {
  graphql?: boolean;
  subIssues?: boolean;
  dependencies?: boolean;
  /** Whether an issue tells its database id in full (GraphQL); older servers only have one of 31 bits. */
  fullDatabaseId?: boolean;
  /** Whether issues can be closed as duplicates. */
  duplicates?: boolean;
}

export interface Session {
  readonly repository: RepositoryName;
  /** `owner` and `repo` for REST routes. */
  readonly at: { readonly owner: string; readonly repo: string };
  readonly transport: Transport;
  readonly clock: Clock;
  readonly log: (message: string) => void;
  /** The login to assume where GitHub does not tell an app its own name (GitHub Enterprise Server without GraphQL). */
  readonly assumedViewer: string;
  /** Content-creating items that bulk work may still send. */
  readonly budget: { left: number };
  readonly can: KnownCapabilities;
  readonly known: Known;
  /** How many content-creating items the next request should carry. */
  readonly room: (wanted: number) => number;
  /** Lets nothing go until a limit, met so many times in a row, has passed; the next request throws when that is too long. */
  readonly holdFor: (setback: Setback, times: number) => void;
}

export interface Known {
  repositoryId: string | undefined;
  /** By lower-case name: GitHub does not tell `Bug` from `bug`. */
  readonly labels: Map<string, string>;
  labelsRead: boolean;
  /** By number. */
  readonly milestones: Map<number, string>;
  /** By issueKey. */
  readonly issues: Map<string, IssueIds>;
  /** By lower-case login; null: cannot be assigned here. */
  readonly people: Map<string, string | null>;
  /** All who can be assigned are among them. */
  peopleWhole: boolean;
}

export function emptyKnown(): Known {
  return {
    repositoryId: undefined,
    labels: new Map(),
    labelsRead: false,
    milestones: new Map(),
    issues: new Map(),
    people: new Map(),
    peopleWhole: false,
  };
}

export function issueKey(name: IssueName): string {
  return `${name.repository.toLowerCase()}#${name.number}`;
}

/** An issue of the session's own repository. */
export function own(session: Session, number: number): IssueName {
  return { repository: `${session.repository.owner}/${session.repository.repo}`, number };
}

export function isOwn(session: Session, name: IssueName): boolean {
  return name.repository.toLowerCase() === `${session.repository.owner}/${session.repository.repo}`.toLowerCase();
}

export function splitRepository(repository: string): { owner: string; repo: string } {
  const slash = repository.indexOf("/");
  return { owner: repository.slice(0, slash), repo: repository.slice(slash + 1) };
}

/**
 * What the server can do, as far as it is known. What is not known is taken to be there where there is GraphQL; a server
 * without GraphQL is too old for sub-issues and dependencies unless it has shown them.
 */
export function capabilitiesOf(session: Session): Capabilities {
  const { graphql = true, subIssues = graphql, dependencies = graphql } = session.can;
  return { graphql, subIssues, dependencies };
}

/** What of an issue can be asked for over GraphQL. */
export function fieldsOf(session: Session): Required<Omit<KnownCapabilities, "graphql">> {
  const { subIssues = true, dependencies = true, fullDatabaseId = true, duplicates = true } = session.can;
  return { subIssues, dependencies, fullDatabaseId, duplicates };
}
