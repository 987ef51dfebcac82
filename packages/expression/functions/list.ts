import { spend } from '../budget.ts';
import { wholeNumber } from '../calendar.ts';
import { and, equal, or, type Truth, truthOf } from '../operators.ts';
import { isContext, isList, type Value } from '../value.ts';
import { type CallContext, type CatalogueFunction, many, overList } from './signature.ts';
import { textContains } from './text.ts';

export const listFunctions = {
  // a list field (多选) is asked with the same word as a text
  contains: {
    least: 2,
    most: 2,
    call: ([a = null, b = null], context) =>
      isList(a)
        ? listContains(a, b)
        : typeof a === 'string' && typeof b === 'string'
          ? textContains(a, b, context)
          : null,
  },
  'list contains': { least: 2, most: 2, call: ([list = null, item = null]) => listContains(list, item) },
  count: overList((items) => wholeNumber(items.length)),
  all: overList((items) => items.reduce<Truth>((truth, item) => and(truth, truthOf(item)), true)),
  any: overList((items) => items.reduce<Truth>((truth, item) => or(truth, truthOf(item)), false)),
  append: { least: 2, most: many, call: ([list = null, ...items]) => (isList(list) ? [...list, ...items] : null) },
  concatenate: { least: 1, most: many, call: (lists) => (lists.every(isList) ? lists.flat() : null) },
  'index of': { least: 2, most: 2, call: indexOf },
  'distinct values': { least: 1, most: 1, call: distinct },
} satisfies Readonly<Record<string, CatalogueFunction>>;

function listContains(list: Value, item: Value): Truth {
  if (!isList(list)) return null;
  return list.reduce<Truth>((truth, one) => or(truth, equal(one, item)), false);
}

/** The places, from 1, where the item stands; unknown when it is unknown for one of them. */
function indexOf([list = null, item = null]: readonly Value[]): Value {
  if (!isList(list)) return null;
  const found = list.map((one) => equal(one, item));
  if (found.includes(null)) return null;
  return found.flatMap((same, i) => (same ? [wholeNumber(i + 1)] : []));
}

/**
 * Each value once, in order of appearance; unknown when it is unknown whether two are the same. Comparing everything with
 * everything is paid for first.
 */
function distinct([list = null]: readonly Value[], { budget }: CallContext): Value {
  if (!isList(list) || !spend(budget, (list.length * list.length) / 2)) return null;
  if (list.length > 1 && list.includes(null)) return null;
  const kept: Value[] = [];
  for (const item of list) {
    const found = kept.map((one) => equal(one, item) ?? undecided(one, item));
    if (found.includes(null)) return null;
    if (!found.includes(true)) kept.push(item);
  }
  return kept;
}

/** Values of two kinds are two values; lists or contexts with something unknown inside may be the same. */
const undecided = (a: Value, b: Value): Truth =>
  (isList(a) && isList(b)) || (isContext(a) && isContext(b)) ? null : false;
