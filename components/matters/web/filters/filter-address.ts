import { isUuid } from '@gov/base';
import { officeDays } from '@gov/base/input';
import { type Urgency, urgencies } from '@gov/gongwen';
import { parseDay } from '#platform/web/text/days.ts';
import type { Box, BoxFilter } from '../../contract.ts';

/** Work has due times; of everything else only the date that its box shows. 草稿 are few and are not filtered. */
export const isWork = (box: Box): boolean => box === 'todo' || box === 'entrusted';
export const isFiltered = (box: Box): boolean => box !== 'drafts';

type Loose = { readonly [Condition in keyof BoxFilter]?: BoxFilter[Condition] | undefined };

/** A filter without the conditions that say nothing. */
export const filterOf = (conditions: Loose): BoxFilter =>
  Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined && value !== ''));

const dues = ['overdue', 'today', 'week'] as const;

/** The filter that an address names, as far as the box has it; what cannot be meant is left out: a link may be mistyped. */
export function filterOfAddress(address: URLSearchParams, box: Box): BoxFilter {
  if (!isFiltered(box)) return {};
  const text = (name: keyof BoxFilter): string | undefined => typeable(address.get(name) ?? '').trim() || undefined;
  const day = (name: 'from' | 'to') => officeDay(text(name) ?? '');
  const starter = text('starter');
  return filterOf({
    words: text('words')?.slice(0, mostWords).trim(),
    kind: text('kind')?.slice(0, 60),
    urgency: urgencies.find((urgency): urgency is Urgency => urgency === text('urgency')),
    starter: starter !== undefined && isUuid(starter) ? starter : undefined,
    due: isWork(box) ? dues.find((due) => due === text('due')) : undefined,
    from: day('from'),
    to: day('to'),
  });
}

/** How many characters are looked for at most. */
export const mostWords = 60;

/** Without signs that nobody types, as a mangled link may bring them. */
const typeable = (text: string): string => [...text].filter((sign) => sign >= ' ' && sign !== '\u007f').join('');

function officeDay(text: string): string | undefined {
  const day = parseDay(text);
  return day !== undefined && day >= officeDays.first && day <= officeDays.last ? day : undefined;
}

/** The address of a box under a filter. */
export const addressOfFilter = (box: Box, filter: BoxFilter): Readonly<Record<string, string>> => ({ box, ...filter });

/** The same for the same conditions, in whatever order they were set; empty for none. */
export const filterKey = (filter: BoxFilter): string =>
  Object.entries(filter)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

/** What is left of a saved filter in a box: a limit says nothing where there is no work. */
export const fittingFilter = (box: Box, { due, ...others }: BoxFilter): BoxFilter =>
  isWork(box) && due !== undefined ? { ...others, due } : others;
