import { addDecimal, compareDecimal, type Decimal, divideDecimal, multiplyDecimal, negateDecimal } from '@gov/base';
import { addSpan, daysBetween, integerOf, secondsBetween, span } from './calendar.ts';
import type { ArithmeticOperator, CompareOperator } from './node.ts';
import { type DurationValue, isContext, isDate, isDecimal, isDuration, isList, isMoment, type Value } from './value.ts';

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

const orderText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Negative, zero, positive for two values of one ordered kind; unknown for different kinds or a missing value. */
export function order(a: Value, b: Value): number | null {
  if (isDecimal(a) && isDecimal(b)) return compareDecimal(a, b);
  if (isDate(a) && isDate(b)) return orderText(a.date, b.date);
  if (isMoment(a) && isMoment(b)) return orderText(a.moment, b.moment);
  if (isDuration(a) && isDuration(b)) return a.duration === b.duration ? a.amount - b.amount : null;
  if (typeof a === 'string' && typeof b === 'string') return orderText(a, b);
  return null;
}

/** Equality; unknown when either is unknown or their kinds differ. */
export function equal(a: Value, b: Value): Truth {
  if (typeof a === 'boolean' && typeof b === 'boolean') return a === b;
  if (isList(a) && isList(b)) return equalLists(a, b);
  if (isContext(a) && isContext(b)) return equalContexts(a.entries, b.entries);
  const compared = order(a, b);
  return compared === null ? null : compared === 0;
}

function equalLists(a: readonly Value[], b: readonly Value[]): Truth {
  if (a.length !== b.length) return false;
  return a.reduce<Truth>((truth, item, i) => and(truth, equal(item, b[i] ?? null)), true);
}

function equalContexts(a: Readonly<Record<string, Value>>, b: Readonly<Record<string, Value>>): Truth {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length || names.some((name) => !Object.hasOwn(b, name))) return false;
  return names.reduce<Truth>((truth, name) => and(truth, equal(a[name] ?? null, b[name] ?? null)), true);
}

/** Texts are only equal or not; which of two comes first is a matter of collation and refused as unknown. */
export function compare(operator: CompareOperator, a: Value, b: Value): Truth {
  if (operator === '=') return equal(a, b);
  if (operator === '!=') return not(equal(a, b));
  if (typeof a === 'string') return null;
  const compared = order(a, b);
  return compared === null ? null : holds(operator, compared);
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

/** Numbers beyond 60 digits, before or behind the point, are unknown: they only come from a mistake or an attack. */
const maximumDigits = 60;
const largest = 10n ** BigInt(maximumDigits);

function bounded(value: Decimal | undefined): Value {
  if (value === undefined || value.units > largest || value.units < -largest) return null;
  if (value.scale <= maximumDigits) return value;
  const short = withoutZeros(value, maximumDigits);
  return short.scale <= maximumDigits ? short : null;
}

/** Drops zeros at the end until at most `places` places are left, so that 10 / 4 is 2.5 and not 2.500000000000. */
function withoutZeros({ units, scale }: Decimal, places: number): Decimal {
  let [left, places2] = [units, scale];
  while (places2 > places && left % 10n === 0n) {
    left /= 10n;
    places2 -= 1;
  }
  return { units: left, scale: places2 };
}

export function negate(value: Value): Value {
  if (isDuration(value)) return span(value.duration, -value.amount);
  return isDecimal(value) ? negateDecimal(value) : null;
}

/** Numbers; `+` also joins texts; days, moments and spans; a day plus or minus a whole number of days; day − day in days. */
export function calculate(operator: ArithmeticOperator, a: Value, b: Value): Value {
  if (isDecimal(a) && isDecimal(b)) return bounded(calculateDecimal(operator, a, b));
  if (operator === '+' && typeof a === 'string' && typeof b === 'string') return a + b;
  if (operator === '+' || operator === '-') return shift(a, operator === '+' ? b : negated(b), operator, b);
  return scaleSpan(operator, a, b);
}

/** What is subtracted, turned round; days and moments cannot be. */
const negated = (value: Value): Value => (isDecimal(value) || isDuration(value) ? negate(value) : null);

function shift(a: Value, change: Value, operator: '+' | '-', b: Value): Value {
  if (operator === '-' && isDate(a) && isDate(b)) return daysBetween(b, a);
  if (operator === '-' && isMoment(a) && isMoment(b)) return secondsBetween(b, a);
  if (isDuration(a) && isDuration(change))
    return a.duration === change.duration ? span(a.duration, a.amount + change.amount) : null;
  if (isDate(a) || isMoment(a)) {
    if (isDuration(change)) return addSpan(a, change);
    const days = isDate(a) ? integerOf(change) : undefined;
    const whole = days === undefined ? null : span('seconds', days * 86_400);
    return whole && addSpan(a, whole);
  }
  // a span may also stand in front: P1M + day
  return operator === '+' && isDuration(a) && (isDate(b) || isMoment(b)) ? addSpan(b, a) : null;
}

/** A span times or divided by a whole number, as long as the result is whole. */
function scaleSpan(operator: ArithmeticOperator, a: Value, b: Value): Value {
  if (operator === '*' && isDecimal(a) && isDuration(b)) return scaleSpan(operator, b, a);
  const factor = integerOf(b);
  if (!isDuration(a) || factor === undefined || (operator === '/' && factor === 0)) return null;
  return scaled(a, operator === '*' ? a.amount * factor : a.amount / factor);
}

const scaled = (value: DurationValue, amount: number): Value => span(value.duration, amount);

function calculateDecimal(operator: ArithmeticOperator, a: Decimal, b: Decimal): Decimal | undefined {
  switch (operator) {
    case '+':
      return addDecimal(a, b);
    case '-':
      return addDecimal(a, negateDecimal(b));
    case '*':
      return multiplyDecimal(a, b);
    case '/': {
      const quotient = divideDecimal(a, b);
      return quotient && withoutZeros(quotient, 0);
    }
  }
}
