#!/usr/bin/env node
// The command line's way in.
import { runCli } from "./run.ts";

/** The oldest Node.js that has all that is used here. */
const OLDEST = 22;

if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  console.error(`plansync: Unexpected Node.js ${process.version}, expected ${OLDEST} or newer`);
  process.exitCode = 2;
} else process.exitCode = await runCli(process.argv.slice(2));
