// The state behind the stand-in's doors: allocation of ids, look-ups and the clock. What may be done to it lives in the
// modules beside this one.

import { type Clock, realClock } from "../../../src/model/clock.ts";
import type { App, Delivery, Installation, Issue, Node, Repository, State, User } from "./types.ts";

export interface WebhookEvent {
  readonly repository: Repository | null;
  readonly event: string;
  readonly action: string | null;
  readonly sender: User;
  readonly payload: Record<string, unknown>;
  readonly to: Audience;
}

/** Who alone hears of an event: an App (a check run's button) or an installation. */
export interface Audience {
  readonly app?: App;
  readonly installation?: Installation;
}

/** What is known of whoever makes a change. */
export interface Actor {
  readonly user: User;
  readonly app: App | null;
}

export class World {
  state: State;
  readonly clock: Clock;
  /** Where a rendered link starts. */
  baseUrl = "http://localhost";
  /** Refuse blockers that would close a circle (GitHub documents nothing; the strict choice). */
  refuseCycles = true;
  /** Issues' summaries of blockers say none (seen live: summary 0 while the list had one). */
  staleSummaries = false;
  /** Milliseconds for which lists do not show an issue that was just made. */
  lag = 0;
  onEvent: ((event: () => WebhookEvent, repository: Repository | null, to: Audience) => void) | undefined;
  redeliver: ((delivery: Delivery) => void) | undefined;
  private lastSecond = -1;
  private lastText = "";

  constructor(state: State = emptyState(), clock: Clock = realClock) {
    this.state = state;
    this.clock = clock;
    if (state.users.size === 0) this.user("ghost");
  }

  /** Database ids are shared by all kinds and leave gaps, so that nobody mistakes them for numbers. */
  id(): number {
    this.state.nextId += 7;
    return this.state.nextId;
  }

  /** Ids of accounts and repositories still fit into 32 bits. */
  smallId(): number {
    return this.id() - 2_500_000_000;
  }

  /** Now, as GitHub writes it: whole seconds, UTC. */
  now(): string {
    const second = Math.floor(this.clock.now() / 1000);
    if (second !== this.lastSecond) {
      this.lastSecond = second;
      this.lastText = `${new Date(second * 1000).toISOString().slice(0, 19)}Z`;
    }
    return this.lastText;
  }

  nodeId(prefix: string, id: number): string {
    return `${prefix}_kwDO${Buffer.from(String(id)).toString("base64url")}`;
  }

  register<N extends Node>(node: N): N {
    this.state.nodes.set(node.nodeId, node);
    return node;
  }

  /** The account of that login, made on first mention. `name[bot]` is a bot. */
  user(login: string, type?: User["type"]): User {
    const known = this.state.users.get(login.toLowerCase());
    if (known !== undefined) return known;
    const id = this.smallId();
    const kind = type ?? (login.endsWith("[bot]") ? "Bot" : "User");
    const prefix = kind === "User" ? "U" : kind === "Bot" ? "BOT" : "O";
    const user: User = { kind: "user", id, nodeId: this.nodeId(prefix, id), login, type: kind };
    this.state.users.set(login.toLowerCase(), user);
    return this.register(user);
  }

  findUser(login: string): User | undefined {
    return this.state.users.get(login.toLowerCase());
  }

  /** @throws when there is no such repository: for tests and seeding. Doors use `findRepository`. */
  repository(fullName: string): Repository {
    const found = this.findRepository(fullName);
    if (found === undefined) throw new Error(`No repository ${fullName} in this world`);
    return found;
  }

  findRepository(fullName: string): Repository | undefined {
    return this.state.repositories.get(fullName.toLowerCase());
  }

  /** @throws when there is no such issue: for tests and seeding. */
  issue(fullName: string, number: number): Issue {
    const found = this.repository(fullName).issues.get(number);
    if (found === undefined) throw new Error(`No issue ${fullName}#${number} in this world`);
    return found;
  }

  /** The issues that a list shows. */
  listed(repository: Repository): Issue[] {
    const all = [...repository.issues.values()];
    if (this.lag === 0) return all;
    const latest = this.clock.now() - this.lag;
    return all.filter((issue) => Date.parse(issue.createdAt) <= latest);
  }

  emit(
    repository: Repository | null,
    event: string,
    action: string | null,
    actor: Actor,
    payload: () => Record<string, unknown>,
    to: Audience = {},
  ): void {
    this.onEvent?.(() => ({ repository, event, action, sender: actor.user, payload: payload(), to }), repository, to);
  }
}

export function emptyState(): State {
  return {
    nextId: 3_140_003_417,
    users: new Map(),
    repositories: new Map(),
    moved: new Map(),
    nodes: new Map(),
    issuesById: new Map(),
    apps: new Map(),
    installations: new Map(),
    tokens: new Map(),
    deliveries: [],
  };
}

/** Characters as GitHub counts them: code points. */
export function longerThan(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  let count = 0;
  for (const _ of text) if (++count > limit) return true;
  return false;
}
