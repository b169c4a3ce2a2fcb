// plansync explain: each line of a plan with what it was taken for, and why.
import { readPlans } from "../reconcile.ts";
import { renderExplain } from "../report/explain.ts";
import type { CliCommand } from "./command.ts";
import { readLocal } from "./local.ts";

export const explain: CliCommand = {
  name: "explain",
  usage: "explain [FILE…] [--json]",
  summary: "show each line of a plan with what it was taken for, and why",
  options: { json: { type: "boolean" } },
  about: { json: "print the evidence as JSON" },
  run: async ({ options, files }) => {
    const { documents } = readPlans(readLocal(files));
    if (options.json === true)
      console.log(
        JSON.stringify(
          documents.map(({ path, evidence }) => ({ path, evidence })),
          null,
          1,
        ),
      );
    else for (const document of documents) console.log(renderExplain(document));
    return documents.length > 0 ? 0 : 1;
  },
};
