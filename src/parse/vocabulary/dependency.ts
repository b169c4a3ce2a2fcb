// Words that tell a dependency: names of attributes and columns, verbs of prose, "none" and "all before".
import type { Words } from "./words.ts";

export const dependencyNames: Words = {
  en: "depends on, depends, dependency, dependencies, depend on, dependson, depends_on, blocked by, blocked-by, blockedby, blocked on, prerequisite, prerequisites, prereq, prereqs, requires, require, after, needs, deps, predecessor, predecessors, waits for, waiting for, waiting on, dependent on, task dependencies, relies on, gated by, upstream, must follow, follows, builds on, dep, task deps, hard dependencies",
  de: "abhängigkeiten, abhängigkeit, abhängig von, hängt ab von, voraussetzung, voraussetzungen, benötigt, blockiert durch, blockiert von, nach, vorgänger, braucht, setzt voraus",
  fr: "dépend de, dépendance, dépendances, prérequis, pré-requis, bloqué par, bloquée par, nécessite, requiert, après, prédécesseur, prédécesseurs, dépend",
  es: "depende de, dependencia, dependencias, prerrequisito, prerrequisitos, requisitos previos, requisito previo, prerequisitos, bloqueado por, bloqueada por, requiere, después de, necesita, predecesoras, predecesora, depende",
  pt: "depende de, dependência, dependências, pré-requisito, pré-requisitos, bloqueado por, bloqueada por, requer, depois de, após, predecessora, predecessoras, necessita de, depende",
  it: "dipende da, dipendenza, dipendenze, prerequisito, prerequisiti, bloccato da, bloccata da, richiede, dopo, predecessore, predecessori",
  ru: "зависит от, зависимость, зависимости, зависимостей, предусловие, предусловия, предшественник, предшественники, блокируется, заблокировано, требует, после, пререквизиты, требования к началу, предпосылки, блокеры, нужно до",
  uk: "залежить від, залежність, залежності, передумова, передумови, попередники, блокується, потребує, після, заблоковано",
  zh: "依赖, 依赖于, 依赖项, 依赖任务, 依賴, 依赖关系, 前置, 前置任务, 前置条件, 前置依赖, 先决条件, 阻塞于, 被阻塞, 前提, 依赖步骤",
  ja: "依存, 依存関係, 依存先, 依存タスク, 前提, 前提条件, 前提タスク, 先行タスク, ブロック元, 必要条件",
  ko: "의존성, 의존, 의존 작업, 선행, 선행 작업, 선행작업, 선행 조건, 선행조건, 전제 조건, 종속성, 차단 요인",
};

/** Short names of the kinds of a link in project software: from the end of the one to the start of the other, and the rest. */
export const linkTypes = {
  finish: "FS, EA, FD, FC, TI, ОН, ЗП",
  other: "SS, FF, SF, AA, EE, AE, DD, DF, CC, CF, II, TT, IT, НН, ОО, НО",
} as const;

/** Those that say an order wherever they stand; "after" and "needs" may be words of a title. */
export const waitingNames: Words = {
  en: "depends on, blocked by, waits for, waiting for, waiting on, dependent on, blocked on",
  de: "hängt ab von, abhängig von, blockiert durch, blockiert von, wartet auf, setzt voraus",
  fr: "dépend de, dépend d', dépend du, dépend des, bloqué par, bloquée par, en attente de",
  es: "depende de, depende del, bloqueado por, bloqueada por, a la espera de",
  pt: "depende de, depende da, depende do, bloqueado por, bloqueada por, aguardando",
  it: "dipende da, dipende dal, dipende dalla, bloccato da, bloccata da, in attesa di",
  ru: "зависит от, ждет, ждёт, блокируется, заблокировано",
  uk: "залежить від, чекає на, блокується, заблоковано",
  zh: "依赖于, 依赖, 依賴, 阻塞于, 被阻塞于, 等待",
  ja: "依存",
  ko: "의존",
};

/** How a sentence speaks of the task in whose section it stands. */
export const selfWords: Words = {
  en: "this, it, this task, this step, this story, this item, the task, must be done, can only start, can start, starts, start, should come, comes, to be done, do this, only",
  de: "dies, diese aufgabe, dieser schritt, die aufgabe, es, erst, beginnt, startet, kann erst, kommt",
  fr: "cette tâche, cela, cette étape, elle, à faire, commence, ne commence qu'",
  es: "esta tarea, esto, este paso, empieza, comienza, se hace",
  pt: "esta tarefa, isto, esta etapa, começa, só começa",
  it: "questa attività, questo, questo passo, inizia, si fa",
  ru: "эта задача, это, этот шаг, задача, начинается, начинать, делать",
  uk: "це завдання, це, цей крок, завдання, починається, робити",
  zh: "该任务, 本任务, 此任务, 此步骤, 本步骤, 这",
};

