// The command line: plansync parse, explain, check, preview, sync, init.
export async function runCli(_args: readonly string[]): Promise<number> {
  return 0;
}
