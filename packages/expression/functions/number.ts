import { addDecimal, compareDecimal, type Decimal, multiplyDecimal, negateDecimal } from '@gov/base';
import { isDate, isDecimal, numberValue, type Value } from '../value.ts';
import { type CatalogueFunction, decimal1, overList } from './signature.ts';

type Rounding = 'down' | 'up' | 'half up' | 'half even';

const rounding = (how: Rounding): CatalogueFunction => ({
  least: 1,
  most: 2,
  call: ([a = null, places = { units: 0n, scale: 0 }]) => round(a, places, how),
});

export const numberFunctions = {
  number: {
    least: 1,
    most: 1,
    call: ([a = null]) => (typeof a === 'string' ? numberValue(a) : isDecimal(a) ? a : null),
  },
  sum: overList(sum),
  min: overList((items) => extreme(items, -1)),
  max: overList((items) => extreme(items, 1)),
  floor: decimal1((d) => roundTowards(d, 'down')),
  ceiling: decimal1((d) => roundTowards(d, 'up')),
  abs: decimal1((d) => (d.units < 0n ? negateDecimal(d) : d)),
  // the offices' 四舍五入; FEEL's own `decimal` rounds half to even
  decimal: { least: 2, most: 2, call: ([a = null, places = null]) => round(a, places, 'half up') },
  'round half up': rounding('half up'),
  'round half even': rounding('half even'),
  'round up': rounding('up'),
  'round down': rounding('down'),
  modulo: { least: 2, most: 2, call: modulo },
} satisfies Readonly<Record<string, CatalogueFunction>>;

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

/** To 0–12 places; `half up` and `up` go away from zero, `down` towards it. */
function round(value: Value, places: Value, how: Rounding): Value {
  if (!isDecimal(value) || !isDecimal(places) || places.scale !== 0 || places.units < 0n || places.units > 12n)
    return null;
  const scale = Number(places.units);
  if (scale >= value.scale) return { units: value.units * 10n ** BigInt(scale - value.scale), scale };
  const unit = 10n ** BigInt(value.scale - scale);
  const quotient = value.units / unit;
  const rest = value.units % unit;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  return { units: quotient + (away(how, twice, unit, quotient) ? (rest < 0n ? -1n : 1n) : 0n), scale };
}

function away(how: Rounding, twice: bigint, unit: bigint, quotient: bigint): boolean {
  switch (how) {
    case 'down':
      return false;
    case 'up':
      return twice > 0n;
    case 'half up':
      return twice >= unit;
    case 'half even':
      return twice > unit || (twice === unit && quotient % 2n !== 0n);
  }
}

/** What is left after division; it has the sign of the divisor, as FEEL says. */
function modulo([a = null, b = null]: readonly Value[]): Value {
  if (!isDecimal(a) || !isDecimal(b) || b.units === 0n) return null;
  const scale = Math.max(a.scale, b.scale);
  const unit: Decimal = { units: 10n ** BigInt(scale), scale: 0 };
  const left = multiplyDecimal(a, unit).units / 10n ** BigInt(a.scale);
  const right = multiplyDecimal(b, unit).units / 10n ** BigInt(b.scale);
  return { units: ((left % right) + right) % right, scale };
}
