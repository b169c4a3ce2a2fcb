// The app's way in, that of the thread in which it looks at repositories, and that of the process of a look alone.
import { isAlone, runAlone } from "./alone.ts";
import { looksSettings, runLooks } from "./looks-thread.ts";
import { runApp } from "./run.ts";

const settings = looksSettings();
if (settings !== null) {
  await runLooks(settings);
} else if (isAlone()) {
  runAlone();
} else {
  process.exitCode = await runApp(process.argv.slice(2), new URL(import.meta.url));
  if (process.exitCode !== 0) process.exit();
}
