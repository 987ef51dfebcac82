/** Entry of `@gov/workflow`: process programs and the pure engine that runs them. */

export * from './act-event.ts';
export * from './bpmn/build-process.ts';
export { compile } from './bpmn/compile.ts';
export * from './bpmn/diagram.ts';
export type { CompileProblem } from './bpmn/problems.ts';
export { usualOperations } from './bpmn/read-step.ts';
export { toXml } from './bpmn/to-xml.ts';
export * from './command.ts';
export { crossedSteps, stepsBetween } from './control/crossed-steps.ts';
export { officeOfItem } from './control/follow-offices.ts';
export type { MigrationPlan } from './control/migrate.ts';
export { migrate, unmappedNodes } from './control/migrate.ts';
export {
  branchesStandingStill,
  branchOf,
  branchStandingStill,
  itemStandsStill,
  visitStandsStill,
} from './control/standing-still.ts';
export type { Operation } from './engine/available-operations.ts';
export { availableOperations } from './engine/available-operations.ts';
export { endedEarly } from './engine/circulate.ts';
export type { Decision } from './engine/decide.ts';
export { decide, decideWithState, start } from './engine/decide.ts';
export type { DryRun, WorkToCome } from './engine/dry-run.ts';
export { dryRun, dryRunMigration } from './engine/dry-run.ts';
export { forecast } from './engine/forecast.ts';
export type { ForecastStep, Uncertainty } from './engine/foresee-way.ts';
export { type ForkAround, forksAround } from './engine/forks-around.ts';
export { isWithin } from './engine/run.ts';
export * from './event.ts';
export { evolve, replay } from './evolve/evolve.ts';
export * from './facts.ts';
export { drawnAt, presentRound, stepName, withAddedSteps } from './flow/added-steps.ts';
export { presentWay } from './flow/lineage.ts';
export { stepsBefore } from './flow/steps-before.ts';
export { questionOf } from './handlers/find-handlers.ts';
export * from './node-rules.ts';
export * from './program.ts';
export { stepsInOrder } from './program-index.ts';
export { deadlineFindings } from './publishing/deadlines.ts';
export { editedTwice } from './publishing/edited-twice.ts';
export type { Finding } from './publishing/finding.ts';
export { ruleProblem as handlerRuleProblem } from './publishing/handler-rules.ts';
export { leakFindings } from './publishing/leaks.ts';
export { noDisagreeing } from './publishing/no-disagreeing.ts';
export { type RuleOfProcess, type RuleOfStep, rulesOfProcess, rulesOfStep } from './publishing/rules-of-step.ts';
export type { WorkflowRejectionCode } from './rejections.ts';
export { workflowRejections } from './rejections.ts';
export type { ReturnPreview, ReturnRequest } from './returns/preview-return.ts';
export { previewReturn } from './returns/preview-return.ts';
export { previousMember } from './returns/previous-member.ts';
export type { ReturnTargetChoice } from './returns/return-targets.ts';
export { returnTargets } from './returns/return-targets.ts';
export { type FieldRights, withFieldRights } from './rights/change-fields.ts';
export { withOpinionBlock } from './rights/change-opinion.ts';
export { concealedFields, conceals } from './rights/concealed-fields.ts';
export * from './state.ts';
export { type ClockOver, clocksOver } from './time/clocks-over.ts';
export { type EndDueTelling, type EndDueWhen, endDueOf, endDueTellings, warnedBefore } from './time/end-due.ts';
export { expectedWorkingDays, type FinishedCase, fewestCases, type Pause } from './time/expected-time.ts';
export type { LimitStart } from './time/recount-limits.ts';
export { limitStarts } from './time/recount-limits.ts';
export type { WakeTime } from './time/wake-times.ts';
export { wakeTimes } from './time/wake-times.ts';
export { offersNo } from './votes/offers-no.ts';
export { tallyOf } from './votes/tally.ts';
