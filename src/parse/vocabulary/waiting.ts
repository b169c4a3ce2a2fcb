// The words around a reference that say what a task waits for: "once T3 is done", "erst nach #9", "T3の後".
import type { Words } from "./words.ts";

/** Before the reference. */
export const waitingOpenings: Words = {
  en: "once, only once, as soon as, after, only after, when, only when, not before, after completion of, after finishing",
  de: "wenn, erst wenn, sobald, nach, erst nach, nur nach, frühestens nach, nach abschluss von, nach fertigstellung von, nicht vor",
  fr: "une fois, une fois que, dès que, quand, lorsque, après, seulement après, uniquement après, pas avant",
  es: "una vez, una vez que, cuando, en cuanto, después de, tras, solo después de, solo tras, al terminar",
  pt: "assim que, quando, depois de, após, só após, somente após, só depois de",
  it: "una volta, appena, quando, dopo, solo dopo, non prima di",
  ru: "после, только после, после завершения, после окончания, после выполнения, только после завершения, когда, как только",
  uk: "після, тільки після, лише після, після завершення, після виконання, коли, щойно",
  zh: "在, 等, 待, 需在, 等待",
};

/** Behind the reference. */
export const waitingClosings: Words = {
  en: "is done, are done, is finished, are finished, is complete, are complete, is completed, is ready, are ready, is merged, has landed, lands, done, finished, complete, completed",
  de: "fertig ist, fertig sind, erledigt ist, erledigt sind, abgeschlossen ist, abgeschlossen sind, steht, fertig, erledigt",
  fr: "est terminé, est terminée, sont terminés, sont terminées, est prêt, est prête, est fini, est finie, terminé, terminée",
  es: "esté listo, esté lista, esté terminado, esté terminada, está listo, está lista, estén listos, estén listas, termine",
  pt: "estiver pronto, estiver pronta, estiver concluído, estiver concluída, terminar",
  it: "è finito, è finita, è pronto, è pronta, è completato, è completata",
  ru: "готов, готова, готово, готовы, завершен, завершён, завершена, завершено, будет готов, будет готова, будет готово",
  uk: "готовий, готова, готово, завершено, завершена, буде готовий, буде готова, буде готово",
  zh: "完成后, 完成之后, 完成以后, 之后, 以后, 后",
  ja: "の後, の後に, の後で, の後に実施, の後に開始, の完了後, 完了後, 完了後に実施, 完了後に開始, が終わってから, が終わったら, が完了してから, が完了したら, 完了次第",
  ko: "이후, 완료 후, 후에, 다음에, 이 끝나면, 가 끝나면, 이 끝난 후, 가 끝난 후, 완료되면",
};

/** Between the opening and the reference. */
export const waitingArticles: Words = {
  en: "the, task, tasks, step, item",
  de: "der, die, das, dem, den, aufgabe, schritt",
  fr: "la, le, les, l', tâche, étape",
  es: "la, el, las, los, tarea, paso",
  pt: "a, o, as, os, tarefa",
  it: "la, il, l', attività, passo",
  ru: "задачи, задача, шага, шаг",
  uk: "завдання, задачі, кроку",
  zh: "任务",
};