export const reverseNames: Words = {
  en: "blocks, blocking, unblocks, required by, needed by, enables, dependents, successors, successor, is required for, prerequisite for, precedes, blocker for",
  de: "blockiert, ermöglicht, nachfolger, benötigt von, voraussetzung für",
  fr: "bloque, débloque, successeur, successeurs, requis par, requis pour",
  es: "bloquea, desbloquea, sucesora, sucesoras, requerido por, habilita",
  pt: "bloqueia, desbloqueia, sucessora, sucessoras, requerido por, habilita",
  it: "blocca, sblocca, successore, successori, richiesto da",
  ru: "блокирует, разблокирует, последователи, нужно для, требуется для",
  uk: "блокує, розблоковує, потрібно для",
  zh: "阻塞, 阻塞任务, 后续任务, 后置任务, 被依赖, 解锁, 后续",
  ja: "ブロック, ブロック先, 後続, 後続タスク",
  ko: "차단, 후행, 후속, 후행 작업, 후속 작업",
};

export const noneWords: Words = {
  any: "-, –, —, --, ---, n/a, na, none, [], ∅, /, 0, x, •, ⁃, ~, null, nil",
  en: "none, nothing, no dependencies, no dependency, not applicable, no blockers, no prerequisites, independent, n a, no, nobody, unassigned, tbd, no deps, can start immediately, no dependencies can start immediately, standalone, root",
  de: "keine, keiner, kein, nichts, keine abhängigkeiten, entfällt, unabhängig, niemand, offen",
  fr: "aucune, aucun, rien, néant, pas de dépendance, indépendant, sans objet, indépendante",
  es: "ninguna, ninguno, nada, sin dependencias, no aplica, independiente, n/d",
  pt: "nenhuma, nenhum, nada, sem dependências, não se aplica, independente",
  it: "nessuna, nessuno, niente, nessuna dipendenza, indipendente",
  ru: "нет, отсутствуют, отсутствует, без зависимостей, ничего, не требуется, независимо, никто",
  uk: "немає, відсутні, без залежностей, нічого, незалежно, нема",
  zh: "无, 無, 没有, 无依赖, 暂无, 独立, 无前置, 不适用",
  ja: "なし, 無し, 無, 特になし, 独立, ない",
  ko: "없음, 없다, 해당 없음, 독립",
};

/** "all previous tasks", "everything above". */
export const allWords: Words = {
  en: "all previous, all prior, all above, all of the above, everything above, all preceding, all earlier, all tasks above, all the above, all other tasks, all tasks, everything else, all previous tasks, all user stories",
  de: "alle vorherigen, alle vorigen, alle obigen, alle bisherigen, alle anderen, alles obige",
  fr: "toutes les précédentes, toutes les tâches précédentes, tout ce qui précède, tous les précédents, toutes les tâches",
  es: "todas las anteriores, todos los anteriores, todas las tareas anteriores, todo lo anterior, todas las tareas",
  pt: "todas as anteriores, todos os anteriores, todas as tarefas anteriores, tudo acima, todas as tarefas",
  it: "tutte le precedenti, tutti i precedenti, tutte le attività precedenti, tutto quanto sopra",
  ru: "все предыдущие, всех предыдущих, все вышеперечисленные, все выше, все остальные",
  uk: "усі попередні, всі попередні, всіх попередніх, усі вищезазначені",
  zh: "所有前置, 以上全部, 以上所有, 之前所有, 前面所有, 全部前置, 上述所有, 所有任务, 全部",
  ja: "以前のすべて, 上記すべて, 全ての先行, すべての前, これまでのすべて, 上記全て, 全タスク",
  ko: "이전 모든, 위의 모든, 모든 이전, 모든 선행, 이전 작업 모두",
};

export const softWords: Words = {
  en: "recommended, optional, ideally, should follow, nice to have, preferably, soft, suggested, prefer",
  de: "empfohlen, idealerweise, optional, sollte, weich",
  fr: "recommandé, recommandée, idéalement, optionnel, facultatif",
  es: "recomendado, recomendada, idealmente, opcional, debería seguir",
  pt: "recomendado, recomendada, idealmente, opcional",
  it: "consigliato, consigliata, idealmente, opzionale, facoltativo",
  ru: "рекомендуется, желательно, необязательно, опционально",
  uk: "рекомендовано, бажано, необов'язково, опціонально",
  zh: "建议, 推荐, 可选, 最好",
  ja: "推奨, 任意, できれば, 望ましい",
  ko: "권장, 선택, 가급적",
};

