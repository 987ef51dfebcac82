import { type CalendarDate, formatDecimal } from '@gov/base';
import * as feelin from 'feelin';
import { durationText } from '../../calendar.ts';
import {
  compileExpression,
  dateValue,
  evaluate,
  isContext,
  isDate,
  isDecimal,
  isDuration,
  isList,
  isMoment,
  numberValue,
  type Value,
} from '../../index.ts';

/** A value of either evaluator in one plain form: dates, moments and spans as marked texts. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** The same facts for both. */
export interface Facts {
  readonly ours: Readonly<Record<string, Value>>;
  readonly theirs: Readonly<Record<string, unknown>>;
}

const today = '2026-11-24' as CalendarDate; // reason: literal of the right form
const number = (text: string): Value => numberValue(text);

export const facts: Facts = {
  ours: {
    n: number('7'),
    m: number('2.5'),
    c: { entries: { n: number('3'), t: '甲' } },
    t: 'ab',
    s: '甲乙丙',
    yes: true,
    no: false,
    d: dateValue('2026-01-31'),
    xs: [number('1'), number('2'), number('0.5')],
    ys: [],
    ts: ['a', 'b'],
  },
  theirs: {
    n: 7,
    m: 2.5,
    c: { n: 3, t: '甲' },
    t: 'ab',
    s: '甲乙丙',
    yes: true,
    no: false,
    d: feelin.date('2026-01-31'),
    xs: [1, 2, 0.5],
    ys: [],
    ts: ['a', 'b'],
  },
};

export function ourPlain(value: Value): Plain {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (isList(value)) return value.map(ourPlain);
  if (isDecimal(value)) return Number(formatDecimal(value));
  if (isDate(value)) return `date ${value.date}`;
  if (isMoment(value)) return `moment ${value.moment}`;
  if (isDuration(value)) return `span ${durationText(value)}`;
  return isContext(value) ? Object.fromEntries(Object.entries(value.entries).map(([k, v]) => [k, ourPlain(v)])) : null;
}

export function theirPlain(value: unknown): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  if (Number.isNaN(value)) return 'thrown NaN';
  if (typeof value === 'number') return Object.is(value, -0) ? 0 : value;
  if (Array.isArray(value)) return value.map(theirPlain);
  if (value instanceof feelin.FeelDate) return `date ${value.iso}`;
  if (value instanceof feelin.FeelDateTime) return `moment ${value.iso.replace(/Z$/, '')}`;
  if (value instanceof feelin.FeelDuration) return `span ${value.iso}`;
  if (feelin.isRange(value) || feelin.isFunction(value)) return 'something else';
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, theirPlain(part)]));
}

/** What both make of a source; `refused` when ours does not compile. */
export type Outcome =
  | { readonly refused: true }
  | {
      readonly refused: false;
      readonly ours: Plain;
      readonly theirs: Plain;
      readonly raw: { ours: Value; theirs: unknown };
    };

export function evaluateBoth(source: string, given: Facts): Outcome {
  const compiled = compileExpression(source);
  if (!compiled.ok) return { refused: true };
  const ours = evaluate(compiled.value, { today, values: given.ours });
  const theirs = theirValue(source, given);
  return { refused: false, ours: ourPlain(ours), theirs: theirPlain(theirs), raw: { ours, theirs } };
}

/** `feelin` throws where its own code meets a value that it does not expect. */
function theirValue(source: string, given: Facts): unknown {
  try {
    return feelin.evaluate(source, { ...given.theirs }).value;
  } catch (error) {
    return `thrown ${error instanceof Error ? error.message : ''}`;
  }
}

const tolerance = 1e-9;

/** Equal up to what binary floating point loses. */
export function agree(a: Plain, b: Plain): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  const [mine, other] = [Object.entries(a), new Map<string, Plain>(Object.entries(b))];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    mine.length === other.size &&
    mine.every(([key, part]) => other.has(key) && agree(part, other.get(key) ?? null))
  );
}
