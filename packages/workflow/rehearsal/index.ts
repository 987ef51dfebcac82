/** Entry `@gov/workflow/rehearsal`: what a version would have done with instances that are over or under way. */

export { type CaseDifference, differenceOf, type StepDifference, type WayDifference } from './difference.ts';
export { type GivenAct, givenActs } from './given-acts.ts';
export type { History } from './history.ts';
export { type NotAllowed, type Rehearsal, type RehearsalOptions, rehearse } from './rehearse.ts';
export {
  type Counted,
  type FlowOut,
  type FlowSummary,
  flowsOut,
  isOtherWay,
  type RehearsalSummary,
  type StepSummary,
  summaryOf,
} from './summary.ts';
