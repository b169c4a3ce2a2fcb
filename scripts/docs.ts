// Writes the generated parts of README.md and docs/ from what they describe: action.yml, the configuration's schema,
// the slash commands, the rules. `--verify` only says whether they are up to date.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { commands } from "../src/commands/index.ts";
import { whoMay } from "../src/commands/plan-help.ts";
import { jsonSchema } from "../src/config/json-schema.ts";
import { rules } from "../src/rules/index.ts";
import { rulesPage } from "./docs/rules.ts";

const root = resolve(import.meta.dirname, "..");

interface Described {
  readonly description?: string;
  readonly default?: unknown;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replace(/\s+/g, " ").trim()).join(" | ")} |`;
  return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}

const code = (value: unknown) =>
  value === undefined || value === "" ? "" : `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;

function actionTables(): { inputs: string; outputs: string } {
  const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as {
    inputs: Record<string, Described>;
    outputs: Record<string, Described>;
  };
  const inputs = Object.entries(action.inputs).map(([name, given]) => [
    code(name),
    given.description ?? "",
    code(given.default),
  ]);
  const outputs = Object.entries(action.outputs).map(([name, given]) => [code(name), given.description ?? ""]);
  return {
    inputs: table(["input", "what it does", "default"], inputs),
    outputs: table(["output", "what it holds"], outputs),
  };
}

interface Schema extends Described {
  readonly properties?: Readonly<Record<string, Schema>>;
}

function keys(schema: Schema, path: readonly string[] = []): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, given]) => {
    const here = [...path, name];
    if (given.properties !== undefined) return keys(given, here);
    const initial = JSON.stringify(given.default) ?? "";
    return [[code(here.join(".")), given.description ?? "", initial.length > 90 ? "see the schema" : code(initial)]];
  });
}

function sections(): Record<string, string> {
  return {
    ...actionTables(),
    config: table(["key", "what it does", "default"], keys(jsonSchema() as Schema)),
    commands: table(
      ["command", "what it does", "who may"],
      commands.map((command) => [code(command.usage), command.description, whoMay(command)]),
    ),
    rules: table(
      ["rule", "what it finds", "by default"],
      rules.map((rule) => [`[\`${rule.id}\`](docs/rules.md#${rule.id})`, rule.summary, rule.severity]),
    ),
  };
}

function filled(readme: string): string {
  return Object.entries(sections()).reduce((text, [name, content]) => {
    const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`README.md has no place for ${name}: expected ${begin} … ${end}`);
    return `${text.slice(0, from + begin.length)}\n${content}\n${text.slice(to)}`;
  }, readme);
}

const pages: Record<string, string> = {
  "README.md": filled(readFileSync(join(root, "README.md"), "utf8")),
  "docs/rules.md": rulesPage(rules),
  "schema/plansync.schema.json": `${JSON.stringify(jsonSchema(), null, 2)}\n`,
};
const stale = Object.entries(pages).filter(([path, text]) => {
  try {
    return readFileSync(join(root, path), "utf8") !== text;
  } catch {
    return true;
  }
});
if (process.argv.includes("--verify")) {
  for (const [path] of stale) console.error(`${path} is out of date: run \`npm run docs\` and commit it`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  mkdirSync(join(root, "docs"), { recursive: true });
  for (const [path, text] of stale) writeFileSync(join(root, path), text);
  console.log(stale.length > 0 ? `written: ${stale.map(([path]) => path).join(", ")}` : "up to date");
}
