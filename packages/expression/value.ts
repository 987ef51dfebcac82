import { type CalendarDate, type Decimal, formatDecimal, parseDecimal } from '@gov/base';

/** A calendar day as a value of the language; dates and texts must not be mixed up. */
export interface DateValue {
  readonly date: CalendarDate;
}

/** Named parts of one thing, reached by a path: `starter.section`. Only own entries are ever read. */
export interface ContextValue {
  readonly entries: Readonly<Record<string, Value>>;
}

/**
 * What an expression works on and yields. `null` means unknown: a missing fact, a wrong type, a division by zero,
 * an exhausted budget. Unknown is never silently "no": `and`, `or`, `not` follow three-valued logic.
 */
export type Value = null | boolean | string | Decimal | DateValue | ContextValue | readonly Value[];

/** Everything from outside. `today` answers `today()`; without it today is unknown. */
export interface Facts {
  readonly today?: CalendarDate;
  readonly values: Readonly<Record<string, Value>>;
}

export const isDecimal = (value: Value): value is Decimal =>
  typeof value === 'object' && value !== null && 'units' in value;
export const isDate = (value: Value): value is DateValue =>
  typeof value === 'object' && value !== null && 'date' in value;
export const isContext = (value: Value): value is ContextValue =>
  typeof value === 'object' && value !== null && 'entries' in value;
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** A number from its decimal text or a safe integer; unknown for anything else. */
export function numberValue(value: string | number): Value {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return null;
  return parseDecimal(String(value)) ?? null;
}

const datePattern = /^\d{4}-\d{2}-\d{2}$/;

/** A date from `2026-11-24`; unknown for another form or a day that does not exist. */
export function dateValue(text: string): Value {
  if (!datePattern.test(text)) return null;
  const millis = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(millis) || new Date(millis).toISOString().slice(0, 10) !== text) return null;
  return { date: text as CalendarDate }; // reason: checked just above
}

/** A value as people write it: `3.5`, `2026年11月24日`, `是`, `甲、乙`; unknown is empty. */
export function formatValue(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return value;
  if (isList(value)) return value.map(formatValue).join('、');
  if (isDecimal(value)) return formatDecimal(value);
  if (isDate(value)) return formatDay(value.date);
  return Object.values(value.entries).map(formatValue).join('');
}

const formatDay = (date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(year)}年${Number(month)}月${Number(day)}日`;
};
