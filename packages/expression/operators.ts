import { addDecimal, compareDecimal, type Decimal, divideDecimal, multiplyDecimal, negateDecimal } from '@gov/base';
import type { ArithmeticOperator, CompareOperator } from './node.ts';
import { isDate, isDecimal, isList, type Value } from './value.ts';

/** Yes, no, unknown. */
export type Truth = boolean | null;

export const truthOf = (value: Value): Truth => (typeof value === 'boolean' ? value : null);

/** No wins over unknown. */
export const and = (a: Truth, b: Truth): Truth =>
  a === false || b === false ? false : a === null || b === null ? null : true;
/** Yes wins over unknown. */
export const or = (a: Truth, b: Truth): Truth =>
  a === true || b === true ? true : a === null || b === null ? null : false;
export const not = (a: Truth): Truth => (a === null ? null : !a);

/** Negative, zero, positive for two values of one ordered kind; unknown for different kinds or a missing value. */
export function order(a: Value, b: Value): number | null {
  if (isDecimal(a) && isDecimal(b)) return compareDecimal(a, b);
  if (isDate(a) && isDate(b)) return a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return null;
}

/** Equality; unknown when either is unknown or their kinds differ. */
export function equal(a: Value, b: Value): Truth {
  if (typeof a === 'boolean' && typeof b === 'boolean') return a === b;
  if (isList(a) && isList(b)) return equalLists(a, b);
  const compared = order(a, b);
  return compared === null ? null : compared === 0;
}

function equalLists(a: readonly Value[], b: readonly Value[]): Truth {
  if (a.length !== b.length) return false;
  return a.reduce<Truth>((truth, item, i) => and(truth, equal(item, b[i] ?? null)), true);
}

export function compare(operator: CompareOperator, a: Value, b: Value): Truth {
  if (operator === '=') return equal(a, b);
  if (operator === '!=') return not(equal(a, b));
  if (isDecimal(a) || isDate(a)) {
    const compared = order(a, b);
    return compared === null ? null : holds(operator, compared);
  }
  return null;
}

function holds(operator: '<' | '<=' | '>' | '>=', compared: number): boolean {
  switch (operator) {
    case '<':
      return compared < 0;
    case '<=':
      return compared <= 0;
    case '>':
      return compared > 0;
    case '>=':
      return compared >= 0;
  }
}

/** Larger numbers than these 60 digits are refused as unknown: they only come from a mistake or an attack. */
const largest = 10n ** 60n;
const bounded = (value: Decimal | undefined): Value =>
  value === undefined || value.units > largest || value.units < -largest ? null : value;

export const negate = (value: Value): Value => (isDecimal(value) ? negateDecimal(value) : null);

/** Numbers; `+` also joins texts; a date plus or minus a whole number of days gives a date, date minus date days. */
export function calculate(operator: ArithmeticOperator, a: Value, b: Value): Value {
  if (isDecimal(a) && isDecimal(b)) return bounded(calculateDecimal(operator, a, b));
  if (operator === '+' && typeof a === 'string' && typeof b === 'string') return a + b;
  if (operator === '-' && isDate(a) && isDate(b)) return daysBetween(b, a);
  if (isDate(a) && isDecimal(b) && (operator === '+' || operator === '-')) {
    return addDays(a, operator === '+' ? b : negateDecimal(b));
  }
  return null;
}

function calculateDecimal(operator: ArithmeticOperator, a: Decimal, b: Decimal): Decimal | undefined {
  switch (operator) {
    case '+':
      return addDecimal(a, b);
    case '-':
      return addDecimal(a, negateDecimal(b));
    case '*':
      return multiplyDecimal(a, b);
    case '/':
      return divideDecimal(a, b);
  }
}

const dayMillis = 86_400_000;
const millisOfDay = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** Whole days from the first date to the second; negative when the second is earlier. */
export function daysBetween(from: Value, to: Value): Value {
  if (!isDate(from) || !isDate(to)) return null;
  return { units: BigInt(Math.round((millisOfDay(to.date) - millisOfDay(from.date)) / dayMillis)), scale: 0 };
}

function addDays(value: Value, days: Decimal): Value {
  const whole = days.units % 10n ** BigInt(days.scale) === 0n ? days.units / 10n ** BigInt(days.scale) : null;
  if (!isDate(value) || whole === null || whole > 400_000n || whole < -400_000n) return null;
  const text = new Date(millisOfDay(value.date) + Number(whole) * dayMillis).toISOString().slice(0, 10);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { ...value, date: text as typeof value.date } : null; // reason: checked form
}
