// All slash commands, in the order of the help.
import { assign } from "./assign.ts";
import { block } from "./block.ts";
import type { Command } from "./command.ts";
import { done } from "./done.ts";
import { due } from "./due.ts";
import { estimate } from "./estimate.ts";
import { link } from "./link.ts";
import { planGo, planNoGo } from "./plan-go.ts";
import { planHelp } from "./plan-help.ts";
import { planNext } from "./plan-next.ts";
import { planPreview } from "./plan-preview.ts";
import { planStatus } from "./plan-status.ts";
import { planSync } from "./plan-sync.ts";
import { priority } from "./priority.ts";
import { reopen } from "./reopen.ts";
import { split } from "./split.ts";
import { start } from "./start.ts";
import { unblock } from "./unblock.ts";

export const commands: readonly Command[] = [
  planStatus,
  planNext,
  planPreview,
  planSync,
  planGo,
  planNoGo,
  planHelp(() => commands),
  start,
  done,
  reopen,
  block,
  unblock,
  estimate,
  priority,
  assign,
  due,
  split,
  link,
];
