// Headings that hold no plan content, or content of one known kind: goals, scope, risks, history, examples, schedules.
import type { Words } from "./words.ts";

export const goalNames: Words = {
  en: "goal, goals, objective, objectives, purpose, aim, phase goals, phase goal, mission, focus, outcome, intent, epic goal, story",
  de: "ziel, ziele, zweck, zielsetzung, fokus",
  fr: "objectif, objectifs, but, buts, finalité",
  es: "objetivo, objetivos, meta, metas, propósito, enfoque",
  pt: "objetivo, objetivos, meta, metas, propósito, foco",
  it: "obiettivo, obiettivi, scopo, finalità",
  ru: "цель, цели, задача этапа, назначение, фокус",
  uk: "мета, цілі, ціль, призначення",
  zh: "目标, 目的, 目標, 阶段目标",
  ja: "目的, 目標, ゴール, 狙い",
  ko: "목표, 목적, 골",
};

export const scopeNames: Words = {
  en: "scope, files, files touched, files to modify, files to create, files changed, affected files, paths, file, touches, in scope, files modified, key files, target files, location, file path",
  de: "umfang, dateien, betroffene dateien, geltungsbereich",
  fr: "périmètre, portée, fichiers, fichiers concernés",
  es: "alcance, archivos, ficheros, archivos afectados",
  pt: "escopo, arquivos, âmbito, ficheiros",
  it: "ambito, file, file interessati, perimetro",
  ru: "объем работ, файлы, охват, затронутые файлы, область",
  uk: "обсяг, файли, охоплення",
  zh: "范围, 文件, 涉及文件, 影响范围, 修改文件, 文件位置, 相关文件, 文件路径",
  ja: "範囲, ファイル, 対象ファイル, スコープ, 変更ファイル",
  ko: "범위, 파일, 대상 파일, 수정 파일, 관련 파일",
};

export const stepNames: Words = {
  en: "steps, implementation steps, subtasks, sub-tasks, sub tasks, checklist, implementation, implementation details, tasks, to do, todo, actions, action items, what to do, work, procedure, execution steps, tests, implementation tasks, task checklist, sub-steps, substeps, activities, action steps, key tasks, tasks subtasks",
  de: "schritte, implementierungsschritte, arbeitsschritte, realisierungsschritte, umsetzungsschritte, unteraufgaben, teilaufgaben, aufgaben, umsetzung, vorgehen, checkliste, todos, maßnahmen, tätigkeiten",
  fr: "étapes, étapes d'implémentation, étapes de réalisation, étapes de développement, sous-tâches, étapes de mise en œuvre, tâches, actions, mise en œuvre, liste de contrôle, activités",
  es: "pasos, pasos de ejecución, pasos a seguir, subtareas, pasos de implementación, tareas, acciones, implementación, lista de verificación, actividades",
  pt: "passos, etapas de implementação, passos a seguir, etapas, subtarefas, passos de implementação, tarefas, ações, implementação, atividades",
  it: "passi, passi di sviluppo, passi da seguire, passaggi, sottoattività, attività, azioni, implementazione, passi di implementazione",
  ru: "шаги, шаги внедрения, шаги выполнения, подзадачи, шаги реализации, задачи, действия, реализация, чек-лист, чеклист, что сделать",
  uk: "кроки, підзавдання, підзадачі, кроки реалізації, завдання, дії, реалізація, що зробити",
  zh: "步骤, 实施步骤, 子任务, 实现步骤, 任务, 操作步骤, 执行步骤, 实现内容, 实施内容, 具体步骤, 任务内容, 工作内容, 实现要点, 具体任务, 任务清单, 执行内容, 待办",
  ja: "手順, 実装手順, サブタスク, 作業内容, 実装内容, ステップ, 作業手順, 実施内容, タスク, 対応内容, やること, 実施手順",
  ko: "단계, 하위 작업, 구현 단계, 작업 내용, 구현 내용, 절차, 체크리스트, 세부 작업, 할 일, 작업",
};

