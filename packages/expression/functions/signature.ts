import type { CalendarDate, Decimal } from '@gov/base';
import type { Budget } from '../budget.ts';
import { isDecimal, isList, type Value } from '../value.ts';

/** What a call may use besides its arguments: the day of the facts, and the budget for work that grows faster than its input. */
export interface CallContext {
  readonly today: CalendarDate | undefined;
  readonly budget: Budget;
}

export interface CatalogueFunction {
  readonly least: number;
  readonly most: number;
  /** The counts allowed between them, when not all are. */
  readonly counts?: readonly number[];
  /** Called with evaluated arguments; a wrong kind gives unknown. */
  readonly call: (args: readonly Value[], context: CallContext) => Value;
}

/** Most arguments of a function that takes any number. */
export const many = 50;

export const text1 = (apply: (a: string, context: CallContext) => Value): CatalogueFunction => ({
  least: 1,
  most: 1,
  call: ([a = null], context) => (typeof a === 'string' ? apply(a, context) : null),
});

export const text2 = (apply: (a: string, b: string, context: CallContext) => Value): CatalogueFunction => ({
  least: 2,
  most: 2,
  call: ([a = null, b = null], context) =>
    typeof a === 'string' && typeof b === 'string' ? apply(a, b, context) : null,
});

export const decimal1 = (apply: (d: Decimal) => Value): CatalogueFunction => ({
  least: 1,
  most: 1,
  call: ([a = null]) => (isDecimal(a) ? apply(a) : null),
});

/** One list, or several arguments that stand for one. */
export const overList = (apply: (items: readonly Value[]) => Value): CatalogueFunction => ({
  least: 1,
  most: many,
  call: (args) => {
    const items = args.length === 1 ? (args[0] ?? null) : args;
    return isList(items) ? apply(items) : null;
  },
});
