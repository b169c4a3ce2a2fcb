// A verification command of a plan, judged and split without a shell.

/** Signs that a shell would act on. Outside quotes none of them is let through; in double quotes `$`, `` ` `` and `\` are not. */
const ACTIVE = new Set("|&;<>()$`\\*?[]{}~#!\n\r\0");
const ACTIVE_QUOTED = new Set("$`\\!\n\r\0");

/** The words of a command as a shell would hand them to the program, or null when it needs a shell. */
export function splitCommand(command: string): string[] | null {
  if (command.length > 1_000) return null;
  const words: string[] = [];
  let word: string | null = null;
  let quote = "";
  for (const sign of command.trim()) {
    if (quote !== "") {
      if (sign === quote) quote = "";
      else if (quote === '"' ? ACTIVE_QUOTED.has(sign) : sign === "\0") return null;
      else word += sign;
    } else if (sign === "'" || sign === '"') {
      quote = sign;
      word ??= "";
    } else if (sign === " " || sign === "\t") {
      if (word !== null) words.push(word);
      word = null;
    } else if (ACTIVE.has(sign)) return null;
    else word = (word ?? "") + sign;
  }
  if (quote !== "") return null;
  if (word !== null) words.push(word);
  const [program] = words;
  // `NAME=value program` sets a variable in a shell; here it would be a program of that name.
  return program === undefined || program === "" || /^\w+=/.test(program) ? null : words;
}

/**
 * Whether the configuration lets this command run: word for word, or by an entry that ends in `*` and so stands for
 * any further words. Spaces between words do not count.
 */
export function isAllowed(command: string, allow: readonly string[]): boolean {
  const words = splitCommand(command);
  if (words === null) return false;
  return allow.some((entry) => {
    const open = entry.trimEnd().endsWith("*");
    const head = entry.trimEnd().replace(/\*$/, "");
    const wanted = splitCommand(head);
    if (wanted === null) return false;
    if (!open) return wanted.length === words.length && wanted.every((word, index) => word === words[index]);
    const whole = /\s$/.test(head) ? wanted : wanted.slice(0, -1);
    const begun = /\s$/.test(head) ? "" : (wanted.at(-1) ?? "");
    const same = whole.every((word, index) => word === words[index]);
    return same && (begun === "" || (words[whole.length] ?? "").startsWith(begun));
  });
}
