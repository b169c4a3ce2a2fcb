// The tasks that a pull request's description names: lines such as `Task: p4-4` or `Tasks: #12, p4-5`.
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { shallow } from "../model/shallow.ts";

const LINE = /^(?:tasks?|plan tasks?|aufgaben?|tareas?|tâches?|задач[аи]|任务|タスク)\s*[:：]\s*(.{1,500})$/iu;

/** The names as written, in order. Not in code, quotes or HTML comments; emphasis around them does not matter. */
export function namedTasks(body: string): string[] {
  if (!/[:：]/.test(body)) return [];
  const names: string[] = [];
  for (const text of textsOf(fromMarkdown(shallow(body)))) {
    for (const line of text.split("\n")) {
      const listed = LINE.exec(line.trim())?.[1];
      for (const name of listed?.split(/[,;，、]/) ?? []) {
        const plain = name.trim().replace(/^`+|`+$|\.$/g, "");
        if (plain !== "" && names.length < 50) names.push(plain);
      }
    }
  }
  return [...new Set(names)];
}

/** The text of each paragraph and heading outside quotes. */
function textsOf(node: Nodes): string[] {
  if (node.type === "paragraph" || node.type === "heading") return [inline(node)];
  if (node.type === "blockquote" || !("children" in node)) return [];
  return node.children.flatMap(textsOf);
}

function inline(node: Nodes): string {
  if (node.type === "text" || node.type === "inlineCode") return node.value;
  if (node.type === "break") return "\n";
  return "children" in node ? node.children.map(inline).join("") : "";
}
