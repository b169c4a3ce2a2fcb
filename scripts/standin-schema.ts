// Cuts GitHub's own API descriptions down to what the stand-in serves: test/standin/openapi.json, webhooks.json and
// schema.graphql.
//
//   npm pack @octokit/openapi@23.0.2 @octokit/openapi-webhooks@12.1.0 @octokit/graphql-schema@15.26.1, unpack them, then
//   node scripts/standin-schema.ts PATH/TO/openapi PATH/TO/openapi-webhooks PATH/TO/graphql-schema

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { keptFields } from "../test/standin/graphql/kept-fields.ts";
import { operations } from "../test/standin/operations.ts";
import { pruneOpenApi } from "../test/standin/prune-openapi.ts";
import { pruneSchema } from "../test/standin/prune-schema.ts";
import { pruneWebhooks } from "../test/standin/prune-webhooks.ts";
import { webhookNames } from "../test/standin/webhook-names.ts";

const [openApiPackage, webhooksPackage, graphqlPackage] = argv.slice(2);
if (openApiPackage === undefined || webhooksPackage === undefined || graphqlPackage === undefined) {
  throw new Error(
    "Usage: node scripts/standin-schema.ts PATH/TO/openapi PATH/TO/openapi-webhooks PATH/TO/graphql-schema",
  );
}
const target = join(import.meta.dirname, "..", "test", "standin");

const description = JSON.parse(readFileSync(join(openApiPackage, "generated", "api.github.com.json"), "utf8"));
writeFileSync(join(target, "openapi.json"), `${JSON.stringify(pruneOpenApi(description, operations))}\n`);

const events = JSON.parse(readFileSync(join(webhooksPackage, "generated", "api.github.com.json"), "utf8"));
writeFileSync(join(target, "webhooks.json"), `${JSON.stringify(pruneWebhooks(events, webhookNames))}\n`);

const sdl = readFileSync(join(graphqlPackage, "schema.graphql"), "utf8");
const additions = readFileSync(join(target, "graphql", "additions.graphql"), "utf8");
writeFileSync(join(target, "schema.graphql"), pruneSchema(sdl, additions, keptFields));
