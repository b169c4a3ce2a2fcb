// The words and signs in which people write a status, by language and habit: a word's partner is looked up in its own row.
import type { Status } from "../model/plan.ts";

type Row = Readonly<Record<Status, readonly string[]>>;

const row = (todo: string, in_progress: string, done: string, blocked: string, cancelled: string): Row => ({
  todo: todo.split("|"),
  in_progress: in_progress.split("|"),
  done: done.split("|"),
  blocked: blocked.split("|"),
  cancelled: cancelled.split("|"),
});

/** The first of a cell is what we write when the document has no word of its own. */
const ROWS: readonly Row[] = [
  row("todo|to do|to-do", "in progress|doing|wip", "done", "blocked", "cancelled|canceled|wontfix|won't do|dropped"),
  row(
    "not started|unstarted|not done",
    "in progress|started|partially done|partly done|ongoing",
    "done",
    "blocked",
    "cancelled",
  ),
  row("open|reopened|new", "in progress|active", "completed|closed|resolved", "blocked|on hold", "cancelled|rejected"),
  row(
    "pending|waiting|queued|draft|proposed",
    "in progress|active|working",
    "completed|done",
    "blocked|stuck",
    "cancelled|abandoned",
  ),
  row(
    "planned|backlog|next|upcoming|scheduled|later|ready",
    "in progress|current|now",
    "done|shipped|released|delivered",
    "blocked|paused",
    "cancelled|deferred",
  ),
  row(
    "incomplete|not complete|not completed",
    "in progress|partial|partially complete|in review|review",
    "complete|finished",
    "blocked",
    "cancelled|obsolete",
  ),
  row(
    "pendiente|por hacer|sin empezar",
    "en progreso|en curso|haciendo",
    "hecho|completado|terminado|completada|hecha",
    "bloqueado|bloqueada",
    "cancelado|cancelada|descartado",
  ),
  row(
    "pendente|a fazer|não iniciado",
    "em andamento|em progresso|fazendo",
    "concluído|feito|concluída|completo",
    "bloqueado|bloqueada",
    "cancelado|cancelada",
  ),
  row(
    "à faire|a faire|non commencé|en attente",
    "en cours",
    "terminé|fait|terminée|achevé",
    "bloqué|bloquée",
    "annulé|abandonné",
  ),
  row(
    "offen|zu erledigen|nicht begonnen|geplant|ausstehend",
    "in Arbeit|in Bearbeitung|laufend|begonnen",
    "erledigt|fertig|abgeschlossen",
    "blockiert",
    "abgebrochen|verworfen|entfällt",
  ),
  row("da fare|non iniziato|in attesa", "in corso", "fatto|completato|finito", "bloccato", "annullato"),
  row(
    "te doen|niet gestart|open",
    "bezig|in uitvoering",
    "klaar|gedaan|voltooid|afgerond",
    "geblokkeerd",
    "geannuleerd",
  ),
  row("do zrobienia|nie rozpoczęto", "w toku|w trakcie", "zrobione|gotowe|ukończone", "zablokowane", "anulowane"),
  row("att göra|ej påbörjad", "pågår|pågående", "klar|klart|färdig", "blockerad", "avbruten"),
  row("yapılacak|başlamadı|bekliyor", "devam ediyor|yapılıyor", "tamamlandı|bitti", "engellendi", "iptal"),
  row(
    "не начато|к выполнению|запланировано|план|ожидает|следующая",
    "в работе|в процессе|делается",
    "готово|сделано|выполнено|завершено",
    "заблокировано|блокер",
    "отменено|отложено",
  ),
  row("не розпочато|заплановано", "в роботі|в процесі", "готово|зроблено|виконано", "заблоковано", "скасовано"),
  row(
    "未开始|待开始|待办|待处理|计划中|未完成",
    "进行中|开发中",
    "已完成|完成",
    "阻塞|已阻塞|受阻",
    "已取消|废弃|取消",
  ),
  row("未開始|待辦|待處理", "進行中", "已完成|完成", "受阻", "已取消"),
  row(
    "未着手|未対応|予定|未完了",
    "進行中|作業中|対応中|着手中",
    "完了|済み|完了済み",
    "ブロック中|保留",
    "中止|キャンセル",
  ),
  row("예정|대기|미착수|할 일", "진행 중|진행중", "완료", "차단|보류", "취소"),
];

