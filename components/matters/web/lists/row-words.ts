import type { MatterRow } from '../../contract.ts';

const ends: Readonly<Record<string, string>> = {
  DRAFT: '草稿',
  DONE: '已办结',
  REFUSED: '不同意，已结束',
  CANCELLED: '已撤销',
};

/** 现在等谁, or how it ended: `等孙倩、沈洁`, `已办结`. */
export function waitingWords(row: MatterRow): string {
  const end = ends[row.state];
  if (end) return end;
  const [first = ''] = row.waitingFor;
  if (row.waitingFor.length === 0) return '停着，没有人在办';
  return row.waitingFor.length <= 3 ? `等${row.waitingFor.join('、')}` : `等${first}等 ${row.waitingFor.length} 人`;
}

/** The second line of a row: number, kind, who started it, the step. */
export const metaWords = (row: MatterRow): readonly string[] =>
  [row.number, row.kindName, row.starter, row.step].filter((part): part is string => Boolean(part));

/** Rows of one matter in one list differ by their task. */
export const rowKey = (row: MatterRow): string => row.taskId ?? row.matterId;
