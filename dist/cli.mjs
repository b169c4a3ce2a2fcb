#!/usr/bin/env node
// src/cli/run.ts
async function runCli(_args) {
	return 0;
}

// src/cli/index.ts
process.exitCode = await runCli(process.argv.slice(2));

export {  };