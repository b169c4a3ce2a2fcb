// Bundles src/ into dist/: one ES module a door. `--verify` proves that dist/ is what src/ builds.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { rolldown } from "rolldown";

/** Bundle → its entry, and the packages that stay outside (installed where the app runs). */
const BUNDLES = [
  { name: "index", entry: "src/index.ts", external: [] },
  { name: "cli", entry: "src/cli/index.ts", external: [] },
  {
    name: "app",
    entry: "src/app/index.ts",
    external: [/^probot/, /^bullmq/, /^ioredis/, /^pg$/, /^pino$/, /^octokit/, /^@octokit/],
  },
];

async function build(dir: string): Promise<void> {
  for (const { name, entry, external } of BUNDLES) {
    const bundle = await rolldown({
      input: entry,
      platform: "node",
      external: [/^node:/, ...external],
      treeshake: true,
      logLevel: "warn",
    });
    await bundle.write({ dir, format: "esm", entryFileNames: `${name}.mjs`, codeSplitting: false, minify: false });
    await bundle.close();
  }
  // The command line's bin: npm makes only the bins of dependencies executable.
  chmodSync(join(dir, "cli.mjs"), 0o755);
}

const root = resolve(import.meta.dirname, "..");
process.chdir(root);
if (process.argv.includes("--verify")) {
  const dir = mkdtempSync(join(tmpdir(), "plansync-dist-"));
  await build(dir);
  const stale = readdirSync(dir).filter((file) => {
    try {
      const sameMode = (statSync(join(dir, file)).mode & 0o100) === (statSync(join("dist", file)).mode & 0o100);
      return !sameMode || !readFileSync(join(dir, file)).equals(readFileSync(join("dist", file)));
    } catch {
      return true;
    }
  });
  rmSync(dir, { recursive: true });
  if (stale.length > 0) {
    console.error(`dist/ is not what src/ builds: ${stale.join(", ")}. Run \`npm run build\` and commit dist/.`);
    process.exit(1);
  }
  console.log(`dist/ is what src/ builds (${BUNDLES.length} bundles)`);
} else {
  await build("dist");
}
