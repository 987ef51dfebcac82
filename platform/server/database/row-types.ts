import type { CustomTypesConfig } from 'pg';
import { types } from 'pg';

/**
 * How columns arrive in code: instants as ISO text in UTC with milliseconds, days as text, 64-bit integers as
 * numbers, decimals as text (never through floating point), JSON parsed.
 */
export function instantText(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(text);
  if (!match) throw new RangeError(`an instant outside the years 0001–9999 or not in UTC: ${text}`);
  return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`;
}

export function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`an integer beyond the exact range of a number: ${text}`);
  return value;
}

/** text[]: splits any array into texts; the published list of types ends before the array types. */
const textArrayOid = 1009 as (typeof types.builtins)[keyof typeof types.builtins];

const asText = (text: string): string => text;
const ofArray = (elementOid: number, arrayOid: number): [number, (text: string) => unknown] => {
  const parseArray: (text: string) => unknown = types.getTypeParser(textArrayOid);
  const parse = parsers.get(elementOid) ?? asText;
  return [arrayOid, (text) => (parseArray(text) as (string | null)[]).map((one) => (one === null ? null : parse(one)))];
};

const parsers = new Map<number, (text: string) => unknown>([
  [types.builtins.TIMESTAMPTZ, instantText],
  [types.builtins.DATE, asText],
  [types.builtins.INT8, safeInteger],
  [types.builtins.NUMERIC, asText],
]);
for (const [oid, parse] of [ofArray(1184, 1185), ofArray(1082, 1182), ofArray(20, 1016), ofArray(1700, 1231)]) {
  parsers.set(oid, parse);
}

export const rowTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) ||
    types.getTypeParser(oid, format as 'text')) as CustomTypesConfig['getTypeParser'], // reason: pg types overloads by format
};
