// The published JSON schema of the configuration file, for completion in editors.
import type { JsonSchema } from "./field.ts";
import { writtenConfig } from "./schema.ts";

/** Draft 7, with a description and a default for every key. `schema/plansync.schema.json` is this, written out. */
export function jsonSchema(): JsonSchema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Plansync configuration",
    ...writtenConfig.schema(),
  };
}
