import type { BoxFilter } from '../../contract.ts';
import { urgencyWords } from '../lists/urgency-words.ts';
import { filterOf } from './filter-address.ts';

/** One condition that is set, and the filter without it. */
export interface FilterChip {
  readonly words: string;
  readonly without: BoxFilter;
}

/** Names that a filter itself does not hold; what is not known yet is told without. */
export interface FilterNames {
  readonly kinds: readonly { readonly code: string; readonly name: string }[];
  readonly starter: string | undefined;
  /** What the date of the box is: `到我这里`. */
  readonly date: string;
}

export const dueChoices = [
  { value: 'overdue', label: '逾期' },
  { value: 'today', label: '今天到期' },
  { value: 'week', label: '七天内到期' },
] as const;

/** The conditions of a filter in words, in the order of their fields. */
export function chipsOf(filter: BoxFilter, names: FilterNames): readonly FilterChip[] {
  const { words, kind, urgency, starter, due, from, to } = filter;
  const chip = (text: string | undefined, conditions: { readonly [Condition in keyof BoxFilter]?: undefined }) =>
    text === undefined ? [] : [{ words: text, without: filterOf({ ...filter, ...conditions }) }];
  return [
    ...chip(words && `“${words}”`, { words: undefined }),
    ...chip(kind && (names.kinds.find(({ code }) => code === kind)?.name ?? '这种类型'), { kind: undefined }),
    ...chip(urgencyWords(urgency), { urgency: undefined }),
    ...chip(starter && `${names.starter ?? '这个人'}发起`, { starter: undefined }),
    ...chip(due && dueChoices.find(({ value }) => value === due)?.label, { due: undefined }),
    ...chip(from || to ? `${names.date} ${spanWords(from, to)}` : undefined, { from: undefined, to: undefined }),
  ];
}

function spanWords(from: string | undefined, to: string | undefined): string {
  if (from === undefined) return `${to} 及以前`;
  if (to === undefined) return `${from} 起`;
  return from === to ? from : `${from} 至 ${to}`;
}

/** A link may name a kind that the agency does not have: its code says nothing to anybody. */
export function kindOptions(kinds: FilterNames['kinds'], chosen: string | undefined) {
  const known = kinds.map(({ code, name }) => ({ value: code, label: name }));
  if (chosen === undefined || known.some(({ value }) => value === chosen)) return known;
  return [...known, { value: chosen, label: kinds.length === 0 ? '这种类型' : '没有这种类型' }];
}
