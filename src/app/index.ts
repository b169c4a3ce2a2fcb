// The app's way in.
import { runApp } from "./run.ts";

process.exitCode = await runApp();
if (process.exitCode !== 0) process.exit();
