/** Entry of `@gov/workflow`: process programs and the pure engine that runs them. */

export type { Operation } from './available-operations.ts';
export { availableOperations } from './available-operations.ts';
export * from './build-process.ts';
export * from './command.ts';
export { compile } from './compile.ts';
export type { Decision } from './decide.ts';
export { decide, decideWithState, start } from './decide.ts';
export * from './diagram.ts';
export * from './event.ts';
export { evolve, replay } from './evolve.ts';
export * from './facts.ts';
export type { ForecastStep } from './forecast.ts';
export { forecast } from './forecast.ts';
export type { ReturnPreview, ReturnRequest } from './preview-return.ts';
export { previewReturn } from './preview-return.ts';
export type { CompileProblem } from './problems.ts';
export * from './program.ts';
export { usualOperations } from './read-step.ts';
export type { WorkflowRejectionCode } from './rejections.ts';
export { workflowRejections } from './rejections.ts';
export type { ReturnTargetChoice } from './return-targets.ts';
export { returnTargets } from './return-targets.ts';
export * from './state.ts';
export { toXml } from './to-xml.ts';
