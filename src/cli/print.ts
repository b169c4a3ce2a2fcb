// Prints text in pieces, so that the whole of a long one is never in memory.

/** Characters that are written at once. */
const BATCH = 65_536;

/** Prints the pieces and ends the line. Waits where the reader is slow, and stops where nobody reads any more. */
export async function print(pieces: Iterable<string>): Promise<void> {
  // Told once more as an event, after the failed writing itself.
  if (!process.stdout.listeners("error").includes(ignore)) process.stdout.on("error", ignore);
  let batch = "";
  for (const piece of pieces) {
    batch += piece;
    if (batch.length < BATCH) continue;
    if (!(await written(batch))) return;
    batch = "";
  }
  await written(`${batch}\n`);
}

function ignore(): void {}

/** False when the other end of the pipe was closed, as by `| head`. */
function written(text: string): Promise<boolean> {
  return new Promise((resolve, reject) =>
    process.stdout.write(text, (error) => {
      if (!error) resolve(true);
      else if ("code" in error && error.code === "EPIPE") resolve(false);
      else reject(error);
    }),
  );
}