/** Verbs between a blocked thing (left) and its blockers (right). */
export const dependsVerbs: Words = {
  en: "depends on, depend on, depends upon, is blocked by, are blocked by, blocked by, blocked on, should follow, must follow, follows, requires, require, needs, need, waits for, wait for, waits on, can start after, can only start after, starts after, start after, must come after, comes after, come after, relies on, after",
  de: "hängt von, hängt ab von, hängen von, hängen ab von, ist abhängig von, sind abhängig von, abhängig von, benötigt, benötigen, erfordert, wird blockiert von, blockiert durch, folgt auf, braucht, startet nach, beginnt nach, setzt, wartet auf, nach",
  fr: "dépend de, dépend des, dépend du, dépendent de, dépendent des, nécessite, nécessitent, requiert, est bloquée par, est bloqué par, suit, commence après, vient après, dépend d', attend, après",
  es: "depende de, depende del, dependen de, dependen del, requiere, requieren, necesita, necesitan, está bloqueada por, está bloqueado por, sigue a, empieza después de, comienza después de, debe seguir a, va después de, espera a, después de, después del, tras",
  pt: "depende de, depende da, depende do, depende das, depende dos, dependem de, dependem da, dependem do, dependem das, dependem dos, requer, requerem, precisa de, está bloqueada por, está bloqueado por, começa após, começa depois de, vem depois de, vem após, espera por, após, depois de, depois da, depois do",
  it: "dipende da, dipende dal, dipende dalla, dipende dalle, dipende dai, dipendono da, dipendono dal, dipendono dalla, dipendono dalle, dipendono dai, richiede, richiedono, è bloccata da, è bloccato da, segue, inizia dopo, viene dopo, attende, dopo",
  ru: "зависит от, зависят от, требует, требуют, блокируется, блокируются, следует за, начинается после, начинать после, идет после, идёт после, выполняется после, ждет, ждёт, после",
  uk: "залежить від, залежать від, потребує, потребують, блокується, починається після, йде після, виконується після, чекає на, чекає, після",
  zh: "依赖于, 依赖, 依賴於, 依賴, 取决于, 需要先完成, 需先完成, 被阻塞于, 需要, 在等待",
  ja: "は, に依存, の後",
  ko: "는, 은",
};

/** Verbs between a blocker (left) and what it blocks (right). */
export const blocksVerbs: Words = {
  en: "blocks, block, must be completed before, must be complete before, must be done before, must complete before, must precede, precedes, should precede, before, unblocks, enables, is required for, is required by, are required for, is a prerequisite for, is prerequisite for, is needed for, is needed by, must finish before, comes before, come before, goes before",
  de: "blockiert, blockieren, ist voraussetzung für, sind voraussetzung für, muss vor, vor, ermöglicht, wird benötigt für",
  fr: "bloque, bloquent, est requise pour, est requis pour, est un prérequis de, est un prérequis pour, doit précéder, précède, avant, débloque",
  es: "bloquea, bloquean, es requisito de, es requisito para, es un requisito de, debe preceder a, precede a, antes de, desbloquea, habilita",
  pt: "bloqueia, bloqueiam, é pré-requisito de, é pré-requisito para, deve preceder, precede, antes de, antes da, antes do, desbloqueia, habilita",
  it: "blocca, bloccano, è prerequisito di, è prerequisito per, è un prerequisito per, deve precedere, precede, prima di, prima della, sblocca",
  ru: "блокирует, блокируют, должна быть завершена до, должен быть завершен до, предшествует, нужна для, нужен для, до, разблокирует",
  uk: "блокує, блокують, передує, потрібна для, має бути завершена до, розблоковує",
  zh: "阻塞, 阻塞了, 是前置, 必须先于, 先于, 解锁",
  ja: "をブロック, の前提, の前に",
  ko: "차단",
};

/** Words after the references that close a sentence of the unspaced or verb-last languages: "… に依存", "…에 의존". */
export const dependsTails: Words = {
  de: "ab, voraus",
  ja: "に依存する, に依存します, に依存, の完了後に開始, の完了後, の後に開始, の後, が必要, を前提とする, を前提",
  ko: "에 의존합니다, 에 의존한다, 에 의존, 이후에 시작, 완료 후 시작, 완료 후, 이후, 이 필요, 가 필요",
  zh: "完成后才能开始, 完成后开始, 完成后进行, 完成之后, 完成后, 之后",
};

/** The stories of a plan taken together. */
export const storyGroups: Words = {
  en: "user stories, all stories, stories",
  de: "user stories, anwendergeschichten, alle geschichten",
  fr: "user stories, récits utilisateur, récits utilisateurs",
  es: "historias de usuario, user stories",
  pt: "histórias de usuário, histórias de utilizador, user stories",
  it: "storie utente, user stories",
  ru: "пользовательские истории, пользовательских историй, все истории, всех историй",
  uk: "користувацькі історії, користувацьких історій, усі історії, всі історії",
  zh: "用户故事, 使用者故事",
  ja: "ユーザーストーリー, 全ストーリー",
  ko: "사용자 스토리, 유저 스토리",
};

/** What a sentence says of a blocker besides its name: "the Foundational phase is complete". */
export const completionWords: Words = {
  en: "the, a, an, phase, completion, complete, completed, is, are, done, finished, being, must be, all",
  de: "der, die, das, phase, abschluss, abgeschlossen, ist, fertig, vollständig",
  fr: "la, le, les, phase, fin de, achèvement, terminée, est",
  es: "la, el, fase, finalización, completar, completada, esté, completa",
  pt: "a, o, fase, conclusão, concluída, esteja, completa",
  it: "la, il, fase, completamento, completata, sia",
  ru: "фаза, фазы, этап, этапа, завершения, завершение, завершена",
  uk: "фаза, фази, етап, етапу, завершення, завершена",
};
/** The same in scripts that put no space between words. */
export const completionSigns: Words = {
  zh: "阶段, 完成, 都, 的",
  ja: "フェーズ, 完了, の",
  ko: "단계, 완료",
};
