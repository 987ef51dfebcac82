import type { ReplyOf } from '@gov/base/component';
import type { routes } from '../../contract.ts';
import { urgencyWords } from '../lists/urgency-words.ts';

/** The order of the secretary, where the reader follows it. */
export type SecretarysOrder = NonNullable<ReplyOf<typeof routes.ownOrder>['order']>;

/** A row with its place in that order: compared first by part, then by place. */
export interface Arranged {
  readonly part?: 'before' | 'today' | 'between' | 'later';
  readonly place?: number;
}

interface Row {
  readonly taskId?: string | undefined;
  readonly urgency?: string | undefined;
}

/**
 * 今日呈批 comes first as it was laid, 缓呈 last; what the secretary has not placed stands between in the usual order. What is 特提
 * or 特急 and was not placed came after he looked, or he may not read it: it stands before all.
 */
export function arranged<R extends Row>(
  rows: readonly R[],
  order: SecretarysOrder | undefined,
): readonly (R & Arranged)[] {
  if (!order?.followed) return rows;
  return rows.map((row) => ({ ...row, ...placeOf(row, order) }));
}

function placeOf({ taskId = '', urgency }: Row, { today, later }: SecretarysOrder): Arranged {
  if (today.includes(taskId)) return { part: 'today', place: today.indexOf(taskId) };
  if (later.includes(taskId)) return { part: 'later', place: later.indexOf(taskId) };
  const words = urgencyWords(urgency);
  return { part: words === '特提' || words === '特急' ? 'before' : 'between' };
}

const parts = ['before', 'today', 'between', 'later'] as const;
const rankOf = ({ part }: Arranged): number => (part === undefined ? 0 : parts.indexOf(part));

/** Below zero: the one comes first; zero: the usual order decides. */
export const byArrangement = (one: Arranged, other: Arranged): number =>
  rankOf(one) - rankOf(other) || (one.place ?? 0) - (other.place ?? 0);

export const partWords = { today: '今日呈批', later: '缓呈' } as const;
