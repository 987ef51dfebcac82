import type { HeadingLevel } from './body-document.ts';

const chinese = '一二三四五六七八九十百';

/** 结构层次序数 (GB/T 9704-2012 cl. 7.3.3), one pattern per level. `1.` must not be the start of a decimal like 1.8. */
const ordinalPatterns: readonly (readonly [HeadingLevel, RegExp])[] = [
  [1, new RegExp(`^([${chinese}]+)、`, 'u')],
  [2, new RegExp(`^（([${chinese}]+)）`, 'u')],
  [3, /^(\d{1,2})[.．](?!\d)/u],
  [4, /^（(\d{1,2})）/u],
];

export interface Ordinal {
  readonly level: HeadingLevel;
  readonly value: number;
  /** The ordinal as written, with its punctuation: `（三）`. */
  readonly written: string;
}

/** The ordinal a paragraph begins with; undefined when it begins with none. */
export function ordinalOf(text: string): Ordinal | undefined {
  for (const [level, pattern] of ordinalPatterns) {
    const match = pattern.exec(text);
    if (!match) continue;
    const value = level <= 2 ? chineseToNumber(match[1] ?? '') : Number(match[1]);
    return value > 0 ? { level, value, written: match[0] } : undefined;
  }
  return undefined;
}

/** Chinese ordinal 1–199: 十二 → 12, 二十 → 20; 0 when it is no number (一百八十 is never an ordinal here). */
export function chineseToNumber(text: string): number {
  const match = /^(?:一百)?([二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/u.exec(text);
  if (!match) return 0;
  const digit = (c: string | undefined): number => '一二三四五六七八九'.indexOf(c || '零') + 1;
  const [, tens, ten, ones] = match;
  const hundred = text.startsWith('一百') ? 100 : 0;
  if (tens && !ten) return ones ? 0 : hundred + digit(tens);
  return hundred + (ten ? (digit(tens) || 1) * 10 : 0) + digit(ones);
}

/** 12 → 十二; for 1–99. */
export function numberToChinese(value: number): string {
  const digits = '零一二三四五六七八九';
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`;
}

/** The ordinal as it should be written: level 3, 2 → `2.` */
export function writeOrdinal(level: HeadingLevel, value: number): string {
  if (level === 1) return `${numberToChinese(value)}、`;
  if (level === 2) return `（${numberToChinese(value)}）`;
  return level === 3 ? `${value}.` : `（${value}）`;
}

/** Where the heading ends inside a paragraph that runs on: behind its first 。; the whole text when there is none. */
export function headingLength(text: string): number {
  const stop = text.indexOf('。');
  return stop < 0 ? text.length : stop + 1;
}
