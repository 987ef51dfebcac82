import type { Plain } from './both.ts';
import type { Difference } from './differences.ts';

/** What can be said about a difference; `rules.ts` puts it together. */
type Kind = 'unknown' | 'truth' | 'number' | 'text' | 'date' | 'moment' | 'months' | 'seconds' | 'list' | 'context';

export function kindOf(value: Plain): Kind {
  if (value === null) return 'unknown';
  if (typeof value === 'boolean') return 'truth';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'object') return Array.isArray(value) ? 'list' : 'context';
  if (value.startsWith('date ')) return 'date';
  if (value.startsWith('moment ')) return 'moment';
  return value.startsWith('span ') ? (/^span -?P[^TD]*$/.test(value) ? 'months' : 'seconds') : 'text';
}

/** Unknown itself or anywhere inside. */
const hasUnknown = (value: Plain): boolean =>
  value === null || (typeof value === 'object' && Object.values(value).some(hasUnknown));

export const ourParts = ({ parts }: Difference): readonly Plain[] => parts.map((part) => part.ours);
export const kinds = (d: Difference): readonly Kind[] => ourParts(d).map(kindOf);
export const someUnknown = (d: Difference): boolean => ourParts(d).some(hasUnknown);
export const crashed = ({ theirs }: Difference): boolean => typeof theirs === 'string' && theirs.startsWith('thrown ');
export const isOneOf = ({ what }: Difference, ...whats: readonly string[]): boolean => whats.includes(what);

export const equalities = ['=', '!='];
export const orders = ['<', '<=', '>', '>='];
export const memberships = ['between', 'interval', 'in', 'in list', 'in test'];
export const logic = ['and', 'or', 'not', 'all', 'any', 'some', 'every'];
export const overLists = [
  'sum',
  'min',
  'max',
  'count',
  'append',
  'concatenate',
  'index of',
  'distinct values',
  'list contains',
  'string join',
];
export const rounding = ['floor', 'ceiling', 'round half up', 'round up', 'round down', 'decimal'];
export const quantifiers = ['some', 'every', 'all', 'any'];

/** What stands where a condition is asked for. */
export function conditionKinds(d: Difference): readonly Kind[] {
  const [first = null] = ourParts(d);
  if (d.what === 'if') return [kindOf(first)];
  if (isOneOf(d, 'some', 'every')) return kinds(d).slice(1);
  return isOneOf(d, 'all', 'any') && Array.isArray(first) ? first.map(kindOf) : [];
}

/** Whether two values could be compared at all: one kind, and inside lists and contexts too. */
function comparable(a: Plain, b: Plain): boolean {
  if (a === null || b === null) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return kindOf(a) === kindOf(b);
  const other = new Map<string, Plain>(Object.entries(b));
  return (
    kindOf(a) === kindOf(b) &&
    Object.entries(a).every(([key, part]) => !other.has(key) || comparable(part, other.get(key) ?? null))
  );
}

/** The value asked about does not have the kind of what it is compared with. */
export function mixed(d: Difference): boolean {
  const [first = null, ...others] = ourParts(d);
  if (isOneOf(d, 'min', 'max', 'sum')) return Array.isArray(first) && new Set(first.map(kindOf)).size > 1;
  const items = others.flatMap((one) =>
    isOneOf(d, 'in list', 'in') && Array.isArray(one) && !Array.isArray(first) ? [...one] : [one],
  );
  if (isOneOf(d, 'list contains', 'index of'))
    return Array.isArray(first) && first.some((item) => !comparable(item, others[0] ?? null));
  return items.some((item) => !comparable(first, item));
}

const numbersDeep = (value: Plain): readonly number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersDeep)
      : [];

/** `0.5` is a short binary fraction, `0.1` is none. */
const isBinary = (number: number): boolean => Number.isInteger(number * 2 ** 20);

/** Some number inside is not quite the same in binary. */
export const inexact = ({ parts }: Difference): boolean =>
  parts.some(({ ours }) => !numbersDeep(ours).every(isBinary)) ||
  parts.some(({ ours, theirs }) => numbersDeep(ours).some((number, i) => number !== numbersDeep(theirs)[i]));

export const reversedEnds = (d: Difference): boolean => {
  const [, from, to] = ourParts(d);
  return (
    typeof from === typeof to &&
    (typeof from === 'number' || typeof from === 'string') &&
    to !== null &&
    to !== undefined &&
    from > to
  );
};

export const differentDays = (d: Difference): boolean =>
  new Set(ourParts(d).map((day) => String(day).slice(-2))).size > 1;

export const isNoSpan = (value: Plain): boolean =>
  value === 'span P0D' || value === 'span P0M' || value === 'span PT0S';
