// Reads the one-line tokens of a task: `@alice`, `#tag`, `~4h`, `blocked-by:t001`, `due:2026-03-01`, `[P]`, `[US1]`, `📅 2026-03-01`.
import type { IssueReference, Status } from "../../model/plan.ts";
import { wholeStatus } from "../facts/read-status.ts";

export interface Tokens {
  text: string;
  readonly owners: string[];
  readonly labels: string[];
  readonly dependsOn: string[];
  readonly blocks: string[];
  estimate: string | null;
  due: string | null;
  start: string | null;
  priority: string | null;
  parallel: boolean | null;
  status: Status | null;
  id: string | null;
  adopts: IssueReference | null;
}

const PAIR = /(?<![\p{L}\p{N}_/])([A-Za-z][A-Za-z-]{1,20}):(?!\/\/)((?:[^\s,()]+\([^)\n]*\))|[^\s:][^\s]*)/gu;
const LAST_OWNER = /\s[—–-]?\s*@([\p{L}\p{N}][\p{L}\p{N}_-]{0,38}(?::[\w:-]+)?)[,.;]?$/u;
const FIRST_OWNER = /^@([\p{L}\p{N}][\p{L}\p{N}_-]{0,38}(?::[\w:-]+)?)[:,]?\s+/u;
const TAG = /(?<![\p{L}\p{N}_&/#])#([\p{L}][\p{L}\p{N}_/-]{0,50})/gu;
const EFFORT =
  /(?<![\p{L}\p{N}])[~≈]\s?(\d+(?:[.,]\d+)?(?:\s?[-–]\s?\d+(?:[.,]\d+)?)?\s?(?:minutes|mins|min|hours|hour|hrs|days|day|weeks|week|[mhdwчд]))(?![\p{L}\p{N}])(?:\s*\([^()\n]*:[^()\n]*\))?/giu;
const PLAN_EMOJI = /(?:📅|📆|🗓️?|⏳|🛫|✅|➕)\s*(\d{4}-\d{2}-\d{2})/gu;
const FLAG = /\[(P|US\d{1,3}|S\d{1,3}|Story \d+|parallel|optional|MVP)\]\s*/gi;
const ADOPT = /plansync:adopt\s+(?:([\w.-]+\/[\w.-]+))?#(\d{1,9})/i;
const ADDRESS = "https?:\\/\\/[^\\s/()]+\\/([\\w.-]+\\/[\\w.-]+)\\/issues\\/(\\d{1,9})";
/** An issue's address as a piece of its own behind or before the title; one inside a sentence is only mentioned. */
const ISSUE_LAST = new RegExp(`(?:\\]\\(|[\\s(<]|^)${ADDRESS}[)\\]>*_~.\\s]*(?:<!--.*)?$`);
const ISSUE_FIRST = new RegExp(`^[\\s*_~]*(?:[([]?\\[[^\\]\\n]{0,300}\\]\\(|[(<]?)${ADDRESS}(?=[\\s)\\]>]|$)`);
const BLOCK_ID = /\s\^[a-z0-9]{4,12}\s*$/i;
const HASH_TAIL =
  /\s*[[(](?:[0-9a-f]{7,12}|commit [0-9a-f]{7,40})[\])]\s*$|\s(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,10}$/;

type Handler = (tokens: Tokens, value: string) => void;

const list = (value: string) =>
  value
    .replace(/^\[|\]$/g, "")
    .split(/[,;+]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
const drop: Handler = () => {};
const KEYS: Readonly<Record<string, Handler>> = {
  "blocked-by": (tokens, value) => tokens.dependsOn.push(...list(value)),
  blockedby: (tokens, value) => tokens.dependsOn.push(...list(value)),
  "depends-on": (tokens, value) => tokens.dependsOn.push(...list(value)),
  depends: (tokens, value) => tokens.dependsOn.push(...list(value)),
  dependson: (tokens, value) => tokens.dependsOn.push(...list(value)),
  after: (tokens, value) => tokens.dependsOn.push(...list(value)),
  dep: (tokens, value) => tokens.dependsOn.push(...list(value)),
  deps: (tokens, value) => tokens.dependsOn.push(...list(value)),
  needs: (tokens, value) => tokens.dependsOn.push(...list(value)),
  blocks: (tokens, value) => tokens.blocks.push(...list(value)),
  owner: (tokens, value) => tokens.owners.push(...list(value)),
  assignee: (tokens, value) => tokens.owners.push(...list(value)),
  est: (tokens, value) => {
    tokens.estimate ??= value;
  },
  estimate: (tokens, value) => {
    tokens.estimate ??= value;
  },
  due: (tokens, value) => {
    tokens.due ??= value;
  },
  start: (tokens, value) => {
    tokens.start ??= value;
  },
  started: drop,
  priority: (tokens, value) => {
    tokens.priority ??= value;
  },
  pri: (tokens, value) => {
    tokens.priority ??= value;
  },
  p: (tokens, value) => {
    tokens.priority ??= value;
  },
  id: (tokens, value) => {
    tokens.id ??= value;
  },
  logged: drop,
  completed: drop,
  closed: drop,
  created: drop,
  actual: drop,
  ref: drop,
  pr: drop,
  run: drop,
  repeat: drop,
  model: drop,
  agent: drop,
  verified: drop,
  category: drop,
  tier: drop,
  worker: drop,
  branch: drop,
  sha: drop,
  commit: drop,
  plan: drop,
};

function readPairs(tokens: Tokens): void {
  if (!tokens.text.includes(":")) return;
  tokens.text = tokens.text.replace(PAIR, (whole, key: string, value: string) => {
    const handler = KEYS[key.toLowerCase()];
    if (!handler || (/^[A-Z]/.test(key) && !/[\d@]/.test(value))) return whole;
    handler(tokens, value.replace(/[.,;]+$/, ""));
    return " ";
  });
}

function readIssue(tokens: Tokens, raw: string): void {
  const adopt = ADOPT.exec(raw);
  if (adopt) {
    tokens.adopts = { repository: adopt[1] ?? null, number: Number(adopt[2]) };
    tokens.text = tokens.text.replace(ADOPT, " ");
    return;
  }
  const issue = raw.includes("/issues/") ? (ISSUE_LAST.exec(raw) ?? ISSUE_FIRST.exec(raw)) : null;
  if (issue) tokens.adopts = { repository: issue[1] ?? null, number: Number(issue[2]) };
}

/** Names at the start or the end of a title own it; one inside a sentence is only mentioned. */
function takeOwners(tokens: Tokens): void {
  tokens.text = tokens.text.trim();
  for (let round = 0; round < 12; round++) {
    const found = LAST_OWNER.exec(tokens.text) ?? FIRST_OWNER.exec(tokens.text);
    if (!found) return;
    const name = found[1] ?? "";
    const key = /^(owner|id|area|assignee):(?:github:)?(.+)$/.exec(name);
    if (key?.[1] === "id") tokens.id ??= key[2] ?? null;
    else if (key?.[1] === "area") tokens.labels.push(key[2] ?? "");
    else tokens.owners.unshift(`@${key ? key[2] : name}`);
    tokens.text = tokens.text.replace(found[0], " ").trim();
  }
}

/** Takes the tokens out of a title. `raw` is the title with its addresses. */
export function readTokens(text: string, raw: string): Tokens {
  const tokens: Tokens = {
    text,
    owners: [],
    labels: [],
    dependsOn: [],
    blocks: [],
    estimate: null,
    due: null,
    start: null,
    priority: null,
    parallel: null,
    status: null,
    id: null,
    adopts: null,
  };
  if (raw.includes("#") || raw.includes("/issues/")) readIssue(tokens, raw);
  readPairs(tokens);
  if (tokens.text.includes("@{")) {
    tokens.text = tokens.text.replace(/@@?\{(\d{4}-\d{2}-\d{2})\}/g, (_, date: string) => {
      tokens.due ??= date;
      return " ";
    });
  }
  if (tokens.text.includes("#")) {
    tokens.text = tokens.text.replace(TAG, (_, tag: string) => {
      const status = wholeStatus(tag);
      if (status) tokens.status = status;
      else tokens.labels.push(tag);
      return "";
    });
  }
  if (/[~≈]/.test(tokens.text)) {
    tokens.text = tokens.text.replace(EFFORT, (_, effort: string) => {
      tokens.estimate ??= effort;
      return " ";
    });
    tokens.text = tokens.text.replace(/\(\s*\)/g, " ");
  }
  if (/[\u{1F4C5}\u{1F4C6}\u{1F5D3}⏳🛫✅➕]/u.test(tokens.text)) {
    tokens.text = tokens.text.replace(PLAN_EMOJI, (whole, date: string) => {
      if (/^[📅📆🗓⏳]/u.test(whole)) tokens.due ??= date;
      else if (whole.startsWith("🛫")) tokens.start ??= date;
      return " ";
    });
  }
  if (tokens.text.includes("[")) {
    tokens.text = tokens.text.replace(FLAG, (_, flag: string) => {
      if (/^(?:p|parallel)$/i.test(flag)) tokens.parallel = true;
      else tokens.labels.push(flag);
      return "";
    });
  }
  tokens.text = tokens.text.replace(HASH_TAIL, "");
  if (tokens.text.includes("@")) takeOwners(tokens);
  if (tokens.text.includes("^")) tokens.text = tokens.text.replace(BLOCK_ID, "");
  tokens.text = tokens.text.replace(/\s+/g, " ").trim();
  return tokens;
}