/** Sections whose content is no work of the plan. */
export const ignoredNames: Words = {
  en: "risk, risks, risk management, risk assessment, risk mitigation, risk analysis, risk register, risks and mitigations, risks mitigations, mitigation, mitigations, history, review history, revision history, change log, changelog, version history, change history, glossary, terminology, example, examples, parallel example, parallel examples, template, templates, format, task format, legend, status legend, key, background, background context, context, problem statement, problem, references, resources, resource requirements, appendix, related documents, related, links, see also, notes, dev notes, implementation notes, open questions, questions, assumptions, constraints, architecture, technical approach, design, introduction, overview, executive summary, motivation, communication plan, communication, weekly updates, budget, team composition, team, tools infrastructure, tech stack, technology stack, installation, usage, license, support, contributing, rollback, rollback plan, rollout strategy, metrics, metrics to track, monitoring observability, lessons learned, decisions, decision log, non-goals, non goals, anti-goals, out of scope, success metrics, path conventions, dev agent record, file list, agent model used, debug log references, completion notes, completion notes list, qa results, table of contents, contents, toc, conventions, how to use, faq, acknowledgements, credits, issues found, known issues, technical risks, findings, assessment, current state, analysis, alternatives, alternatives considered, impact analysis, impact, requirements, functional requirements, non functional requirements, traceability, coverage, summary, statistics, stats, dev notes, retrospective, log, activity log, work log, session log, worklog, task id format, usage notes, how to organize, how it works, principles, options, options considered, tips, best practices, guidelines, commands, useful commands, daily workflow, workflow, quick start, alternative, conclusion, conclusions, closing remarks, non-goals for now, explicit non-goals, explicit non-goals for now, not planned, final summary, implementation summary, discussion",
  de: "risiko, risiken, risikomanagement, risikoanalyse, risiken und maßnahmen, historie, änderungshistorie, versionshistorie, glossar, beispiel, beispiele, vorlage, vorlagen, format, legende, hintergrund, problem, problemstellung, referenzen, ressourcen, anhang, notizen, hinweise, offene fragen, annahmen, architektur, einleitung, übersicht, überblick, zusammenfassung, kommunikation, budget, kontext, ausgangslage, änderungsprotokoll, anmerkungen, nicht-ziele, metriken, statistik, inhaltsverzeichnis, analyse, vorgehensweise beim arbeiten, prinzipien, grundsätze, optionen, alternativen, tipps, nützliche befehle, befehle, arbeitsablauf, alternative, fazit, schlussfolgerung",
  fr: "risque, risques, gestion des risques, historique, glossaire, exemple, exemples, modèle, modèles, format, légende, contexte, problème, références, ressources, annexe, notes, remarques, questions ouvertes, hypothèses, architecture, introduction, aperçu, résumé, communication, budget, risques et atténuations, analyse, vue d'ensemble, table des matières, principes, options, alternatives, conseils, bonnes pratiques, bonnes pratiques à suivre, commandes utiles, commandes, alternative, conclusion",
  es: "riesgo, riesgos, gestión de riesgos, historial, glosario, ejemplo, ejemplos, plantilla, plantillas, formato, leyenda, contexto, problema, referencias, recursos, apéndice, anexo, notas, preguntas abiertas, supuestos, arquitectura, introducción, resumen, comunicación, presupuesto, riesgos y mitigaciones, antecedentes, visión general, análisis, índice, principios, opciones, alternativas, consejos, buenas prácticas, comandos útiles, comandos, alternativa, conclusión, conclusiones",
  pt: "risco, riscos, gestão de riscos, histórico, glossário, exemplo, exemplos, modelo, modelos, formato, legenda, contexto, problema, referências, recursos, apêndice, anexo, notas, perguntas em aberto, premissas, arquitetura, introdução, resumo, comunicação, orçamento, riscos e mitigações, visão geral, análise, índice, princípios, opções, opções de implementação, alternativas, dicas, boas práticas, comandos úteis, comandos, alternativa, conclusão, conclusões",
  it: "rischio, rischi, gestione dei rischi, storia, cronologia, glossario, esempio, esempi, modello, modelli, formato, legenda, contesto, problema, riferimenti, risorse, appendice, note, domande aperte, ipotesi, architettura, introduzione, riepilogo, sommario, comunicazione, budget, rischi e mitigazioni, panoramica, analisi, storico, principi, opzioni, alternative, consigli, buone pratiche, comandi utili, comandi, alternativa, conclusione, conclusioni",
  ru: "риск, риски, управление рисками, история, история изменений, глоссарий, пример, примеры, шаблон, шаблоны, формат, легенда, контекст, проблема, ссылки, ресурсы, приложение, заметки, примечания, открытые вопросы, допущения, архитектура, введение, обзор, резюме, коммуникация, бюджет, предыстория, анализ, содержание, статистика, журнал изменений, журнал, принципы, варианты, альтернативы, советы, рекомендации, полезные команды, команды, справочник, альтернатива, заключение, выводы",
  uk: "ризик, ризики, управління ризиками, історія, історія змін, глосарій, приклад, приклади, шаблон, формат, легенда, контекст, проблема, посилання, ресурси, додаток, нотатки, примітки, відкриті питання, припущення, архітектура, вступ, огляд, бюджет, аналіз, зміст, принципи, варіанти, альтернативи, поради, рекомендації, корисні команди, команди, довідник, альтернатива, висновок, висновки",
  zh: "风险, 风险管理, 风险评估, 风险与缓解, 风险分析, 风险和缓解措施, 历史, 变更历史, 修订历史, 更新记录, 变更记录, 术语, 术语表, 示例, 例子, 模板, 格式, 图例, 说明, 背景, 问题, 问题描述, 参考, 参考资料, 资源, 附录, 备注, 注意事项, 待确认问题, 假设, 架构, 简介, 概述, 概览, 摘要, 沟通计划, 预算, 上下文, 技术方案, 现状, 分析, 目录, 统计, 技术栈, 修订记录, 更新日志, 总结, 原则, 任务分解原则, 开发原则, 设计原则, 方案对比, 可选方案, 最佳实践, 常用命令, 使用说明, 结论, 結論, 风险管控, 技术风险, 项目风险, 风险应对",
  ja: "リスク, リスク管理, リスクと対策, 履歴, 変更履歴, 更新履歴, 用語集, 例, サンプル, テンプレート, フォーマット, 凡例, 背景, 問題, 参考, 参考資料, リソース, 付録, 備考, メモ, 未解決の質問, 前提, アーキテクチャ, はじめに, 概要, サマリー, 予算, 注意事項, 分析, 目次, 統計, 現状, 原則, 設計原則, 選択肢, 代替案, ヒント, よく使うコマンド, コマンド, 結論",
  ko: "위험, 리스크, 위험 관리, 리스크 관리, 리스크 및 대응, 이력, 변경 이력, 변경 내역, 용어집, 예시, 예제, 템플릿, 형식, 범례, 배경, 문제, 참고, 참고 자료, 리소스, 부록, 비고, 메모, 열린 질문, 가정, 아키텍처, 소개, 개요, 요약, 예산, 주의사항, 분석, 목차, 통계, 현황, 원칙, 설계 원칙, 옵션, 대안, 팁, 명령어, 유용한 명령어, 결론",
};

