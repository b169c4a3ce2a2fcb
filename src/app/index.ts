// The app's way in, and that of the thread in which it looks at repositories.
import { looksSettings, runLooks } from "./looks-thread.ts";
import { runApp } from "./run.ts";

const settings = looksSettings();
if (settings !== null) {
  await runLooks(settings);
} else {
  process.exitCode = await runApp(process.argv.slice(2), new URL(import.meta.url));
  if (process.exitCode !== 0) process.exit();
}
