import type { JsonObject, JsonValue } from '@gov/base';
import { dateValue, type Value } from '@gov/expression';
import { text } from './checked.ts';
import { dayProblem, displayDay } from './day.ts';

const hours = '([01][0-9]|2[0-3]):[0-5][0-9]';
const timePattern = new RegExp(`^${hours}$`);

export const timeSchema: JsonObject = { type: 'string', pattern: `^${hours}$` };
export const momentSchema: JsonObject = { type: 'string', pattern: `^(19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}T${hours}$` };

/** `9:30`, `９：３０`, `0930`, `9时30分` as `09:30`; undefined for what is no time of day. */
export function timeIn(typed: string): string | undefined {
  const plain = typed.trim().replace(/[０-９：]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const match =
    /^(\d{1,2})[:时](\d{1,2})分?$/.exec(plain) ?? /^(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{1,2})时$/.exec(plain);
  if (!match) return undefined;
  const [, hour = '', minute = '0'] = match;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  return timePattern.test(time) ? time : undefined;
}

export type Moment = { readonly ok: true; readonly moment: string } | { readonly ok: false; readonly problem: string };

/** A day and a time of day, `2026-11-24T09:30`; `name` stands before the sentence where a field has two of them. */
export function momentIn(value: JsonValue | undefined, name: string): Moment {
  const [day = '', time = ''] = text(value).split('T');
  const problem = dayProblem(day, name ? `${name}的日期` : '');
  if (problem !== undefined) return { ok: false, problem };
  const clock = timeIn(time);
  return clock === undefined
    ? { ok: false, problem: `${name}还缺几点几分，写成 09:30 这样` }
    : { ok: true, moment: `${day}T${clock}` };
}

/** `2026年11月24日 09:30`. */
export function displayMoment(value: JsonValue): string {
  const [day = '', time = ''] = text(value).split('T');
  return time === '' ? displayDay(day) : `${displayDay(day)} ${time}`;
}

/** A time of day is a span from midnight, so that two of them can be compared. */
export function timeFact(value: JsonValue): Value {
  if (!timePattern.test(text(value))) return null;
  const [hour = 0, minute = 0] = text(value).split(':').map(Number);
  return { duration: 'seconds', amount: (hour * 60 + minute) * 60 };
}

export function momentFact(value: JsonValue): Value {
  const [day = '', time = ''] = text(value).split('T');
  return dateValue(day) !== null && timePattern.test(time) ? { moment: `${day}T${time}:00` } : null;
}