/** Work that comes after the plan, or only perhaps. */
export const futureNames: Words = {
  en: "future work, future enhancements, future, future improvements, nice to have, nice-to-have, nice-to-have features, post-launch, later, ideas, next steps, follow-ups, follow up, next steps after, future considerations, parking lot, out of scope, not in scope, stretch goals, someday, explicitly deferred, deferred items, deferred, later opportunities, future opportunities, later ideas",
  de: "zukünftige arbeiten, zukunft, ausblick, spätere erweiterungen, nächste schritte, zukünftige erweiterungen, ideen",
  fr: "travaux futurs, améliorations futures, prochaines étapes, plus tard, idées",
  es: "trabajo futuro, mejoras futuras, próximos pasos, futuro, ideas",
  pt: "trabalho futuro, melhorias futuras, próximos passos, futuro, ideias",
  it: "lavori futuri, miglioramenti futuri, prossimi passi, futuro, idee",
  ru: "будущие улучшения, в будущем, следующие шаги, идеи, на будущее, дальнейшие шаги",
  uk: "майбутні покращення, наступні кроки, ідеї, на майбутнє",
  zh: "未来工作, 未来计划, 后续工作, 后续优化, 下一步, 未来优化, 后续计划",
  ja: "今後の課題, 将来, 今後の予定, 次のステップ, 将来の拡張",
  ko: "향후 작업, 향후 계획, 다음 단계, 추후 개선, 향후 개선",
};

/** What is to be done next: work, when the document tells no other. */
export const nextNames: Words = {
  en: "next steps, next actions, immediate actions, immediate next steps, immediate steps, action plan, recommended actions, recommended next steps, what next, what's next",
  de: "nächste schritte, sofortmaßnahmen, nächste maßnahmen, empfohlene maßnahmen, empfohlene nächste schritte, wie weiter",
  fr: "prochaines étapes, actions immédiates, prochaines actions, actions recommandées",
  es: "próximos pasos, siguientes pasos, acciones inmediatas, acciones recomendadas",
  pt: "próximos passos, ações imediatas, ações recomendadas",
  it: "prossimi passi, azioni immediate, azioni consigliate",
  ru: "следующие шаги, дальнейшие шаги, ближайшие шаги, ближайшие действия, рекомендуемые действия",
  uk: "наступні кроки, подальші кроки, найближчі кроки, рекомендовані дії",
  zh: "下一步, 后续步骤, 立即行动, 下一步行动, 建议行动",
  ja: "次のステップ, 今後の対応, 直近の対応, 次にやること",
  ko: "다음 단계, 즉시 조치, 다음 작업",
};

