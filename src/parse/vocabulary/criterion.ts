// Headings and attribute names under which stand conditions, not work: criteria, approvals, deliverables, checks.
import type { Words } from "./words.ts";

export const criterionNames: Words = {
  en: "success criteria, success criterion, acceptance criteria, acceptance criterion, acceptance, exit criteria, exit criterion, completion criteria, done criteria, definition of done, dod, done when, deliverables, deliverable, checkpoint, checkpoints, approval, approvals, approval required, sign-off, signoff, sign off, criteria, quality gate, quality gates, gate, gates, gate criteria, go no-go, success metrics, success indicators, release criteria, validation criteria, validation checklist, acceptance tests, acceptance test, acceptance scenarios, entry criteria, must haves, must-haves, review checklist, quality checklist, pre-merge checklist, expected outcome, expected outcomes, expected result, expected results, ac, requirements checklist, completion checklist, launch checklist, done means, kpis, kpi, outcomes, final checklist, verification checklist, phase gate, exit gate, acceptance checklist, outputs, output, milestone criteria, must be true, pre-launch checklist, final checklist before launch, release checklist, testing checklist, launch readiness, readiness checklist, checklist before launch, decision checklist, pre-flight checklist, deployment checklist, production checklist, pre-production checklist, preproduction checklist, pre-release checklist, pre-deployment checklist, go-live checklist, definition of ready, dor, done definition, ready criteria, readiness criteria, ready definition, completion conditions, conditions of acceptance, conditions of satisfaction",
  de: "akzeptanzkriterien, akzeptanzkriterium, abnahmekriterien, abnahmekriterium, erfolgskriterien, erfolgskriterium, abschlusskriterien, fertigstellungskriterien, definition of done, definition von fertig, ergebnisse, liefergegenstände, liefergegenstand, lieferobjekte, kontrollpunkt, freigabe, freigaben, abnahme, qualitätskriterien, erwartetes ergebnis, kriterien, prüfpunkt, fertig wenn, abschluss-checkliste, finale checkliste, checkliste vor dem start, freigabe-checkliste, start-checkliste, kennzahlen, erfolgskennzahlen, erfolgsmetriken, kpis, deployment-checkliste, go-live-checkliste, produktions-checkliste, checkliste vor der produktion, checkliste vor dem go-live, checkliste vor der veröffentlichung, definition of ready, definition von done, definition von bereit, bereitschaftskriterien, fertigkeitskriterien, abschlussbedingungen, abnahmebedingungen, kriterien für fertig, fertig-kriterien, erledigt wenn",
  fr: "critères d'acceptation, critère d'acceptation, critères de succès, critères de réussite, critères de sortie, critères de fin, définition de terminé, définition du terminé, livrables, livrable, point de contrôle, approbation, validation finale, critères, critères de validation, résultats attendus, résultat attendu, définition de fini, checklist finale, checklist de lancement, checklist de validation, checklist avant lancement, checklist de décision, indicateurs clés, indicateurs de succès, métriques de succès, kpi, kpis, checklist de déploiement, checklist pré-production, checklist de pré-production, checklist de mise en production, checklist avant mise en production, liste de contrôle du déploiement, définition de done, définition de prêt, définition de ready, critères de terminé, critères de fini, critères de préparation, critères de done, conditions d'acceptation, conditions de fin, terminé quand, fait quand, fini quand",
  es: "criterios de aceptación, criterio de aceptación, criterios de éxito, criterios de salida, criterios de finalización, definición de hecho, definición de terminado, entregables, entregable, punto de control, aprobación, aprobaciones, criterios, criterios de validación, resultados esperados, resultado esperado, checklist final, lista de verificación final, checklist de lanzamiento, checklist de validación, checklist de decisión, definición de éxito, indicadores clave, métricas de éxito, indicadores de éxito, checklist de despliegue, checklist preproducción, checklist pre-producción, checklist de preproducción, checklist de producción, checklist previo a producción, lista de verificación de despliegue, definición de done, definición de listo, definición de ready, definición de preparado, definición de completado, definición de finalizado, criterios de preparación, criterios de término, criterios de terminado, criterios de done, condiciones de aceptación, hecho cuando, terminado cuando, listo cuando",
  pt: "critérios de aceitação, critério de aceitação, critérios de aceite, critérios de sucesso, critérios de saída, critérios de conclusão, definição de pronto, definição de feito, entregáveis, entregas, entregável, ponto de verificação, aprovação, critérios, resultados esperados, checklist final, checklist de lançamento, checklist de decisão, checklist de validação, definição de sucesso, indicadores-chave, métricas de sucesso, indicadores de sucesso, checklist de deploy, checklist de implantação, checklist pré-produção, checklist de pré-produção, checklist de produção, checklist pré-lançamento, definição de done, definição de preparado, definição de ready, definição de concluído, definição de completo, definição de terminado, critérios de pronto, critérios de prontidão, critérios de término, critérios de done, critérios de preparação, condições de aceite, condições de aceitação, feito quando, pronto quando, concluído quando",
  it: "criteri di accettazione, criterio di accettazione, criteri di successo, criteri di uscita, criteri di completamento, definizione di fatto, definizione di completato, deliverable, consegne, punto di controllo, approvazione, criteri, risultati attesi, risultato atteso, checklist finale, checklist di lancio, checklist di validazione, definizione di successo, indicatori chiave, metriche di successo, checklist di deploy, checklist di rilascio, checklist pre-produzione, checklist di produzione, checklist pre-rilascio, definizione di done, definizione di pronto, definizione di ready, definizione di finito, definizione di terminato, criteri di prontezza, criteri di preparazione, criteri di fine, criteri di done, condizioni di accettazione, fatto quando, finito quando, completato quando",
  ru: "критерии приемки, критерии приёмки, критерий приемки, критерии успеха, критерии завершения, критерии готовности, критерии выхода, критерии, результаты, ожидаемый результат, ожидаемые результаты, контрольная точка, согласование, утверждение, определение готовности, поставляемые результаты, артефакты, готово когда, финальный чек-лист, чек-лист перед запуском, чек-лист перед релизом, чек-лист приемки, чек-лист готовности, финальный чеклист, показатели успеха, ключевые показатели, метрики успеха, чек-лист деплоя, чек-лист развертывания, чек-лист перед продакшеном, чек-лист перед выкладкой, чек-лист продакшена, чеклист деплоя, определение завершенности, определение выполненного, определение готового, критерии выполнения, критерии окончания, условия приемки, условия приёмки, условия завершения, условия готовности, критерии начала, критерии входа, критерии dod, критерии done, сделано когда",
  uk: "критерії приймання, критерії прийняття, критерії успіху, критерії завершення, критерії готовності, критерії, результати, очікуваний результат, контрольна точка, погодження, затвердження, визначення готовності, фінальний чеклист, чеклист перед запуском, чеклист готовності, показники успіху, ключові показники, метрики успіху, чеклист деплою, чек-лист розгортання, чек-лист перед продакшеном, визначення завершеності, визначення виконаного, критерії виконання, критерії закінчення, умови приймання, умови завершення, умови готовності, критерії початку, критерії входу, готово коли, зроблено коли",
  zh: "验收标准, 验收条件, 驗收標準, 验收, 完成标准, 成功标准, 退出标准, 完成定义, 交付物, 交付成果, 检查点, 审批, 批准, 验收清单, 质量门, 预期结果, 产出, 验收准则, 成功指标, 完成条件, 通过标准, 輸出, 准出标准, 上线检查清单, 发布检查清单, 最终检查清单, 上线前检查, 发布前检查, 验收检查清单, 关键性能指标, 关键绩效指标, 性能指标, 关键指标, 质量指标, 可靠性指标, 衡量指标, 完成检查清单, 部署检查清单, 生产前检查清单, 投产检查清单, 生产检查清单, 完成清单, 完成的定义, 完成定義, 完成的定義, 就绪定义, 就绪的定义, 准备就绪定义, 準備就緒定義, 就绪标准, 就绪条件, 准入标准, 完成判定, 完成准则, 驗收條件, 验收要求, 验收要点, 验收项",
  ja: "受け入れ基準, 受入基準, 受け入れ条件, 受入条件, 完了条件, 完了基準, 成功基準, 完了の定義, 成果物, チェックポイント, 承認, 終了条件, 期待結果, 期待される結果, 合格基準, 達成基準, リリースチェックリスト, 最終チェックリスト, 公開前チェックリスト, リリース前チェック, 成功指標, 評価指標, 主要指標, 品質指標, 完了チェックリスト, デプロイチェックリスト, 本番チェックリスト, 本番前チェックリスト, 本番移行チェックリスト, 完成チェックリスト, 完成の定義, 完了定義, 準備完了の定義, 準備の定義, 着手条件, 着手基準, 開始条件, 完成条件, 完成基準, 完了要件, 終了基準, 合格条件",
  ko: "인수 조건, 인수 기준, 완료 조건, 완료 기준, 성공 기준, 수용 기준, 완료 정의, 완료의 정의, 산출물, 체크포인트, 승인, 종료 기준, 종료 조건, 기대 결과, 검수 기준, 합격 기준, 최종 체크리스트, 출시 체크리스트, 배포 체크리스트, 출시 전 체크리스트, 검수 체크리스트, 성공 지표, 핵심 지표, 성과 지표, 품질 지표, 완료 체크리스트, 배포 전 체크리스트, 운영 전 체크리스트, 프로덕션 체크리스트, 완성의 정의, 완성 정의, 준비의 정의, 준비 완료의 정의, 준비 정의, 착수 조건, 시작 조건, 준비 조건, 완성 조건, 완성 기준, 승인 기준, 합격 조건",
};

