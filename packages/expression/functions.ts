import type { CalendarDate, Decimal } from '@gov/base';
import { addDecimal, compareDecimal, negateDecimal } from '@gov/base';
import { daysBetween, equal, not, or, type Truth, truthOf } from './operators.ts';
import { dateValue, isDate, isDecimal, isList, numberValue, type Value } from './value.ts';

interface CatalogueFunction {
  readonly least: number;
  readonly most: number;
  /** Called with evaluated arguments; `today` is the day of the facts. */
  readonly call: (args: readonly Value[], today: CalendarDate | undefined) => Value;
}

const many = 50;

const text2 = (test: (a: string, b: string) => Value): CatalogueFunction => ({
  least: 2,
  most: 2,
  call: ([a = null, b = null]) => (typeof a === 'string' && typeof b === 'string' ? test(a, b) : null),
});
const decimal1 = (apply: (d: Decimal) => Value): CatalogueFunction => ({
  least: 1,
  most: 1,
  call: ([a = null]) => (isDecimal(a) ? apply(a) : null),
});
const overList = (apply: (items: readonly Value[]) => Value): CatalogueFunction => ({
  least: 1,
  most: many,
  call: (args) => {
    const items = args.length === 1 ? (args[0] ?? null) : args;
    return isList(items) ? apply(items) : null;
  },
});
const whole = (value: number): Value => ({ units: BigInt(value), scale: 0 });

const catalogue = {
  today: { least: 0, most: 0, call: (_, today) => (today ? { date: today } : null) },
  not: { least: 1, most: 1, call: ([a = null]) => not(truthOf(a)) },
  // a list field (多选) is asked with the same word as a text
  contains: {
    least: 2,
    most: 2,
    call: ([a = null, b = null]) => (isList(a) ? listContains(a, b) : textContains(a, b)),
  },
  'starts with': text2((a, b) => a.startsWith(b)),
  'ends with': text2((a, b) => a.endsWith(b)),
  // counted in characters as people see them, not in UTF-16 units
  'string length': { least: 1, most: 1, call: ([a = null]) => (typeof a === 'string' ? whole([...a].length) : null) },
  string: { least: 1, most: 1, call: ([a = null]) => (isDecimal(a) || isDate(a) ? formatPlain(a) : textOnly(a)) },
  number: {
    least: 1,
    most: 1,
    call: ([a = null]) => (typeof a === 'string' ? numberValue(a) : isDecimal(a) ? a : null),
  },
  'list contains': { least: 2, most: 2, call: ([list = null, item = null]) => listContains(list, item) },
  count: overList((items) => whole(items.length)),
  sum: overList(sum),
  min: overList((items) => extreme(items, -1)),
  max: overList((items) => extreme(items, 1)),
  floor: decimal1((d) => roundTowards(d, 'down')),
  ceiling: decimal1((d) => roundTowards(d, 'up')),
  abs: decimal1((d) => (d.units < 0n ? negateDecimal(d) : d)),
  decimal: { least: 2, most: 2, call: ([a = null, places = null]) => roundHalfUp(a, places) },
  date: { least: 1, most: 3, call: date },
  'days between': { least: 2, most: 2, call: ([from = null, to = null]) => daysBetween(from, to) },
} satisfies Readonly<Record<string, CatalogueFunction>>;

export type FunctionName = keyof typeof catalogue;

export const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(catalogue, name);

export const functionArity = (name: FunctionName): { readonly least: number; readonly most: number } => catalogue[name];

export function callFunction(name: FunctionName, args: readonly Value[], today: CalendarDate | undefined): Value {
  const entry: CatalogueFunction = catalogue[name];
  return entry.call(args, today);
}

const textContains = (a: Value, b: Value): Truth =>
  typeof a === 'string' && typeof b === 'string' ? a.includes(b) : null;

const textOnly = (value: Value): Value => (typeof value === 'string' ? value : null);

function formatPlain(value: Value): Value {
  if (isDate(value)) return value.date;
  if (!isDecimal(value)) return null;
  const negative = value.units < 0n;
  const digits = (negative ? -value.units : value.units).toString().padStart(value.scale + 1, '0');
  const fraction = digits.slice(digits.length - value.scale);
  return `${negative ? '-' : ''}${digits.slice(0, digits.length - value.scale)}${value.scale > 0 ? `.${fraction}` : ''}`;
}

function listContains(list: Value, item: Value): Truth {
  if (!isList(list)) return null;
  return list.reduce<Truth>((truth, one) => or(truth, equal(one, item)), false);
}

function sum(items: readonly Value[]): Value {
  let total: Decimal = { units: 0n, scale: 0 };
  for (const item of items) {
    if (!isDecimal(item)) return null;
    total = addDecimal(total, item);
  }
  return total;
}

function extreme(items: readonly Value[], direction: -1 | 1): Value {
  let best: Value = items[0] ?? null;
  for (const item of items) {
    const compared = isDecimal(item) && isDecimal(best) ? compareDecimal(item, best) : compareDates(item, best);
    if (compared === null) return null;
    if (compared * direction > 0) best = item;
  }
  return best;
}

const compareDates = (a: Value, b: Value): number | null =>
  isDate(a) && isDate(b) ? (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) : null;

function roundTowards(d: Decimal, direction: 'down' | 'up'): Decimal {
  const unit = 10n ** BigInt(d.scale);
  const quotient = d.units / unit;
  const exact = d.units % unit === 0n;
  if (exact || (direction === 'down' ? d.units > 0n : d.units < 0n)) return { units: quotient, scale: 0 };
  return { units: direction === 'down' ? quotient - 1n : quotient + 1n, scale: 0 };
}

/** 四舍五入, away from zero at the half, to 0–12 places. */
function roundHalfUp(value: Value, places: Value): Value {
  if (!isDecimal(value) || !isDecimal(places) || places.scale !== 0 || places.units < 0n || places.units > 12n)
    return null;
  const scale = Number(places.units);
  if (scale >= value.scale) return { units: value.units * 10n ** BigInt(scale - value.scale), scale };
  const unit = 10n ** BigInt(value.scale - scale);
  const half = unit / 2n;
  return { units: (value.units + (value.units < 0n ? -half : half)) / unit, scale };
}

function date(args: readonly Value[]): Value {
  const [year = null, month = null, day = null] = args;
  if (args.length === 1) return isDate(year) ? year : typeof year === 'string' ? dateValue(year) : null;
  if (!isDecimal(year) || !isDecimal(month) || !isDecimal(day)) return null;
  const pad = (d: Decimal, length: number): string => d.units.toString().padStart(length, '0');
  return dateValue(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}
