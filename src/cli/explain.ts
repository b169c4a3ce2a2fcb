// plansync explain: each line of a plan with what it was taken for, and why.
import { readPlans } from "../reconcile.ts";
import { renderExplain } from "../report/explain.ts";
import { jsonPieces } from "../report/json-pieces.ts";
import type { CliCommand } from "./command.ts";
import { readLocal } from "./local.ts";
import { print } from "./print.ts";

export const explain: CliCommand = {
  name: "explain",
  usage: "explain [FILE…] [--json]",
  summary: "show each line of a plan with what it was taken for, and why",
  options: { json: { type: "boolean" } },
  about: { json: "print the evidence as JSON" },
  run: async ({ options, files }) => {
    const { documents } = readPlans(readLocal(files));
    if (options.json === true) await print(jsonPieces(documents.map(({ path, evidence }) => ({ path, evidence }))));
    else for (const document of documents) await print(renderExplain(document));
    return documents.length > 0 ? 0 : 1;
  },
};
