import { haltedWords, type MatterRow, stateWords } from '../../contract.ts';

/** 现在等谁 as the reader says it, or how it ended: `等我、孙倩`, `已办结`. */
export function waitingWords(row: MatterRow, reader: string): string {
  const end = row.halted ? haltedWords[row.halted] : stateWords[row.state];
  if (end) return end;
  const names = row.waitingFor.map((name) => (name === reader ? '我' : name));
  const [first = ''] = names;
  if (names.length === 0) return row.waits ?? '停着，没有人在办';
  return names.length <= 3 ? `等${names.join('、')}` : `等${first}等 ${names.length} 人`;
}

/** The second line of a row: for whom it is done, number, kind, who started it, the step, how often it was pressed. */
export const metaWords = (row: MatterRow): readonly string[] =>
  [
    row.onBehalfOf && `代${row.onBehalfOf}`,
    row.number,
    row.kindName,
    row.starter,
    row.step,
    row.pressed && `已催 ${row.pressed} 次`,
  ].filter((part): part is string => Boolean(part));

/** Rows of one matter in one list differ by their task. */
export const rowKey = (row: Pick<MatterRow, 'matterId' | 'taskId'>): string => row.taskId ?? row.matterId;
