import { type CalendarDate, type Decimal, formatDecimal, parseDecimal } from '@gov/base';

/** A calendar day as a value of the language; dates and texts must not be mixed up. */
export interface DateValue {
  readonly date: CalendarDate;
}

/** A day with a time of day in the office's zone, `2026-11-24T09:30:00`; offsets are refused. */
export interface MomentValue {
  readonly moment: string;
}

/** A span: whole months (`P1Y2M`) or whole seconds (`P3DT2H`); the two kinds never mix. */
export interface DurationValue {
  readonly duration: 'months' | 'seconds';
  readonly amount: number;
}

/** Named parts of one thing, reached by a path: `starter.section`. Only own entries are ever read. */
export interface ContextValue {
  readonly entries: Readonly<Record<string, Value>>;
}

/**
 * What an expression works on and yields. `null` means unknown: a missing fact, a wrong type, a division by zero,
 * an exhausted budget. Unknown is never silently "no": `and`, `or`, `not` follow three-valued logic.
 */
export type Value =
  | null
  | boolean
  | string
  | Decimal
  | DateValue
  | MomentValue
  | DurationValue
  | ContextValue
  | readonly Value[];

/** Everything from outside. `today` answers `today()`; without it today is unknown. */
export interface Facts {
  readonly today?: CalendarDate;
  readonly values: Readonly<Record<string, Value>>;
}

// own parts only: a list, too, answers to `entries`
const has = (value: Value, key: string): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key);

export const isDecimal = (value: Value): value is Decimal => has(value, 'units');
export const isDate = (value: Value): value is DateValue => has(value, 'date');
export const isMoment = (value: Value): value is MomentValue => has(value, 'moment');
export const isDuration = (value: Value): value is DurationValue => has(value, 'duration');
export const isContext = (value: Value): value is ContextValue => has(value, 'entries');
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** A number from its decimal text or a safe integer; unknown for anything else. */
export function numberValue(value: string | number): Value {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return null;
  return parseDecimal(String(value)) ?? null;
}

const datePattern = /^\d{4}-\d{2}-\d{2}$/;

/** A date from `2026-11-24`; unknown for another form or a day that does not exist. */
export function dateValue(text: string): DateValue | null {
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
  if (isMoment(value)) return `${formatDay(value.moment.slice(0, 10))}${formatTime(value.moment.slice(11))}`;
  if (isDuration(value)) return formatDuration(value);
  return Object.values(value.entries).map(formatValue).join('');
}

const formatDay = (date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(year)}年${Number(month)}月${Number(day)}日`;
};

const formatTime = (time: string): string => {
  const [hour = '', minute = '', second = ''] = time.split(':');
  return `${hour}时${minute}分${second === '00' ? '' : `${second}秒`}`;
};

function formatDuration({ duration, amount }: DurationValue): string {
  const size = Math.abs(amount);
  const parts: readonly (readonly [number, string])[] =
    duration === 'months'
      ? [
          [Math.floor(size / 12), '年'],
          [size % 12, '个月'],
        ]
      : [
          [Math.floor(size / 86_400), '天'],
          [Math.floor(size / 3600) % 24, '小时'],
          [Math.floor(size / 60) % 60, '分钟'],
          [size % 60, '秒'],
        ];
  const words = parts.map(([count, unit]) => (count > 0 ? `${count}${unit}` : '')).join('');
  return words === '' ? `0${duration === 'months' ? '个月' : '天'}` : `${amount < 0 ? '负' : ''}${words}`;
}