/** Work that comes again and again, and meetings with what is talked about there: kept out of the tasks. */
export const recurringNames: Words = {
  en: "ongoing, maintenance, maintenance tasks, recurring, routines, regular tasks, recurring tasks, daily, weekly, monthly, habits, agenda, meeting agenda, ceremonies, sprint ceremonies, scrum ceremonies, meetings, team meetings, regular meetings, meeting schedule, meeting cadence, meeting notes, daily standup, daily stand-up, standup, stand-up, standups, daily scrum, standup template, weekly meeting, weekly sync, weekly review, weekly review checklist, sprint planning, sprint planning meeting, sprint review, sprint retrospective, retrospectives, attendees, participants",
  de: "laufend, wartung, wiederkehrend, regelmäßige aufgaben, agenda, tagesordnung, besprechungen, regeltermine, tägliches standup, wöchentliches treffen, sprintplanung, sprint-planung, sprint-review, sprint-retrospektive, teilnehmer",
  fr: "récurrent, maintenance, en continu, ordre du jour, réunions, cérémonies, cérémonies scrum, réunion quotidienne, mêlée quotidienne, réunion hebdomadaire, planification du sprint, revue de sprint, rétrospective, participants",
  es: "recurrente, mantenimiento, continuo, agenda, orden del día, reuniones, ceremonias, ceremonias scrum, reunión diaria, reunión semanal, planificación del sprint, revisión del sprint, retrospectiva, asistentes",
  pt: "recorrente, manutenção, contínuo, pauta, reuniões, cerimônias, cerimônias scrum, reunião diária, reunião semanal, planejamento da sprint, revisão da sprint, retrospectiva, participantes",
  it: "ricorrente, manutenzione, continuo, ordine del giorno, riunioni, cerimonie, cerimonie scrum, riunione giornaliera, riunione settimanale, pianificazione dello sprint, revisione dello sprint, retrospettiva, partecipanti",
  ru: "регулярные задачи, поддержка, постоянно, сопровождение, повестка, повестка дня, встречи, совещания, церемонии, ежедневный стендап, стендап, еженедельная встреча, планирование спринта, обзор спринта, ретроспектива спринта, участники встречи",
  uk: "регулярні завдання, підтримка, постійно, порядок денний, зустрічі, наради, церемонії, щоденний стендап, стендап, щотижнева зустріч, планування спринту, огляд спринту, ретроспектива спринту",
  zh: "日常维护, 例行, 维护任务, 持续, 议程, 会议议程, 会议, 会议安排, 例会, 每日站会, 每日站会模板, 站会模板, 站会, 周会, 周会检查清单, 周会模板, 冲刺计划会, 迭代计划会, 评审会, 回顾会, 参会人员",
  ja: "定期作業, 保守, 継続, 議題, アジェンダ, 会議体, 定例会議, 定例会, 朝会, デイリースクラム, スプリント計画, スプリントレビュー, スプリント振り返り, 参加者",
  ko: "정기 작업, 유지보수, 상시, 회의 안건, 안건, 정기 회의, 회의 일정, 데일리 스크럼, 데일리 스탠드업, 주간 회의, 스프린트 계획 회의, 스프린트 리뷰, 스프린트 회고, 참석자",
};

