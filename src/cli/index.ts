#!/usr/bin/env node
// The command line's way in.
import { runCli } from "./run.ts";

process.exitCode = await runCli(process.argv.slice(2));
