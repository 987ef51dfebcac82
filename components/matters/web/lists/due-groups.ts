import { dueWords } from '#platform/web/text/dates.ts';

export interface DueGroup<Row> {
  readonly name: string;
  readonly late: boolean;
  /** Whether all its rows are here: those of later pages may belong to it. */
  readonly whole: boolean;
  readonly rows: readonly Row[];
}

const day = 86_400_000;
const order = ['已超时', '今天到期', '七天内到期', '以后到期', '没有期限'] as const;
type GroupName = (typeof order)[number];

function groupOf(dueAt: string | undefined, now: number): GroupName {
  if (!dueAt) return '没有期限';
  const { kind } = dueWords(dueAt, now);
  if (kind === 'overdue') return '已超时';
  if (kind === 'today') return '今天到期';
  return new Date(dueAt).getTime() < now + 7 * day ? '七天内到期' : '以后到期';
}

/** What follows on later pages: nothing, only what is due as late as the last row here or later, or anything. */
export type Following = 'nothing' | 'later' | 'anything';

/** Rows by how soon they are due, in the order in which they came; one nameless group where nothing has a limit. */
export function dueGroups<Row extends { readonly dueAt?: string | undefined }>(
  rows: readonly Row[],
  now: number,
  following: Following = 'nothing',
): readonly DueGroup<Row>[] {
  const whole = following === 'nothing';
  if (!rows.some((row) => row.dueAt)) return rows.length > 0 ? [{ name: '', late: false, whole, rows }] : [];
  return order
    .map((name) => ({ name, late: name === '已超时', rows: rows.filter((row) => groupOf(row.dueAt, now) === name) }))
    .filter((group) => group.rows.length > 0)
    .map((group, place, all) => ({ ...group, whole: whole || (following === 'later' && place < all.length - 1) }));
}

/** `已超时 3`; where there may be more of them on later pages, how many stand here. */
export const groupWords = ({ name, whole, rows }: DueGroup<unknown>): string =>
  `${name} ${whole ? '' : '已列出 '}${rows.length}`;
