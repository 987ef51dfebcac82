import { isContext, isList, type Value } from './value.ts';

/** Steps an evaluation may take: one for each node visited and for each list item or 100 characters worked on. */
export const maximumSteps = 10_000;

/** Longest text an expression may make. */
export const longestText = 20_000;

/** Longest list an expression may make; a fact may be longer as long as the steps last. */
export const longestList = 5_000;

const deepestValue = 400;

/** Steps that several evaluations may take together; below zero when one of them wanted more. */
export interface SharedBudget {
  left: number;
}

/** What one evaluation has taken, how much it may take, and the sizes of the values met so far. */
export interface Budget {
  steps: number;
  readonly most: number;
  readonly sizes: WeakMap<object, number>;
}

export const newBudget = (shared?: SharedBudget): Budget => ({
  steps: 0,
  most: Math.min(maximumSteps, Math.max(0, shared?.left ?? maximumSteps)),
  sizes: new WeakMap(),
});

export const exhausted = (budget: Budget): boolean => budget.steps > budget.most;

/** Takes steps from the budget; false when it is used up. It never counts further than one step too many. */
export function spend(budget: Budget, steps: number): boolean {
  budget.steps = Math.min(budget.steps + steps, budget.most + 1);
  return !exhausted(budget);
}

/** Whether something that will be this long may be made; if not, the budget is used up. */
export const fits = (budget: Budget, length: number, longest: number): boolean =>
  length <= longest || spend(budget, maximumSteps + 1);

/** Pays for looking at whole values. A value that stands in itself many times counts each time, so small sources stay small. */
export const spendOn = (budget: Budget, ...values: readonly Value[]): boolean =>
  spend(
    budget,
    values.reduce((sum: number, value) => sum + sizeOf(value, budget, 0), 0),
  );

function sizeOf(value: Value, budget: Budget, depth: number): number {
  if (typeof value === 'string') return 1 + Math.floor(value.length / 100);
  if (!isList(value) && !isContext(value)) return 1;
  const known = budget.sizes.get(value);
  if (known !== undefined) return known;
  if (depth > deepestValue) return maximumSteps + 1;
  let size = 1;
  for (const part of isList(value) ? value : Object.values(value.entries)) {
    size += sizeOf(part, budget, depth + 1);
    if (size > maximumSteps) break;
  }
  budget.sizes.set(value, size);
  return size;
}
