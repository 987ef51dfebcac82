import { fits, longestText, spend } from '../budget.ts';
import { integerOf, wholeNumber } from '../calendar.ts';
import { isList, type Value } from '../value.ts';
import { type CallContext, type CatalogueFunction, text1, text2 } from './signature.ts';

/** Searching costs at most length × length; long needles in long texts are paid for before they are looked for. */
const search = (a: string, b: string, { budget }: CallContext): boolean =>
  spend(budget, Math.floor((a.length * b.length) / longestText));

const searching = (apply: (a: string, b: string) => Value): CatalogueFunction =>
  text2((a, b, context) => (search(a, b, context) ? apply(a, b) : null));

export const textContains = (a: string, b: string, context: CallContext): Value =>
  search(a, b, context) ? a.includes(b) : null;

/** All of them read plain texts; nothing here knows regular expressions. Positions count characters as people see them, from 1. */
export const textFunctions = {
  'starts with': text2((a, b) => a.startsWith(b)),
  'ends with': text2((a, b) => a.endsWith(b)),
  'string length': text1((a) => wholeNumber([...a].length)),
  'upper case': text1((a, context) => bounded(a.toUpperCase(), context)),
  'lower case': text1((a, context) => bounded(a.toLowerCase(), context)),
  substring: { least: 2, most: 3, call: substring },
  'substring before': searching((a, b) => a.slice(0, Math.max(a.indexOf(b), 0))),
  'substring after': searching((a, b) => (a.includes(b) ? a.slice(a.indexOf(b) + b.length) : '')),
  replace: { least: 3, most: 3, call: replace },
  split: { least: 2, most: 2, call: split },
  'string join': { least: 1, most: 2, call: join },
} satisfies Readonly<Record<string, CatalogueFunction>>;

const bounded = (text: string, { budget }: CallContext): Value =>
  fits(budget, text.length, longestText) ? text : null;

/** `substring("请假三天", 3)` is `三天`; a negative start counts from the end. */
function substring([text = null, start = null, length]: readonly Value[]): Value {
  const from = integerOf(start);
  const count = length === undefined ? Number.POSITIVE_INFINITY : integerOf(length);
  if (typeof text !== 'string' || !from || count === undefined || count < 0) return null;
  const characters = [...text];
  const first = from > 0 ? from - 1 : characters.length + from;
  return first < 0 ? null : characters.slice(first, first + count).join('');
}

function split([text = null, separator = null]: readonly Value[], context: CallContext): Value {
  if (typeof text !== 'string' || typeof separator !== 'string' || separator === '') return null;
  return search(text, separator, context) ? text.split(separator) : null;
}

/** Every occurrence; the length of the result is known before it is made. */
function replace([text = null, old = null, fresh = null]: readonly Value[], context: CallContext): Value {
  if (typeof fresh !== 'string' || typeof old !== 'string') return null;
  const parts = split([text, old], context);
  if (!isList(parts)) return null;
  const length = (text as string).length + (parts.length - 1) * (fresh.length - old.length); // reason: split took it for a text
  return fits(context.budget, length, longestText) && spend(context.budget, parts.length) ? parts.join(fresh) : null;
}

function join([items = null, separator = '']: readonly Value[], { budget }: CallContext): Value {
  if (!isList(items) || typeof separator !== 'string') return null;
  let length = separator.length * Math.max(items.length - 1, 0);
  for (const item of items) {
    if (typeof item !== 'string') return null;
    length += item.length;
  }
  return fits(budget, length, longestText) ? items.join(separator) : null;
}
