// What attributes are called, by language, so that a new one is named like its neighbours.

export type Field = "status" | "estimate" | "owner" | "priority" | "due" | "dependsOn";

type Names = Readonly<Record<Field, readonly string[]>> & { readonly none: readonly string[] };

const names = (
  status: string,
  estimate: string,
  owner: string,
  priority: string,
  due: string,
  dependsOn: string,
  none: string,
): Names => ({
  status: status.split("|"),
  estimate: estimate.split("|"),
  owner: owner.split("|"),
  priority: priority.split("|"),
  due: due.split("|"),
  dependsOn: dependsOn.split("|"),
  none: none.split("|"),
});

/** The first of each is what we write; the others are known when met. */
const LANGUAGES: readonly Names[] = [
  names(
    "Status|State|Progress",
    "Estimate|Effort|Duration|Est|Est.|Estimated Hours|Estimated Effort|Estimated Time|Time|Size|Points|Hours|Workload",
    "Owner|Assignee|Who|Owners|Assigned to|Responsible|Agent|Owner(s)",
    "Priority|Prio|P",
    "Due|Due date|Deadline|Target|Target date|Date",
    "Dependencies|Depends on|Blocked by|Prerequisites|Dependency|Deps|DependsOn|Depends|After|Requires",
    "None|none|-|—|–|n/a|N/A|Nothing|TBD",
  ),
  names(
    "Estado",
    "Estimación|Estimación de tiempo|Duración|Esfuerzo",
    "Responsable|Asignado|Asignado a",
    "Prioridad",
    "Fecha límite|Fecha|Vence|Plazo",
    "Dependencias|Depende de|Bloqueado por",
    "Ninguna|Ninguno|-",
  ),
  names(
    "Estado|Situação",
    "Estimativa|Duração|Esforço",
    "Responsável",
    "Prioridade",
    "Prazo|Data",
    "Dependências|Depende de",
    "Nenhuma|-",
  ),
  names(
    "Statut|État",
    "Estimation|Durée|Charge|Effort",
    "Responsable|Assigné",
    "Priorité",
    "Échéance|Date limite",
    "Dépendances|Dépend de",
    "Aucune|-",
  ),
  names(
    "Status",
    "Schätzung|Aufwand|Dauer",
    "Verantwortlich|Zuständig",
    "Priorität",
    "Fällig|Frist|Termin",
    "Abhängigkeiten|Hängt ab von",
    "Keine|-",
  ),
  names("Stato", "Stima|Durata", "Responsabile", "Priorità", "Scadenza", "Dipendenze|Dipende da", "Nessuna|-"),
  names(
    "Статус|Состояние",
    "Оценка|Срок|Время|Длительность",
    "Ответственный|Исполнитель|Кто",
    "Приоритет",
    "Дедлайн|Срок сдачи",
    "Зависимости|Зависит от",
    "Нет|—|-",
  ),
  names(
    "状态",
    "预估工时|预估工作量|工时|估时|时间",
    "负责人",
    "优先级",
    "截止日期|截止",
    "依赖|依赖任务|前置任务",
    "无|-",
  ),
  names("状態|ステータス", "見積もり|見積|工数", "担当|担当者", "優先度", "期限|期日", "依存|依存関係|前提", "なし|-"),
  names("상태", "예상 시간|예상|공수", "담당자|담당", "우선순위", "마감일|기한", "의존성|선행 작업", "없음|-"),
];

/** Whether a label (a column's heading, the word before a colon) names this field. */
export function namesField(label: string, field: Field): boolean {
  const plain = tidy(label);
  return LANGUAGES.some((one) => one[field].some((name) => name.toLowerCase() === plain));
}

/** What this field is called in the language in which `sample` is the label of another field; English when unknown. */
export function labelLike(sample: string, field: Field): string {
  const plain = tidy(sample);
  const fields = ["status", "estimate", "owner", "priority", "due", "dependsOn"] as const;
  const language = LANGUAGES.find((one) =>
    fields.some((other) => one[other].some((name) => name.toLowerCase() === plain)),
  );
  const label = (language ?? LANGUAGES[0])?.[field][0] ?? field;
  return sample !== "" && sample === sample.toLowerCase() && sample !== sample.toUpperCase()
    ? label.toLowerCase()
    : label;
}

/** Whether a value says that there is nothing. */
export function saysNone(value: string): boolean {
  const plain = value.trim().replace(/^[*_`([]+|[*_`)\].。]+$/g, "");
  return plain === "" || LANGUAGES.some((one) => one.none.some((word) => word.toLowerCase() === plain.toLowerCase()));
}

/** The word for "nothing" in the language of a label. */
export function noneLike(label: string): string {
  const plain = tidy(label);
  const language = LANGUAGES.find((one) => one.dependsOn.some((name) => name.toLowerCase() === plain));
  return (language ?? LANGUAGES[0])?.none[0] ?? "None";
}

function tidy(label: string): string {
  return label
    .trim()
    .replace(/^[*_`]+|[*_`:：]+$/g, "")
    .trim()
    .toLowerCase();
}
