// The stand-in for GitHub: what tests import.

export { canonical, summary } from "./canonical.ts";
export type { Asked, Fault, Rule } from "./faults.ts";
export type { LimitOptions } from "./limits.ts";
export type { Logged } from "./log.ts";
export { noiseIn, noiseOfMarkdown } from "./noise.ts";
export {
  forkPermissions,
  grant,
  push,
  seedApp,
  seedInstallation,
  seedRepository,
  seedUserToken,
  seedWorkflowToken,
  workflowPermissions,
} from "./seed.ts";
export { type Standin, type StandinOptions, startStandin } from "./server.ts";
export { sign } from "./webhooks.ts";
export type * from "./world/types.ts";
export type { World } from "./world/world.ts";
