import type { Decimal } from '@gov/base';
import {
  type DateValue,
  type DurationValue,
  dateValue,
  isDate,
  isDecimal,
  isDuration,
  isMoment,
  type MomentValue,
  type Value,
} from './value.ts';

const dayMillis = 86_400_000;
const daySeconds = 86_400;
/** Longer spans (about a thousand years) only come from a mistake or an attack. */
const longest = { months: 12_000, seconds: 400_000 * daySeconds } as const;

export const wholeNumber = (value: number): Decimal => ({ units: BigInt(value), scale: 0 });

/** The integer of a decimal such as `3` or `3.00`; undefined with a fraction or beyond what a span may be. */
export function integerOf(value: Value): number | undefined {
  if (!isDecimal(value)) return undefined;
  const unit = 10n ** BigInt(value.scale);
  const whole = value.units / unit;
  if (value.units % unit !== 0n || whole > 40_000_000_000n || whole < -40_000_000_000n) return undefined;
  return Number(whole);
}

const millisOf = (value: DateValue | MomentValue): number =>
  Date.parse(isDate(value) ? `${value.date}T00:00:00Z` : `${value.moment}Z`);

const dayAt = (millis: number): DateValue | null => {
  const time = new Date(millis);
  return Number.isNaN(time.getTime()) ? null : dateValue(time.toISOString().slice(0, 10));
};
const momentAt = (millis: number): MomentValue | null => {
  const day = dayAt(millis);
  return day && { moment: new Date(millis).toISOString().slice(0, 19) };
};

const momentPattern = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;

/** `2026-11-24T09:30` with or without seconds; unknown with an offset, fractions or an impossible time. */
export function momentValue(text: string): MomentValue | null {
  const [, day = '', hour = '', minute = '', second = '00'] = momentPattern.exec(text) ?? [];
  if (!dateValue(day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return { moment: `${day}T${hour}:${minute}:${second}` };
}

const monthsPattern = /^(-?)P(?=\d)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?$/;
const secondsPattern = /^(-?)P(?=.)(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/;

/** `P1Y2M`, `P3D`, `PT8H30M`; unknown for other forms and for spans beyond a thousand years. */
export function durationValue(text: string): DurationValue | null {
  const months = monthsPattern.exec(text);
  if (months) return signed('months', months[1], Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0));
  const seconds = secondsPattern.exec(text);
  if (!seconds) return null;
  const [, sign, d = 0, h = 0, m = 0, s = 0] = seconds;
  return signed('seconds', sign, Number(d) * daySeconds + Number(h) * 3600 + Number(m) * 60 + Number(s));
}

/** ISO text of a span, each part once: `P1Y2M`, `P3DT2H`, `P0D`. */
export function durationText({ duration, amount }: DurationValue): string {
  const size = Math.abs(amount);
  const part = (count: number, unit: string): string => (count > 0 ? `${count}${unit}` : '');
  if (duration === 'months')
    return `${amount < 0 ? '-' : ''}P${part(Math.floor(size / 12), 'Y')}${part(size % 12, 'M') || (size < 12 ? '0M' : '')}`;
  const time = `${part(Math.floor(size / 3600) % 24, 'H')}${part(Math.floor(size / 60) % 60, 'M')}${part(size % 60, 'S')}`;
  const days = part(Math.floor(size / daySeconds), 'D') || (time === '' ? '0D' : '');
  return `${amount < 0 ? '-' : ''}P${days}${time === '' ? '' : `T${time}`}`;
}

const signed = (duration: DurationValue['duration'], sign: string | undefined, amount: number): DurationValue | null =>
  span(duration, sign === '-' ? -amount : amount);

/** A span within bounds; minus zero is zero. */
export const span = (duration: DurationValue['duration'], amount: number): DurationValue | null =>
  Number.isSafeInteger(amount) && Math.abs(amount) <= longest[duration] ? { duration, amount: amount || 0 } : null;

/** Whole days from the first date to the second; negative when the second is earlier. */
export function daysBetween(from: Value, to: Value): Value {
  if (!isDate(from) || !isDate(to)) return null;
  return wholeNumber(Math.round((millisOf(to) - millisOf(from)) / dayMillis));
}

/** The span from one moment to another. */
export const secondsBetween = (from: MomentValue, to: MomentValue): Value =>
  span('seconds', (millisOf(to) - millisOf(from)) / 1000);

/** Full months from the first date to the second; `31 January` to `28 February` is none. */
export function monthsBetween(from: Value, to: Value): Value {
  if (!isDate(from) || !isDate(to)) return null;
  if (from.date > to.date) {
    const back = monthsBetween(to, from);
    return isDuration(back) ? span('months', -back.amount) : null;
  }
  const [y1 = 0, m1 = 0, d1 = 0] = from.date.split('-').map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = to.date.split('-').map(Number);
  return span('months', (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0));
}

/** A day or moment plus a span. The last day of a shorter month stands for days it does not have; a day takes whole days only. */
export function addSpan(start: DateValue | MomentValue, { duration, amount }: DurationValue): Value {
  if (duration === 'months') return addMonths(start, amount);
  if (!isDate(start)) return momentAt(millisOf(start) + amount * 1000);
  return amount % daySeconds === 0 ? dayAt(millisOf(start) + amount * 1000) : null;
}

function addMonths(start: DateValue | MomentValue, months: number): Value {
  const [day = '', time] = (isDate(start) ? start.date : start.moment).split('T');
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  const total = y * 12 + (m - 1) + months;
  const year = Math.floor(total / 12);
  if (year < 0 || year > 9999) return null;
  const month = total - year * 12 + 1;
  const pad = (n: number, length: number): string => String(n).padStart(length, '0');
  for (let last = d; last > 0; last -= 1) {
    const found = dateValue(`${pad(year, 4)}-${pad(month, 2)}-${pad(last, 2)}`);
    if (found) return time === undefined ? found : { moment: `${found.date}T${time}` };
  }
  return null;
}

/** Monday is 1, Sunday 7. */
const weekdayOf = (value: DateValue | MomentValue): number => new Date(millisOf(value)).getUTCDay() || 7;

/** `year`, `month`, `day`, `weekday` of a day; also `hour`, `minute`, `second` of a moment; the parts of a span. */
export function timePart(value: Value, name: string): Value {
  if (isDuration(value)) return spanPart(value, name);
  if (!isDate(value) && !isMoment(value)) return null;
  if (name === 'weekday') return wholeNumber(weekdayOf(value));
  const [day = '', time = ''] = (isDate(value) ? value.date : value.moment).split('T');
  const found = ['year', 'month', 'day'].indexOf(name);
  if (found >= 0) return wholeNumber(Number(day.split('-')[found]));
  const within = isMoment(value) ? ['hour', 'minute', 'second'].indexOf(name) : -1;
  return within >= 0 ? wholeNumber(Number(time.split(':')[within])) : null;
}

const spanParts: Readonly<Record<string, readonly [DurationValue['duration'], number, number]>> = {
  years: ['months', 12, 1_000_000],
  months: ['months', 1, 12],
  days: ['seconds', daySeconds, 1_000_000],
  hours: ['seconds', 3600, 24],
  minutes: ['seconds', 60, 60],
  seconds: ['seconds', 1, 60],
};

function spanPart(value: DurationValue, name: string): Value {
  const found = Object.hasOwn(spanParts, name) ? spanParts[name] : undefined;
  if (!found || found[0] !== value.duration) return null;
  return wholeNumber(Math.trunc(value.amount / found[1]) % found[2]);
}
