// Law: never a duplicate, also when the next run writes under another name.
import { afterEach, expect, it } from "vitest";
import { defaultConfig } from "../../src/config/read-config.ts";
import { seedUserToken } from "../standin/index.ts";
import { type Stage, stage } from "./world.ts";

let open: Stage | undefined;
afterEach(async () => {
  await open?.standin.close();
  open = undefined;
});

it("stops instead of mirroring twice when the token's name changes, and goes on once the old name counts", async () => {
  open = await stage({ "PLAN.md": "# Plan\n\n- [ ] **A-1** One\n- [ ] **A-2** Two\n" });
  const mia = seedUserToken(open.standin.world, "mia").value;
  await open.run({ token: mia });
  const held = open.holds().issues;
  expect(held.length).toBe(3);

  const other = await open.run();
  expect(other.changes.stopped?.guard).toBe("identities");
  expect(other.changes.stopped?.summary).toContain("`mia`");
  expect(open.holds().issues).toEqual(held);

  const named = await open.run({ config: { identities: [...defaultConfig.identities, "mia"] } });
  expect(named.changes.stopped).toBe(null);
  expect(open.holds().issues).toEqual(held);
});