/** The decision that closes a phase. */
export const decisionNames: Words = {
  en: "decision point, decision, go/no-go, go no go, go/no-go decision, gate decision, approval required, decision gate",
  de: "entscheidung, entscheidungspunkt, freigabeentscheidung",
  fr: "décision, point de décision",
  es: "decisión, punto de decisión",
  pt: "decisão, ponto de decisão",
  it: "decisione, punto decisionale",
  ru: "решение, точка решения",
  uk: "рішення, точка рішення",
  zh: "决策点, 决策",
  ja: "判断ポイント, 意思決定",
  ko: "의사결정, 결정 지점",
};

/** Words that open a sentence about such a decision: "GO/NO-GO decision for Phase 2." */
export const decisionOpenings: Words = {
  en: "go/no-go, go / no-go, go/no go, go-no-go, go or no-go, decision point, decision gate, gate decision, gate review",
  de: "go/no-go, go-/no-go, entscheidungspunkt, freigabeentscheidung",
  fr: "go/no-go, point de décision, décision go",
  es: "go/no-go, punto de decisión, decisión go",
  pt: "go/no-go, ponto de decisão, decisão go",
  it: "go/no-go, punto decisionale, decisione go",
  ru: "go/no-go, точка решения, точка принятия решения, решение go",
  uk: "go/no-go, точка рішення, точка прийняття рішення, рішення go",
  zh: "go/no-go, 决策点, 是否继续的决策",
  ja: "go/no-go, 判断ポイント, go判定, 実施可否の判断",
  ko: "go/no-go, 결정 지점, 진행 여부 결정",
};

export const verificationNames: Words = {
  en: "verification, verify, how to verify, validation, validation steps, verification steps, test plan, testing plan, independent test, how to test, manual verification, tests to run, checks, verification commands, manual testing, testing strategy, test strategy, test scenarios, test cases, test",
  de: "verifikation, verifizierung, überprüfung, prüfung, validierung, testplan, nachweis, testfälle",
  fr: "vérification, vérifications, validation, plan de test, comment vérifier, cas de test",
  es: "verificación, validación, plan de pruebas, cómo verificar, casos de prueba",
  pt: "verificação, validação, plano de testes, como verificar, casos de teste",
  it: "verifica, verifiche, validazione, piano di test, casi di test",
  ru: "проверка, верификация, валидация, как проверить, план тестирования, тест-кейсы",
  uk: "перевірка, верифікація, валідація, як перевірити, план тестування",
  zh: "验证, 验证方法, 验证步骤, 測試計劃, 测试计划, 验证方式, 如何验证, 测试用例, 测试要求, 测试策略, 测试方法",
  ja: "検証, 検証方法, 確認, 確認方法, 確認事項, テスト計画, テスト項目, 動作確認",
  ko: "검증, 검증 방법, 확인, 확인 방법, 테스트 계획, 테스트 항목",
};
