// A PostgreSQL cluster on a port and in a folder of its own. PostgreSQL does not run as root: then as `postgres`.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { NoStore, type OwnStore } from "./own-store.ts";

/** Where Debian puts its programs; elsewhere they are in PATH. */
const DEBIAN = "/usr/lib/postgresql";

export async function startOwnPostgres(port: number): Promise<OwnStore> {
  const run = runner();
  const dir = mkdtempSync(join(tmpdir(), "plansync-postgres-"));
  if (process.getuid?.() === 0) {
    // Its own user makes the cluster inside.
    chmodSync(dir, 0o777);
  }
  const data = join(dir, "data");
  const options = `-p ${port} -k ${dir} -c listen_addresses=127.0.0.1`;
  run("initdb", ["-D", data, "-U", "plansync", "-A", "trust", "--no-sync"]);
  run("pg_ctl", ["-D", data, "-l", join(dir, "log"), "-w", "-o", options, "start"]);
  const end = () => run("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
  let lives = true;
  const leave = () => {
    if (lives) end();
    lives = false;
    rmSync(dir, { recursive: true, force: true });
  };
  process.on("exit", leave);
  return {
    address: `postgres://plansync@127.0.0.1:${port}/postgres`,
    restart: async () => {
      // No checkpoint, no farewell: it starts by recovering from its log.
      end();
      await sleep(1_000);
      run("pg_ctl", ["-D", data, "-l", join(dir, "log"), "-w", "-o", options, "start"]);
    },
    close: async () => leave(),
  };
}

/** Runs one of PostgreSQL's programs as somebody who may; throws when it fails. */
function runner(): (program: string, args: readonly string[]) => void {
  const bin = binaries();
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync("id", ["postgres"]).status !== 0) {
    throw new NoStore("PostgreSQL does not run as root, and there is no user `postgres`");
  }
  return (program, args) => {
    const [command, given] = isRoot
      ? ["runuser", ["-u", "postgres", "--", join(bin, program), ...args]]
      : [join(bin, program), [...args]];
    // What the server inherits must not keep our pipes open.
    const { status, error } = spawnSync(command, given, { stdio: "ignore", cwd: "/" });
    if (status !== 0) throw new Error(`${program} ended with ${status}`, { cause: error });
  };
}

function binaries(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const installed = versions
    .map((version) => join(DEBIAN, version, "bin"))
    .find((bin) => existsSync(join(bin, "initdb")));
  if (installed !== undefined) return installed;
  const found = (process.env.PATH ?? "").split(":").find((folder) => existsSync(join(folder, "initdb")));
  if (found === undefined) throw new NoStore("PostgreSQL's initdb and pg_ctl are not installed");
  return found;
}
