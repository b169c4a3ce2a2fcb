// The app, which burns the processor for ever when it reconciles a repository called "burns": what a hostile plan would
// do that the limits do not catch.
import { tracingChannel } from "node:diagnostics_channel";

tracingChannel("plansync:reconcile").start.subscribe((told) => {
  const { repository } = told as { repository: string };
  if (repository.endsWith("/burns")) for (;;);
});

await import("../../../src/app/index.ts");
