/** Entry `@gov/workflow/migration`: the plan by which running instances go on by another version. */

export {
  type InstancePlan,
  matchNodes,
  type NodeMatch,
  planInstance,
  renamed,
  turnedRound,
} from './plan.ts';
