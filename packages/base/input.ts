/**
 * Entry of `@gov/base/input`: what people and pages send, as several contracts need it. Only for input: a stored value
 * that an older release let through must still be shown.
 */
import Type from 'typebox';
import { visibleSign } from './hidden-signs.ts';

/** The version a page has seen (0 = nothing stored yet). As large as the column that keeps it. */
export const Version = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });

/** First and last day that something of an office may begin or end on. */
export const officeDays = { first: '1949-10-01', last: '2099-12-31' } as const;

const officeYears = '^(1949-1[0-2]|19[5-9]\\d-\\d\\d|20\\d\\d-\\d\\d)-';

/** A day within `officeDays`: whoever types 0001-01-01 or 9999-12-31 means something else. */
export const OfficeDay = Type.String({ format: 'date', pattern: officeYears });

const atLeast = { 1: visibleSign, 2: `${visibleSign}[\\s\\S]*${visibleSign}` };

/** A text of so many characters, the blanks around it not counted: `'   '` is no text, nor are signs nobody sees. */
export const words = (shortest: keyof typeof atLeast, longest: number) =>
  Type.String({ minLength: shortest, maxLength: longest, pattern: atLeast[shortest] });

/** What a person reads when a text does not fit one of the patterns above; undefined for any other pattern. */
export function patternWords(pattern: string): string | undefined {
  if (pattern === officeYears) return `日期要在 ${officeDays.first} 到 ${officeDays.last} 之间`;
  if (pattern === atLeast[1]) return '必须填写，不能只有空格';
  if (pattern === atLeast[2]) return '至少 2 个字，前后的空格不算';
  return undefined;
}
