import { type BatchRow, type MatterRow, mostInBatch, type SafeRow } from '../../contract.ts';
import { rowKey } from '../lists/row-words.ts';

/** A row that is done by this batch. */
export interface Going {
  readonly row: MatterRow;
  readonly task: SafeRow;
}

/** A row that was chosen and is not done by it, with the sentence that says why. */
export interface LeftOut {
  readonly row: MatterRow;
  readonly why: string;
}

export interface Plan {
  readonly going: readonly Going[];
  readonly leftOut: readonly LeftOut[];
}

/** The rows that are asked about; what is beyond them waits for the next batch. */
export const askedAbout = (rows: readonly MatterRow[]): readonly MatterRow[] => rows.slice(0, mostInBatch);

/** One batch is one kind, one step, one decision. */
const sortOf = ({ act, kindCode, node, step, verb, emptyOpinion = '' }: SafeRow): string =>
  act === 'read' ? act : [kindCode, node, step, verb, emptyOpinion].join('\n');

/** The largest part that can be done in one go, the first where two are equal; all others are left out with a reason. */
export function planOf(rows: readonly MatterRow[], told: readonly BatchRow[]): Plan {
  const toldOf = new Map(told.map((one) => [one.taskId, one]));
  const parts = new Map<string, SafeRow[]>();
  for (const one of told) if (one.safe) parts.set(sortOf(one), [...(parts.get(sortOf(one)) ?? []), one]);
  const [largest = []] = [...parts.values()].sort((one, other) => other.length - one.length);
  const chosen = new Set(largest.map(({ taskId }) => taskId));
  const whyNot = (one: BatchRow | undefined): string => {
    if (!one) return `一次最多 ${mostInBatch} 件，余下的下一批再办。`;
    return one.safe ? `这件在“${one.step}”，不是同一种办法，另办一批。` : one.why;
  };
  return {
    going: rows.flatMap((row) => {
      const task = toldOf.get(rowKey(row));
      return task?.safe && chosen.has(task.taskId) ? [{ row, task }] : [];
    }),
    leftOut: rows
      .filter((row) => !chosen.has(rowKey(row)))
      .map((row) => ({ row, why: whyNot(toldOf.get(rowKey(row))) })),
  };
}

/** `3 件送王建华“审批”`: who gets how many. */
export function nextLines(going: readonly Going[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { task } of going) counts.set(task.next, (counts.get(task.next) ?? 0) + 1);
  return [...counts].filter(([next]) => next !== '').map(([next, count]) => `${count} 件${next}`);
}

/** Boxes in front of rows appear only where two of them may be of one sort. */
export function mayBatch(rows: readonly MatterRow[]): boolean {
  const sorts = rows.flatMap(({ taskId, kindCode, step }) => (taskId ? [`${kindCode}\n${step}`] : []));
  return new Set(sorts).size < sorts.length;
}
