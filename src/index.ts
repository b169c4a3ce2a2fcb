// The action's way in.
import { runAction } from "./action/run.ts";

await runAction();
