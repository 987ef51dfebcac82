import type { JsonObject, JsonValue } from '@gov/base';
import { dateValue } from '@gov/expression';
import { text } from './checked.ts';

export const daySchema: JsonObject = { type: 'string', format: 'date', pattern: '^(19|2[01])[0-9]{2}-' };

/** `12-1`, `12月1日`: the day may well exist. */
const withoutYear = /^\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*$/;

/** Why this is no day that a form takes; the sentence begins with `name` where a field has two days. */
export function dayProblem(value: JsonValue | undefined, name: string): string | undefined {
  if (typeof value !== 'string' || value === '') return `请选${name || '一个日期'}`;
  if (withoutYear.test(value)) return `${name}还缺年份，写成 2026-12-01 这样`;
  if (dateValue(value) === null) return `${name}没有这一天，写成 2026-12-01 这样`;
  return value < '1900-01-01' || value > '2199-12-31' ? `${name}要在 1900 年到 2199 年之间` : undefined;
}

/** Chinese date of paper without leading zeros, as GB/T 9704-2012 7.3.5.4 writes it: 2026年1月5日. */
export function displayDay(value: JsonValue): string {
  const [year, month, day] = text(value).split('-').map(Number);
  return year && month && day ? `${year}年${month}月${day}日` : '';
}
