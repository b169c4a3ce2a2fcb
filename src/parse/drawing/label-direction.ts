// What the words on an arrow say of its direction.

const WAITS =
  /^(?:depends(?: on| upon)?|depend on|requires?|needs?|is blocked by|blocked by|waits? (?:for|on)|prerequisite|after|based on|uses|hängt ab von|benötigt|braucht|nach|dépend de|nécessite|après|depende de|requiere|necesita|después de|requer|dipende da|richiede|зависит от|требует|после|залежить від|потребує|依赖|依赖于|依存|に依存|의존)$/iu;

/** Whether an arrow with this label points from the one that waits to what it waits for: `A -- depends on --> B`. */
export function pointsBack(label: string | null): boolean {
  return label !== null && WAITS.test(label.replaceAll(/["'|()]/g, "").trim());
}
