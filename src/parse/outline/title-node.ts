// The section whose heading is the title of the whole document, and what that title says besides.
import type { Node } from "./node.ts";
import { columnStatus, type Role } from "./section-role.ts";
import { isPhaseNamed } from "./task-evidence.ts";

/** "# Done" beside "# Doing" and "# To do" is a column of a board. */
function isColumn(first: Node, root: Node): boolean {
  return (
    columnStatus(first.words.head) !== null &&
    root.children.filter((child) => columnStatus(child.words.head) !== null).length > 1
  );
}

/** The section whose heading is the title of the document, or null. */
export function titleNode(root: Node): Node | null {
  const first = root.children.find((child) => child.section.level < 7);
  if (!first || isColumn(first, root)) return null;
  const peers = root.children.filter((child) => child.section.level <= first.section.level);
  const others = peers.filter((child) => child !== first && child.work > 0);
  if (first.section.level === 1 && others.length === 0) return first;
  return peers.length === 1 && first.own === 0 && first.words.head.id === null ? first : null;
}

const TITLE_PHASE =
  /(?:^|[\s:–—-])(phase|wave|stage|milestone|sprint|epic|фаза|этап|волна|阶段|フェーズ|단계|fase|etapa|étape|welle)\s+(\d+[A-Za-z]?(?:\.\d+)?|[A-Z]\d?)(?=$|[\s:.,)–—-])/iu;

/** The phase that the title of the whole document names: "Hardening Plan: Phase 1B"; null when phases stand below it. */
export function titlePhase(root: Node): { word: string; id: string } | null {
  const title = titleNode(root);
  const found = title && title.words.role !== "phase" ? TITLE_PHASE.exec(title.section.heading.text) : null;
  if (!title || !found) return null;
  const named = (node: Node): boolean =>
    node.children.some(
      (child) => (isPhaseNamed(child) && child.words.head.kind === "phase" && child.work > 0) || named(child),
    );
  return named(title) ? null : { word: (found[1] ?? "").toLowerCase(), id: found[2] ?? "" };
}

/** What the title of the whole document is besides. */
export function titleRole(title: Node): Role {
  const { role, head } = title.words;
  if (role === "phase") return head.kind === "phase" && head.word !== "release" ? "phase" : "plain";
  if (role === "tasks") return "tasks";
  if (/^20\d\d$/.test(head.id ?? "")) return "plain"; // "Plan 2026"
  return role === "task" && (title.children.length === 0 || title.work === 0) ? "task" : "plain";
}