const SIGNS: readonly Row[] = [
  row("⚪|🔵|⚫", "🟡|🟠", "🟢", "🔴", "⚫"),
  row("⬜|◻️|🔲|⬛", "🟨|🟧", "🟩|✅", "🟥", "✖️"),
  row("☐|○", "◐", "☑|☑️|●", "☒", "☒"),
  row("✗|✘", "…", "✓|✔|✔️", "!", "-"),
  row("⬜|📝|📋|💤|🔜|⏭️|📅|🗓️|⏸️|⏸", "🚧|🔄|🏃|▶️|⏳|⌛|🔨|👷|🛠️|🦶", "✅|☑️|✔️|🎉|✔", "🚫|⛔|🔒|🛑|⚠️", "❌|🗑️|🚮"),
];

/** A status sign as found in a text: the longest that is known. */
export const signs: readonly string[] = [...new Set(SIGNS.flatMap((one) => Object.values(one).flat()))]
  .filter((sign) => /[^\p{ASCII}…]/u.test(sign))
  .sort((a, b) => b.length - a.length);

interface Found {
  readonly start: number;
  readonly end: number;
}

/** Where `text` holds a word for this status: the longest, the first of those. null when it holds none. */
export function findWord(text: string, status: Status): Found | null {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return null;
  let best: Found | null = null;
  for (const word of new Set(ROWS.flatMap((one) => one[status]))) {
    for (const form of formsOf(word.toLowerCase())) {
      const start = lower.indexOf(form);
      const longer = best === null || form.length > best.end - best.start;
      if (start >= 0 && longer && alone(lower, start, start + form.length)) best = { start, end: start + form.length };
    }
  }
  return best;
}

/** Words for `wanted` in the language and habit of the word `old`, which says `status`: best first, cased like it. */
export function partners(old: string, status: Status, wanted: Status): string[] {
  const plain = old.toLowerCase().replace(/[_-]/g, " ");
  const rows = ROWS.filter((one) => one[status].some((word) => word.toLowerCase().replaceAll("-", " ") === plain));
  const words = (rows.length > 0 ? rows : ROWS.slice(0, 1)).flatMap((one) => one[wanted]);
  const joint = /[_-]/.exec(old)?.[0] ?? " ";
  return [...new Set(words)].map((word) => casedLike(old, word.replaceAll(" ", joint)));
}

/** Signs for `wanted` in the family of the sign `old`; the common ones last. */
export function signPartners(old: string, wanted: Status): string[] {
  const families = SIGNS.filter((one) => Object.values(one).some((list) => list.includes(old)));
  const common = SIGNS.at(-1);
  return [
    ...new Set([...families, ...(common === undefined ? [] : [common])].flatMap((one) => one[wanted].slice(0, 1))),
  ];
}

/** The word in the case of `model`: UPPER, Title Case, Sentence case or lower. */
export function casedLike(model: string, word: string): string {
  const letters = model.replace(/[^\p{L}]/gu, "");
  if (letters === "" || letters.toLowerCase() === letters.toUpperCase()) return word;
  if (letters.length > 1 && letters === letters.toUpperCase()) return word.toUpperCase();
  if (model === model.toLowerCase()) return word.toLowerCase();
  const initials = model.match(/(?<=^|[\s_-])\p{L}/gu) ?? [];
  if (initials.length > 1 && initials.every((letter) => letter === letter.toUpperCase()))
    return word.replace(/(?<=^|[\s_-])\p{L}/gu, (letter) => letter.toUpperCase());
  if (
    initials[0] !== undefined &&
    initials[0] === initials[0].toUpperCase() &&
    initials[0] !== initials[0].toLowerCase()
  )
    return word.charAt(0).toUpperCase() + word.slice(1);
  return word;
}

function formsOf(word: string): string[] {
  return word.includes(" ")
    ? [word, word.replaceAll(" ", "_"), word.replaceAll(" ", "-"), word.replaceAll(" ", "")]
    : [word];
}

/** Not part of a longer word ("undone", "opening"). Scripts without spaces have no such borders. */
function alone(text: string, start: number, end: number): boolean {
  const letter = /[\p{L}\p{N}]/u;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text.slice(start, end)))
    return true;
  return !letter.test(text.charAt(start - 1)) && !letter.test(text.charAt(end));
}
