// Kills workers at random while deliveries come in, and judges by their journal what was lost, doubled or overlapping.
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Queue } from "../../../src/app/queue/port.ts";
import { aComment, anIntake, until } from "./build.ts";

export interface KillRun {
  readonly address: string;
  readonly prefix: string;
  readonly workers: number;
  readonly repositories: number;
  readonly kills: number;
  /** Milliseconds between kills. */
  readonly pause: number;
  /** Called between kills: for a store that is restarted. */
  readonly disturb?: (kill: number) => Promise<void>;
  readonly tell?: (line: string) => void;
}

export interface Judgement {
  readonly kills: number;
  readonly deliveries: number;
  readonly commands: number;
  readonly lostCommands: number;
  readonly doubledCommands: number;
  readonly overlaps: number;
  /** Repositories whose last delivery no reconcile has seen. */
  readonly stale: number;
  readonly looks: number;
  readonly dead: number;
}

interface Line {
  readonly at: number;
  readonly pid: number;
  readonly what: string;
  readonly rest: readonly string[];
}

export async function killAtRandom(run: KillRun, open: () => Promise<Queue>): Promise<Judgement> {
  const journal = join(mkdtempSync(join(tmpdir(), "plansync-kill-")), "journal");
  writeFileSync(journal, "");
  const workers = new Set<ChildProcess>();
  const start = (): void => {
    const child = spawn(process.execPath, [join(import.meta.dirname, "worker.ts"), run.address, run.prefix, journal], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    workers.add(child);
    child.once("exit", () => workers.delete(child));
  };
  const queue = await open();
  for (let count = 0; count < run.workers; count += 1) start();
  const sender = createSender(queue, run.repositories);
  let lives = true;
  const sending = (async () => {
    while (lives) {
      await sender.send();
      await sleep(4);
    }
  })();
  for (let kill = 1; kill <= run.kills; kill += 1) {
    await sleep(run.pause * (0.5 + Math.random()));
    const victims = [...workers].filter((child) => child.pid !== undefined);
    const victim = victims[Math.floor(Math.random() * victims.length)];
    if (victim?.pid !== undefined) {
      victim.kill("SIGKILL");
      start();
    }
    await run.disturb?.(kill);
    if (kill % 20 === 0) run.tell?.(`${kill} kills, ${sender.sent()} deliveries`);
  }
  // A store that is slow today has taken few by now, and few commands show little.
  await until(() => sender.commands.size >= 30, "enough commands were sent", 60_000);
  lives = false;
  await sending;
  await sender.flush();
  await until(async () => isSettled(await queue.stats()), "the queue is empty", 120_000);
  const stats = await queue.stats();
  for (const child of workers) child.kill("SIGKILL");
  await queue.close();
  return judge(readLines(journal), sender, run.kills, stats.dead);
}

function isSettled(stats: { waiting: number; delayed: number; running: number }): boolean {
  return stats.waiting + stats.delayed + stats.running === 0;
}

/** Sends what a webhook would bring; one that the store refused is sent again, as GitHub is asked to. */
function createSender(queue: Queue, repositories: number) {
  const last = new Map<number, number>();
  const commands = new Set<string>();
  let refused: ReturnType<typeof anIntake>[] = [];
  let sent = 0;
  const offer = async (intake: ReturnType<typeof anIntake>): Promise<void> => {
    try {
      await queue.accept([intake]);
      last.set(intake.repository.id, Date.now());
    } catch {
      refused.push(intake);
    }
  };
  return {
    last,
    commands,
    sent: () => sent,
    send: async () => {
      sent += 1;
      const id = 1 + Math.floor(Math.random() * repositories);
      const isCommand = Math.random() < 0.3;
      const delivery = randomUUID();
      const edge = isCommand ? aComment("/done", sent) : null;
      const intake = anIntake({ id, delivery, urgency: isCommand ? "interactive" : "bulk", edge });
      if (isCommand) commands.add(delivery);
      await offer(intake);
      if (Math.random() < 0.2) await offer(intake);
    },
    flush: async () => {
      await until(
        async () => {
          const again = refused;
          refused = [];
          for (const intake of again) await offer(intake);
          return refused.length === 0;
        },
        "the store takes what it refused",
        60_000,
      );
    },
  };
}

function readLines(journal: string): Line[] {
  return readFileSync(journal, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [at, pid, what = "", ...rest] = line.split(" ");
      return { at: Number(at), pid: Number(pid), what, rest };
    });
}

function judge(
  lines: readonly Line[],
  sender: { last: ReadonlyMap<number, number>; commands: ReadonlySet<string>; sent(): number },
  kills: number,
  dead: number,
): Judgement {
  const effects = new Map<string, number>();
  const holders = new Map<string, number>();
  const seen = new Map<number, number>();
  let overlaps = 0;
  let looks = 0;
  for (const line of lines) {
    const [id = "", detail = ""] = line.rest;
    if (line.what === "effect") effects.set(detail, (effects.get(detail) ?? 0) + 1);
    if (line.what === "reconciled") seen.set(Number(id), Math.max(seen.get(Number(id)) ?? 0, Number(detail)));
    if (line.what === "begin") {
      looks += 1;
      holders.set(id, line.pid);
    } else if (holders.has(id) && holders.get(id) !== line.pid) {
      // Somebody else had begun meanwhile: a holder that was frozen and lost its lease must do nothing any more.
      overlaps += 1;
    }
    if (line.what === "end" && holders.get(id) === line.pid) holders.delete(id);
  }
  const commands = [...sender.commands];
  return {
    kills,
    deliveries: sender.sent(),
    commands: commands.length,
    lostCommands: commands.filter((id) => !effects.has(id)).length,
    doubledCommands: [...effects.values()].filter((count) => count > 1).length,
    overlaps,
    stale: [...sender.last].filter(([id, at]) => (seen.get(id) ?? 0) < at).length,
    looks,
    dead,
  };
}
