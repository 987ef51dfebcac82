import type { CalendarDate } from '@gov/base';

const place = /\{(yyyy|mm|dd|0{1,8})\}/g;

/** What is wrong with `QJ{yyyy}-{0000}`, to be read behind the field's name. */
export function serialProblem(pattern: string): string | undefined {
  const counters = [...pattern.matchAll(place)].filter(([, part]) => part?.startsWith('0'));
  if (counters.length !== 1) return '的编号里要有一个顺序号，如 {0000}';
  if (/[{}]/.test(pattern.replace(place, ''))) return '的编号里有看不懂的 { }';
  return pattern.length > 60 ? '的编号最多 60 个字' : undefined;
}

/** Numbers are counted within this: all of a pattern that changes with the day, without the number itself. */
export const serialSeries = (pattern: string, today: CalendarDate): string => filled(pattern, today, () => '#');

/** `QJ{yyyy}-{0000}` with the day and the next number: `QJ2026-0007`. */
export const serialText = (pattern: string, today: CalendarDate, next: number): string =>
  filled(pattern, today, (zeros) => String(next).padStart(zeros.length, '0'));

function filled(pattern: string, today: CalendarDate, counter: (zeros: string) => string): string {
  const [yyyy = '', mm = '', dd = ''] = today.split('-');
  const parts: Readonly<Record<string, string>> = { yyyy, mm, dd };
  return pattern.replace(place, (_, part: string) => parts[part] ?? counter(part));
}
