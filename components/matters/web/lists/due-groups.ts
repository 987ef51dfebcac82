import { dueWords } from '#platform/web/text/dates.ts';

export interface DueGroup<Row> {
  readonly name: string;
  readonly late: boolean;
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

/** Rows by how soon they are due, in the order in which they came; one nameless group where nothing has a limit. */
export function dueGroups<Row extends { readonly dueAt?: string | undefined }>(
  rows: readonly Row[],
  now: number,
): readonly DueGroup<Row>[] {
  if (!rows.some((row) => row.dueAt)) return rows.length > 0 ? [{ name: '', late: false, rows }] : [];
  return order
    .map((name) => ({ name, late: name === '已超时', rows: rows.filter((row) => groupOf(row.dueAt, now) === name) }))
    .filter((group) => group.rows.length > 0);
}
