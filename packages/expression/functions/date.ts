import { type Decimal, formatDecimal } from '@gov/base';
import { daysBetween, durationValue, integerOf, momentValue, monthsBetween, timePart } from '../calendar.ts';
import { dateValue, isDate, isDecimal, isMoment, type Value } from '../value.ts';
import type { CatalogueFunction } from './signature.ts';

const part = (name: 'year' | 'month' | 'day' | 'weekday'): CatalogueFunction => ({
  least: 1,
  most: 1,
  call: ([a = null]) => (isDate(a) || isMoment(a) ? timePart(a, name) : null),
});

export const dateFunctions = {
  /** The day of the facts; there is no clock. */
  today: { least: 0, most: 0, call: (_, { today }) => (today ? { date: today } : null) },
  date: { least: 1, most: 3, counts: [1, 3], call: date },
  'date and time': {
    least: 1,
    most: 1,
    call: ([a = null]) => (typeof a === 'string' ? momentValue(a) : onlyMoment(a)),
  },
  duration: { least: 1, most: 1, call: ([a = null]) => (typeof a === 'string' ? durationValue(a) : null) },
  'days between': { least: 2, most: 2, call: ([from = null, to = null]) => daysBetween(from, to) },
  'years and months duration': { least: 2, most: 2, call: ([from = null, to = null]) => monthsBetween(from, to) },
  year: part('year'),
  month: part('month'),
  day: part('day'),
  weekday: part('weekday'),
  string: { least: 1, most: 1, call: ([a = null]) => plain(a) },
} satisfies Readonly<Record<string, CatalogueFunction>>;

const onlyMoment = (value: Value): Value => (isMoment(value) ? value : null);

function date(args: readonly Value[]): Value {
  const [first = null, month = null, day = null] = args;
  if (args.length === 1) {
    if (isMoment(first)) return dateValue(first.moment.slice(0, 10));
    return isDate(first) ? first : typeof first === 'string' ? dateValue(first) : null;
  }
  const [y, m, d] = [first, month, day].map(integerOf);
  if (y === undefined || m === undefined || d === undefined) return null;
  const pad = (n: number, length: number): string => String(n).padStart(length, '0');
  return dateValue(`${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`);
}

/** The text of a number (with the places it has), a day or a moment. */
function plain(value: Value): Value {
  if (typeof value === 'string') return value;
  if (isDate(value)) return value.date;
  if (isMoment(value)) return value.moment;
  return isDecimal(value) ? withPlaces(value) : null;
}

/** `formatDecimal` drops zeros at the end; `2.50` shall stay `2.50`. */
function withPlaces(value: Decimal): string {
  const short = formatDecimal(value);
  const places = short.split('.')[1]?.length ?? 0;
  if (places === value.scale) return short;
  return `${short}${places === 0 ? '.' : ''}${'0'.repeat(value.scale - places)}`;
}
