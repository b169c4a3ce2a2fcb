// Hides code spans and addresses of a line while its words are read, and brings them back.

const OPEN = "\ue000";
const CODE = /(`+)(?!`)(.+?)(?<!`)\1(?!`)|<https?:[^>\s]+>|https?:\/\/[^\s)\]>]+/g;
const HIDDEN = /\ue000(\d+)\ue001/g;

export interface Masked {
  text: string;
  readonly hidden: readonly string[];
}

export function mask(text: string): Masked {
  if (!text.includes("`") && !text.includes("://")) return { text, hidden: [] };
  const hidden: string[] = [];
  const masked = text.replace(CODE, (found) => `${OPEN}${hidden.push(found) - 1}\ue001`);
  return { text: masked, hidden };
}

export function unmask(text: string, hidden: readonly string[]): string {
  return hidden.length === 0 ? text : text.replace(HIDDEN, (_, index: string) => hidden[Number(index)] ?? "");
}