/** Sections that tell again what stands elsewhere. */
export const repeatNames: Words = {
  en: "quick reference, summary, overview, at a glance, checklist, progress, progress summary, progress tracking, progress table, progress overview, status overview, status summary, task summary, tldr, recap, requirements coverage, execution summary, quick checklist, status, tracking, dashboard, completion status, phase summary, current status, task status, priority matrix, prioritization matrix, prioritization, feature matrix, priority summary, summary table",
  de: "kurzübersicht, kurzreferenz, schnellübersicht, zusammenfassung, fortschritt, checkliste, überblick, priorisierungsmatrix, priorisierungs-matrix, priorisierung, prioritätsmatrix, prioritäten",
  fr: "référence rapide, aide-mémoire, récapitulatif, résumé, avancement, progression, matrice de priorité, matrice de priorisation, priorisation, tableau récapitulatif",
  es: "referencia rápida, resumen, progreso, avance, matriz de prioridades, matriz de priorización, priorización, tabla resumen",
  pt: "referência rápida, resumo, progresso, matriz de prioridades, matriz de priorização, priorização, tabela resumo",
  it: "riferimento rapido, riepilogo, avanzamento, matrice delle priorità, prioritizzazione, tabella riassuntiva",
  ru: "краткий список, краткая справка, краткая сводка, сводка, прогресс, итого, краткий обзор, матрица приоритетов, приоритизация, сводка приоритетов, сводная таблица",
  uk: "короткий список, коротка довідка, коротко, зведення, прогрес, підсумок, матриця пріоритетів, пріоритизація, зведена таблиця",
  zh: "快速参考, 总览, 概览, 进度, 进度总览, 进度跟踪, 汇总, 优先级矩阵, 优先级排序, 优先级汇总, 任务统计, 项目进度, 任务汇总",
  ja: "クイックリファレンス, まとめ, 進捗, サマリー, 進捗状況, 優先度マトリクス, 優先順位一覧, 優先順位, 全体サマリー",
  ko: "빠른 참조, 요약, 진행 상황, 진행 현황, 우선순위 매트릭스, 우선순위 요약, 진행상황",
};

/** Order, parallelism, schedules: statements about tasks. */
export const orderNames: Words = {
  en: "dependency graph, dependencies graph, dependency diagram, dependency tree, dependency map, dependency order, task dependencies, dependencies execution order, execution order, execution strategy, phase dependencies, user story dependencies, within each user story, parallel opportunities, critical path, parallel execution, parallelization, sequence, order of execution, implementation order, implementation strategy, implementation sequence, task order, task graph, parallel team strategy, incremental delivery, mvp first, dependency matrix, dependency notes, task dependency graph, dependencies and execution order, parallel tracks, execution waves, parallel work, suggested order, recommended order, build order, dependency overview, dependency flow, user story dependency order, story dependencies",
  de: "abhängigkeitsgraph, abhängigkeitsdiagramm, reihenfolge, ausführungsreihenfolge, kritischer pfad, parallelisierung, umsetzungsreihenfolge, abhängigkeiten zwischen aufgaben, empfohlene reihenfolge, phasenabhängigkeiten, abhängigkeiten der phasen, abhängigkeiten der user stories, abhängigkeiten und reihenfolge",
  fr: "graphe de dépendances, graphe des dépendances, ordre d'exécution, chemin critique, ordre, ordre recommandé, ordre de réalisation, ordre des tâches, dépendances des phases, dépendances entre phases, dépendances des user stories, dépendances et ordre",
  es: "grafo de dependencias, gráfico de dependencias, diagrama de dependencias, orden de ejecución, ruta crítica, camino crítico, orden, dependencias entre tareas, orden recomendado, orden de implementación, dependencias de fases, dependencias entre fases, dependencias de historias de usuario",
  pt: "grafo de dependências, gráfico de dependências, diagrama de dependências, ordem de execução, caminho crítico, ordem, dependências entre tarefas, ordem recomendada, ordem de implementação, dependências de fases, dependências entre fases, dependências de histórias de usuário",
  it: "grafo delle dipendenze, diagramma delle dipendenze, ordine di esecuzione, percorso critico, ordine, dipendenze tra attività, ordine consigliato, dipendenze delle fasi, dipendenze tra fasi, dipendenze delle storie utente",
  ru: "граф зависимостей, диаграмма зависимостей, порядок выполнения, критический путь, порядок, последовательность, зависимости между задачами, рекомендуемый порядок, порядок работ, зависимости фаз, зависимости между фазами, зависимости этапов, зависимости между этапами, зависимости пользовательских историй, зависимости историй",
  uk: "граф залежностей, діаграма залежностей, порядок виконання, критичний шлях, порядок, залежності між завданнями, рекомендований порядок, залежності фаз, залежності між фазами, залежності етапів, залежності історій",
  zh: "依赖图, 依赖关系图, 任务依赖, 任务依赖关系, 执行顺序, 关键路径, 实施顺序, 并行执行, 任务依赖图, 任务关系图, 任务关系, 任务流程图, 阶段依赖, 阶段依赖关系, 用户故事依赖, 用户故事依赖关系",
  ja: "依存関係図, 依存グラフ, 実行順序, 実施順序, 実装順序, 開発順序, 作業順序, クリティカルパス, 順序, タスク依存関係, フェーズ依存関係, フェーズの依存関係, フェーズ間の依存関係, ユーザーストーリー依存関係, ユーザーストーリーの依存関係",
  ko: "의존성 그래프, 의존 관계, 실행 순서, 작업 순서, 주요 경로, 의존성 다이어그램, 의존성 관계, 작업 의존성, 선후 관계, 개발 의존성, 단계 의존성, 단계별 의존성, 사용자 스토리 의존성, 스토리 의존성",
};

