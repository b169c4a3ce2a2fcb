// Tells code, listings of files and sample output from drawings of work.
import { isIdLike } from "./split-label.ts";

const DRAWN = new Set([
  "",
  "text",
  "txt",
  "ascii",
  "plaintext",
  "plain",
  "diagram",
  "graph",
  "none",
  "art",
  "tree",
  "flow",
  "plan",
]);

/** Whether the fence's language says that it holds something else than a drawing. */
export function isOtherLanguage(language: string): boolean {
  return !DRAWN.has(language);
}

const STATEMENT =
  /^(?:const|let|var|import|export|from|def|class|fn|func|function|return|if|else|elif|for|while|switch|case|try|catch|public|private|protected|static|package|using|namespace|struct|enum|interface|type|async|await|print|echo|sudo|cd|npm|npx|pip|git|docker|curl|SELECT|INSERT|UPDATE|CREATE|ALTER)\b(?![\w-]*\s*(?:→|->|──))/;
const CODE_END = /[;{}]$|\)\s*(?:=>|->|:)\s*$|=>\s*[{(]$/;
const ASSIGNMENT =
  /^(?:\$|>>>|\$ |# ?!)|^[\w.]+\s*(?::=|\+=|=(?![=>]))\s*\S|^[\w"'-]+\s*:\s*(?:["'[{]|\d|true|false|null)/;
const COMMENT = /^(?:\/\/|\/\*|\*\/|<!--|#!)/;

/** Whether the lines read as source code, configuration or a shell session. Looks at no more than 200 of them. */
export function isCode(lines: readonly string[]): boolean {
  let code = 0;
  let filled = 0;
  for (const line of lines.slice(0, 200)) {
    const text = line.slice(0, 400).trim();
    if (text === "") continue;
    filled += 1;
    if (STATEMENT.test(text) || CODE_END.test(text) || ASSIGNMENT.test(text) || COMMENT.test(text)) code += 1;
  }
  return filled > 0 && code * 10 >= filled * 4;
}

const FILE = /^[\w@.{}*$<>~-]*\.[A-Za-z][\w]{0,9}$|\/$|^\.[\w-]+$|^(?:[\w@.{}*-]+\/)+[\w@.{}*-]+$/;
const PLAIN_FILE = /^(?:README|LICENSE|Makefile|Dockerfile|Gemfile|CHANGELOG|CODEOWNERS|Procfile|Rakefile)$/;

/** Whether the names are mostly files and folders. A name with a task's id speaks against it. */
export function isFileListing(names: readonly string[]): boolean {
  let files = 0;
  let others = 0;
  for (const name of names) {
    const [first = ""] = name.split(/\s+/, 1);
    if (FILE.test(first) || PLAIN_FILE.test(first)) files += 1;
    else if (!name.startsWith("(") && !name.startsWith("←"))
      others += isIdLike(first) || /\b(?:task|phase|step)\b/i.test(name) ? 2 : 1;
  }
  return files > 0 && files >= others;
}
