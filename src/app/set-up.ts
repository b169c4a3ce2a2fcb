// First steps: Probot serves the page that registers a GitHub App from app.yml and writes its credentials to .env.
import { run } from "probot";

export async function setUp(): Promise<number> {
  process.env.HOST ||= "localhost";
  await run(() => undefined);
  process.stderr.write("Open the address above, register the app, and start again with what was written to .env\n");
  await new Promise(() => undefined);
  return 0;
}
