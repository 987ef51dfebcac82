import type { JsonValue } from '@gov/base';
import { dateValue, numberValue, type Value } from '@gov/expression';
import { isObject } from './checked.ts';

/** Stored values as values of the expression language; another shape is unknown. */
export const textFact = (value: JsonValue): Value => (typeof value === 'string' ? value : null);
export const dateFact = (value: JsonValue): Value => (typeof value === 'string' ? dateValue(value) : null);
export const numberFact = (value: JsonValue): Value => (typeof value === 'string' ? numberValue(value) : null);

/** The parts of a value by name: `period.from`, `handler.id`. */
export const partsFact = (value: JsonValue, read: (value: JsonValue) => Value): Value =>
  isObject(value) ? { entries: Object.fromEntries(Object.entries(value).map(([key, one]) => [key, read(one)])) } : null;