export const scheduleNames: Words = {
  en: "timeline, schedule, calendar, milestones, key milestones, key dates, dates, gantt, gantt chart, release schedule, important dates, project timeline",
  de: "zeitplan, terminplan, meilensteine, termine, zeitachse, kalender",
  fr: "calendrier, échéancier, planning, jalons, dates clés",
  es: "cronograma, calendario, hitos, hitos clave, fechas clave, línea de tiempo",
  pt: "cronograma, calendário, marcos, datas importantes, linha do tempo",
  it: "cronoprogramma, calendario, tempistiche, tappe, date chiave",
  ru: "график, календарь, расписание, вехи, ключевые вехи, сроки, календарный план, таймлайн",
  uk: "графік, календар, розклад, віхи, ключові віхи, терміни",
  zh: "时间线, 时间表, 进度安排, 里程碑, 日程, 时间安排, 关键里程碑, 排期, 时间计划",
  ja: "スケジュール, タイムライン, 日程, マイルストーン, カレンダー",
  ko: "일정, 타임라인, 일정표, 마일스톤, 주요 일정",
};

/** What comes when, told at large: such a heading is a part of the plan by itself. */
export const roadmapNames: Words = {
  en: "roadmap, road map",
  de: "fahrplan",
  fr: "feuille de route",
  es: "hoja de ruta",
  pt: "roteiro",
  it: "tabella di marcia",
  ru: "дорожная карта",
  uk: "дорожня карта",
  zh: "路线图",
  ja: "ロードマップ",
  ko: "로드맵",
};

export const ownerTableNames: Words = {
  en: "resource allocation, owners, ownership, assignments, responsibilities, team assignments, task assignments, work assignment, agent assignments, staffing, raci, who does what",
  de: "wer macht was, zuständigkeiten, verantwortlichkeiten, zuweisungen",
  fr: "responsables, qui fait quoi, responsabilités, affectations, répartition",
  es: "responsables, quién hace qué, responsabilidades, asignaciones, asignación de recursos",
  pt: "responsáveis, quem faz o quê, responsabilidades, atribuições, alocação de recursos",
  it: "responsabili, chi fa cosa, responsabilità, assegnazioni",
  ru: "ответственные, кто что делает, распределение, назначения, исполнители",
  uk: "відповідальні, хто що робить, розподіл, призначення",
  zh: "负责人, 资源分配, 责任分工, 人员分工, 分工",
  ja: "担当者, 担当割り当て, 役割分担, 担当一覧",
  ko: "담당자, 담당자 배정, 역할 분담, 담당",
};

export const parallelNames: Words = {
  en: "parallel, parallelizable, parallel execution, parallel group, can parallel, concurrent, parallel with, parallel ok",
  de: "parallel, parallelisierbar",
  fr: "parallèle, parallélisable",
  es: "paralelo, paralelizable",
  pt: "paralelo, paralelizável",
  it: "parallelo, parallelizzabile",
  ru: "параллельно",
  uk: "паралельно",
  zh: "并行, 可并行",
  ja: "並行, 並列",
  ko: "병렬, 병렬 가능",
};

/** Numbered headings of ways to go about it: "Strategy 1: …", "Option B: …". A plan chooses among them; they are no tasks. */
export const choiceWords: Words = {
  en: "strategy, option, approach, alternative, scenario",
  de: "strategie, option, ansatz, alternative, szenario, variante",
  fr: "stratégie, option, approche, alternative, scénario, variante",
  es: "estrategia, opción, enfoque, alternativa, escenario, variante",
  pt: "estratégia, opção, abordagem, alternativa, cenário, variante",
  it: "strategia, opzione, approccio, alternativa, scenario, variante",
  ru: "стратегия, вариант, подход, альтернатива, сценарий",
  uk: "стратегія, варіант, підхід, альтернатива, сценарій",
  zh: "策略, 方案, 选项, 備選方案, 备选方案, 场景",
  ja: "戦略, 案, 選択肢, オプション, アプローチ, シナリオ",
  ko: "전략, 옵션, 대안, 접근법, 시나리오",
};
