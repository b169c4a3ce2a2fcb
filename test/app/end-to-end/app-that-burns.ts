// The app with a repository that it cannot look at in peace.
import "./burn.ts";

await import("../../../src/app/index.ts");
