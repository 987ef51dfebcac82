/** Entry of `@gov/workflow`: process programs and the pure engine that runs them. */

export * from './act-event.ts';
export * from './bpmn/build-process.ts';
export { compile } from './bpmn/compile.ts';
export * from './bpmn/diagram.ts';
export type { CompileProblem } from './bpmn/problems.ts';
export { usualOperations } from './bpmn/read-step.ts';
export { toXml } from './bpmn/to-xml.ts';
export * from './command.ts';
export type { Operation } from './engine/available-operations.ts';
export { availableOperations } from './engine/available-operations.ts';
export type { Decision } from './engine/decide.ts';
export { decide, decideWithState, start } from './engine/decide.ts';
export type { ForecastStep } from './engine/forecast.ts';
export { forecast } from './engine/forecast.ts';
export * from './event.ts';
export { evolve, replay } from './evolve/evolve.ts';
export * from './facts.ts';
export * from './node-rules.ts';
export * from './program.ts';
export type { WorkflowRejectionCode } from './rejections.ts';
export { workflowRejections } from './rejections.ts';
export type { ReturnPreview, ReturnRequest } from './returns/preview-return.ts';
export { previewReturn } from './returns/preview-return.ts';
export type { ReturnTargetChoice } from './returns/return-targets.ts';
export { returnTargets } from './returns/return-targets.ts';
export * from './state.ts';
