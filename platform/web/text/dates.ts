/** Instants are ISO texts or milliseconds; all words are in China Standard Time. */
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Agencies keep China Standard Time: UTC+8 the whole year, no summer time since 1991. */
const offset = 8 * hour;
const weekDays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'] as const;

const inChina = (millis: number): Date => new Date(millis + offset);
const dayNumber = (millis: number): number => Math.floor((millis + offset) / day);
const two = (value: number): string => String(value).padStart(2, '0');

/** `9:05`, `17:30` */
export function timeWords(instant: string | number): string {
  const date = inChina(new Date(instant).getTime());
  return `${date.getUTCHours()}:${two(date.getUTCMinutes())}`;
}

/** `11月24日`, with the year when it is another one than that of `now`. */
export function dateWords(instant: string | number, now: number): string {
  const date = inChina(new Date(instant).getTime());
  const monthAndDay = `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  return date.getUTCFullYear() === inChina(now).getUTCFullYear()
    ? monthAndDay
    : `${date.getUTCFullYear()}年${monthAndDay}`;
}

/** `2026年11月24日`, as dates stand beside an opinion or below a document. */
export function fullDateWords(instant: string | number): string {
  const date = inChina(new Date(instant).getTime());
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}

/** `星期一` */
export const weekDayWords = (instant: string | number): string =>
  weekDays[inChina(new Date(instant).getTime()).getUTCDay()] ?? '';

const nearDays: Readonly<Record<number, string>> = { [-1]: '昨天', 0: '今天', 1: '明天' };

/** `今天 17:30`, `昨天 9:12`, `11月20日 16:40`, `2025年11月20日 16:40` */
export function dateTimeWords(instant: string | number, now: number): string {
  const millis = new Date(instant).getTime();
  const near = nearDays[dayNumber(millis) - dayNumber(now)];
  return `${near ?? dateWords(millis, now)} ${timeWords(millis)}`;
}

/** For table cells: the time today, else `11-24`, else `2025-11-24`. */
export function cellDateWords(instant: string | number, now: number): string {
  const millis = new Date(instant).getTime();
  if (dayNumber(millis) === dayNumber(now)) return timeWords(millis);
  const date = inChina(millis);
  const monthAndDay = `${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  return date.getUTCFullYear() === inChina(now).getUTCFullYear()
    ? monthAndDay
    : `${date.getUTCFullYear()}-${monthAndDay}`;
}

/** `40 分钟`, `2 小时`, `3 天` – rounded down, at least one minute. */
export function spanWords(millis: number): string {
  if (millis >= day) return `${Math.floor(millis / day)} 天`;
  if (millis >= hour) return `${Math.floor(millis / hour)} 小时`;
  return `${Math.max(1, Math.floor(millis / minute))} 分钟`;
}

export interface DueWords {
  readonly kind: 'overdue' | 'today' | 'later';
  readonly words: string;
}

/** How late or how soon: `超时 2 小时`, `今天 17:30 前`, `明天 9:00 前`, `还有 4 天`. */
export function dueWords(due: string | number, now: number): DueWords {
  const millis = new Date(due).getTime();
  if (millis < now) return { kind: 'overdue', words: `超时 ${spanWords(now - millis)}` };
  const days = dayNumber(millis) - dayNumber(now);
  if (days === 0) return { kind: 'today', words: `今天 ${timeWords(millis)} 前` };
  if (days === 1) return { kind: 'later', words: `明天 ${timeWords(millis)} 前` };
  return { kind: 'later', words: `还有 ${days} 天` };
}

/** `上午好` for the hour it is in China. */
export function greetingWords(now: number): string {
  const hours = inChina(now).getUTCHours();
  if (hours < 6) return '夜里好';
  if (hours < 12) return '上午好';
  if (hours < 14) return '中午好';
  return hours < 18 ? '下午好' : '晚上好';
}
