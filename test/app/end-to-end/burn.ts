// Loaded in front of the app: burns the processor for ever when a repository called "burns" is reconciled, as a hostile
// plan would that the limits do not catch. BURNS=endless: in a loop that V8 finds no place to stop at.
import { tracingChannel } from "node:diagnostics_channel";

tracingChannel("plansync:reconcile").start.subscribe((told) => {
  const { repository } = told as { repository: string };
  if (!repository.endsWith("/burns")) return;
  if (process.env.BURNS === "endless") while (repository.endsWith("/burns"));
  for (;;);
});
