// The app's way in.
import { runApp } from "./run.ts";

await runApp();
